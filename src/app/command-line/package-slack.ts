import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';

/** What stands in the manifest where a council's own address belongs. */
const placeholder = 'https://clausewise.example.gov.uk';

export type SlackPackageOptions = {
  /** Where Clausewise can be reached: `https://clausewise.council.gov.uk`. */
  readonly url: string;
  /** True where Clausewise opens a socket to Slack instead of being reached by it. */
  readonly socketMode?: boolean;
  /** True for workspaces on a plan without Slack's assistant threads. */
  readonly withoutAssistant?: boolean;
};

export type SlackPackage =
  | { readonly kind: 'filled'; readonly manifest: string }
  | { readonly kind: 'refused'; readonly message: string };

/** The manifest with a council's own address in it, or a sentence on why not. Comments stay. */
export function fillSlackManifest(template: string, options: SlackPackageOptions): SlackPackage {
  const address = readAddress(options.url);
  if (!address) {
    return { kind: 'refused', message: 'Give the address as https://name, without a port, a query or a user name.' };
  }
  const manifest = parseDocument(
    template.replaceAll(placeholder, address.base).replaceAll(new URL(placeholder).hostname, address.host),
  );
  if (options.socketMode) {
    // Slack refuses request addresses of an app that is reached by socket.
    manifest.setIn(['settings', 'socket_mode_enabled'], true);
    manifest.deleteIn(['settings', 'event_subscriptions', 'request_url']);
    manifest.deleteIn(['settings', 'interactivity', 'request_url']);
    for (const index of [0, 1]) manifest.deleteIn(['features', 'slash_commands', index, 'url']);
  }
  if (options.withoutAssistant) {
    manifest.deleteIn(['features', 'assistant_view']);
    removeItem(['oauth_config', 'scopes', 'bot'], 'assistant:write');
    removeItem(['settings', 'event_subscriptions', 'bot_events'], 'assistant_thread_started');
  }
  return { kind: 'filled', manifest: manifest.toString({ lineWidth: 0 }) };

  function removeItem(path: readonly string[], item: string): void {
    const list = manifest.toJS();
    const items: unknown = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], list);
    if (Array.isArray(items)) manifest.deleteIn([...path, items.indexOf(item)]);
  }
}

/** The address without a slash at its end, and its host; undefined for one that Slack could not reach safely. */
function readAddress(text: string): { base: string; host: string } | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.port || url.username || url.search || url.hash) return undefined;
  return { base: url.href.replace(/\/+$/, ''), host: url.hostname };
}

/** `npm run package:slack -- URL [--socket] [--without-assistant] [--out FILE]`. Exit code 2 for a wrong address. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      socket: { type: 'boolean', default: false },
      'without-assistant': { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const template = readFileSync(join(import.meta.dirname, '../../../manifests/slack/manifest.yaml'), 'utf8');
  const result = fillSlackManifest(template, {
    url: positionals[0] ?? '',
    socketMode: values.socket,
    withoutAssistant: values['without-assistant'],
  });
  if (result.kind === 'refused') {
    console.error(result.message);
    process.exitCode = 2;
    return;
  }
  const out = values.out ?? 'slack-manifest.yaml';
  writeFileSync(out, result.manifest);
  console.log(`Wrote ${out}. Paste it at https://api.slack.com/apps, Create New App, From a manifest.`);
}

if (import.meta.main) main();
