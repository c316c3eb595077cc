/*
 * Words that a question about one enquiry may be made of, and that say nothing of any other subject. Whatever is in none of these lists is a
 * subject of its own, and for the documents.
 */

/** Words that only join others, point at something or say when and how far: closed classes of the language. */
export const JOINING =
  /^(?:again|all|already|always|am|and|any|anybody|anyone|anything|are|arent|as|at|away|back|be|before|been|being|but|by|did|didnt|do|does|doesnt|don|down|earlier|else|er|ever|everybody|everyone|everything|exactly|far|first|for|from|further|got|had|has|hasnt|have|havent|he|hed|her|here|hers|hes|him|his|hows?|i|in|into|is|isnt|it|itll|its|just|lately|left|many|me|more|much|my|never|nobodys|nobody|none|not|nothing|now|of|off|on|one|ones|or|our|out|over|really|recently|round|she|shes|so|some|somebody|someone|something|soon|still|tell|that|thats|the|their|them|then|there|theres|these|they|theyll|theyre|theyve|this|those|through|to|today|together|too|towards|up|us|was|wasnt|we|were|werent|weve|whats?|whens?|wheres?|which|who|whod|wholl|whom|whos|whose|whys?|with|yesterday|yet|yous?|about|aren|didn|doesn|hadn|hasn|haven|isn|wasn|weren|ll|re|ve|s|t|d)$/;

/** How an enquiry stands, and who has to do with it. */
export const STANDING =
  /^(?:acknowledged?|added|agreed|answer(?:ed)?|asked|assign(?:ed)?|chased|changed|closed?|cllr|complete[d]?|complex|councillor|date|days?|deadline|deal|dealing|dealt|done|due|enquiry|expected|extended|falls?|finish(?:ed)?|fixed|given|hand(?:ed|led|ling)?|happened|happening|heard|holds?|inquiry|job|last|late|latest|logged|long|made|marked|named?|news|next|number|officer|open|overdue|owner|owns|passed|paused|promised|proposed|proposing|put|reassigned|received|ref|reference|replied|reply|resolved?|resumed|runs?|said|sent|service|since|started|status|stopped|team|ticket|case|told|until|updated?|urgent|waiting|ward|whichever)$/;

/** What becomes of anything at all. Documents say these too, of what always holds: of what was, is being or will be it is one enquiry. */
export const BECOMING =
  /^(?:allocated|allott?ed|arrived?|booked|brought|called|came|checked|cleared|come|coming|contacted|ended|escalated|filed|finally|forwarded|found|gave|get|getting|given|go|goes|going|gone|anywhere|happen|hear|held|inspected|kept|land(?:ed)?|listed|look(?:ed|ing)?|make|mended|moved?|moving|movement|old|ordered|phoned|picked|plann(?:ed|ing)|progress|raised?|rang|reached|ring|recorded|repaired|repl(?:ies|ying)|reported|respond(?:ed|ing)?|responded|say|saying|scheduled|seen?|send|sitting|sort(?:ed|ing)?|spoke|spoken?|speak|spent|stand(?:s|ing)?|stuck|tak(?:e|en|ing)|talked|time|took|touched|tried|turned|visited|waited|went|word|work(?:ed|ing)|written|wrote)$/;

/** What was, is being, or will be: not what always holds. "Have to" is a duty, and no past. */
const IN_TIME =
  /\b(?:did|didnt|was|wasnt|were|werent|has|hasnt|had|hadnt|been|being|will|wont|theyve|weve|whats been|(?:have|havent)(?! to\b))\b|\b(?:is|isnt|are|arent|am|its|whats|thats|hes|shes|theyre|whos|whys)\b(?: \w+){0,2} \w+ing\b|\b(?:who|what|which|they|he|she|it|any(?:one|body)|some(?:one|body)|nobody) (?:\w+ed|had|got|came|gave|went|rang|took|wrote|held|found|brought)\b/;

/** Whether words are of what was or will be. */
export function isInTime(text: string): boolean {
  return IN_TIME.test(wordsIn(text).join(' '));
}

/** Words in lower case, without apostrophes. */
export function wordsIn(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/\p{L}+/gu) ?? []
  );
}

/** Whoever has to do with one enquiry, where it is "the" one. */
const THE_PERSON =
  /\b(?:the|that|our|my|his|her) (?:resident|constituent|tenant|contractors?|crew|engineer|inspector|surveyor|team|gang|lads|caller)\b/gi;

/** What one enquiry gets, which is no "officer" or "report" in general. */
const A_REPLY =
  /\ban? (?:answer|reply|response|update|date|reason|time|acknowledgement|number|reference)\b(?! (?:to|from|of|for|in) (?!(?:it|this|that|him|her|them)\b))/gi;

/** What is said in several words that the lists have one for. */
const saidOtherwise: readonly (readonly [RegExp, string])[] = [
  [THE_PERSON, 'they'],
  [/\b(?:hear|heard|come|came|get|got|getting|coming) back\b/gi, 'reply'],
  [/\b(last|latest|first) thing\b/gi, '$1'],
  [/\b(?:in time|on (?:course|track|schedule|target|time)|all right|alright|going to plan)\b/gi, 'late'],
];

const POINTS_LAST = /\b(?:it|that|this)[\s?.!]*$/i;

/** A question in the words of the lists, as far as they have any for it. */
export function inFewerWords(text: string): string {
  const fewer = saidOtherwise.reduce((left, [words, one]) => left.replace(words, one), text);
  return isInTime(fewer) || POINTS_LAST.test(fewer) ? fewer.replace(A_REPLY, 'reply') : fewer;
}
