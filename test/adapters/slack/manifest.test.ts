import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { botScopes } from '../../../src/adapters/slack/oauth.ts';
import { fillSlackManifest, registerPackageSlack } from '../../../src/app/command-line/package-slack.ts';

const template = readFileSync(join(import.meta.dirname, '../../../manifests/slack/manifest.yaml'), 'utf8');
const url = 'https://clausewise.derby.gov.uk';

/**
 * The parts of Slack's manifest schema 2.0 that we use, written out here: no npm package has it. Nothing unknown is
 * let through. https://docs.slack.dev/reference/app-manifest
 */
const address = z
  .string()
  .regex(/^https:\/\//)
  .max(3_000);
const schema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    long_description: z.string().min(175).max(4_000),
    background_color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .min(1)
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\//).max(32),
          url: address.optional(),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().min(1).max(1_000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
    unfurl_domains: z
      .array(
        z
          .string()
          .regex(/^(?![.-])[-a-z0-9.]+[a-z0-9]$/)
          .max(255),
      )
      .min(1)
      .max(5),
    agent_view: z.strictObject({
      agent_description: z.string().min(1).max(300),
      suggested_prompts: z
        .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
        .min(1)
        .max(4),
    }),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(z.string().max(2_500)),
    scopes: z.strictObject({ bot: z.array(z.string().max(50)).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address.optional(),
      bot_events: z.array(z.string().max(50)).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: address.optional(),
      message_menu_options_url: address.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

function filled(options: Partial<Parameters<typeof fillSlackManifest>[1]> = {}): {
  text: string;
  manifest: z.infer<typeof schema>;
} {
  const result = fillSlackManifest(template, { url, ...options });
  if (result.kind !== 'filled') throw new Error(result.message);
  return { text: result.manifest, manifest: schema.parse(parse(result.manifest)) };
}

describe('the Slack manifest', () => {
  it('is one that Slack takes, as it lies here and filled in', () => {
    expect(schema.safeParse(parse(template)).error).toBeUndefined();
    const { text, manifest } = filled();
    expect(text).not.toContain('example.gov.uk');
    expect(manifest.settings.event_subscriptions.request_url).toBe(`${url}/slack/events`);
    expect(manifest.features.unfurl_domains).toEqual(['clausewise.derby.gov.uk']);
    expect(manifest.features.slash_commands.map((command) => command.url)).toEqual([
      `${url}/slack/events`,
      `${url}/slack/events`,
    ]);
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
