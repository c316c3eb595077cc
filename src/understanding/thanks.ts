import { slipsBetween } from './wanted/put-right.ts';

/* Thanks, praise and agreement: alone they are talk, and before something else that is what is meant. */

/** Praise in these words only before thanks: who is sick alone is ill. */
const IN_SLANG = '(?:sick|ace|mint|sound|sweet|wicked|belting|legend|class|boss)[\\s,.!]+';
const THANKED =
  '(?:thanks|thank you|thankyou|thank u|thanku|fanks|fank (?:you|u)|thx|thnx|thanx|tysm|ty|cheers|ta|diolch|much appreciated)';
const THANKS = `(?:${IN_SLANG}(?=${THANKED}\\b)|many |ok(?:ay)? |great |lovely |brilliant |perfect |yes |right |oh |ah )*${THANKED}`;
const HOW_MUCH =
  '(?:[\\s,]+(?:a lot|so much|very much|a million|a bunch|for (?:that|this|your help|the help|the info(?:rmation)?)|again|mate|duck|love|pal|both|all|then))*';
/** May be ordinary words, and are praise of what came before only behind a mark or alone. */
const PRAISE =
  "(?:that['’]?s |that is |that was |oh |very |really |all |most |quite |so |extremely )*(?:great|brilliant|brill|lovely(?: stuff)?|perfect|excellent|superb|fab|fabulous|magic|nice one|spot on|smashing|champion|super|wonderful|cool|good|grand|noted|got it|understood|fair enough|will do|helpful|useful|clear|i see|no worries|no problem|righto?|good stuff|good to know|makes sense|that helps)";
/** Nothing more is wanted: "that's me done", and neither "that's me done with the pothole" nor "that's it done". */
const AT_AN_END =
  "(?:(?:right|ok|okay|well|and|so|then)[\\s,]+)*(?:that['’]?s|that is) (?:(?:me|us) (?:all )?(?:done|finished|sorted|set)|all|everything|the lot)(?=\\s*(?:[,.!–-]|$)|\\s+(?:for (?:now|today|the (?:day|moment))|then|now|thanks|thank|thx|ty|cheers|ta)\\b)";
const ASKED = 'and|but|so|now|what|who|how|when|where|why|which';
const ASKED_OR_WANTED = `${ASKED}|can|could|may|should|must|do|does|is|are|show|my`;
const MARK = '\\s*[,.!;:–-]+\\s*';
const BEFORE = new RegExp(
  `^(?:${THANKS}${HOW_MUCH}(?:${MARK}|\\s+(?=(?:${ASKED_OR_WANTED})\\b))|(?:ok(?:ay)?|right)(?:${MARK}|\\s+(?=(?:${ASKED})\\b))|${PRAISE}${MARK})(?=\\S)`,
  'i',
);
const BEGINS = new RegExp(`^(?:(?:${THANKS}[\\s,.!–-]+)?${AT_AN_END}|${THANKS}|${PRAISE})(?![\\p{L}\\p{N}])`, 'iu');

/** "What" asks nothing here. */
const WHAT_WAS_WANTED = /\bwhat (?:i|we) (?:needed|wanted|was after|was looking for)\b/gi;
/** What may come behind thanks: what for, how much, and who thanks. */
export const thanksFiller: ReadonlySet<string> = new Set(
  'thanks thank thankyou fanks fank thanku thnx thanx tysm ty moment am most extremely deeply truly sincerely obliged indebted assistance informations relief advices ever morning afternoon thx cheers ta great lot lots bunch million ton is thats its it this was were are been be im i you u your youre ur really so too help helps helped helping helpful useful kind kindly quick quickly reply answer info information advice work job stuff just exactly absolutely very indeed appreciate appreciated appreciation grateful happy good nice brilliant lovely excellent superb fab fabulous amazing awesome perfect fantastic wonderful smashing champion magic brill done of to in with from everybody folks guys sir madam day weekend evening one have had fine cool clear sorted needed wanted sorting doing telling looking getting explaining sharing checking finding letting know today bye x xx xxx yes oh ah haha lol many muchly big huge massive time trouble patience patient once as always star legend lifesaver a the much all again there everyone team mate duck love luv pet hen pal chuck petal butt me my bot clausewise please for that now then and ok well'.split(
    ' ',
  ),
);

/** "Sorting that out" is one word for what somebody is thanked for. */
const OUT_OF_TROUBLE = /(?<=\b(?:help|sort|point|work|find)(?:s|ed|t|ing)?(?: \p{L}+){0,2}) out\b/giu;

const SUBJECT =
  "(?:i['’]?m|i am|we['’]?re|we are|(?:he|she|it)(?:['’]?s| is| was)|they(?:['’]re| are))\\s+(?:\\p{L}+\\s+){0,2}?";
/** "I'm off home" is a parting. */
const PARTING = '(?!(?:\\s+(?:home|now|then|to bed|for (?:the (?:day|night|weekend)|now)))+[\\s,.!]*$)';
/** Behind a greeting or thanks: who is back, away or ill, what is done, or whether it is. */
const HOW_IT_STANDS = new RegExp(
  `(?:${SUBJECT}|[,.;!–-]\\s*)(?:back(?!\\s+soon)|ill|away|out|off(?!\\s*[,.!]*$)${PARTING})\\b|${SUBJECT}in\\b|\\b(?:it|he|she|they)(?:['’]?s|['’]re| is| was| are)\\s+(?:\\p{L}+\\s+){0,2}?(?:done|sorted)\\b|(?<!\\b(?:that|this|which|what|as)\\s)\\bis (?:it|that|this)\\b`,
  'iu',
);

/** Whether words say or ask how something or somebody stands, whatever manners go before. */
export function saysHowItStands(text: string): boolean {
  return HOW_IT_STANDS.test(text);
}

/** Thanks that stand anywhere in a sentence of nothing else: "you have been a great help, much obliged". */
const ANYWHERE =
  /\b(?:thanks|thank ?you|thx|cheers|ta|diolch|obliged|indebted|grateful|appreciated?|appreciative|(?:ever so|very|really|so|most|too) (?:kind|helpful|good|useful)|(?:great|big|huge|massive|real|tremendous) (?:help|support)|(?:star|legend|lifesaver|gem|godsend|angel|treasure))\b/i;
/** What says that something was done says more than thanks. */
const OF_SOMETHING = /\b(?:done|sorted|fixed|finished|cleared|needed|wanted|noted|one|it)\b/i;
const moreFiller: ReadonlySet<string> = new Set(
  'youve ive weve been being gem godsend angel treasure lifesavers kindness tremendous tremendously real genuinely honestly truly support supportive appreciative patient hugely wonder wonders service an day morning afternoon week today tonight hi hello'.split(
    ' ',
  ),
);

/** "For the patience with my English." */
const WITH_MINE = /(?<=\bfor\b.*\s)with (?:me|my \p{L}+)(?=[\s.!]*$)/iu;
/** Shorter words are mistyped into others too easily. */
const LONG = 5;

/** Whether a word is one that comes behind thanks but for one slip: "lifesavr". */
function isMistyped(word: string): boolean {
  if (word.length <= LONG) return false;
  return [...thanksFiller].some(
    (right) => right.length >= LONG && right.charAt(0) === word.charAt(0) && slipsBetween(word, right) === 1,
  );
}

/** Whether words are thanks or praise, with nothing behind but more of the same. */
export function isOnlyThanks(text: string): boolean {
  const said = text.trim();
  const begun = said.replace(BEGINS, ' ');
  const plain = said.replace(/\b(appreciate|for|of) (?:it|that|this)\b/gi, '$1');
  const isAnywhere = begun === said && ANYWHERE.test(plain) && !OF_SOMETHING.test(plain);
  const rest = (isAnywhere ? plain.replace(ANYWHERE, ' ') : begun).replace(WITH_MINE, ' ');
  const isFiller = (word: string) => thanksFiller.has(word) || isMistyped(word) || (isAnywhere && moreFiller.has(word));
  return (
    rest !== said &&
    !said.includes('?') &&
    !saysHowItStands(said) &&
    (
      rest
        .replace(WHAT_WAS_WANTED, ' ')
        .replace(OUT_OF_TROUBLE, ' ')
        .toLowerCase()
        .replace(/['’]/g, '')
        .match(/\p{L}+/gu) ?? []
    ).every(isFiller)
  );
}

/** What follows thanks, praise or agreement: `who is the chair` of `ta, who is the chair`. Thanks alone stay. */
export function withoutThanks(text: string): string {
  const before = isOnlyThanks(text) ? null : BEFORE.exec(text);
  if (before === null) return text;
  return text
    .slice(before[0].length)
    .replace(/^but\s+(?=\S)/i, '')
    .trim();
}
