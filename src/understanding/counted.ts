/*
 * A number that counts something names no enquiry: "2 left", "3 working hours", "9 closed roads", "8 done, 2 to go". Nor does that of a house,
 * a paragraph or an hour.
 */

/** Numbers of something else: days, paragraphs, money, times. */
const NUMBER_OF_ELSE =
  /(?:\b(?:para(?:graph)?s?|clauses?|sections?|items?|points?|parts?|pages?|steps?|stage|level|bullet|rule|article|schedule|appendix|ward|flat|house|number|no|bus|route|room|rm|bay|unit|gang|crew|squad|lorry|wagon|grade|line|floor|band|tier|class|(?:groups?|lists?|panels?|teams?|sets?|packs?|committees?|boards?|part(?:y|ies)|famil(?:y|ies)) of|gate|table|version|phase|year|(?<!look(?:ed|ing|s)? )at|than|un?till?|til|before|after|top|another|last|next|all|these|those|every|year|years|only|nearly|almost|around|roughly|approximately|at (?:least|most)|up to|a further|leaves|leaving|makes|total(?:s|ling)?)\.?\s+|[£$€])$/i;
/** "About 3 potholes" counts; "about 3" at the end names one. */
const counting = {
  before: /\b(?:about|over|under)\s+$/i,
  behind:
    /^\s+(?!is\b|was\b|has\b|needs\b|wants\b|until\b|till?\b|again\b|please\b|pls\b|for\b|and\b|or\b|today\b|now\b)\p{Ll}/u,
};
/** "Need 2 log", "2 tell": the word that sounds like it. */
const SOUNDS_LIKE = /\b(?:need|want|wants|have|hav|has|got|going|used|how|like|able|trying|try|things?|something)\s+$/i;
/** What is counted in so many words. */
const UNIT =
  '(?:days?|weeks?|wks?|weekends?|months?|mths?|hours?|hrs?|years?|yrs?|minutes?|mins?|nights?|times|people|persons?|staff|men|women|children|kids|lads|officers?|councillors?|members?|residents?|enquir(?:y|ies)|cases|things)';
const KIND =
  '(?:more|full|whole|clear|working|calendar|business|school|bank|extra|further|other|consecutive|straight|solid|new|open|overdue|separate|different)';
const UNITS_BEHIND = new RegExp(`^\\s*(?:${KIND}\\s+){0,2}${UNIT}(?![\\p{L}])`, 'iu');
const NUMBERED_BEHIND =
  /^(?:st|nd|rd|th)\b|^\s*(?:am|pm|a\.m|p\.m|bed(?:room)?s?\b|(?:e-?mails?|calls?|letters?|texts?|messages?|visits?)\b|o['’]?clock|%|percent|per cent|more|of\b|new\b|open\b|others?|or so\b)/;
/** "2 left to close", "2 to go", "2 off today": how many there are. */
const LEFT_BEHIND =
  /^\s+(?:(?:still|are|is|were|was|remain(?:s|ing)?)\s+)*(?:left(?![\p{L}-])|to go(?!\s+to\b)(?![\p{L}])|remaining|remain\b|off(?= (?:sick|today|ill|tomorrow|this|on)\b)|(?:down|short)(?=[\s,.!]*$)|each\b|apiece\b|in (?:total|all)\b|altogether\b)/iu;
/** "2 cyclists" are some of them, "2 needs a crew" is one. */
const VERBS_IN_S =
  'is|was|has|needs|wants|looks|seems|gets|goes|says|works|stands|sits|stays|remains|comes|belongs|turns|waits|moves|sounds|keeps|as|its|does|takes|makes|previous|this|across|always|perhaps|besides|towards|us|news|unless|thanks|yes|less|series|bus|process|progress';
const NO_ADJECTIVE =
  'is|isn|was|wasn|has|hasn|had|have|are|be|been|needs?|wants?|should|could|would|can|will|won|must|may|the|a|an|my|our|his|her|their|its|this|that|these|those|in|on|at|of|to|for|from|by|with|and|or|but|as|so|because|since|until|till|til|if|when|who|which|what|where|while|then|than|now|again|today|tomorrow|yesterday|please|pls|not|no|it|he|she|they|we|i|you|me|him|them|per|via|off|out|up|down|over|about|after|before';
const SOME_OF_THEM = new RegExp(
  `^\\s+(?!(?:${VERBS_IN_S}|${NO_ADJECTIVE})\\b)\\p{Ll}{3,}s\\b(?<!ss)(?!\\s+(?:with|to|is|has)\\b)`,
  'u',
);
/** "9 closed roads": what stands between is said of them. */
const SOME_OF_A_KIND = new RegExp(
  `^\\s+(?!(?:${VERBS_IN_S}|${NO_ADJECTIVE})\\b)\\p{Ll}{3,}\\s+(?!(?:${VERBS_IN_S}|${NO_ADJECTIVE})\\b)\\p{Ll}{3,}s(?![\\p{L}'’])(?<!ss)`,
  'u',
);
const ORDERED = /\b(?:on|re|about|for|close|update|chase|resolve|pause|extend|reopen|withdraw)\s+$/i;
/** "4 mill lane": a house and its street. */
const HOUSE_BEHIND =
  /^[a-z]?,?\s+(?:(?!(?:in|on|at|of|is|was|has|the|for|and|to|a|by|near|outside)\b)\p{L}[\p{L}'’.-]*\s+){1,3}(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|crescent|court|place|terrace|way|grove|gardens|gdns|square|hill|row|walk|rise|mews|green|parade)(?![\p{L}])/iu;

/** Days, hours, people: so many of them, whatever order stands before. */
export function isOfUnits(behind: string): boolean {
  return UNITS_BEHIND.test(behind);
}

/** Whether the number between counts, or is that of something else than an enquiry. */
export function isCounted(before: string, number: string, behind: string): boolean {
  const isCount = counting.before.test(before) && counting.behind.test(behind);
  const isWord = SOUNDS_LIKE.test(before) && /^[24]$/.test(number) && /^\s+\p{Ll}/u.test(behind);
  const isSome = (SOME_OF_THEM.test(behind) || SOME_OF_A_KIND.test(behind)) && !ORDERED.test(before);
  if (isCount || isWord || isSome || NUMBER_OF_ELSE.test(before)) return true;
  return isOfUnits(behind) || NUMBERED_BEHIND.test(behind) || LEFT_BEHIND.test(behind) || HOUSE_BEHIND.test(behind);
}

const PIECE =
  /(?:^|[,;.]\s*|\s(?:and|but)\s+)(?:(?:still|then|that['’]?s|so|now|only|just)\s+)*(?:\d{1,5}|two|three|four|five|six|seven|eight|nine|ten|several)(?=\s)/giu;

/** "8 done, 2 to go", "2 people off, 3 working": of numbers side by side one counts, and so do the others. */
export function isTally(text: string): boolean {
  const pieces = [...text.matchAll(PIECE)].map(({ 0: said, index }) => index + said.length);
  if (pieces.length < 2) return false;
  return pieces.some((end) => {
    const behind = text.slice(end);
    return isOfUnits(behind) || LEFT_BEHIND.test(behind) || SOME_OF_THEM.test(behind) || SOME_OF_A_KIND.test(behind);
  });
}
