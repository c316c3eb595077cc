import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { parseDocument } from 'yaml';
import { defined } from '../../defined.ts';
import { sayList } from '../../understanding/index.ts';
import { refuseInOneSentence } from './due.ts';

/** What the command touches: lines out and in error, the exit code, and what the configuration already knows. */
export type PackageSlackIo = {
  out(line: string): void;
  err(line: string): void;
  exit(code: number): void;
  /** The manifest as it lies in the repository. */
  template(): string;
  /** The public address of this installation, where it is configured. */
  configured(): string | undefined;
  /** Example questions of a council; undefined where there is no such council. */
  examplesOf(council: string): Promise<readonly string[] | undefined>;
};

/** What stands in the manifest where a council's own address belongs. */
const PLACEHOLDER = 'https://clausewise.example.gov.uk';
/** Slack shows so many questions at most. */
const MOST_PROMPTS = 4;

export type SlackPackageOptions = {
  /** Where Clausewise can be reached: `https://clausewise.council.gov.uk`. */
  readonly url: string;
  /** True where Clausewise opens a socket to Slack instead of being reached by it. */
  readonly socketMode?: boolean;
  /** The council's own example questions, in the place of the general ones. */
  readonly examples?: readonly string[];
};

export type SlackPackage =
  | { readonly kind: 'filled'; readonly manifest: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Adds `clausewise package-slack`: writes the manifest that an administrator pastes. Exit code 2 for a wrong address. */
export function registerPackageSlack(program: Command, io: PackageSlackIo): void {
  const command = program
    .command('package-slack')
    .description('make the manifest that an administrator gives to Slack')
    .argument('[url]', 'where Clausewise is reached, https://name; from the configuration unless given')
    .option('--socket', 'Clausewise opens a socket to Slack, and is not reached from outside')
    .option('--council <id>', "offer this council's own example questions")
    .option('--out <file>', 'where to write it', 'slack-manifest.yaml')
    .action(async (url: string | undefined, options: { socket?: true; council?: string; out: string }) => {
      const examples = options.council === undefined ? undefined : await io.examplesOf(options.council);
      const filled: SlackPackage =
        options.council !== undefined && examples === undefined
          ? { kind: 'refused', message: `There is no council "${options.council}".` }
          : fillSlackManifest(io.template(), {
              url: url ?? io.configured() ?? '',
              socketMode: options.socket ?? false,
              ...defined({ examples }),
            });
      if (filled.kind === 'refused') {
        io.err(filled.message);
        io.exit(2);
        return;
      }
      writeFileSync(options.out, filled.manifest);
      io.out(`Written to ${options.out}. Paste it at https://api.slack.com/apps, Create New App, From a manifest.`);
    });
  refuseInOneSentence(command, io);
}

/** The manifest with a council's own address in it, or a sentence on why not. Comments stay. */
export function fillSlackManifest(template: string, options: SlackPackageOptions): SlackPackage {
  const address = readAddress(options.url);
  if (!address) {
    return { kind: 'refused', message: 'Give the address as https://name, without a port, a query or a user name.' };
  }
  const manifest = parseDocument(
    template.replaceAll(PLACEHOLDER, address.base).replaceAll(new URL(PLACEHOLDER).hostname, address.host),
  );
  if (options.socketMode) {
    // Slack refuses request addresses of an app that is reached by socket.
    manifest.setIn(['settings', 'socket_mode_enabled'], true);
    manifest.deleteIn(['settings', 'event_subscriptions', 'request_url']);
    manifest.deleteIn(['settings', 'interactivity', 'request_url']);
    manifest.deleteIn(['settings', 'interactivity', 'message_menu_options_url']);
    for (const index of [0, 1]) manifest.deleteIn(['features', 'slash_commands', index, 'url']);
  }
  if (options.examples && options.examples.length > 0) {
    const casework = { title: 'Show my casework', message: sayList('mine') };
    const prompts = options.examples.slice(0, MOST_PROMPTS - 1).map((text) => ({ title: text, message: text }));
    manifest.setIn(['features', 'agent_view', 'suggested_prompts'], manifest.createNode([...prompts, casework]));
  }
  return { kind: 'filled', manifest: manifest.toString({ lineWidth: 0 }) };
}

/** The address without a slash at its end, and its host; undefined for one that Slack could not reach safely. */
function readAddress(text: string): { base: string; host: string } | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.port || url.username || url.search || url.hash) return undefined;
  return { base: url.href.replace(/\/+$/, ''), host: url.hostname };
}
