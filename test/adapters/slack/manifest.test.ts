import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { botScopes } from '../../../src/adapters/slack/oauth.ts';
import { fillSlackManifest, registerPackageSlack } from '../../../src/app/command-line/package-slack.ts';

const template = readFileSync(join(import.meta.dirname, '../../../manifests/slack/manifest.yaml'), 'utf8');
const url = 'https://clausewise.derby.gov.uk';

/** Slack's own schema of manifests, as it publishes it: which version, and how it is made newer, says the README beside it. */
const isManifest = new Ajv({ allErrors: true, strict: false, formats: { uri: true } }).compile<Manifest>(
  JSON.parse(readFileSync(join(import.meta.dirname, 'schema/manifest.schema.2.0.0.json'), 'utf8')),
);

/** The parts of a manifest that are looked at here. */
type Manifest = {
  readonly _metadata: { readonly major_version: number };
  readonly display_information: { readonly background_color: string };
  readonly features: {
    readonly unfurl_domains: readonly string[];
    readonly slash_commands: readonly { readonly url?: string }[];
    readonly agent_view: { readonly suggested_prompts: readonly { readonly message: string }[] };
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly socket_mode_enabled: boolean;
    readonly event_subscriptions: { readonly bot_events: readonly string[]; readonly request_url?: string };
    readonly interactivity: object;
  };
};

/** The manifest of this text. Throws with what Slack's schema has against it. */
function read(text: string): Manifest {
  const manifest: unknown = parse(text);
  if (!isManifest(manifest)) throw new Error(JSON.stringify(isManifest.errors, undefined, 2));
  return manifest;
}

function filled(options: Partial<Parameters<typeof fillSlackManifest>[1]> = {}): {
  text: string;
  manifest: Manifest;
} {
  const result = fillSlackManifest(template, { url, ...options });
  if (result.kind !== 'filled') throw new Error(result.message);
  return { text: result.manifest, manifest: read(result.manifest) };
}

describe('the Slack manifest', () => {
  it('is one that Slack takes, as it lies here and filled in', () => {
    expect(read(template)._metadata.major_version).toBe(2);
    const { text, manifest } = filled();
    expect(text).not.toContain('example.gov.uk');
    expect(manifest.settings.event_subscriptions.request_url).toBe(`${url}/slack/events`);
    expect(manifest.features.unfurl_domains).toEqual(['clausewise.derby.gov.uk']);
    expect(manifest.features.slash_commands.map((command) => command.url)).toEqual([
      `${url}/slack/events`,
      `${url}/slack/events`,
    ]);
    // What the schema leaves open: new apps have the agent's surface alone, and Slack takes addresses over TLS.
    expect(manifest.features).not.toHaveProperty('assistant_view');
    expect(manifest.display_information.background_color).toMatch(/^#[0-9a-fA-F]{6}$/);
    expect(text).not.toMatch(/\bhttp:/);
  });

  it('is checked by a schema that says no', () => {
    for (const [right, wrong] of [
      ['agent_view:', 'agent_views:'],
      ['_metadata:', 'metadata:'],
      ['command: /clause', 'command: clause'],
      ['type: message', 'type: note'],
    ] as const) {
      expect(template).toContain(right);
      expect(() => read(template.replace(right, wrong)), wrong).toThrow();
    }
  });

  it('asks for the permissions that the installation asks for', () => {
    expect(parse(template).oauth_config.scopes.bot).toEqual(botScopes);
  });

  it('asks for every permission that its events and features need, and may read no channel', () => {
    const { manifest } = filled();
    expect(manifest.settings.event_subscriptions.bot_events).toContain('tokens_revoked');
    expect(manifest.oauth_config.scopes.bot).not.toContain('im:read');
    const needed = {
      app_mention: 'app_mentions:read',
      'message.im': 'im:history',
      link_shared: 'links:read',
      app_home_opened: 'assistant:write',
    };
    for (const [event, scope] of Object.entries(needed)) {
      expect(manifest.settings.event_subscriptions.bot_events).toContain(event);
      expect(manifest.oauth_config.scopes.bot).toContain(scope);
    }
    expect(manifest.oauth_config.scopes.bot.filter((scope) => /^(channels|groups|mpim):/.test(scope))).toEqual([]);
  });

  it('for Socket Mode names no address to be reached at', () => {
    const { manifest } = filled({ socketMode: true });
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(manifest.settings.event_subscriptions.request_url).toBeUndefined();
    expect(manifest.settings.interactivity).toEqual({ is_enabled: true });
    expect(manifest.features.slash_commands.every((command) => command.url === undefined)).toBe(true);
  });

  it('offers the council’s own examples where it is made for one, and four at most', () => {
    const examples = ['May I attend a group meeting?', 'Who decides?', 'How soon?', 'And then?'];
    const { manifest } = filled({ examples });
    expect(manifest.features.agent_view.suggested_prompts.map(({ message }) => message)).toEqual([
      ...examples.slice(0, 3),
      'my casework',
    ]);
    expect(filled().manifest.features.agent_view.suggested_prompts).toHaveLength(4);
  });

  it('is made by a command that takes the address from the settings, and refuses what Slack cannot reach', async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'clausewise-slack-')), 'manifest.yaml');
    const run = async (configured: string | undefined, ...words: string[]) => {
      const said: string[] = [];
      const codes: number[] = [];
      const program = new Command().exitOverride();
      registerPackageSlack(program, {
        out: (line) => said.push(line),
        err: (line) => said.push(line),
        exit: (code) => codes.push(code),
        template: () => template,
        configured: () => configured,
        examplesOf: async (council) => (council === 'derby' ? ['How soon?'] : undefined),
      });
      await program.parseAsync(['package-slack', ...words, '--out', out], { from: 'user' });
      return { said: said.join(), codes };
    };
    expect((await run(url, '--council', 'derby')).codes).toEqual([]);
    expect(readFileSync(out, 'utf8')).toContain('How soon?');
    expect(await run(undefined)).toMatchObject({ codes: [2], said: expect.stringContaining('https://name') });
    expect(await run(url, '--council', 'nowhere')).toEqual({ codes: [2], said: 'There is no council "nowhere".' });
  });

  it.each([
    '',
    'clausewise.derby.gov.uk',
    'http://clausewise.derby.gov.uk',
    'https://a:b@c.uk',
    'https://c.uk:8443',
    'https://c.uk/?x=1',
  ])('is not filled in with "%s"', (wrong) => {
    expect(fillSlackManifest(template, { url: wrong })).toMatchObject({ kind: 'refused' });
  });

  it('takes an address with a slash at its end', () => {
    expect(filled({ url: `${url}/` }).text).toBe(filled().text);
  });
});
