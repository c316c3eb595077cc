import type { Command } from 'commander';
import { count } from '../../calendar/index.ts';
import { defined } from '../../defined.ts';
import {
  createDocumentDesk,
  type DocumentDesk,
  type DocumentServices,
  type VersionInReview,
} from '../../documents/index.ts';
import { registerDocumentDoubts } from './documents-doubts.ts';
import { inWords, promisesInWords, shown, standingInWords } from './documents-in-words.ts';

/** What the commands need from the outside. */
export type DocumentLifeIo = {
  readonly out: (line: string) => void;
  readonly fail: (sentence: string) => never;
  /** Why only a person whom a platform knows may decide, as a clause; undefined where no platform reaches this data. */
  readonly reachedBy: string | undefined;
  readonly open: () => Promise<{ readonly services: DocumentServices; readonly close: () => Promise<void> }>;
};

type By = { readonly by: string };

/** Adds what becomes of documents after they were brought: begin, list, show, approve, withdraw, promises, phrasing, approvals. */
export function registerDocumentLife(documents: Command, io: DocumentLifeIo): void {
  const withDesk = async (work: (desk: DocumentDesk) => Promise<void>) => {
    const { services, close } = await io.open();
    try {
      await work(createDocumentDesk(services));
    } finally {
      await close();
    }
  };
  const decides = () => {
    if (io.reachedBy !== undefined)
      io.fail(`${io.reachedBy}, so this is decided there, by somebody the platform knows.`);
  };

  registerDocumentDoubts(documents, {
    out: io.out,
    fail: io.fail,
    withDesk,
    find: (desk, name, version) => find(desk, name, version, io),
  });

  documents
    .command('begin')
    .description('make a council that has no documents yet, so that its people can come and bring them in chat')
    .argument('<council>', 'its short name: northmere')
    .requiredOption('--name <name>', 'its name: "Northmere District Council"')
    .action((id: string, { name }: { readonly name: string }) =>
      withDesk(async (desk) => {
        const begun = await desk.begin(id, name);
        if (begun.kind === 'refused') return io.fail(begun.why);
        io.out(
          `Made ${begun.council.name} (${id}). Give its tenant or workspace to it: COUNCILS=<tenant>=${id}. Then bring its people: npm run clausewise -- people import FILE --council ${id}`,
        );
      }),
    );

  documents
    .command('list')
    .description('the documents of a council, with every version and what it is today')
    .requiredOption('--council <id>', 'whose documents')
    .option('--json', 'print JSON only')
    .action((options: { readonly council: string; readonly json?: boolean }) =>
      withDesk(async (desk) => {
        const lines = await desk.list(options.council);
        if (lines === undefined) return io.fail(`There is no council "${options.council}".`);
        if (options.json) return io.out(JSON.stringify(lines));
        for (const { id, title, versions, withdrawn } of lines) {
          io.out(`${id}: ${title}${versions.length === 0 ? ' (ships with the program)' : ''}`);
          for (const each of versions) {
            const since =
              each.from === undefined ? `proposed on ${each.proposedOn} by ${each.proposedBy}` : `from ${each.from}`;
            const by = each.approvedBy.length === 0 ? '' : `, approved by ${each.approvedBy.join(' and ')}`;
            io.out(
              `  version ${each.version}: ${inWords[each.standing]}, ${since}${by}, ${count(each.paragraphs, 'paragraph')}`,
            );
          }
          if (withdrawn)
            io.out(
              `  withdrawn from ${withdrawn.from}${withdrawn.replacedBy ? `; ${withdrawn.replacedBy} took its place` : ''}`,
            );
        }
      }),
    );

  documents
    .command('show')
    .description('what a version has different from the text before it; the whole text of a first one')
    .argument('<document>', 'for example northmere/working-together')
    .option('--version <number>', 'which version; the last where it is left out')
    .action((name: string, options: { readonly version?: string }) =>
      withDesk(async (desk) => {
        const version = await find(desk, name, options.version, io);
        for (const line of await shown(desk, version)) io.out(line);
      }),
    );

  documents
    .command('approve')
    .description('show what a version changes and, with --yes, let it go out')
    .argument('<document>', 'for example northmere/working-together')
    .requiredOption('--by <name>', 'who has read it, for example "J. Smith, Monitoring Officer"')
    .option('--version <number>', 'which version; the last where it is left out')
    .option('--from <date>', 'the day from which it holds, like 2026-12-24')
    .option('--yes', 'you have read what it changes')
    .action(
      (name: string, { by, yes, from, version: number }: By & { yes?: boolean; from?: string; version?: string }) => {
        decides();
        return withDesk(async (desk) => {
          const version = await find(desk, name, number, io);
          if (yes !== true) {
            for (const line of await shown(desk, version)) io.out(line);
            return io.out(`Nothing was approved. When you have read it, run this again with --yes.`);
          }
          const approved = await desk.approve(version, { name: by }, from);
          if (approved.kind === 'refused') return io.fail(approved.why);
          if (approved.kind === 'changed-meanwhile')
            return io.fail('Somebody else changed this version just now. Look again.');
          if (approved.kind === 'one-of-two')
            return io.out(`Approved by ${by}. This council wants a second person to approve it too.`);
          io.out(`Approved. It holds from ${approved.from}${approved.isAhead ? ', and not before' : ''}.`);
          const promises = await desk.promises(version.council);
          if (promises && promises.standing !== 'confirmed')
            io.out(
              `${standingInWords[promises.standing]} See: npm run clausewise -- documents promises --council ${version.council}`,
            );
        });
      },
    );

  documents
    .command('withdraw')
    .description('say that a document no longer holds, and what took its place')
    .argument('<document>', 'for example northmere/working-together')
    .requiredOption('--by <name>', 'who says so')
    .option('--from <date>', 'the first day on which it no longer holds; today where it is left out')
    .option('--replaced-by <document>', 'the document that took its place')
    .action((name: string, { by, from, replacedBy }: By & { from?: string; replacedBy?: string }) => {
      decides();
      return withDesk(async (desk) => {
        const [council, slug] = split(name, io);
        const how = { ...(from ? { from } : {}), ...(replacedBy ? { replacedBy } : {}) };
        const done = await desk.withdraw({ council, slug }, { name: by }, how);
        if (done.kind === 'refused') return io.fail(done.why);
        io.out(`${name} no longer holds from ${done.from}. Its versions stay, and can be cited by date.`);
      });
    });

  documents
    .command('promises')
    .description('the days that the documents promise for enquiries, and whether somebody has confirmed them')
    .requiredOption('--council <id>', 'whose')
    .option('--confirm', 'confirm what was understood; needs --by')
    .option('--by <name>', 'who has read the sentences')
    .option('--json', 'print JSON only')
    .action((options: { council: string; confirm?: boolean; by?: string; json?: boolean }) => {
      if (options.confirm) decides();
      return withDesk(async (desk) => {
        const promises = await desk.promises(options.council);
        if (promises === undefined) return io.fail(`There is no council "${options.council}".`);
        if (options.json) return io.out(JSON.stringify(promises));
        for (const line of promisesInWords(promises)) io.out(line);
        if (options.confirm !== true) return;
        if (promises.suggested === undefined) return io.fail('There is nothing to confirm.');
        if (options.by === undefined) return io.fail('Say who has read it: --by "J. Smith, Monitoring Officer".');
        const done = await desk.confirmStandard(options.council, promises.suggested, { name: options.by });
        if (done.kind === 'refused') return io.fail(done.why);
        io.out(`Confirmed by ${options.by}. Dates are counted by these days from now on.`);
      });
    });

  documents
    .command('phrasing')
    .description('add a way people ask for a paragraph, in effect within five seconds')
    .argument('<reference>', 'for example northmere/working-together#26')
    .argument('<question...>', 'as people ask it')
    .requiredOption('--by <name>', 'who says so')
    .option('--near-miss', 'the paragraph does not answer it, though it is close')
    .option('--why <reason>', 'why: what was shown for it before, or who asked')
    .option('--remove', 'take it away again')
    .action(
      (
        reference: string,
        words: readonly string[],
        { by, nearMiss, why, remove }: By & { nearMiss?: true; why?: string; remove?: true },
      ) =>
        withDesk(async (desk) => {
          const [council = ''] = reference.split('/');
          const ask = words.join(' ');
          const done = remove
            ? await desk.removePhrasing(council, { ask, reference })
            : await desk.addPhrasing(council, { ask, reference, by, ...defined({ nearMiss, why }) });
          if (done === undefined)
            return io.fail(
              remove
                ? `"${ask}" was not added for ${reference}, so nothing was taken away.`
                : `There is no paragraph "${reference}" in the documents in force.`,
            );
          io.out(remove ? 'Taken away.' : `Kept: "${ask}" asks for ${reference}.`);
        }),
    );

  documents
    .command('approvals')
    .description('how many people have to approve a version of a council’s documents')
    .argument('<how-many>', '1 or 2')
    .requiredOption('--council <id>', 'whose')
    .action((howMany: string, { council }: { readonly council: string }) => {
      if (howMany === '1' && io.reachedBy !== undefined)
        return io.fail(
          `${io.reachedBy}, so only somebody it knows can do without the second person: write "documents" to Clausewise, open the page, and press "Let one person approve" below the list.`,
        );
      if (howMany !== '1' && howMany !== '2') return io.fail(`One or two people can be wanted. Seen: "${howMany}".`);
      return withDesk(async (desk) => {
        const done = await desk.setApprovalsNeeded(council, howMany === '1' ? 1 : 2);
        if (done === undefined) return io.fail(`There is no council "${council}".`);
        io.out(howMany === '1' ? 'One person approves.' : 'Two people approve, each under their own name.');
      });
    });
}

function split(name: string, { fail }: DocumentLifeIo): readonly [string, string] {
  const [, council, slug] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(name) ?? [];
  return council && slug
    ? [council, slug]
    : fail(`A document is named like "northmere/working-together". Seen: "${name}".`);
}

async function find(
  desk: DocumentDesk,
  name: string,
  number: string | undefined,
  io: DocumentLifeIo,
): Promise<VersionInReview> {
  const [council, slug] = split(name, io);
  const line = (await desk.list(council))?.find((each) => each.slug === slug);
  const version = number === undefined ? line?.versions[0]?.version : Number(number);
  const found = version === undefined ? undefined : await desk.version({ council, slug, version });
  return found ?? io.fail(`There is no version ${number ?? ''} of "${name}" that was brought.`.replace('  ', ' '));
}
