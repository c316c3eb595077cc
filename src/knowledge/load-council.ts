import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Approvals, approvalFaults, parseApprovals } from './approval.ts';
import { councilFaults, parseCouncil } from './council-file.ts';
import { COUNCIL_RECORD } from './council-files.ts';
import { parseDocumentText } from './document.ts';
import { parsePhrasings, withoutProvenance } from './phrasings.ts';
import { combineSignposts, parseOwnSignposts } from './signposts.ts';
import { proveAgainstSource } from './source-proof.ts';
import { readText, unreadable } from './text-file.ts';
import { parseTicks, type Tick } from './ticks.ts';
import type { Topic } from './topics.ts';
import type { Council, CouncilDocument, KnowledgeFault, Phrasing, Signpost } from './types.ts';
import type { DatedDocument } from './versions-by-date.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What all councils share. `Signpost.contact` is still a key here. */
export type SharedKnowledge = Vocabulary & {
  readonly signposts: readonly Signpost[];
  /** The topic library. */
  readonly topics: readonly Topic[];
};

/** One council with all that is known of it. The main document comes first. */
export type CouncilKnowledge = Vocabulary & {
  readonly council: Council;
  readonly documents: readonly CouncilDocument[];
  /** Short names of documents that are there and cannot be read: nothing can be said of what stands in them. */
  readonly leftOut?: readonly string[];
  /** By document id; a document without any has never been approved. */
  readonly approvals: ReadonlyMap<string, Approvals>;
  readonly phrasings: readonly Phrasing[];
  /** Questions close to a clause that the documents do not answer; `reference` is the clause they are close to. */
  readonly nearMisses: readonly Phrasing[];
  readonly signposts: readonly Signpost[];
  /** The topic library, and which of its topics clauses are about. */
  readonly topics: readonly Topic[];
  readonly ticks: readonly Tick[];
  /** Every approved text of each document, by document id, in the order in which they came into force. */
  readonly history?: ReadonlyMap<string, readonly DatedDocument[]>;
};

/** Loaded, with the faults of what had to be left out; `broken` where nothing could be; `unknown` for no such council. */
export type LoadedCouncil =
  | { readonly kind: 'loaded'; readonly knowledge: CouncilKnowledge; readonly faults: readonly KnowledgeFault[] }
  | { readonly kind: 'broken'; readonly faults: readonly KnowledgeFault[] }
  | { readonly kind: 'unknown' };

type DocumentFiles = {
  readonly document: CouncilDocument | undefined;
  readonly approvals: Approvals | undefined;
  readonly phrasings: readonly Phrasing[];
  readonly nearMisses: readonly Phrasing[];
  readonly ticks: readonly Tick[];
  readonly faults: readonly KnowledgeFault[];
};

/**
 * Loads one council from its folder, without the documents that it brought, which have a record beside them. Throws only what the
 * file system throws.
 */
export async function loadCouncil(folder: string, id: string, shared: SharedKnowledge): Promise<LoadedCouncil> {
  const councilFile = `${id}/council.yaml`;
  const text = await readText(folder, councilFile);
  if (text === undefined) return { kind: 'unknown' };
  const parsed = parseCouncil(councilFile, id, text);
  if (!parsed.value) {
    const empty = { file: councilFile, line: 1, message: 'The file is empty; it should describe the council.' };
    return { kind: 'broken', faults: parsed.faults.length > 0 ? parsed.faults : [empty] };
  }

  const all = (await readdir(join(folder, id))).sort();
  // What holds of a council that brought its documents, its record says: what they promise, and that nobody is named for signposts.
  const isRecorded = all.includes(COUNCIL_RECORD);
  const recorded = new Set(all.flatMap((name) => /^(.+)\.record\.json$/.exec(name)?.[1] ?? []));
  const names = all.filter((name) => !recorded.has(name.slice(0, name.indexOf('.'))));
  const slugs = names.filter((name) => name.endsWith('.md') && name !== 'README.md').map((name) => name.slice(0, -3));
  const main = (slug: string) => Number(`${id}/${slug}` === parsed.value?.mainDocument);
  slugs.sort((one, other) => main(other) - main(one));
  const files = await Promise.all(
    slugs.map((slug) => loadDocument(folder, id, slug, shared.topics).catch(nothingOf(`${id}/${slug}.md`))),
  );
  const documents = files.flatMap(({ document }) => document ?? []);

  const signpostsFile = `${id}/signposts.yaml`;
  const ownText = await readText(folder, signpostsFile);
  const own = ownText === undefined ? undefined : parseOwnSignposts(signpostsFile, ownText);
  const { signposts, faults } = combineSignposts(signpostsFile, shared.signposts, own);

  return {
    kind: 'loaded',
    knowledge: {
      ...shared,
      council: parsed.value,
      documents,
      leftOut: slugs.filter((_, at) => files[at]?.document === undefined),
      approvals: new Map(
        files.flatMap(({ approvals }) => (approvals ? [[approvals.document, approvals] as const] : [])),
      ),
      phrasings: files.flatMap(({ phrasings }) => phrasings),
      nearMisses: files.flatMap(({ nearMisses }) => nearMisses),
      signposts,
      ticks: files.flatMap(({ ticks }) => ticks),
    },
    faults: [
      ...(isRecorded ? [] : councilFaults(councilFile, parsed, documents)),
      ...files.flatMap((each) => each.faults),
      ...orphans(id, names, slugs),
      ...(own?.faults ?? []),
      ...((own && !own.value) || (own === undefined && isRecorded) ? [] : faults),
    ],
  };
}

const nothing = { document: undefined, approvals: undefined, phrasings: [], nearMisses: [], ticks: [] };

function nothingOf(file: string): (error: unknown) => DocumentFiles {
  return (error) => ({ ...nothing, faults: [unreadable(file, error)] });
}

async function loadDocument(
  folder: string,
  council: string,
  slug: string,
  topics: readonly Topic[],
): Promise<DocumentFiles> {
  const path = `${council}/${slug}`;
  const file = `${path}.md`;
  if (!/^[a-z0-9-]+$/.test(slug)) {
    const message = 'A document is named in small letters, digits and hyphens, like "working-together.md".';
    return { ...nothing, faults: [{ file, line: 1, message }] };
  }
  const parsed = parseDocumentText({ file, council, slug, text: (await readText(folder, file)) ?? '' });
  if (!parsed.value) return { ...nothing, faults: parsed.faults };
  const { document, remainder } = parsed.value;

  const sourceFile = `sources/${document.source}`;
  const source = document.source.endsWith('.txt') ? await readText(folder, sourceFile) : undefined;
  const differences =
    source === undefined
      ? [
          {
            file: sourceFile,
            line: 1,
            message: `The source of ${document.id} is not there, so nothing proves its text.`,
          },
        ]
      : proveAgainstSource(document, remainder, { file: sourceFile, text: source });

  const approvalsFile = `${path}.approved.json`;
  const approvalsText = await readText(folder, approvalsFile);
  const approvals = approvalsText === undefined ? undefined : parseApprovals(approvalsFile, approvalsText);

  const phrasingsFile = `${path}.phrasings.yaml`;
  const phrasingsText = await readText(folder, phrasingsFile);
  const phrased = parsePhrasings(phrasingsFile, phrasingsText ?? '', document);
  const nearMissesFile = `${path}.near-misses.yaml`;
  const nearMissesText = await readText(folder, nearMissesFile);
  const nearMissed = parsePhrasings(nearMissesFile, nearMissesText ?? '', document);
  const ticksFile = `${path}.topics.yaml`;
  const ticked = parseTicks(ticksFile, (await readText(folder, ticksFile)) ?? '', document, topics);
  const own = approvals?.value?.document === document.id ? approvals.value : undefined;
  return {
    document,
    approvals: own,
    phrasings: phrased.phrasings,
    nearMisses: nearMissed.phrasings,
    ticks: ticked.ticks,
    faults: [
      ...differences,
      ...(approvals?.faults ?? []),
      ...(approvals && !approvals.value ? [] : approvalFaults(approvalsFile, document, approvals?.value)),
      ...phrased.faults,
      ...withoutProvenance(phrasingsFile, phrased.phrasings),
      ...nearMissed.faults,
      ...withoutProvenance(nearMissesFile, nearMissed.phrasings),
      ...ticked.faults,
    ],
  };
}

/** A file that belongs to a document which is not there is a slip of the pen worth naming. */
function orphans(council: string, names: readonly string[], slugs: readonly string[]): KnowledgeFault[] {
  return names.flatMap((name) => {
    const slug = /^(.+)\.(?:phrasings\.yaml|near-misses\.yaml|topics\.yaml|approved\.json)$/.exec(name)?.[1];
    if (slug === undefined || slugs.includes(slug)) return [];
    return [
      { file: `${council}/${name}`, line: 1, message: `There is no document "${slug}.md" that this belongs to.` },
    ];
  });
}
