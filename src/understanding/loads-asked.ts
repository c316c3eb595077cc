import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { speaksOfRules } from './of-documents.ts';
import { withoutCourtesy } from './said.ts';
import { readStatistics } from './statistics-words.ts';

/* "Who has the most open", "which of us has least on": how many each officer has. "Which were acknowledged late": figures, and no list of today. */

const WHO =
  "(?:who(?:['’]s| is| are| has| have| had)?|(?:which|what) (?:one )?(?:of (?:us|them|you|my|the|our)(?: \\p{L}+)?|officers?|colleagues?|person|people)(?: in (?:my|the|our) (?:team|service))?)(?: (?:in|on|of) (?:my|the|our) (?:team|lot|service|department))?";
const HAS =
  "(?:['’]s|is|are|has|have|had|got|carr(?:y|ies|ying)|holds?|holding|dealing with|deals with|handl(?:es|ing)|sitting on|looking after|with)";
const MOST = '(?<order>most|fewest|least|lowest|highest|heaviest|lightest|biggest|smallest|busiest|quietest|largest)';
const WHAT =
  '(?:number|amount|load|workload|case ?load|pile|of|open|overdue|late|outstanding|active|casework|cases|enquir(?:y|ies)|inquir(?:y|ies)|jobs|tickets|ones|on|to do|left|work|at the moment|now|just now|right now|currently|today|in (?:the|my|our) (?:team|service)|of (?:us|them)|all|their|his|her|plate|desk)';
const LOADS = new RegExp(
  [
    `^(?:(?:and|so|ok|please)\\s+)*${WHO}(?:\\s+${HAS})*\\s+(?:the\\s+)?${MOST}(?:\\s+${WHAT})*[\\s?.!]*$`,
    `^(?:(?:and|so|ok|please)\\s+)*how many (?:open |overdue |late )?(?:cases |enquiries |jobs )?(?:has|have|does|do|is|are) (?:each|every|everyone|everybody)(?: (?:officer|one|person|of (?:us|them)))?(?: (?:have|has|got|on))*[\\s?.!]*$`,
    `^(?:(?:show(?: me)?|list|give me)\\s+)?(?:(?:the|open|overdue)\\s+)*(?:workloads?|case ?loads?|cases|casework|enquiries|open|load) (?:by|per|for each|of each) (?:officer|person|head)[\\s?.!]*$`,
  ].join('|'),
  'iu',
);
const FEWEST = /^(?:fewest|least|lowest|lightest|smallest|quietest)$/i;

const LATE_THEN =
  /^(?:(?:and|so|ok|please|show(?: me)?|list|see|find)\s+)*(?:which|what|any|anything|the ones?|those|ones|all)\b(?=.*\b(?:were|was|got|had been|have been|that)\b).*\b(?:acknowledged|picked up|answered|resolved|closed) (?:too |so |very )?(?:late|out of time|over time)\b/i;
const MOST_WORDS = 14;

/** Undefined for anything else. */
export function readLoadsAsked(raw: string, known: Known): Command | undefined {
  const text = withoutCourtesy(raw).trim();
  if (text.split(/\s+/).length > MOST_WORDS || speaksOfRules(text)) return undefined;
  const loads = LOADS.exec(text);
  if (loads !== null) {
    const isFewest = FEWEST.test(loads.groups?.order ?? '');
    return {
      kind: 'loads',
      of: /\b(?:overdue|late)\b/i.test(text) ? 'overdue' : 'open',
      order: isFewest ? 'fewest' : 'most',
    };
  }
  if (!LATE_THEN.test(text) || /\bcw-?\s*\d/i.test(text)) return undefined;
  return { kind: 'statistics', figures: 'own', of: { ...readStatistics(text, known, 'loosely'), unused: [] } };
}
