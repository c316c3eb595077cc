import { formatSpan } from '../../calendar/index.ts';
import { carryOutAll, leave, log, parseReference } from '../../casework/index.ts';
import { type Reply, reply } from '../../messaging/index.ts';
import { findPerson, isActive, recordAbsence } from '../../people/index.ts';
import { sendAnnouncement } from './announcing/index.ts';
import { changeCalendarAddress } from './calendar-address.ts';
import { approveClosure } from './closures/index.ts';
import { LAST, sayWaiting, sayWithId, typedFor } from './command.ts';
import { changeOf, draftsBeside, GONE, logAll } from './confirm-drafts.ts';
import { askAfterLogging, changeDraft, changesReply, loggedLately } from './enquiries/index.ts';
import { allWaiting, isOfSame } from './left-waiting.ts';
import { dropProposal, findKept, ON_PURPOSE, type Proposal, settleProposal } from './pending.ts';
import { becomes, endAbsence, moveEnd, sayStays, stay, whenOver } from './peoples-time/index.ts';
import type { Left } from './screen.ts';
import { askedIn, type Carrying, look, type Scene } from './services.ts';
import { buttons, count, inPlace, listed, paragraph, say } from './wording.ts';

const CORRECTED =
  'You put that right, or said it again, since. So this one was not done. What you said last waits for its own yes.';

/** "Confirm ID": what was read back is done, once, however often it is confirmed. */
export const confirm: Carrying<{ readonly id: string }> = async (said, scene) => {
  const id = said.id === LAST ? scene.screen.waits : said.id;
  if (id === undefined) return undefined;
  const kept = await findKept(id, scene);
  if (kept === undefined) return inPlace(say(GONE), scene);
  if (kept.corrected) return inPlace(say(CORRECTED), scene);
  const { proposal } = kept;
  if (said.id === LAST && needsItsButton(proposal)) return askForItsButton(id, proposal);
  const done = await carry(proposal, id, scene);
  await settleProposal(id, scene);
  const others = proposal.kind === 'log' ? await draftsBeside(id, scene) : [];
  return inPlace(others.length === 0 ? done : { ...done, blocks: [...done.blocks, ...others] }, scene);
};

/** "Cancel ID". */
export const cancel: Carrying<{ readonly id: string }> = async (said, scene) => {
  const id = said.id === LAST ? (scene.screen.waits ?? offeredToCancel(scene)) : said.id;
  if (id === undefined) return leftAsItIs(scene) ?? (await dropLeft(scene.screen.left?.[0], scene.screen.left, scene));
  // What is on record was done, whatever became of noting it: that is asked first.
  const kept = await findKept(id, scene);
  for (const each of kept?.proposal.kind === 'log-all' ? kept.proposal.ids : []) await dropProposal(each, scene);
  const outcome = (await wasDone(id, scene)) ? 'done' : await dropProposal(id, scene);
  return inPlace(say(cancelled[outcome]), scene);
};

/** "Drop the slab": one of the drafts that wait is dropped, and the others wait on. */
export async function dropWaiting(which: number, scene: Scene): Promise<Reply | undefined> {
  const waiting = allWaiting(scene);
  scene.heard.notes.answered = true;
  return dropLeft(waiting[which - 1], waiting, scene);
}

/** What was begun here is dropped: a form, or what was read back, so that nothing on its card does it any more. */
async function dropLeft(
  wanted: Left | undefined,
  left: readonly Left[] = [],
  scene: Scene,
): Promise<Reply | undefined> {
  if (wanted === undefined) return undefined;
  if (wanted.waits !== undefined && (await dropProposal(wanted.waits, scene)) !== 'dropped') return undefined;
  const others = left.filter((each) => each !== wanted);
  scene.heard.notes.left = others;
  const dropped = `“${wanted.name}” was cancelled. Nothing was written down.`;
  if (others.length === 0) return say(dropped);
  const names = listed(others.map(({ name }) => `“${name}”`));
  return reply(
    paragraph(`${dropped} ${names} ${others.length === 1 ? 'waits' : 'wait'} still.`),
    buttons(['See what waits', sayWaiting()]),
  );
}

/** What is said to wait may be shown with its "Cancel" alone. */
function offeredToCancel({ screen }: Scene): string | undefined {
  const [only, second] = screen.buttons.flatMap(({ typed }) => /^cancel ([\w-]{4,64})$/.exec(typed)?.[1] ?? []);
  return second === undefined ? only : undefined;
}

/** "No" to a form, or to a step that was offered: nothing waits for a yes, and words that were kept for that step are dropped. */
function leftAsItIs({ screen, heard }: Scene): Reply | undefined {
  const command = screen.open?.command;
  if (command?.kind === 'log') return say('Then nothing is logged.');
  if (command?.kind !== 'act' && command?.kind !== 'snooze') return undefined;
  const named = command.abouts
    .filter((about) => about.named !== '')
    .map(({ named }) => (parseReference(named) === undefined ? `“${named}”` : named))
    .join(', ');
  if (named === '') return say('Then nothing is done.');
  const [kept, ...others] = screen.left ?? [];
  const isForThat = kept !== undefined && kept.waits === undefined && isOfSame(kept.command, command);
  if (isForThat) heard.notes.left = others;
  return say(`Then nothing is done about ${named}.${isForThat ? ' What you typed is not kept any more.' : ''}`);
}

const cancelled = {
  done: 'That was done already, so there is nothing left to cancel.',
  answered: 'You answered that already, so there is nothing left to cancel.',
  dropped: 'Cancelled. Nothing was written down.',
  none: 'There was nothing left to cancel.',
} as const;

/** Whether the record has what was read back under an id: of enquiries, of people, or of announcements. */
async function wasDone(id: string, scene: Scene): Promise<boolean> {
  const { council, changeId, by } = askedIn(scene, changeOf(id));
  const whose = await look(scene, async ({ casework, people }) => [
    (await people.directoryChange(council, changeId))?.by,
    ...(await casework.entriesOfChange(council, changeId)).map((entry) => entry.by),
  ]);
  const announced = await scene.services.announcements.find(id);
  return whose.includes(by) || (announced?.council === council && announced.author === by);
}

/** "Change ID": the form again, with what was said. */
export const change: Carrying<{ readonly id: string }> = async ({ id }, scene) => {
  const kept = await findKept(id, scene);
  if (kept?.proposal.kind !== 'log') return say(GONE);
  if (kept.done !== true) return changeDraft(kept.proposal.draft, scene);
  const logged = await loggedLately(kept.proposal.draft, scene);
  if (logged === undefined) return changeDraft(kept.proposal.draft, scene);
  return reply(
    paragraph(`That was logged already, as ${logged.reference}. It can be put right there.`),
    buttons(
      [`Put ${logged.reference} right`, typedFor('edit', logged.reference)],
      [`Show ${logged.reference}`, typedFor('show', logged.reference)],
    ),
  );
};

/** What many are told of is not done by a "yes" that may have been meant for something else. */
function needsItsButton(proposal: Proposal): boolean {
  const { kind } = proposal;
  if (kind === 'act') return proposal.onPurpose === true;
  return kind === 'announce' || kind === 'leaving' || kind === 'closure';
}

/** What the button of the read-back says, and why a yes is not enough. */
function ownButton(proposal: Proposal): readonly [label: string, why: string] {
  if (proposal.kind === 'announce') return ['Send it', 'it goes to many people and cannot be called back'];
  if (proposal.kind === 'act') return [ON_PURPOSE, 'it may tell a councillor of somebody’s health or the like'];
  const why = '“undo” does not take it back';
  return proposal.kind === 'closure' ? [proposal.reopened ? 'Take it away' : 'Approve', why] : ['Yes, do it', why];
}

function askForItsButton(id: string, proposal: Proposal): Reply {
  const [label, why] = ownButton(proposal);
  return {
    ...reply(
      paragraph(
        `A yes is not enough for this, because ${why}. Press the button, or type "${sayWithId('confirm', id)}".`,
      ),
      buttons([label, sayWithId('confirm', id)], ['Cancel', sayWithId('cancel', id)]),
    ),
    nature: 'asks',
  };
}

/** Until the last day is over it can be taken back. */
function offerStaying(personId: string, { directory, on }: Scene) {
  const person = findPerson(directory, personId);
  return person === undefined || !isActive(person, on) ? [] : [buttons(['Not leaving after all', sayStays(person)])];
}

async function carry(proposal: Proposal, id: string, scene: Scene): Promise<Reply> {
  const asked = askedIn(scene, changeOf(id));
  switch (proposal.kind) {
    case 'log': {
      const again = () => changeDraft(proposal.draft, scene);
      return askAfterLogging(await log(scene.desk, asked, proposal.draft), scene, again);
    }
    case 'log-all':
      return logAll(proposal.ids, scene);
    case 'act':
      return changesReply(await carryOutAll(scene.desk, asked, proposal.steps), scene);
    case 'absence': {
      const { newId, database } = scene.services;
      const outcome = await recordAbsence(database, { ...asked, newId }, proposal.draft);
      if (outcome.kind === 'refused') return say(outcome.sentence);
      if (outcome.kind === 'repeated') return say('That was recorded already.', outcome.summary);
      const { from, to, coverId, personId } = outcome.absence;
      const who = personId === scene.person.id ? 'You are' : `${scene.nameOf(personId)} is`;
      const cover = coverId === undefined ? '' : ` ${scene.nameOf(coverId)} covers and gets the reminders.`;
      return say(`Recorded. ${who} away ${formatSpan({ from, to })}.${cover}`);
    }
    case 'absence-over':
      return endAbsence(proposal, asked.changeId, scene);
    case 'absence-until':
      return moveEnd(proposal, asked.changeId, scene);
    case 'leaving': {
      const outcome = await leave(scene.desk, asked, proposal.leaving);
      if (outcome.kind === 'refused') return say(outcome.sentence);
      if (outcome.kind === 'conflict')
        return say('Somebody changed an enquiry at the same moment, so nothing was done. Please try again.');
      const { personId, lastDay, choice } = proposal.leaving;
      const { enquiries } = outcome;
      const changed = outcome.waits
        ? `Nothing else was changed. ${whenOver(lastDay)}, ${count(enquiries, 'open enquiry is', 'open enquiries are')} ${becomes(choice, personId, scene)}, and any that come until then.`
        : `${count(enquiries, 'open enquiry was', 'open enquiries were')} changed.`;
      return reply(
        paragraph(
          `${outcome.repeated ? 'That was done already. ' : 'Done. '}${scene.nameOf(personId)} is recorded as leaving. ${changed}`,
        ),
        ...offerStaying(personId, scene),
      );
    }
    case 'staying':
      return stay(proposal.personId, asked.changeId, scene);
    case 'closure':
      return approveClosure(proposal, asked.changeId, scene);
    case 'announce':
      return sendAnnouncement(proposal.draft, id, scene);
    case 'calendar-address':
      return changeCalendarAddress(proposal, scene);
  }
}
