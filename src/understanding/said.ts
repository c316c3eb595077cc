import { withoutThanks } from './thanks.ts';
import { isUnsure } from './undecided.ts';

/**
 * A turn as it was said, without what is only manners: quotes and stars around it, a greeting, "please", "thanks".
 * `text` has its white space folded; `lines` still has its lines. What the manners told is in `mood`.
 */
export type Said = { readonly text: string; readonly lines: string; readonly mood: Mood };

/**
 * How it was said. `question`: it ends as one. `request`: "can you", "could you": a thing to do, put as a question. `wondering`: "can
 * I", "should I", "how do I": about doing, not to be done. `negated`: something is not so, or not to be done. `later`: the words that put it
 * off to another day. `unsure`: "I think", "maybe".
 */
export type Mood = {
  readonly question: boolean;
  readonly request: boolean;
  readonly wondering: boolean;
  readonly negated: boolean;
  readonly unsure: boolean;
  readonly later: string;
};

const GREETING =
  /^(?:(?:hi|hiya|hello|helo|hey|heya|good (?:morning|afternoon|evening|day)|(?:morning|afternoon|evening)(?!\s+(?:digest|lists?|messages?|summary|e-?mails?|reminders?|nudges?|round-?up|shift|surger(?:y|ies)|meetings?|sessions?)\b)|dear|greetings|ay up|bore da|prynhawn da|noswaith dda|shwmae|s['’]?mae)(?:\s+(?:there|again|all|team|both|clause[ -]?wise|bot|everyone|colleagues?))*\s*(?:[,!.:;–-]+\s*|\s+(?=\S)))+/i;
const CALLED = /^(?:(?:@?clause[ -]?wise|@?bot)(?!\p{L})|<at>[^<]*<\/at>|<@\w+>)\s*[,:;!–-]*\s*/iu;
const SELF =
  /^(?:(?:it['’]?s|this is)\s+)?(?:(?:cllr|councillor)\.?\s+\p{L}[\p{L}'’-]*(?:\s+\p{L}[\p{L}'’-]*)?\s+here\b[\s,.:;–-]*|\p{L}[\p{L}'’-]*\s+here\s*[,.:;–-]+\s*)(?=\S)/iu;
const BEFORE =
  /^(?:next (?:one|un|['’]un|item|thing)(?=\s*[.:;–-]+\s+\p{L}{2})|please note(?=\s*:)|please to(?=\s+(?:show|see|list|send|give|tell|log|close|write|put|let|make|add))|please|pls|plz|pl|pleae|kindly|pray|ok|okay|right|so|well|also|and|then|just|now|sorry|quick one|quick question|hope you are well|hope you're well|fyi|actually|oh|ah|erm?|um|(?:thanks|thank you)(?!\s+(?:for|to)\b))(?:\s*[,.!:;–-]+\s*|\s+)(?=\S)/iu;
const REQUEST =
  /^(?:(?:can|could|would|will|cld|cud)\s+(?:you|u|ya|someone|somebody)\s+(?:please\s+|pls\s+|kindly\s+|possibly\s+|just\s+|also\s+)*(?:be (?:able to|so (?:kind|good) as to|kind enough to|good enough to)\s+|mind\s+)?|i\s*(?:['’]?d like|would like|want|need|wish|['’]?d love)\s+(?:you\s+)?to\s+|i\s+want\s+you\s+to\s+|would it be possible to\s+|(?:would|could) (?:you|u) be (?:so (?:kind|good) as to|kind enough to|good enough to|able to)\s+|would (?:you|u) mind\s+|do you mind\s+|i(?:['’]d| would) be (?:very |most |really )?grateful if (?:you|someone|somebody) (?:could|would)\s+|(?:may|might|could|can) (?:i|we) ask (?:you|someone|somebody) to\s+|please (?:would|could|can|will) (?:you|someone|somebody)\s+|(?:is there )?any chance (?:you|someone|somebody) (?:could|can|would)\s+|it would be (?:good|great|helpful|nice) if (?:you|someone|somebody) (?:could|would)\s+|is it possible to\s+|any chance (?:you could|of)\s+|let me\s+|lets\s+|let['’]s\s+|(?:can|could|may)\s+(?:we|i)\s+(?:please\s+|just\s+)?(?=log\b|record\b|raise\b|report\b|have\b|get\b|see\b|add\b|ask\b))/i;
const AFTER =
  /(?:^|(?<!\b(?:say|says|said|saying|a big|my|their|his|her|send|sends))[\s,.;!–-]+)(?:please|pls|plz|ta|thanks|thank you|thankyou|thx|many thanks|cheers|thanks in advance|if you (?:can|could|would)|(?<!\b(?:how|what|when|where|which|who|why|if|that|as)[\s,]+)(?:would|will|could|can) (?:you|u|ya)|if possible|d['’]?(?:ye|ya|you) (?:knaa|ken|know)\??|when(?:ever)? you (?:(?:get|have|find) (?:a|the) (?:chance|minute|min|moment|sec|second)|can|have time)|x+|🙏|👍|😀|🙂|😊)[\s.!,]*$/iu;
const WONDERING =
  /^(?:(?:have|had)\s+(?:i|we|it|he|she|they|there|anyone|someone|somebody|any)\b|(?:can|could|may|might|should|must|shall|would|do|does|did|am|is|are|was|were|has)\s+(?:i|we|it|he|she|they|there|an?|the|this|that|anyone|someone|somebody|any|officers?|councillors?|members?)\b|how\s+(?:do|can|should|would|to|does)\b|what\s+(?:if|happens|do|does|should|would)\b|when\s+(?:should|can|do|must|may)\b|who\s+(?:can|should|may|must)\b|is it (?:ok|okay|possible|allowed|right)\b|am i (?:allowed|able)\b|wondering\b|i wonder\b|thinking of\b|not sure (?:if|whether|how)\b|(?:please\s+)?tell me (?:if|how|whether|when|who|what|about|why)\b|do you (?:know|think)\b|any idea\b)/i;
const NEGATED =
  /\b(?:not|don['’]?t|do not|doesn['’]?t|didn['’]?t|isn['’]?t|aren['’]?t|wasn['’]?t|hasn['’]?t|haven['’]?t|won['’]?t|can['’]?t|cannot|couldn['’]?t|shouldn['’]?t|wouldn['’]?t|never|without|no longer|nobody|nothing|stop)\b/i;
/** A question at the end, without its mark: "log my gifts - do I have to". */
const ASKED_LAST =
  /\s(?:and\s+)?who(?:['’]?s| is| has)(?: got| on| dealing with| doing| handling)? (?:it|that one|this one)[\s.!]*$|[-–,;.]\s+(?:and\s+|but\s+|so\s+)?(?:who(?:['’]?s| is| has)\b|what(?:['’]?s| is) (?:happening|going on|occurring|the (?:latest|news|score))|any (?:news|updates?|joy|word|progress)\b|is (?:it|that|this) (?:done|fixed|sorted|finished)|is (?:it|that|this) (?:required|allowed|ok|okay|right|compulsory|mandatory|necessary|needed|legal)|do (?:i|we) (?:have|need) to|(?:am i|are we) (?:allowed|supposed|meant)|(?:can|may|must|should) (?:i|we|they)\b|what(?:['’]?s| is| are) (?:the rules?|allowed|banned|required|the limit)|who (?:can|may|decides|must|should)|how (?:long|many|much|often)\b|what (?:now|next|then|happens (?:now|next))[\s.!]*$)[^,;.:]*$/i;
const LATER =
  /\b(?:tomorrow|tmrw|next (?:week|month|year|time|monday|tuesday|wednesday|thursday|friday)|later(?: on| today)?(?!\s+(?:date|day|time|than|one)\b)|when you get (?:a|the) chance|when you can|in a (?:bit|while|minute|week|fortnight|few days)|in (?:\d+|two|three|four|five) (?:days|weeks|hours)|at the end of|after (?:christmas|the weekend|lunch)|(?:on|this coming) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/i;

/** What was typed, without manners. */
export function readSaid(raw: string): Said {
  const lines = unwrap(
    raw
      .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/\r\n?/g, '\n')
      .trim(),
  );
  let text = lines.replace(/\s+/g, ' ').trim();
  let request = false;
  for (let before = ''; before !== text; ) {
    before = text;
    text = unwrap(text.replace(CALLED, ''));
    text = keepSome(text, GREETING);
    text = keepSome(text, SELF);
    text = keepSome(withoutThanks(text), BEFORE);
    const asked = keepSome(text, REQUEST);
    if (asked !== text) request = true;
    text = asked;
    text = text.replace(/\s*@?clause[ -]?wise[.!]*$/i, (said) => (text.length > said.length ? '' : said));
    text = keepSome(text, AFTER);
  }
  const question = /\?[\s"'’”!.)]*$/.test(text) || /\?[\s!.)]*$/.test(lines) || ASKED_LAST.test(text);
  return {
    text,
    lines,
    mood: {
      question,
      request,
      wondering: WONDERING.test(text),
      negated: NEGATED.test(text),
      unsure: isUnsure(text),
      later: LATER.exec(text)?.[0] ?? '',
    },
  };
}

/** Without a greeting or thanks before a question, or the name of whoever is asked; one alone stays. */
export function withoutCourtesy(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = withoutThanks(keepSome(keepSome(rest, CALLED), GREETING));
  }
  return rest;
}

/** Takes manners away unless nothing would be left. */
function keepSome(text: string, manners: RegExp): string {
  const rest = text.replace(manners, '').trim();
  return /[\p{L}\p{N}#]/u.test(rest) ? rest : text;
}

/** Quotes, backticks and stars around the whole: how people mark a command, not part of it. */
function unwrap(text: string): string {
  let inner = text.replace(/^>\s+/, '');
  for (;;) {
    const match = /^(["'`*_~“‘«]+)([\s\S]+?)(["'`*_~”’»]+)([.!?]?)$/.exec(inner);
    if (match === null || !isPair(match[1] ?? '', match[3] ?? '')) return inner.trim();
    inner = `${match[2]}${match[4] ?? ''}`.trim();
  }
}

function isPair(open: string, close: string): boolean {
  const mirror: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '«': '»' };
  return (
    [...open]
      .reverse()
      .map((sign) => mirror[sign] ?? sign)
      .join('') === close
  );
}

/** "For the avoidance of doubt" is no thing that is asked to be seen. */
const TO_BE_PLAIN =
  /[ \t,;–-]*\b(?:(?:just )?for the avoidance of (?:any |all )?doubt|(?:just )?so (?:that )?(?:i|we)(?:['’]m|['’]re| am| are) (?:absolutely |quite |perfectly |totally )?(?:clear|sure|certain)|(?:just )?for (?:the sake of )?(?:clarity|completeness|good order|good measure)|for the record)\b[ \t,;–-]*/giu;
const ASKS_TO_SEE =
  /^(?:(?:please|could you|can you|would you|just)\s+)*(?:show|open|display|see|list|let me see|let me have|give me|bring up|pull up|who|what|which|when|where|how)\b/i;

/** A question, or what is asked to be seen, without what only says that it is to be plain. */
export function withoutPlainness(text: string): string {
  const plain = text.replace(TO_BE_PLAIN, ' ').trim();
  return ASKS_TO_SEE.test(plain) && !text.includes(':') ? plain : text;
}

/** True where words say nothing that a councillor could be told: "?", "please", "ok", "done" is something. */
export function isMeaningless(text: string): boolean {
  const rest = text
    .replace(
      /\b(?:please|pls|plz|ok|okay|thanks|thank you|ta|cheers|x+|tbc|n\/?a|asap|now|today|test|yes|no|hi|hello|it|this|that|the|a|an|me|for|to|on)\b/gi,
      '',
    )
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return rest.length < 2;
}
