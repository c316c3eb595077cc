import { defined } from '../defined.ts';
import type { Fix } from '../importing/index.ts';
import {
  inOrder,
  type QuestionToTry,
  questionsToTry,
  type StoredPhrasing,
  type StoredVersion,
  sinceOnCover,
  standardOf,
  standingOn,
  standsNow,
  type VersionName,
  type VersionStanding,
  versionOn,
} from '../knowledge/index.ts';
import { approve } from './approve.ts';
import { type Difference, differenceOf } from './differences.ts';
import { adoptedAhead, type CoverFacts } from './facts.ts';
import { beginCouncil } from './new-council.ts';
import { type Proposal, propose } from './propose.ts';
import {
  type Check,
  changeCouncil,
  councilOf,
  type DocumentServices,
  type Doer,
  inForce,
  inReview,
} from './records.ts';
import {
  acceptSuggestedTopics,
  changeFacts,
  changeTopics,
  check,
  discard,
  fix,
  type Seen,
  setTopics,
  undoFix,
} from './review.ts';
import { confirmStandard, type PromisesOfCouncil, promisesOf, type StandardToConfirm } from './standard.ts';
import { withdraw } from './withdraw.ts';

/** A version in a list. */
export type VersionLine = VersionName & {
  readonly revision: number;
  readonly standing: VersionStanding;
  /** ISO date from which it holds; absent until it is approved. */
  readonly from?: string;
  /** No date of it is recorded: then `from` is the day of its approval, and no day of coming into force. */
  readonly isUndated: boolean;
  readonly paragraphs: number;
  readonly proposedBy: string;
  /** ISO date. */
  readonly proposedOn: string;
  readonly approvedBy: readonly string[];
  readonly file: string;
};

/** A document with all its versions, newest first. One that ships in the council's folder has none until another is brought. */
export type DocumentLine = {
  /** `northmere/working-together` */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** What it is cited by. */
  readonly shortTitle: string;
  readonly versions: readonly VersionLine[];
  readonly withdrawn?: { readonly from: string; readonly replacedBy?: string };
};

/** Everything one can do with a council's documents. Who may is decided by whoever calls; `mayKeepDocuments` says it. */
export type DocumentDesk = ReturnType<typeof createDocumentDesk>;

/** The desk over where documents are kept. */
export function createDocumentDesk(services: DocumentServices) {
  const { store } = services;
  /** The text that a version takes the place of: what holds before it, or the council's shipped text; empty for a first one. */
  async function before(name: VersionName) {
    const siblings = (await store.versions(name.council)).filter(({ slug }) => slug === name.slug);
    const approved = inOrder(siblings);
    const at = approved.findIndex(({ version }) => version === name.version);
    const earlier = (at === -1 ? approved : approved.slice(0, at)).at(-1)?.document;
    const shipped = (await services.folderCouncil(name.council))?.shipped.find(({ slug }) => slug === name.slug);
    return earlier ?? shipped;
  }

  return {
    /** The documents of a council with their versions; undefined where there is no such council. */
    async list(council: string): Promise<readonly DocumentLine[] | undefined> {
      const found = await councilOf(council, services);
      if (found === undefined) return undefined;
      const on = services.today(found.council.timeZone);
      const bySlug = Map.groupBy(await store.versions(council), ({ slug }) => slug);
      const shipped = found.shipped.filter(({ slug }) => !bySlug.has(slug));
      return [
        ...[...bySlug.values()].flatMap((versions): DocumentLine[] => {
          const last = inOrder(versions).at(-1) ?? versions.at(-1);
          if (last === undefined) return [];
          const { title, shortTitle } = (versionOn(versions, on) ?? last).document;
          return [
            {
              id: last.document.id,
              slug: last.slug,
              title,
              shortTitle,
              versions: versions.toReversed().map((version) => ({
                council,
                slug: version.slug,
                version: version.version,
                revision: version.revision,
                standing: standingOn(version, versions, on),
                ...defined({ from: version.from }),
                isUndated: sinceOnCover(version.document) === undefined,
                paragraphs: version.document.clauses.length,
                proposedBy: version.proposedBy.name,
                proposedOn: version.proposedBy.on,
                approvedBy: version.signatures.map(({ name }) => name),
                file: version.file.name,
              })),
              ...(last.withdrawn ? { withdrawn: last.withdrawn } : {}),
            },
          ];
        }),
        ...shipped.map(({ id, slug, title, shortTitle }) => ({ id, slug, title, shortTitle, versions: [] })),
      ];
    },

    /** Makes a council without documents. */
    begin: (id: string, name: string) => beginCouncil(id, name, services),

    /** What is kept of a council: its name, how many have to approve, its ways of asking. */
    council: async (id: string) => (await councilOf(id, services))?.council,

    propose: (proposal: Proposal) => propose(proposal, services),

    /** A version with its text and its draft; undefined where there is none. */
    version: async (name: VersionName) => inReview(await store.version(name)),

    fix: (seen: Seen, correction: Fix) => fix(seen, correction, services),
    undoFix: (seen: Seen) => undoFix(seen, services),
    changeFacts: (seen: Seen, facts: CoverFacts) => changeFacts(seen, facts, services),
    changeTopics: (seen: Seen, local: string, topics: readonly string[]) => changeTopics(seen, local, topics, services),
    setTopics: (seen: Seen, topics: StoredVersion['topics']) => setTopics(seen, topics, services),
    check: (seen: Seen, what: Check) => check(seen, what, services),
    acceptSuggestedTopics: (seen: Seen) => acceptSuggestedTopics(seen, services),
    discard: (seen: Seen) => discard(seen, services),
    approve: (seen: Seen, by: Doer, from?: string) => approve(seen, by, services, from),
    /** Says that the day on which a version was adopted lies ahead, where it does: then nobody can approve it yet. */
    async adoptedAhead({ council, document }: Pick<StoredVersion, 'council' | 'document'>) {
      const found = await councilOf(council, services);
      return found && adoptedAhead(document, services.today(found.council.timeZone));
    },
    withdraw: (
      document: { readonly council: string; readonly slug: string },
      by: Doer,
      how: { readonly from?: string; readonly replacedBy?: string } = {},
    ) => withdraw(document, by, how, services),

    /** For each clause, by reference, the topics that it seems to be about. */
    async suggestedTopics(name: VersionName) {
      const version = await store.version(name);
      return services.suggestTopics(version?.document.clauses ?? []);
    },

    /** Ten questions drawn from the topics that were ticked, to try a version with before it is approved. */
    async questionsToTry(name: VersionName): Promise<readonly QuestionToTry[]> {
      const version = await store.version(name);
      const ticked = new Set(Object.values(version?.topics ?? {}).flat());
      return questionsToTry(
        (await services.topics()).filter(({ id }) => ticked.has(id)),
        10,
      );
    },

    /** What a version has different from the text before it; of a first version, everything is added. */
    async difference(name: VersionName): Promise<Difference | undefined> {
      const version = await store.version(name);
      return version && differenceOf((await before(name))?.clauses ?? [], version.document.clauses);
    },

    /** The file as received, with its name. */
    async file(name: VersionName) {
      const version = await store.version(name);
      const bytes = version && (await store.file(version.file.hash));
      return version && bytes && { name: version.file.name, bytes };
    },

    /** How many people have to approve a version of this council's documents. */
    setApprovalsNeeded: (council: string, approvalsNeeded: 1 | 2) =>
      changeCouncil(council, services, (now) => ({ ...now, approvalsNeeded })),

    /** What the documents in force promise about enquiries; undefined where there is no such council. */
    async promises(id: string): Promise<PromisesOfCouncil | undefined> {
      const found = await councilOf(id, services);
      if (found === undefined) return undefined;
      const documents = await inForce(id, services);
      const { mainDocument, standard } = found.council;
      const responseStandard = found.known?.responseStandard ?? { kind: 'none', clause: mainDocument };
      const own = { council: { mainDocument, responseStandard }, documents: found.shipped };
      return promisesOf(documents, standardOf(standard, own, documents));
    },

    /** Confirms the days that a council promises. Refused where a figure is not in its clause. */
    confirmStandard: async (council: string, wanted: StandardToConfirm, by: Doer) =>
      confirmStandard(council, wanted, by, await inForce(council, services), services),

    /** Adds a way people ask for a clause, or, as a near miss, a question close to it that it does not answer. */
    async addPhrasing(council: string, phrasing: Omit<StoredPhrasing, 'digest' | 'on'>) {
      const texts = await inForce(council, services);
      const clause = texts.flatMap(({ clauses }) => clauses).find(({ reference }) => reference === phrasing.reference);
      const ask = phrasing.ask.trim();
      if (clause === undefined || ask === '') return undefined;
      return changeCouncil(council, services, (now) => ({
        ...now,
        phrasings: [
          ...(now.phrasings ?? []).filter((each) => each.ask !== ask || standsNow(each, texts) !== clause.reference),
          { ...phrasing, ask, digest: clause.digest, on: services.today(now.timeZone) },
        ],
      }));
    },

    /** Takes away what was added so, by the clause's number of today or else of then; undefined where nothing was. */
    async removePhrasing(council: string, { ask, reference }: Pick<StoredPhrasing, 'ask' | 'reference'>) {
      const found = await councilOf(council, services);
      const texts = await inForce(council, services);
      const asked = (found?.council.phrasings ?? []).filter((each) => each.ask === ask.trim());
      const here = asked.filter((each) => standsNow(each, texts) === reference);
      const gone = here.length > 0 ? here : asked.filter((each) => each.reference === reference);
      if (gone.length === 0) return undefined;
      const isGone = (each: StoredPhrasing) =>
        gone.some((one) => one.ask === each.ask && one.reference === each.reference);
      return changeCouncil(council, services, (now) => ({
        ...now,
        phrasings: (now.phrasings ?? []).filter((each) => !isGone(each)),
      }));
    },
  };
}
