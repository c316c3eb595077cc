import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Zippable, zipSync } from 'fflate';
import { refuseInOneSentence } from './due.ts';

/** What the command touches: lines out and in error, the exit code, and what the configuration already knows. */
export type PackageTeamsIo = {
  out(line: string): void;
  err(line: string): void;
  exit(code: number): void;
  /** The folder with `manifest.template.json`, `color.png` and `outline.png`. */
  readonly folder: string;
  /** The app id and the public host of this installation, where they are configured. */
  configured(): { readonly appId?: string; readonly host?: string };
};

/** What makes the app this council's. */
export type TeamsAppIds = {
  /** The application (client) id of the app registration: a GUID. */
  readonly appId: string;
  /** The public host, with its port if it has one: `clausewise.derby.gov.uk`. */
  readonly host: string;
  /** Who runs it, 32 characters at most. */
  readonly organisation: string;
  /** `1.0.0`; Teams takes a new package only under a higher one. */
  readonly version: string;
  readonly privacyUrl?: string;
  readonly termsUrl?: string;
  /** Where Teams may show answers to one person in a channel: adds slash commands. */
  readonly targeted?: boolean;
};

type Packed =
  | { readonly kind: 'packed'; readonly zip: Uint8Array }
  | { readonly kind: 'refused'; readonly message: string };

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Adds `clausewise package-teams`: writes the zip that an administrator uploads. Exit code 2 for input that is missing. */
export function registerPackageTeams(program: Command, io: PackageTeamsIo): void {
  const command = program
    .command('package-teams')
    .description('make the app package that an administrator uploads to Microsoft Teams')
    .argument('[file]', 'where to write it', 'clausewise-teams.zip')
    .option('--app-id <guid>', 'application (client) id; from the configuration unless given')
    .option('--host <name>', 'public host name; from the configuration unless given')
    .option('--organisation <name>', 'who runs it, 32 characters at most', 'Clausewise')
    .option('--app-version <version>', 'raise it for every upload', '1.0.0')
    .option('--privacy-url <url>', 'privacy notice; /privacy of the host unless given')
    .option('--terms-url <url>', 'terms of use; /terms of the host unless given')
    .option('--targeted', 'slash commands, and answers for one person in a channel: see the guide first')
    .action((file: string, options: Readonly<Record<string, string>> & { readonly targeted?: true }) => {
      const known = io.configured();
      const packed = packTeamsApp(io.folder, {
        appId: options.appId ?? known.appId ?? '',
        host: options.host ?? known.host ?? '',
        organisation: options.organisation ?? '',
        version: options.appVersion ?? '',
        targeted: options.targeted ?? false,
        ...(options.privacyUrl ? { privacyUrl: options.privacyUrl } : {}),
        ...(options.termsUrl ? { termsUrl: options.termsUrl } : {}),
      });
      if (packed.kind === 'refused') {
        io.err(packed.message);
        io.exit(2);
        return;
      }
      writeFileSync(file, packed.zip);
      io.out(`Written to ${file}. Upload it in the Teams admin centre under Teams apps, Manage apps.`);
    });
  refuseInOneSentence(command, io);
}

/** The package with its three files at the root. The same ids give the same bytes. */
export function packTeamsApp(folder: string, ids: TeamsAppIds): Packed {
  if (!GUID.test(ids.appId)) return refused('The app id is the GUID of the app registration: give it with --app-id.');
  const domain = URL.canParse(`https://${ids.host}/`) ? new URL(`https://${ids.host}/`).hostname : '';
  if (ids.host === '' || !/^(?=.{1,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(domain) || /[/?#@]/.test(ids.host))
    return refused('The host is a name without https://, such as clausewise.derby.gov.uk: give it with --host.');
  if (ids.organisation === '' || ids.organisation.length > 32)
    return refused('The organisation has 1 to 32 characters.');
  if (!/^\d+\.\d+\.\d+$/.test(ids.version)) return refused('The version has three numbers, such as 1.0.1.');
  const { targeted = false, ...named } = ids;
  const addresses = { privacyUrl: `https://${ids.host}/privacy`, termsUrl: `https://${ids.host}/terms`, ...named };
  for (const [name, option] of [
    ['privacyUrl', '--privacy-url'],
    ['termsUrl', '--terms-url'],
  ] as const)
    if (!isWebAddress(addresses[name]))
      return refused(
        `${option} takes an address that begins with https:// and has ${LONGEST_ADDRESS} characters at most.`,
      );
  const filled = renderTeamsManifest(readFileSync(join(folder, 'manifest.template.json'), 'utf8'), {
    ...addresses,
    domain,
  });
  const manifest = `${JSON.stringify(targeted ? withTargeted(filled) : filled, undefined, 2)}\n`;
  const files: Zippable = {
    'manifest.json': new TextEncoder().encode(manifest),
    'color.png': readFileSync(join(folder, 'color.png')),
    'outline.png': readFileSync(join(folder, 'outline.png')),
  };
  return { kind: 'packed', zip: zipSync(files, { level: 9, mtime: '1980-01-01T12:00:00' }) };
}

/** As Microsoft's schema takes it. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) && text.length <= LONGEST_ADDRESS;
}

const LONGEST_ADDRESS = 2_048;

/** Commands after a slash, which only whoever types them sees, and answers that only they see. */
function withTargeted(manifest: unknown): unknown {
  const { bots, ...rest } = manifest as { readonly bots: readonly { readonly commandLists: readonly object[] }[] };
  return {
    ...rest,
    bots: bots.map((bot) => ({
      ...bot,
      supportsTargetedMessages: true,
      commandLists: bot.commandLists.map((list, at) => (at === 0 ? list : { triggers: ['mention', 'slash'], ...list })),
    })),
  };
}

/** The template with every `{{name}}` in its strings filled in. Throws on a name without a value. */
function renderTeamsManifest(template: string, values: Readonly<Record<string, string>>): unknown {
  return JSON.parse(template, (_key, value: unknown) => {
    if (typeof value !== 'string') return value;
    return value.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
      const filled = values[name];
      if (filled === undefined) throw new Error(`The manifest's template asks for ${name}, which nobody gives`);
      return filled;
    });
  });
}

function refused(message: string): Packed {
  return { kind: 'refused', message };
}
