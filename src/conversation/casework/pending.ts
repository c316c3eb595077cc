import type { ClosureDay, LocalDate } from '../../calendar/index.ts';
import type { Action as CaseworkAction, EnquiryDraft, LeavingChoice, Wanted } from '../../casework/index.ts';
import { type AbsenceDraft, fleeting, type PersonSettings } from '../../people/index.ts';
import type { AnnouncementDraft } from '../../reminders/index.ts';
import type { Scene } from './services.ts';

/** What somebody is asked to confirm, with everybody and every date settled. */
export type Proposal =
  | { readonly kind: 'log'; readonly draft: EnquiryDraft }
  /** Several drafts that wait each under an id of its own, logged by one yes. */
  | { readonly kind: 'log-all'; readonly ids: readonly string[] }
  /** All of them or none. */
  | {
      readonly kind: 'act';
      readonly steps: readonly { readonly wanted: Wanted; readonly action: CaseworkAction }[];
      /** A councillor would read of somebody's health: done by its button alone. */
      readonly onPurpose?: true;
    }
  | { readonly kind: 'absence'; readonly draft: AbsenceDraft }
  /** Somebody else's absence, the one that runs on this day, ends. */
  | { readonly kind: 'absence-over'; readonly personId: string; readonly day: LocalDate }
  /** An absence that is recorded gets another last day. */
  | { readonly kind: 'absence-until'; readonly personId: string; readonly absenceId: string; readonly to: LocalDate }
  | {
      readonly kind: 'leaving';
      readonly leaving: { readonly personId: string; readonly lastDay: LocalDate; readonly choice: LeavingChoice };
    }
  | { readonly kind: 'staying'; readonly personId: string }
  | {
      readonly kind: 'closure';
      readonly days: readonly ClosureDay[];
      readonly fingerprint: string;
      readonly reason: string;
      /** The days are taken away again. */
      readonly reopened?: boolean;
    }
  | { readonly kind: 'announce'; readonly draft: AnnouncementDraft }
  /** The address that there is, by its digest, ends: another takes its place, or none. */
  | { readonly kind: 'calendar-address'; readonly what: 'new' | 'stop'; readonly digest: string };

/** The button of an act that is done on purpose. */
export const ON_PURPOSE = 'Send it all the same';

/** One that is done is kept, so that confirming it again does it no second time. */
type Kept = {
  readonly id: string;
  readonly at: number;
  readonly proposal: Proposal;
  readonly done?: boolean;
  /** Said differently since, and read back anew: this one is not done. */
  readonly corrected?: boolean;
};

const settingName = fleeting.proposals;
/**
 * The last are kept, and none longer than a day: what somebody did not confirm by then, they say again. So many, because a
 * confirmation that was cut off is carried out anew up to minutes later, when its person may have confirmed others since; with
 * five, it was then said that nothing had been done.
 */
const MOST_KEPT = 25;
const KEPT_FOR = 86_400_000;

/** Keeps what is to be confirmed and gives its id: the id under which it is then done once. */
export async function propose(proposal: Proposal, scene: Scene): Promise<string> {
  const { services, at } = scene;
  const id = services.newId().replaceAll('-', '').slice(0, 12);
  await changeKept((kept) => [...kept, { id, at, proposal }].slice(-MOST_KEPT), scene);
  return id;
}

/** What is kept under an id for this person, with what became of it; undefined when it is too long ago or was somebody else's. */
export async function findKept(id: string, scene: Scene): Promise<Kept | undefined> {
  const { services, person, heard, at } = scene;
  const value = (await services.settings.of(heard.knowledge.council.id, person.id))[settingName];
  return keptIn(value, at).find((each) => each.id === id);
}

/** Who the resident is of an enquiry that waits to be confirmed; `settings` are its person's. */
export function residentWaiting(settings: PersonSettings, id: string, at: number): EnquiryDraft['resident'] {
  const proposal = keptIn(settings[settingName], at).find((kept) => kept.id === id)?.proposal;
  return proposal?.kind === 'log' ? proposal.draft.resident : undefined;
}

/** Notes that one was answered, whether it could be done or not: a plain "yes" means it no longer. */
export async function settleProposal(id: string, scene: Scene): Promise<void> {
  await changeKept((kept) => kept.map((each) => (each.id === id ? { ...each, done: true } : each)), scene);
}

/** Notes that one was said differently since. What was done already stays done. */
export async function retireProposal(id: string, scene: Scene): Promise<void> {
  await changeKept(
    (kept) => kept.map((each) => (each.id === id && each.done !== true ? { ...each, corrected: true } : each)),
    scene,
  );
}

/** Lets go of one that waits. One that was answered stays, so that it is known again. */
export async function dropProposal(id: string, scene: Scene): Promise<'dropped' | 'answered' | 'none'> {
  let outcome: 'dropped' | 'answered' | 'none' = 'none';
  await changeKept((kept) => {
    const found = kept.find((each) => each.id === id);
    outcome = found === undefined ? 'none' : found.done === true ? 'answered' : 'dropped';
    return outcome === 'dropped' ? kept.filter((each) => each !== found) : kept;
  }, scene);
  return outcome;
}

/** Changed as a whole: two events of one person may be in work at once, on two servers. */
async function changeKept(
  change: (kept: readonly Kept[]) => readonly Kept[],
  { services, person, heard, at }: Scene,
): Promise<void> {
  const changed = (value: unknown) => {
    const kept = change(keptIn(value, at));
    return kept.length === 0 ? undefined : kept;
  };
  await services.settings.change(heard.knowledge.council.id, person.id, settingName, changed, at);
}

function keptIn(value: unknown, at: number): readonly Kept[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Kept[]).filter(
    (kept) => kept.at > at - KEPT_FOR && typeof kept.proposal?.kind === 'string',
  );
}
