import { type CaseworkOutcome, log } from '../../casework/index.ts';
import type { Block, Reply } from '../../messaging/index.ts';
import { askAfterLogging, changeDraft, loggedAll, logTogether } from './enquiries/index.ts';
import { findKept, settleProposal } from './pending.ts';
import { askedIn, type Scene } from './services.ts';
import { buttons, paragraph, say } from './wording.ts';

/* Several drafts of one message that stand on the screen together: logged by one yes, or one by one. */

export const GONE =
  'That is too long ago, was cancelled, or was done before. Nothing was done now. If you still want it, please say it again.';

/** Under which change what was read back is written. */
export function changeOf(id: string): string {
  return `confirm:${id}`;
}

/** Of several drafts that stand on the screen, those that wait still. */
export async function draftsBeside(id: string, scene: Scene): Promise<readonly Block[]> {
  const waiting: { readonly id: string; readonly subject: string; readonly label: string; readonly typed: string }[] =
    [];
  for (const { label, typed } of scene.screen.buttons) {
    const other = /^Log \d+$/.test(label) ? /^confirm ([\w-]+)$/.exec(typed)?.[1] : undefined;
    const kept = other === undefined || other === id ? undefined : await findKept(other, scene);
    if (kept?.proposal.kind !== 'log' || kept.done === true || kept.corrected === true) continue;
    waiting.push({ id: other ?? '', subject: kept.proposal.draft.subject, label, typed });
  }
  if (waiting.length === 0) return [];
  const place = ({ label }: { readonly label: string }) => label.replace(/^Log /, '');
  const drafts = waiting.map(({ id: other, ...each }) => ({ id: other, place: place(each) }));
  return [
    paragraph('Not logged yet:'),
    { kind: 'list', items: waiting.map((each) => `${place(each)}: ${each.subject}`) },
    buttons(
      ...(await logTogether(drafts, drafts.length, scene)),
      ...waiting.map(({ label, typed }) => [label, typed] as const),
    ),
  ];
}

/** Every draft that waits still is logged as its own button would log it. */
export async function logAll(ids: readonly string[], scene: Scene): Promise<Reply> {
  const outcomes: CaseworkOutcome[] = [];
  const others: Reply[] = [];
  for (const id of ids) {
    const kept = await findKept(id, scene);
    if (kept?.proposal.kind !== 'log' || kept.corrected) continue;
    const { draft } = kept.proposal;
    const outcome = await log(scene.desk, askedIn(scene, changeOf(id)), draft);
    await settleProposal(id, scene);
    if (outcome.kind === 'changed') outcomes.push(outcome);
    else others.push(await askAfterLogging(outcome, scene, () => changeDraft(draft, scene)));
  }
  return outcomes.length + others.length === 0 ? say(GONE) : loggedAll(outcomes, others, scene);
}
