import { isOnOtherSide } from './about-screen.ts';
import { noActionWords } from './act-command.ts';
import type { Known } from './known.ts';
import { type Masked, maskSaid } from './mask.ts';
import type { Said } from './said.ts';
import { tellingVerb } from './telling-verb.ts';
import type { Understanding } from './understanding.ts';

/*
 * "Tell Cllr Khan I'm looking at it today, Station Road I mean", "let Amina know it's been measured (Station Road)": what somebody of the other
 * side is to be told, whole, with the enquiry named beside it.
 */

const HEAD =
  /^(?:(?:please|pls|can you|could you|would you|just|and|so)\s+)*(?:(?:tell|inform|notify|message|text|say to|write to|pass (?:it |this )?on to)\s+(?:@person|her|him|them|the (?:councillor|cllr|member|officer))(?:\s+(?:that|know))?|let\s+(?:@person|her|him|them|the (?:councillor|cllr|member|officer))\s+(?:know|have it)(?:\s+that)?|(?:@person|she|he)\s+(?:should|needs to|ought to|must|may want to|might (?:like|want) to)\s+(?:know|hear)(?:\s+that)?)\s+(?=\S)/i;
/** The enquiry beside the words: in brackets, set off at the end, or at the head. */
const setApart = [
  /\s*\(\s*(?:on |re |about |that['’]?s |for )?(?:the )?@ref(?: one| enquiry| case)?\s*\)\s*/i,
  /\s*[,;–-]\s*(?:(?:that['’]?s|that is|on|re|about|for|i mean|this is(?: about| for)?)\s+)?(?:the )?@ref(?: one| enquiry| case)?(?:\s+(?:i mean|that is|this is|it is))?[\s.!]*$/i,
  /^(?:on|re|about|regarding|for)\s+(?:the )?@ref(?: one| enquiry| case)?\s*(?:[,:;–-]\s*|that\s+)/i,
];
const FEWEST = 2;
/** "Drop her a line" is of no dropped kerb. */
const DROPS =
  /^((?:(?:please|can you|could you|just)\s+)*)drop\s+(.{2,40}?)\s+a\s+(?:line|note|message)(?:\s+(?:to say|saying))?(?=\s)/i;

/** What is told, with the enquiry apart; undefined for anything else. */
export function toldOfNamed(
  said: Said,
  { masked, references, spans }: Masked,
  known: Known,
): Understanding | undefined {
  const tells = said.text.replace(DROPS, '$1tell $2');
  if (tells !== said.text) return toldOfNamed({ ...said, text: tells }, maskSaid(tells, known), known);
  const [only, second] = references;
  if (only === undefined || second !== undefined || said.mood.question || said.mood.wondering) return undefined;
  const { text } = said;
  const plain = masked.replace(/\s+/g, ' ').trim();
  const head = HEAD.exec(plain)?.[0];
  const person = spans.find(({ is }) => is === 'person');
  if (head === undefined || head.includes('@ref')) return undefined;
  if (head.includes('@person') && (person === undefined || !isOnOtherSide(text.slice(person.start, person.end), known)))
    return undefined;
  const {
    that = '',
    name = '',
    has = '',
  } = /^(?<that>that\s+)?(?<name>.*?)(?<has>['’]s)?$/is.exec(text.slice(only.start, only.end))?.groups ?? {};
  const marked = `${text.slice(0, only.start)}${that}@ref${has}${text.slice(only.end)}`;
  const whole =
    person === undefined || !head.includes('@person')
      ? marked
      : marked.replace(text.slice(person.start, person.end), '@person');
  const begun = HEAD.exec(whole)?.[0];
  if (begun === undefined) return undefined;
  const told = whole.slice(begun.length);
  const beside = setApart.find((pattern) => pattern.test(told));
  const isClause =
    /^(?:that )?(?:the )?@ref(?:['’]s)?\s+\p{L}|@ref['’\s]*(?:s|is|are|was|were|has|have|will|needs?|can|had|got)\b|\b(?:at|in|on|of|for|to|by|near)\s+(?:the )?@ref/iu.test(
      told,
    );
  if (beside === undefined && !isClause) return undefined;
  const words = told
    .replace(beside ?? /$^/, ' ')
    .replace('@ref', name)
    .replace(/\s+/g, ' ')
    .trim();
  if (words.split(' ').length < FEWEST) return undefined;
  return {
    kind: 'command',
    command: {
      kind: 'act',
      verb: tellingVerb(told, known),
      abouts: [only.about],
      words: {
        ...noActionWords,
        text: beside === undefined ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words,
      },
      sure: false,
    },
    text,
    found: spans,
    likely: 0.9,
  };
}
