import type { Person } from '../people/index.ts';
import { type Refused, refuse, UNDO_FOR } from './action.ts';
import type { AuditEntry } from './audit.ts';
import { movedSentence } from './change-enquiry.ts';
import { type Asked, type CaseworkDesk, contextOf, type SeveralOutcome } from './desk.ts';
import { type Enquiry, type EnquiryNumber, type EnquiryReference, parseReference } from './enquiry.ts';
import type { CaseworkStores } from './enquiry-store.ts';
import { entryFor, versionToUndo } from './entry.ts';
import { notFound } from './not-found.ts';
import { Collision, once } from './once.ts';
import { canUndo } from './possible-actions.ts';
import { withNextVersion } from './seen-version.ts';
import { systemVisibility } from './visibility.ts';

/**
 * Takes back what somebody did to an enquiry last, and to every other that was changed with it: within five minutes, by the
 * one who did it, while nothing came after that they may see. The enquiry is as it was, in a version of its own; the history keeps
 * both for officers. One that was only just logged is withdrawn without its words and its resident, and councillors see it no more.
 */
export function undo<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Asked,
  wanted: EnquiryNumber,
): Promise<SeveralOutcome> {
  return once(desk, asked, { kind: 'undo', wanted: [wanted] }, async (stores, { person, directory, viewer }) => {
    const { casework } = stores;
    const system = systemVisibility(asked.council);
    const unseen = await casework.enquiry(system, wanted);
    // What somebody has just put out of their own sight by mistake they may bring back.
    const found =
      (await casework.enquiry(viewer, wanted)) ??
      (unseen !== undefined && canUndo(unseen, person, asked.at) ? unseen : undefined);
    if (found === undefined) return notFound(casework, viewer, wanted);
    const stopped = whyNotUndone(found, (await casework.history(viewer, found)).at(-1), person, asked);
    if (stopped !== undefined) return stopped;
    const whole = await casework.history(system, found);
    const last = whole.find(({ version }) => version === versionToUndo(found));
    const entries = await casework.entriesOfChange(asked.council, last?.changeId ?? '');
    const context = contextOf(asked, directory);
    const planned: { now: Enquiry; restored: Enquiry; entry: AuditEntry }[] = [];
    for (const done of entries) {
      const number = parseReference(done.reference) ?? wanted;
      const now = await casework.enquiry(system, number);
      if (now === undefined || versionToUndo(now) !== done.version || !canUndo(now, person, asked.at))
        return refuse('too-late', `${done.reference} has been changed since, so nothing was taken back.`);
      const before = await casework.previous(asked.council, number);
      if (before === undefined && done.version > 1)
        return refuse('too-late', `How ${done.reference} was before is no longer known, so nothing was taken back.`);
      const linkedTo = linksWithout(done, entries, now);
      const { linkedTo: _, ...back } = restore(now, before, asked);
      const restored = withNextVersion(linkedTo.length === 0 ? back : { ...back, linkedTo }, now, {
        at: asked.at,
        isForOfficers: done.audience === 'officers',
      });
      const moved = movedSentence(now, restored);
      // Who could read it in between is not hidden from whoever it belongs to.
      const isSeen = now.councillorId !== restored.councillorId;
      const entry = entryFor(now, restored, context, {
        kind: 'undo',
        what: ['Taken back within five minutes.', ...(moved === undefined ? [] : [moved])].join(' '),
        ...(isSeen ? { audience: 'everyone' as const } : { audience: 'officers' as const, undoes: done.version }),
      });
      planned.push({ now, restored, entry });
    }
    for (const { now, restored, entry } of planned) {
      // Who a resident is of something that was logged by mistake is kept for nobody.
      const resident = restored.takenBack === true ? {} : undefined;
      if ((await casework.change(restored, entry, resident)).kind === 'conflict') throw new Collision();
      await desk.alongside(stores, { before: now, after: restored, entry, directory });
    }
    // The one that was named comes first.
    const changes = planned
      .map(({ restored, entry }) => ({ enquiry: restored, entry }))
      .sort(
        (a, b) => Number(b.enquiry.reference === found.reference) - Number(a.enquiry.reference === found.reference),
      );
    return { kind: 'changed', changes, repeated: false };
  });
}

/** `last` is the last entry that they may see: what else was done nobody is told by a refusal. */
function whyNotUndone(
  enquiry: Enquiry,
  last: AuditEntry | undefined,
  person: Person,
  { at }: Asked,
): Refused | undefined {
  const { reference } = enquiry;
  if (canUndo(enquiry, person, at)) return undefined;
  const isNothing = last === undefined || last.kind === 'undo';
  if (!isNothing && last.by !== person.id)
    return refuse('not-allowed', `Somebody else changed ${reference} last, so you cannot take it back.`);
  return !isNothing && at - last.at >= UNDO_FOR
    ? refuse('too-late', `${reference} was last changed more than five minutes ago, so that cannot be taken back.`)
    : refuse('too-late', `Nothing about ${reference} can be taken back.`);
}

/** What stands in the place of a subject that was logged by mistake. */
const TAKEN_BACK = 'Logged by mistake and taken back';

function restore(now: Enquiry, before: Enquiry | undefined, { on }: Asked): Enquiry {
  if (before !== undefined) {
    const { undoable: _, ...rest } = before;
    return rest;
  }
  const { undoable: _, updateBasis: __, madeFrom: ___, ...rest } = now;
  const { update } = now.deadlines;
  const stopped = update.by === undefined ? update : { version: update.version + 1 };
  return {
    ...rest,
    subject: TAKEN_BACK,
    details: '',
    stage: 'withdrawn',
    withdrawnOn: on,
    takenBack: true,
    deadlines: { ...now.deadlines, update: stopped },
  };
}

/** The links that stay: all that there are now, but for what the change that is taken back did to them. */
function linksWithout(done: AuditEntry, entries: readonly AuditEntry[], now: Enquiry): readonly EnquiryReference[] {
  const others = entries.map(({ reference }) => reference).filter((reference) => reference !== done.reference);
  const links = now.linkedTo ?? [];
  if (done.kind === 'link') return links.filter((reference) => !others.includes(reference));
  return done.kind === 'unlink' ? [...new Set([...links, ...others])] : links;
}
