import { expect, it } from 'vitest';
import { startServer } from '../app/running-server.ts';
import { slackSettings, teamsSettings } from '../bench/platforms.ts';
import { documentsOf } from '../support/stage-setting.ts';

/** Goes into the process before anything else, and writes each package that is loaded on standard error, once. */
const watcher = `
  import { registerHooks } from 'node:module';
  const seen = new Set();
  registerHooks({
    load(url, context, next) {
      const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)\\/(?!.*node_modules\\/)/.exec(url)?.[1];
      if (name && !seen.has(name)) { seen.add(name); process.stderr.write('loaded ' + name + '\\n'); }
      return next(url, context);
    },
  });
`;

it.each([
  ['neither platform', { TRY_OUT: 'off' }, []],
  ['the try-out page, which shows Teams’ cards', { TRY_OUT: 'on' }, []],
  ['Teams', teamsSettings, ['botbuilder']],
  ['Slack', slackSettings, ['@slack/bolt']],
])('with %s only what that needs is loaded', async (_, settings, expected) => {
  const preload = `--import=data:text/javascript,${encodeURIComponent(watcher)}`;
  const server = await startServer({ ...documentsOf('derby'), ...settings, NODE_OPTIONS: preload });
  try {
    const loaded = [...server.log().matchAll(/^loaded (.+)$/gm)].map(([, name]) => name ?? '');
    expect(loaded).toContain('express');
    const ofPlatforms = loaded.filter((name) => /^(?:botbuilder|botframework|@slack\/|adaptivecards$)/.test(name));
    expect(ofPlatforms.filter((name) => ['botbuilder', '@slack/bolt'].includes(name)).sort()).toEqual(expected);
    if (expected.length === 0) expect(ofPlatforms).toEqual([]);
  } finally {
    await server.close();
  }
});
