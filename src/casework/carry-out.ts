import type { LocalDate } from '../calendar/index.ts';
import {
  type CouncilId,
  type Database,
  type Directory,
  findPerson,
  isActive,
  type Person,
  type PersonId,
} from '../people/index.ts';
import { type Action, type ChangeContext, type EnquiryDraft, type Refused, refuse } from './action.ts';
import type { AuditEntry } from './audit.ts';
import { changeEnquiry } from './change-enquiry.ts';
import { type Enquiry, type EnquiryNumber, formatReference, parseReference } from './enquiry.ts';
import type { CaseworkReads, CaseworkStores } from './enquiry-store.ts';
import { checkDraft, logEnquiry } from './log-enquiry.ts';
import { likelyNumbers, MOST_OFFERED } from './near-references.ts';
import { whyNotAllowed, whyNotLogged, whyNotNamed } from './permission.ts';
import type { CaseworkRules } from './rules.ts';
import { systemVisibility, visibilityOf } from './visibility.ts';

/** What changed in a transaction, for whoever adds to that same transaction: `before` is absent for a new enquiry. */
export type Changed = {
  readonly before?: Enquiry;
  readonly after: Enquiry;
  readonly entry: AuditEntry;
  readonly directory: Directory;
};

/**
 * What changes are made with. `alongside` runs inside the transaction of each change, with the same stores, and is where
 * reminders plan their outbox rows; when it rejects nothing is stored.
 */
export type CaseworkDesk<Stores extends CaseworkStores> = {
  readonly database: Database<Stores, CaseworkReads>;
  readonly alongside: (stores: Stores, changed: Changed) => Promise<void>;
};

/** Who asks, when, and the id under which it is done once however often it is asked. `on` is the council's date at `at`. */
export type Asked = {
  readonly council: CouncilId;
  readonly by: PersonId;
  readonly changeId: string;
  readonly at: number;
  readonly on: LocalDate;
  readonly rules: CaseworkRules;
};

/**
 * What became of it. `changed` with `repeated`: it was done before under this changeId, and the entry is the one of then.
 * `not-found`: there is none, or it is not theirs to see, which read the same; `near` is what they may have meant.
 * `conflict`: somebody changed it since; `enquiry` is how it is now.
 */
export type CaseworkOutcome =
  | { readonly kind: 'changed'; readonly enquiry: Enquiry; readonly entry: AuditEntry; readonly repeated: boolean }
  | Refused
  | NotFound
  | { readonly kind: 'conflict'; readonly enquiry?: Enquiry };

/** No such enquiry as far as the asker may know. */
export type NotFound = { readonly kind: 'not-found'; readonly sentence: string; readonly near: readonly Enquiry[] };

/** Logs an enquiry under the next number of its council and of the year of `on`. */
export function log<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Asked,
  draft: EnquiryDraft,
): Promise<CaseworkOutcome> {
  return once(desk, asked, { kind: 'log' }, async (stores, person, directory) => {
    const context = contextOf(asked, directory);
    const stopped = whyNotLogged(person, draft, directory, asked.on) ?? checkDraft(draft, context);
    if (stopped !== undefined) return stopped;
    const year = Number(asked.on.slice(0, 4));
    // Counted once with a number that is not used, so that a refusal spends none.
    const trial = logEnquiry(asked.council, { year, number: 1 }, draft, context);
    if (trial.kind === 'refused') return trial;
    const number = await stores.casework.takeNumber(asked.council, year);
    const logged = logEnquiry(asked.council, { year, number }, draft, context);
    if (logged.kind === 'refused') return logged;
    await stores.casework.add(logged.enquiry, logged.entry);
    await desk.alongside(stores, { after: logged.enquiry, entry: logged.entry, directory });
    return { ...logged, repeated: false };
  });
}

/** Changes an enquiry. With `seenVersion`, of a card or form shown earlier, anything newer is a conflict. */
export function carryOut<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Asked,
  wanted: EnquiryNumber & { readonly seenVersion?: number },
  action: Action,
): Promise<CaseworkOutcome> {
  return once(desk, asked, { kind: action.kind, wanted }, async (stores, person, directory) => {
    const viewer = visibilityOf(person, directory, asked.on);
    const before = await stores.casework.enquiry(viewer, wanted);
    if (before === undefined) return notFound(stores.casework, viewer, wanted);
    if (wanted.seenVersion !== undefined && wanted.seenVersion !== before.version)
      return { kind: 'conflict', enquiry: before };
    const stopped = whyNotAllowed(person, before, action) ?? whyNotNamed(action, directory, asked.on);
    if (stopped !== undefined) return stopped;
    const changed = changeEnquiry(before, action, contextOf(asked, directory));
    if (changed.kind === 'refused') return changed;
    const stored = await stores.casework.change(changed.enquiry, changed.entry);
    if (stored.kind === 'conflict') return { kind: 'conflict' };
    await desk.alongside(stores, { before, after: changed.enquiry, entry: changed.entry, directory });
    return { ...changed, repeated: false };
  });
}

/** "No such enquiry" and "not yours" are this one sentence. */
export async function notFound(
  reads: Pick<CaseworkReads['casework'], 'some'>,
  viewer: ReturnType<typeof visibilityOf>,
  { year, number }: EnquiryNumber,
): Promise<NotFound> {
  const likely = likelyNumbers({ year, number });
  const found = await reads.some(viewer, likely);
  const rank = new Map(likely.map((guess, at) => [`${guess.year}-${guess.number}`, at]));
  const place = (enquiry: Enquiry) => rank.get(`${enquiry.year}-${enquiry.number}`) ?? likely.length;
  return {
    kind: 'not-found',
    sentence: `There is no enquiry ${formatReference(year, number)} that you can see.`,
    near: [...found].sort((a, b) => place(a) - place(b)).slice(0, MOST_OFFERED),
  };
}

/** Names for sentences, from the directory. */
export function contextOf(asked: Asked, directory: Directory): ChangeContext {
  const { changeId, by, at, on, rules } = asked;
  return {
    changeId,
    by,
    at,
    on,
    rules,
    nameOf: (id) => findPerson(directory, id)?.name ?? 'somebody not in the directory',
  };
}

type Work<Stores> = (stores: Stores, person: Person, directory: Directory) => Promise<CaseworkOutcome>;

async function once<Stores extends CaseworkStores>(
  { database }: CaseworkDesk<Stores>,
  asked: Asked,
  target: { readonly kind: AuditEntry['kind']; readonly wanted?: EnquiryNumber },
  work: Work<Stores>,
): Promise<CaseworkOutcome> {
  const attempt = () =>
    database.transaction(async (stores): Promise<CaseworkOutcome> => {
      const directory = await stores.people.directory(asked.council);
      const person = findPerson(directory, asked.by);
      if (person === undefined || !isActive(person, asked.on)) {
        return refuse('not-allowed', 'You are not in the council’s directory.');
      }
      const viewer = visibilityOf(person, directory, asked.on);
      const [entry, ...others] = await stores.casework.entriesOfChange(asked.council, asked.changeId);
      if (entry === undefined) return work(stores, person, directory);
      return repeat(stores, viewer, asked, target, [entry, ...others]);
    });
  try {
    const outcome = await attempt();
    // Nobody asked for a version, so what came in between is no reason to bother them: once more, from how it is now.
    return outcome.kind === 'conflict' && outcome.enquiry === undefined ? await attempt() : outcome;
  } catch (error) {
    // The same change arrived twice at the same time and the other one was stored first: this one is its repetition.
    if (error instanceof Error && 'code' in error && error.code === 'duplicate') return attempt();
    throw error;
  }
}

async function repeat(
  stores: CaseworkStores,
  viewer: ReturnType<typeof visibilityOf>,
  asked: Asked,
  target: { readonly kind: AuditEntry['kind']; readonly wanted?: EnquiryNumber },
  entries: readonly AuditEntry[],
): Promise<CaseworkOutcome> {
  const reference = target.wanted && formatReference(target.wanted.year, target.wanted.number);
  const entry = entries.find(
    (one) =>
      one.kind === target.kind && one.by === asked.by && (reference === undefined || one.reference === reference),
  );
  if (entry === undefined)
    return refuse('change-id-used', 'That was sent once before as something else. Please start again.');
  const wanted = parseReference(entry.reference) ?? { year: 0, number: 0 };
  // Somebody who reassigned it away may no longer see it: they are told again what they were told then, but nothing since.
  const enquiry =
    (await stores.casework.enquiry(viewer, wanted)) ??
    asThen(await stores.casework.enquiry(systemVisibility(asked.council), wanted), entry);
  if (enquiry === undefined) return notFound(stores.casework, viewer, wanted);
  return { kind: 'changed', enquiry, entry, repeated: true };
}

function asThen(enquiry: Enquiry | undefined, entry: AuditEntry): Enquiry | undefined {
  return enquiry?.version === entry.version ? enquiry : undefined;
}
