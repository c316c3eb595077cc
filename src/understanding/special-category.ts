import { SOMEBODY } from './logging/resident-names.ts';

/*
 * What the law calls special: somebody's health, belief, origin, whom they love, what they were convicted of. "Sharon has MS", "a disabled
 * tenant", "he is on probation". A disabled bay, a blind bend and a dropped kerb are none of it.
 */

const PERSON = `(?:${SOMEBODY}|man|woman|men|women|boy|girl|child|children|baby|person|people|couple|family|son|daughter|mother|mum|father|dad|husband|wife|partner|brother|sister|grand(?:son|daughter|mother|father|dad|ma)|carer|he|she|they|who|i)`;
const ILLNESS =
  "(?:multiple sclerosis|cancer|tumou?rs?|leuk(?:a)?emia|dementia|alzheimer(?:[’']?s)?|parkinson(?:[’']?s)?|motor neurone(?: disease)?|h\\.?i\\.?v|epilepsy|diabetes|asthma|copd|emphysema|bronchitis|arthritis|angina|(?:heart|kidney|liver|lung) (?:condition|failure|problems?|disease|trouble)|heart attack|stroke(?! of)|depression|anxiety|bipolar(?: disorder)?|schizophrenia|psychosis|ptsd|autism|adhd|cerebral palsy|down(?:[’']?s)? syndrome|learning (?:disabilit(?:y|ies)|difficult(?:y|ies))|mental (?:health|illness)(?! (?:services?|teams?|charit\\p{L}+|centres?|units?|support|week|day|trust|act))(?: (?:problems?|issues?|condition|crisis))?|(?:nervous|mental) breakdown|disabilit(?:y|ies)|miscarriage|hepatitis|(?:hip|knee|heart|eye|back|brain|bowel|cataract) (?:operation|op|replacement|surgery|bypass|transplant)|chemotherapy|radiotherapy|dialysis|oxygen(?: at home)?|crohn(?:[’']?s)?|sciatica|fibromyalgia|long covid|a criminal record|(?:previous )?convictions?)";
const HAS =
  "(?:has|have|had|having|['’]s got|['’]ve got|has got|have got|gets?|suffer(?:s|ing|ed)?(?: from| with)|diagnosed with|liv(?:es?|ing) with|(?:being )?treated for|treatment for|recovering from|because of|due to|with|of|after|following|since|(?:her|his|their))";
const BETWEEN =
  '(?: (?:a|an|the|her|his|their|bad|severe|chronic|advanced|early|late|late-stage|terminal|serious|very|lung|breast|prostate|bowel|skin|type|stage|one|two|[1-4]|acute|mild|suspected|some|ongoing|long[- ]standing|underlying|clinical|young[- ]onset|early[- ]onset)){0,3}';
const STATE =
  "(?:disabled|blind|deaf|partially sighted|visually impaired|autistic|diabetic|epileptic|asthmatic|depressed|suicidal|pregnant|expecting a baby|terminally ill|bipolar|schizophrenic|psychotic|housebound|bedbound|wheelchair[- ]bound|(?:a )?wheelchair users?|in a wheelchair|incontinent|(?:an? )?(?:recovering )?(?:alcoholic|(?:drug|heroin|alcohol) (?:addict|user)|amputee|ex-?offender|sex offender|asylum seeker|refugee)s?|(?:a )?(?:muslim|christian|jew(?:ish)?|hindu|sikh|catholic|jehovah(?:[’']?s)? witness(?:es)?)|gay|lesbian|bisexual|trans(?:gender)?|hiv[- ]positive|on (?:dialysis|chemo\\p{L}*|methadone|oxygen|probation|antidepressants|insulin|bail|licence)|having (?:chemo\\p{L}*|radiotherapy|dialysis)|(?:mentally|seriously|chronically) ill|addicted to \\p{L}+|self-?harming)";
const IS =
  "(?:(?: (?:is|are|was|were|being|am|now|also|very|severely|registered|partially|profoundly|totally|nearly|heavily|currently|still|both|who|from birth)|['’](?:s|re|m))+)";

const special: readonly RegExp[] = [
  /\b(?<what>(?:been (?:in|into|to)|(?:is|was|now|back) in|(?:come|came|home|discharged|just) (?:out of|from)|gone into|rushed to) hospital)\b(?! (?:road|street|lane|car park|grounds|site))/iu,
  new RegExp(
    `(?:^|[,;]\\s*)(?:is|was|being) (?<what>${STATE})(?![\\p{L}-]| (?:bays?|parking|access|toilets?|badge|spot|bend))`,
    'iu',
  ),
  new RegExp(
    `\\b${HAS}${BETWEEN} (?<what>${ILLNESS}(?:(?:,| and|,? and|&| plus| with)${BETWEEN} ${ILLNESS})*)(?![\\p{L}-]| (?:research|shop|charity|awareness))`,
    'iu',
  ),
  // A title and a company's programs begin so as well.
  /\b(?:has|have|had|got|with|from|of) (?<what>MS)(?![\p{L}-]| Teams| Office| Word| Excel| Outlook)/u,
  new RegExp(
    `(?<![\\p{L}'’])(?<who>${PERSON}(?: (?:in|at|of|on|from)(?: (?!that\\b|which\\b)[\\p{L}\\d'’-]+){1,3})?)${IS} (?<what>${STATE})(?![\\p{L}-]| (?:bays?|parking|access|toilets?|badge|spot|bend))`,
    'iu',
  ),
  new RegExp(
    `(?<![\\p{L}'’-])(?<who>\\p{Lu}\\p{Ll}+|\\d+[a-z]?|[Nn]extdoor|[Nn]ext door) (?:is|was|['’]s) (?:now |also |severely |registered )*(?<what>${STATE})(?![\\p{L}-]| (?:bays?|parking|access|toilets?|badge|spot|bend))(?<!(?:It|That|This|There|Road|Street|Lane|Close|Bend|Lift|Alarm) (?:is|was) .*)`,
    'u',
  ),
  new RegExp(
    `(?<![\\p{L}-])(?<what>disabled|blind|deaf|partially sighted|autistic|diabetic|epileptic|asthmatic|pregnant|terminally ill|housebound|bedbound|mentally ill|muslim|jewish|gay|lesbian|transgender|schizophrenic) (?:(?:elderly|old|young|single|local|\\p{L}+) )?(?!he\\b|she\\b|they\\b|who\\b|i\\b)${PERSON}(?![\\p{L}-])`,
    'iu',
  ),
];

type Special = { readonly words: string; readonly what: string; readonly who: string; readonly start: number };

/** The words that tell such a thing of somebody, and where they stand; undefined where none do. */
export function specialIn(text: string): Special | undefined {
  for (const pattern of special) {
    const found = pattern.exec(text);
    const { what = '', who = '' } = found?.groups ?? {};
    if (found !== null) return { words: found[0], what, who, start: found.index };
  }
  return undefined;
}

const PIECE = /\s*(?:[,;]|\.(?=\s)|\s[–—-]\s)\s*/u;
/** Why, at the end of a subject. */
const WHY = /[\s,]+(?:because|as|since|due to the fact that|cos)\s+.*$/iu;

const WHO = /\s+(?:who|whose)\s.*$/iu;
/** What is told of something else than who was spoken of. */
const OF_ELSE = /^(?:the|an?|there|it|this|that|no|our|my|some)\b/i;

/** A subject, which stands in lists and messages, without what tells such a thing, and that apart; undefined where it cannot be parted from the rest. */
export function withoutSpecial(subject: string): { readonly rest: string; readonly apart: string } | undefined {
  const pieces = subject.split(PIECE).filter((piece) => piece !== '');
  if (pieces.every((piece) => specialIn(piece) === undefined)) return undefined;
  const left = pieces.map((piece) => (specialIn(piece) === undefined ? piece : (withoutWords(piece) ?? '')));
  const apart = pieces.filter((piece, at) => left[at] !== piece).join(', ');
  const rest = left.filter((piece) => piece !== '').join(', ');
  return rest.includes(' ') ? { rest, apart } : undefined;
}

/** A piece of a subject that goes on as a sentence without what tells such a thing; undefined where nothing is left of it. */
function withoutWords(piece: string): string | undefined {
  for (const [clause, enough] of [
    [WHY, /\s/],
    [WHO, /\s\S+\s/],
  ] as const) {
    const whole = piece.replace(clause, '');
    if (whole !== piece && enough.test(whole) && specialIn(whole) === undefined) return whole;
  }
  const found = specialIn(piece);
  if (found === undefined) return undefined;
  const { words, what, who, start } = found;
  const [before, behind] = [piece.slice(0, start), piece.slice(start + words.length)];
  // "Has MS and cannot get the bin out": the rest is told of the same. "Is diabetic and her waste is there": it is theirs.
  const and = /^\s+(?:and|so|but)\s+(?:(?<theirs>her|his|their)\s+(?=\p{L})|(?:she|he|they)\s+)?/iu.exec(behind);
  const isAdjective = words.startsWith(what) && words !== what;
  if (and === null && !isAdjective) return undefined;
  if (!isAdjective && OF_ELSE.test(behind.slice(and?.[0].length))) return behind.slice(and?.[0].length).trim();
  const named = isAdjective
    ? words.slice(what.length)
    : who || before.replace(/(?:(?:^|\s+)(?:has|have|had|is|was|also|just|recently))+\s*$/i, '').trim();
  const lead = isAdjective || who !== '' ? before : '';
  const told = isAdjective
    ? `${lead}${named} ${behind}`
    : `${lead}${named}${and?.groups?.theirs === undefined ? '' : '’s'} ${behind.slice(and?.[0].length)}`;
  const rest = told.replace(/\s+/g, ' ').trim();
  return specialIn(rest) === undefined && rest.includes(' ') ? rest : undefined;
}
