import { saysHowItStands, thanksFiller } from './thanks.ts';

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
