import type { Command } from 'commander';
import { count } from '../../calendar/index.ts';
import type { DocumentDesk, VersionInReview } from '../../documents/index.ts';
import { offeredFix, openDoubts } from '../../reviewing/index.ts';

/** What the commands need from the outside. */
export type DocumentDoubtsIo = {
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
  readonly withDesk: (work: (desk: DocumentDesk) => Promise<void>) => Promise<void>;
  readonly find: (desk: DocumentDesk, name: string, version: string | undefined) => Promise<VersionInReview>;
};

type Options = { readonly version?: string };

/** So much of what names a fix is typed, and more where two begin alike. */
const SHORTEST = 4;

/** Adds the typed form of the page "Look at what is doubtful": `documents doubts`, and `documents fix` for each of its buttons. */
export function registerDocumentDoubts(documents: Command, { out, fail, withDesk, find }: DocumentDoubtsIo): void {
  documents
    .command('doubts')
    .description('the places of a proposed version to look at, each with what can be done about it')
    .argument('<document>', 'for example northmere/working-together')
    .option('--version <number>', 'which version; the last where it is left out')
    .action((name: string, options: Options) =>
      withDesk(async (desk) => {
        for (const line of doubtsInWords(await find(desk, name, options.version))) out(line);
      }),
    );

  documents
    .command('fix')
    .description('do what was offered for a place to look at, or take the last correction back with "undo"')
    .argument('<document>', 'for example northmere/working-together')
    .argument('<fix>', 'its sign, as "documents doubts" gives it, or "undo"')
    .option('--version <number>', 'which version; the last where it is left out')
    .action((name: string, sign: string, options: Options) =>
      withDesk(async (desk) => {
        const version = await find(desk, name, options.version);
        const done = sign === 'undo' ? await desk.undoFix(version) : await desk.fix(version, meant(version, sign));
        if (done.kind === 'refused') return fail(done.why);
        if (done.kind === 'changed-meanwhile') return fail('Somebody else changed this version just now. Look again.');
        out(sign === 'undo' ? 'The last correction was taken back.' : 'Saved.');
        for (const line of doubtsInWords(done.version)) out(line);
      }),
    );

  function meant(version: VersionInReview, sign: string) {
    const signs = openDoubts(version).flatMap(({ fixes }) => fixes.map(({ key }) => key));
    const keys = [...new Set(signs)].filter((key) => sign.length >= SHORTEST && key.startsWith(sign.toLowerCase()));
    const fix = keys.length === 1 ? offeredFix(version, keys[0] ?? '') : undefined;
    return fix ?? fail(`Nothing that is offered has the sign "${sign}". Nothing was changed.`);
  }
}

function doubtsInWords(version: VersionInReview): readonly string[] {
  const doubts = openDoubts(version);
  const { id } = version.document;
  const signs = [...new Set(doubts.flatMap(({ fixes }) => fixes.map(({ key }) => key)))];
  const signOf = (key: string) => {
    let length = SHORTEST;
    while (signs.some((other) => other !== key && other.startsWith(key.slice(0, length)))) length += 1;
    return key.slice(0, length);
  };
  if (doubts.length === 0) return [`${id}, version ${version.version}: nothing left to look at.`];
  return [
    `${id}, version ${version.version}: ${count(doubts.length, 'place')} to look at.`,
    ...doubts.flatMap(({ where, why, fixes }) => [
      '',
      `${where}: ${why}`,
      ...fixes.map(({ key, say }) => `  ${signOf(key)}  ${say}`),
    ]),
    '',
    `To do one of them: npm run clausewise -- documents fix ${id} SIGN`,
  ];
}
