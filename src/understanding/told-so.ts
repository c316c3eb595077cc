import { isOnOtherSide } from './about-screen.ts';
import { noActionWords } from './act-command.ts';
import { HEADS } from './as-meant.ts';
import { findDays } from './dates/find-dates.ts';
import type { Known } from './known.ts';
import { namesLogging } from './logging/trigger.ts';
import { type Masked, maskSaid } from './mask.ts';
import { tellsAbsence } from './of-casework.ts';
import { ASKS, isOfConduct, speaksOfRules } from './of-documents.ts';
import { isMeaningless, readSaid, type Said } from './said.ts';
import { sentencesOf } from './sentences.ts';
import { tellingVerb } from './telling-verb.ts';
import type { Understanding } from './understanding.ts';

/*
 * "Station Road: the gang could not get in. Please let Cllr Khan know, and that she will hear again by Friday": what happened comes first, and
 * then the order to tell somebody of it, which says no more than that. What happened are the words, and a day by which more is promised is that
 * of the next update. It is read back, like everything that somebody is to read.
 */

const LEAD =
  '(?:(?:please|pls|plz|kindly|do|and|so|then|also|now|but|perhaps|just|could you|can you|would you|will you|you (?:can|may|could)|i (?:would|should) be (?:glad|grateful) if you (?:could|would))[\\s,]+)*';
const WHOM =
  '(?:@person(?:\\s\\p{L})?|her|him|them|(?:the )?(?:councillors?|cllrs?|members?|officers?)(?: \\p{L}{1,2})?(?![\\p{L}]))';
const THIS =
  '(?:this|that|it|so|all (?:this|that)|as much|the above|these|accordingly|where we are|where (?:it|things) stands?|how (?:it|things) stands?)';
/** What orders that somebody is told what was said before; behind it, what else they are told. */
const ORDERS = new RegExp(
  `^${LEAD}(?:${[
    `(?:update|inform|notify|advise|brief) ${WHOM}(?: (?:accordingly|(?:of|about|on) ${THIS}))?`,
    `(?:let|help) ${WHOM} (?:know|have|see|hear)(?: (?:about |of )?${THIS})?`,
    `tell ${WHOM}(?: (?:about |of )?${THIS})?`,
    `(?:make sure|ensure|see(?: to it)?)(?: that)? ${WHOM} (?:knows?|has|have|hears?|gets?|sees?|is told|is informed)(?: (?:about |of )?${THIS})?`,
    `(?:pass|send|forward|give|relay|convey|report|write|drop|mention)(?: (?:${THIS}|a (?:line|note|word)|word))?(?: on| along| over)?(?: to)? ${WHOM}(?: (?:this|that|a (?:line|note|word)))?`,
    `(?:${WHOM}|s?he|they) (?:can|may|should|could|must|ought to|needs? to|is to|had better)(?: now)? (?:be (?:told|informed|updated|made aware|advised)|know|have|hear)(?: (?:about |of )?${THIS})?`,
  ].join('|')})(?: to (?:that effect|say so))?(?=[\\s,.;:?!–-]|$)(?<more>.*)$`,
  'isu',
);
/** Before what it is about, at the head of what happened. */
const ABOUT =
  /^(?:on|re|ref|regarding|concerning|about|for|as (?:to|for|regards)|with (?:regard|reference|respect) to|in (?:relation|regard) to|turning to)\s+(?:the\s+)?$/i;
/** What still stands of the name behind the words by which it was known, up to the mark; before a full stop or a comma it may be what happened. */
const NAME_ENDS = /^(?:(?:\s+[\p{L}'’]+){0,5}\s*(?::|\s[–—-])|\s*[,;.])\s*/u;
/** When more is to be heard. */
const PROMISES =
  /[\s,;–-]*(?:\b(?:and|with|but|so)\b\s*)*(?:(?:please\s+)?(?:say(?:ing)?|tell(?:ing)?|told|promis(?:e|ing)|add(?:ing)?|let)\s+(?:her|him|them|that|know)?\s*)*[^,;.]*\b(?:hears?|update[ds]?|write|touch|back|word|news|contact(?:ed)?|message|report)\b[^,;.]*$/iu;
/** What it is for, and what only joins. */
const NO_WORDS =
  /^[\s,;.–-]*(?:(?:so|in order) (?:that\b.*|to\b.*|(?:s?he|they) can\b.*)|(?:today|now|straight away|at once|by e-?mail|in writing)|[\s,;.–-]*)[\s.!]*$/i;
const SAYS =
  /^[\s,;:–-]*(?:(?:and|with|please|pls|kindly|also)(?:\s+|$))*(?:(?:say(?:ing)?|tell(?:ing)?|told|add(?:ing)?)\s+(?:her|him|them)?\s*)?(?:that\s+)?/i;
/** Up to the first mark it may be said what it is about. */
const HEAD = /^[^:,;.?!]{2,80}?(?=[:,;.]|\s[–—-]\s)/;
const FEWEST = 3;

/** The telling and the order for it, by which it is held back or not; undefined for anything else. */
export function readToldSo(
  said: Said,
  masked: Masked,
  known: Known,
): { readonly understood: Understanding; readonly order: Said } | undefined {
  const sentences = sentencesOf(said);
  const last = sentences.at(-1);
  if (last === undefined) return undefined;
  const before = sentences.slice(0, -1).join(' ');
  const within = inOneSentence(last);
  const parts =
    within !== undefined
      ? ([`${before} ${within[0]}`.trim(), within[1]] as const)
      : before === ''
        ? undefined
        : ([before, last] as const);
  if (parts === undefined) return undefined;
  const order = readSaid(parts[1]);
  const { spans, masked: ordered } = maskSaid(parts[1], known);
  const more = ORDERS.exec(ordered.replace(/\s+/g, ' ').trim())?.groups?.more;
  if (more === undefined || (order.mood.question && !order.mood.request)) return undefined;
  const [person] = spans.filter(({ is }) => is === 'person');
  if (person !== undefined && !isOnOtherSide(parts[1].slice(person.start, person.end), known)) return undefined;
  const about = meantIn(said, parts[0], masked, known);
  if (about === undefined || !isNews(about.told, known) || (about.named === '' && speaksOfRules(about.told)))
    return undefined;
  const tail = tailOf(parts[1], more).replace(/[\s.?!]+$/, '');
  const [day] = findDays(tail, known, 'future');
  const isPromised = day !== undefined && PROMISES.test(tail);
  const by = isPromised ? tail.slice(day.start, day.end).replace(/^(?:on|by|before)\s+/i, '') : '';
  const rest = (isPromised ? tail.replace(PROMISES, '') : tail).replace(SAYS, '').replace(/[\s.]+$/, '');
  const told = NO_WORDS.test(rest) ? about.told : `${about.told.replace(/[\s.]+$/, '')}. ${capital(rest)}`;
  const understood: Understanding = {
    kind: 'command',
    command: {
      kind: 'act',
      verb: tellingVerb(about.told, known),
      abouts: [{ named: about.named }],
      words: { ...noActionWords, text: capital(told), by },
      sure: false,
    },
    text: order.text,
    found: [],
    likely: 0.9,
  };
  return { understood, order };
}

/** "Gang booked for the morning tell cllr khan": no mark between the one and the other, and nothing behind it. */
const WITHOUT_MARK =
  /^(?<told>(?:\S+\s+){2,}?\S*[\p{L}\p{N}](?<!(?:^|\s)(?:to|and|or|you|we|i|will|not|can|could|must|should|would|ll|please|pls|shall|may|might|did|do|does|don['’]?t|never|cannot|who|when|if|before|after|until|till)))\s+(?<order>(?:(?:please|pls|plz)\s+)?(?:tell|update|inform|let)\s+(?:(?:cllr|councillor)\s+\p{L}[\p{L}'’-]*|her|him|them|the (?:councillor|cllr|member))(?:\s+know)?[\s.!]*)$/iu;

const ONLY_WHEN = /^(?:if|when|whenever|once|unless|in case|should|until|till|before|after|as soon as)\b/i;

/** "Highways want another survey, please tell her so". */
function inOneSentence(sentence: string): readonly [string, string] | undefined {
  const alone = WITHOUT_MARK.exec(sentence)?.groups;
  if (alone?.told !== undefined && alone.order !== undefined) return [alone.told, alone.order];
  const found =
    /^(?<told>.+?\S)(?:[,;]|\s[–—-])\s+(?<order>(?:please|pls|kindly|so please|and please)\s.+|(?:and |so |can you |could you )?(?:tell|let|inform|update|notify|message)\s+(?:her|him|them|(?:(?:the|cllr|councillor)\s+)?\p{L}[\p{L}'’-]*)(?:\s+(?:know|so|that|this))?[\s.!]*)$/isu.exec(
      sentence,
    )?.groups;
  if (found?.told === undefined || found.order === undefined || ONLY_WHEN.test(found.told)) return undefined;
  return [found.told, found.order];
}

/** The enquiry that is named at the head, or stands on the screen, and what is told of it; with no number where none is known. */
function meantIn(
  said: Said,
  before: string,
  { references }: Masked,
  known: Known,
): { readonly named: string; readonly told: string } | undefined {
  const head = maskSaid(HEAD.exec(said.text)?.[0] ?? '', known).references;
  const among = head.length > 0 ? head : references;
  const named = [...new Set(among.map(({ about }) => about.named))];
  const [first] = among;
  const { references: shown } = known.screen;
  const [only] = shown.length === 1 ? shown : [];
  if (named.length > 1) return undefined;
  if (first === undefined) return { named: only ?? '', told: before };
  const lead = said.text.slice(0, first.start);
  const ends = NAME_ENDS.exec(said.text.slice(first.end));
  const isHead = (lead.trim() === '' || ABOUT.test(lead) || /^(?:[\p{L}'’]+\s+){0,5}$/u.test(lead)) && ends !== null;
  // Its words inside what happened choose none but the one that is shown.
  if (!isHead && only !== undefined && only !== first.about.named) return undefined;
  const isWholeName = isHead && (lead.trim() === '' || ABOUT.test(lead));
  const from = isWholeName && said.text.startsWith(before) ? first.end + (ends?.[0].length ?? 0) : 0;
  // "The metal bench, tell her": the name is all that is told.
  const told = before.slice(from);
  return { named: first.about.named, told: /\p{L}/u.test(told) ? told : before };
}

/** Something that happened, and neither a question, an order, a new report, somebody's absence nor how anybody behaved. */
function isNews(told: string, known: Known): boolean {
  const said = readSaid(told);
  const head = /^\p{L}+/u.exec(said.text)?.[0].toLowerCase() ?? '';
  if (told.split(/\s+/).length < FEWEST || isMeaningless(told) || HEADS.test(head)) return false;
  if (/\?/.test(told) || said.mood.wondering || ASKS.test(said.text) || namesLogging(told)) return false;
  return !tellsAbsence(said, maskSaid(said.text, known)) && !isOfConduct(told);
}

/** What stands behind the order, as it was typed. */
function tailOf(order: string, more: string): string {
  const words = more
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const first = words.find((word) => !word.startsWith('@') && /\p{L}/u.test(word));
  if (first === undefined) return '';
  const at = order.toLowerCase().lastIndexOf(more.trim().split('@')[0]?.trim().toLowerCase() ?? '');
  return at < 0 ? '' : order.slice(at);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
