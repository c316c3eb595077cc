import type { CaseworkStores, Changed } from '../casework/index.ts';
import type { CouncilId } from '../council.ts';
import { defined } from '../defined.ts';
import type { PersonId, SettingsStore } from '../people/index.ts';
import { CHOICES, readChoices } from './choices.ts';
import type { Outbox } from './outbox.ts';
import { enquiryKey } from './payload.ts';
import { planReminders } from './plan.ts';
import { planReplacing } from './replacing.ts';
import type { CouncilReminders } from './settings.ts';

/** What a transaction needs for its change to be followed by reminders. */
export type ReminderStores = CaseworkStores & { readonly outbox: Outbox; readonly settings: SettingsStore };

/**
 * Where a council's settings come from; undefined for a council that is not served here. Also asked inside transactions, so
 * it may not use the storage handle.
 */
export type FindCouncil = (council: CouncilId) => Promise<CouncilReminders | undefined>;

/** More rows than an enquiry ever gathers; the latest are what matters and the outbox lists the oldest first. */
const ALL_ROWS = 100_000;

/** What `CaseworkDesk.alongside` is to be: plans reminders in the very transaction of each change. */
export function createPlanner(findCouncil: FindCouncil): (stores: ReminderStores, changed: Changed) => Promise<void> {
  return async ({ outbox, settings }, { before, after, entry, directory }) => {
    const council = await findCouncil(after.council);
    if (council === undefined) return;
    const enquiry = enquiryKey(after);
    const existing = before === undefined ? [] : await outbox.list({ enquiry, limit: ALL_ROWS });
    const chosen = await settings.withSetting(after.council, CHOICES);
    const choicesOf = (person: PersonId) => readChoices(chosen.get(person));
    const plan = planReminders(after, { ...defined({ before }), entry }, { council, directory, choicesOf, existing });
    if (plan.cancel.keys.length > 0)
      await outbox.cancelPending({ enquiry, keys: plan.cancel.keys }, plan.cancel.reason, entry.at);
    const replacing =
      before === undefined
        ? { add: [], takenOver: [] }
        : await planReplacing(outbox, { before, after, entry, directory }, existing);
    if (replacing.takenOver.length > 0)
      await outbox.cancelPending({ enquiry, keys: replacing.takenOver }, 'a later change says it', entry.at);
    const add = [...plan.add, ...replacing.add];
    if (add.length > 0) await outbox.add(add, entry.at);
  };
}
