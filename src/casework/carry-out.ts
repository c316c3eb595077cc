import { isOfCouncillorSide } from '../people/index.ts';
import type { Action, EnquiryDraft } from './action.ts';
import type { AuditEntry } from './audit.ts';
import { changeEnquiry } from './change-enquiry.ts';
import { type Asked, type CaseworkDesk, type CaseworkOutcome, contextOf, type SeveralOutcome } from './desk.ts';
import { withoutResidentInWords, withResident } from './edit-resident.ts';
import { type Enquiry, type EnquiryNumber, formatReference, type Resident } from './enquiry.ts';
import type { CaseworkStores } from './enquiry-store.ts';
import { checkDraft, logEnquiry } from './log-enquiry.ts';
import { notFound } from './not-found.ts';
import { Collision, once, type Work } from './once.ts';
import { whyNotAllowed, whyNotLogged, whyNotNamed } from './permission.ts';
import { versionSeen } from './seen-version.ts';

/** An enquiry that is to be changed. With `seenVersion`, of a card or form shown earlier, anything newer is a conflict. */
export type Wanted = EnquiryNumber & { readonly seenVersion?: number };

/** Logs an enquiry under the next number of its council and of the year of `on`. What a councillor logs is received then. */
export async function log<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Asked,
  given: EnquiryDraft,
): Promise<CaseworkOutcome> {
  const outcome = await once(desk, asked, { kind: 'log' }, async (stores, { person, directory }) => {
    const draft = isOfCouncillorSide(person) ? { ...given, receivedOn: asked.on } : given;
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
    await stores.casework.add(logged.enquiry, logged.entry, draft.resident);
    await desk.alongside(stores, { after: logged.enquiry, entry: logged.entry, directory });
    return { kind: 'changed', changes: [logged], repeated: false };
  });
  return theOnly(outcome);
}

/** Changes an enquiry. */
export async function carryOut<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Asked,
  wanted: Wanted,
  action: Action,
): Promise<CaseworkOutcome> {
  return theOnly(await carryOutAll(desk, asked, [{ wanted, action }]));
}

/** One of several changes. */
export type ChangeStep = { readonly wanted: Wanted; readonly action: Action };

/** Does things of one kind to several enquiries: all of it in one transaction, or nothing and why. */
export function carryOutAll<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Asked,
  steps: readonly ChangeStep[],
): Promise<SeveralOutcome> {
  const each = [
    ...new Map(steps.map((step) => [formatReference(step.wanted.year, step.wanted.number), step])).values(),
  ];
  const kind = each[0]?.action.kind;
  if (kind === undefined || each.some(({ action }) => action.kind !== kind))
    throw new RangeError('Steps of one kind are carried out together, and one at least.');
  return once(desk, asked, { kind, wanted: each.map(({ wanted }) => wanted) }, async (stores, who) => {
    const planned = await plan(stores, who, asked, each);
    if ('kind' in planned) return planned;
    for (const { before, after, entry, resident } of planned) {
      if ((await stores.casework.change(after, entry, resident)).kind === 'conflict') throw new Collision();
      await desk.alongside(stores, { before, after, entry, directory: who.directory });
    }
    const changes = planned.map(({ after, entry }) => ({ enquiry: after, entry }));
    // What was linked from the other side is told by nobody's asking.
    return { kind: 'changed', changes: changes.slice(0, each.length), repeated: false };
  });
}

type Planned = {
  readonly before: Enquiry;
  readonly after: Enquiry;
  readonly entry: AuditEntry;
  readonly resident?: Resident | undefined;
};

/** Everything that would change, worked out before anything is written; or the first thing that stands in the way. */
async function plan(
  { casework }: CaseworkStores,
  { person, directory, viewer }: Parameters<Work<CaseworkStores>>[1],
  asked: Asked,
  steps: readonly ChangeStep[],
): Promise<readonly Planned[] | Exclude<SeveralOutcome, { kind: 'changed' }>> {
  const todo: readonly (readonly [Wanted, Action])[] = [
    ...steps.map(({ wanted, action }) => [wanted, action] as const),
    ...steps.flatMap(({ wanted: { year, number }, action }) =>
      action.kind === 'link' || action.kind === 'unlink'
        ? [[action.to, { kind: action.kind, to: { year, number } }] as const]
        : [],
    ),
  ];
  const planned = new Map<string, Planned>();
  for (const [at, [one, own]] of todo.entries()) {
    const reference = formatReference(one.year, one.number);
    const earlier = planned.get(reference);
    const before = earlier?.after ?? (await casework.enquiry(viewer, one));
    // The other side of a link that is taken away may have lost it already.
    const isOtherSide = at >= steps.length && own.kind === 'unlink';
    if (isOtherSide && !before?.linkedTo?.includes(formatReference(own.to.year, own.to.number))) continue;
    if (before === undefined) return notFound(casework, viewer, one);
    if (one.seenVersion !== undefined && one.seenVersion !== versionSeen(before, viewer).version)
      return { kind: 'conflict', enquiry: before };
    const stopped =
      whyNotAllowed(person, before, own.kind, asked) ?? whyNotNamed(person, before, own, directory, asked.on);
    if (stopped !== undefined) return stopped;
    const ready = await withResident(casework, viewer, before, own);
    if (ready.kind === 'refused') return ready;
    const { action, resident, lost } = ready;
    const context = contextOf(asked, directory);
    // The enquiry does not keep who the resident was, so that it cannot be given back.
    const changed = changeEnquiry(before, action, resident === undefined ? context : { ...context, isFinal: true });
    if (changed.kind === 'refused') return changed;
    const after = await withoutResidentInWords(casework, changed.enquiry, lost);
    planned.set(reference, { before, after, entry: changed.entry, resident });
  }
  return [...planned.values()];
}

function theOnly(outcome: SeveralOutcome): CaseworkOutcome {
  if (outcome.kind !== 'changed') return outcome;
  const [first] = outcome.changes;
  if (first === undefined) throw new RangeError('A change of no enquiry.');
  return { kind: 'changed', ...first, repeated: outcome.repeated };
}
