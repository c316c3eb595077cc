import { type BankHolidayList, createCalendar } from '../../calendar/index.ts';
import { type CaseworkRules, closedDays, createRules, withClosures } from '../../casework/index.ts';
import { type CouncilKnowledge, citation, findByReference, permalinkPath } from '../../knowledge/index.ts';
import { type CouncilReminders, settingsFor } from '../../reminders/index.ts';
import { type QuotingServices, quoteClause } from '../quote-clause.ts';
import type { CaseworkServices } from './services.ts';
import { countedAsBefore } from './wording.ts';

/** Rules by council; counted out again only when a closure day was approved or the council was read anew. */
export function createRuleBook(
  read: CaseworkServices['database']['read'],
  bankHolidays: BankHolidayList,
): CaseworkServices['rulesOf'] {
  const known = new Map<
    string,
    { readonly of: CouncilKnowledge['council']; readonly closures: string; readonly rules: CaseworkRules }
  >();
  return async ({ council, documents }) => {
    const recorded = await read(({ casework }) => casework.closures(council.id));
    const days = closedDays(recorded);
    const closures = JSON.stringify(days);
    const last = known.get(council.id);
    if (last?.of === council && last.closures === closures) return last.rules;
    const { responseStandard: standard, nation, name, countingRule: rule, closureDays, updateEvery } = council;
    const clause = findByReference(standard.clause, documents);
    const base = createRules({
      standard,
      citation: clause === undefined ? `The protocol of ${name}` : citation(clause.document, clause.clause),
      calendar: createCalendar({ nation, rule, closureDays }, bankHolidays),
      updateEvery,
    });
    const rules = days.length === 0 ? base : withClosures(base, days);
    known.set(council.id, { of: council, closures, rules });
    return rules;
  };
}

/** What a council's reminders go by: its settings and rules, and the promise they quote. */
export function remindersFor(
  knowledge: CouncilKnowledge,
  rules: CaseworkRules,
  quoting: QuotingServices,
): CouncilReminders {
  const { clause } = rules.standard;
  const found = findByReference(clause, knowledge.documents);
  const block = found && quoteClause(found, knowledge, quoting, { label: countedAsBefore(rules) });
  return {
    settings: settingsFor(knowledge.council.timeZone, knowledge.council.reminders),
    rules,
    clause: {
      url: quoting.addressOf(permalinkPath(clause) ?? '/'),
      ...(block?.kind === 'quotation' ? { quotation: block.quotation } : {}),
    },
  };
}
