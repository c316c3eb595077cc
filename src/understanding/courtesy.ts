import { isOnlyThanks, saysHowItStands, thanksFiller } from './thanks.ts';

/* Greetings, partings and wishes: "good day to you", "merry christmas when it comes", "night night". They ask nothing, whatever is on the screen. */

const BEGINS =
  /^(?:(?:and|well|right|ok|okay|anyway|so|cheers|thanks|thank you|ta|diolch(?: yn fawr)?|champion|lovely|grand|oh|ah)[\s,.!–-]+)*(?:(?:a )?(?:very )?good (?:day|morning|afternoon|evening|night)|morning|afternoon|evening|hello|hi|hiya|hey|bye(?: bye)?|good ?bye|night(?: night)?|nos da|gn|see (?:you|ya)|ttfn|cheerio|ta[- ]?ra|tatty bye|toodle ?pip|so long|take care|farewell|speak soon|sleep well|safe (?:home|travels|journey)|(?:a )?(?:very )?(?:merry|happy)|(?:do )?have (?:a|an)|enjoy|all the best|best wishes|(?:kind |best |warm )?regards|season['’]?s greetings|compliments of the season|(?:the )?same to you|and (?:to )?you|you too|likewise|bless (?:you|them|him|her|your heart)|god bless|hope you)\b/i;
/** What may stand behind: to whom, when, and what is wished. */
const filler = new Set(
  'here soon later rest your yours lovely weekend weekends christmas xmas crimbo new year years season easter diwali eid ramadan mubarak hanukkah chanukah birthday holiday holidays halloween bank break week weeks when comes come around tomorrow tonight monday tuesday wednesday thursday friday saturday sunday till til until then next festive peaceful restful safe safely long relaxing home family yourself yourselves afternoon morning night nights merry happy good keep well rested gets going off im ill we after before by if dont see before speak to not no back are doing ok okay bore da nos two three both at on everyone else out there'.split(
    ' ',
  ),
);
/** More is a sentence of its own. */
const MOST_WORDS = 14;

/** Whether words are a greeting, a parting or a wish, and nothing else. */
export function isOnlyCourtesy(text: string): boolean {
  const said = text.trim();
  const rest = said.replace(BEGINS, ' ');
  if (rest === said || said.includes('?') || said.split(/\s+/).length > MOST_WORDS || saysHowItStands(said))
    return false;
  const words =
    rest
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => thanksFiller.has(word) || filler.has(word));
}

/** "That'll do me", "that concludes my list", "off home": somebody is done, whatever is open. */
const DONE_HERE =
  /^(?:(?:right|well|ok|okay|anyway|so|and|then|now|i think|thanks|thank you|cheers|lovely|great|ta)[\s,.!–-]+)*(?:(?:i(?:['’]m| am) )?(?:(?:just )?(?:off|away|heading|going) (?:home|to (?:my )?bed|to my tea)|(?:clocking|logging|signing|knocking) off|(?:all )?done for (?:now|today|the day|the night))|home time|i(?:['’]ll| will) leave it (?:there|at that)|(?:i think |i guess )?that(?:['’]?ll| will| should| would) (?:(?:just )?about )?(?:do (?:for )?(?:me|us)|be (?:all|it|everything|the lot)|see me (?:right|through))|that (?:concludes|completes|ends|finishes|wraps up|brings me to the end of|was the last of) (?:my|our|the|today['’]?s|this)(?: [\p{L}'’]+){1,3}|that['’]?s (?:all|everything|the lot|it|me|us)(?: (?:done|finished|sorted))?(?: (?:from me|from my end|from us|on my list|on the list|i (?:needed|wanted|had|have|came for|was after)))|(?:that is |that['’]?s )?(?:all|everything) from me|nothing (?:else|more|further) (?:from me|on my list|to (?:add|report|ask))|i(?:['’]?m| am) (?:all )?(?:done|finished|through) (?:here|for (?:now|today|the day|this (?:morning|afternoon))))(?: (?:from (?:me|us)|for (?:now|today|tonight|the (?:day|moment)|this (?:morning|afternoon|evening|week))|today|now|then|here|thanks|thank you|cheers|ta|i think))*[\s,.!]*(?:thanks|thank you|cheers|ta|bye|much appreciated|goodnight|good night)?[\s.!]*$/iu;

/** Whether somebody says that they are done, and nothing else. */
export function isDoneHere(text: string): boolean {
  return DONE_HERE.test(text.trim());
}

const LEADING = '(?:(?:right|well|ok|okay|anyway|so|and|but|oh|ach|then|now)[\\s,.]+)*';
/** Somebody goes, or begs pardon for having talked: "I'll let you get on", "must dash", "sorry to be a pest". */
const GOES = new RegExp(
  `^${LEADING}(?:(?:i['’]?(?:ll|d better)|i (?:will|shall|had better|must(?:n['’]?t| not)?|should|won['’]?t|need to|have to|ought to)|i['’]ve (?:got )?to|(?:got|have) to|gotta|must|best)\\s+(?:just |better |really )?(?:let you (?:get on|go|be)|leave you (?:to it|be|in peace|alone)|get (?:going|off|on)|be (?:going|off)|dash|run|go|keep you.{0,20}|take up .{0,20}time|stop (?:wittering|bothering|rambling).{0,15})|(?:bye|cheerio|ta[- ]?ra|toodle|see (?:you|ya)|catch (?:you|ya)|night|speak soon)\\b[^,.]{0,20}|that['’]?s (?:me|my lot|your lot|all from me)(?: (?:for (?:now|today|tonight|the day|the night)|then|done))?|(?:you must|you|i expect you)[^,.]{0,12} (?:sick|tired|fed up) of (?:me|my)[^,.]{0,25}|(?:so |very |ever so )*(?:sorry|apologies)(?: (?:to (?:be|bother|go on|keep|ramble|pester)|for (?:being|all (?:the|this|these|my)|rambling|going on|wittering|bothering|pestering|taking)|i (?:go|ramble))[^,.]{0,40})?)$`,
  'i',
);
/** What calls people away. */
const AT_HOME =
  /\b(?:tea(?:['’]s)?|brew|lunch\w*|dinner(?:['’]s)?|supper|breakfast|bed|pub|pint|kettle|coffee|cuppa|meal|chippy|cats?|dogs?|kids?|bairns?|baby|grandchild\w*|bus|train|tram|rain\w*|snow\w*|cold|home|house|wife|husband|mum|dad|mother|neighbour|door|week|weekend|day|night|sleep|shattered|knackered|tired|hungry|ironing|washing|shopping|garden|match|telly|sheep|hens|gym|choir|church)(?:['’]s)?\b/i;
/** What is said of an enquiry, of somebody's absence or of an order is no talk, whatever stands beside it. */
const OF_WORK =
  /\b(?:away|on leave|holidays?|hols|sick|ill|poorly|unwell|cover\w*|until|till|done|fixed|mended|sorted|finished|closed?|resolved?|emptied|collected|withdraw\w*|chas\w*|logg?\w*|updat\w*|send|urgent|overdue|due|cases?|casework|enquir\w*|agree\w*|councillors?|cllrs?|officers?|residents?|members?|committee|meeting|report\w*|received|came|rang|phoned|wrote|said|told|rules?|who|what|why|when|where|how|monday|tuesday|wednesday|thursday|friday|next week|tomorrow)\b|\d/i;
const MOST_ASIDE = 9;

/** Whether somebody takes their leave, thanks or begs pardon, and says why in a word: "I'd better dash, the kids are yelling". */
export function isParting(text: string): boolean {
  return isDoneHere(text) || chatBeside(text) !== undefined;
}

/** What is said beside a parting, thanks or an apology; undefined where there is none, or more than chat. */
export function chatBeside(text: string): string | undefined {
  const said = text.trim();
  if (said.includes('?') || said.split(/\s+/).length > 2 * MOST_WORDS) return undefined;
  const clauses = said
    .split(/\s*(?:[,.!;–]+\s*|\s-\s|\band\b)\s*/iu)
    .map((each) => each.replace(/^k\s+|(?:\s*\b(?:x+|lol|haha)\b)+$/gi, '').trim())
    .filter((each) => /\p{L}/u.test(each) && !/^(?:ok|okay|right|well|oh|ah|ach|yes|no|anyway|grand)$/i.test(each));
  const goes = clauses.some((each) => GOES.test(each) && !/^(?:sorry|apologies)$/i.test(each));
  const isMannerly = (each: string) => GOES.test(each) || isOnlyThanks(each) || isOnlyCourtesy(each);
  if (!clauses.some(isMannerly)) return undefined;
  const chat = clauses.filter((each) => !isMannerly(each));
  const isChat = (each: string) =>
    each.split(/\s+/).length <= MOST_ASIDE && !OF_WORK.test(each) && (goes || AT_HOME.test(each));
  return chat.every(isChat) ? chat.join(', ') : undefined;
}
