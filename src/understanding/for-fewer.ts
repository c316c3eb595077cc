import type { ActCommand, Verb } from './act-command.ts';
import { typedFor } from './typed.ts';
import type { Offer, Proviso, Span } from './understanding.ts';

/* Words that are meant for fewer than would get them: an announcement to one councillor, an update for officers only. */

/** The councillor reads these. */
const theyRead: ReadonlySet<Verb> = new Set([
  'update',
  'resolve',
  'pause',
  'extend',
  'reassign',
  'hand-over',
  'make-complex',
]);
/** Who may not read it. */
const KEPT = String.raw`(?:this is |it is |it['’]s |that['’]s |strictly |please |(?:please )?keep )*(?:(?:for )?internal(?:ly)?(?: only| use only| use| note)?|(?:for )?(?:officers?|staff|the team|us|the file)(?:['’] eyes)? only|only for (?:officers?|staff|us|the team)|for (?:officers|the file)|confidential(?:ly)?|privately|private note|off the record|(?:do not|don['’]?t|dont|not to be) (?:tell|told to|show|shown to|share|shared|send|sent to|let|pass|passed)\b[^,.:;–]{0,40}?\b(?:councillors?|cllrs?|members?|residents?|her|him|them|outside)\b(?: know| see| this)*|not for (?:the )?(?:councillors?|cllrs?|members?|residents?|her|him|them|sharing|publication)\b(?: to (?:see|read|know))?|(?:(?:this|it|that) )?(?:stays? |just |strictly )*(?:between (?:us|ourselves|you and me)|to (?:ourselves|yourself|yourselves)))`;
/** Said before the words or at their beginning. */
const INTERNAL = new RegExp(String.raw`^\W*${KEPT}(?=\W|$)`, 'iu');
/** Said of all of it behind the words, in a part of its own: "(internal only)", ". Keep this between us". */
const INTERNAL_ASIDE = new RegExp(
  String.raw`[\s,.;:(–—-]+(?<=[,.;:(–—-]\s?|\s[–—-]\s)${KEPT}(?: please)?[\s).!]*$`,
  'iu',
);
const IN_ORDER =
  /\b(?:internal(?:ly)?(?: only| note)?|for (?:officers?|staff|us|the team)(?: only)?|officers? only|confidential(?:ly)?|privately|off the record|not for (?:the )?(?:councillor|cllr|member))\b/iu;

/** Words that say who may not read what would be published. */
export function keptFrom({ verb, words }: ActCommand, head: string): Proviso | undefined {
  if (!theyRead.has(verb)) return undefined;
  const said =
    INTERNAL.exec(words.text)?.[0] ??
    INTERNAL_ASIDE.exec(words.text)?.[0] ??
    (verb === 'update' ? IN_ORDER.exec(head)?.[0] : undefined);
  return said === undefined ? undefined : { why: 'internal', words: said.replace(/^[\s,.;:(–—-]+|[\s).!]+$/g, '') };
}

/** A note, which officers read, with the words less those that keep them from the councillor. */
export function offersNote({ abouts, words }: ActCommand): readonly Offer[] {
  const [only, second] = abouts;
  const text = words.text
    .replace(INTERNAL, '')
    .replace(INTERNAL_ASIDE, '')
    .replace(/^[\s,.:;–—-]+/, '');
  if (only === undefined || second !== undefined || !/^CW-/i.test(only.named) || text === '') return [];
  return [{ label: 'Keep it as a note for officers', typed: `${typedFor('note', only.named)}: ${text}` }];
}

/** A draft, or words that are not to go yet: said of the sending itself, in a part of its own. */
const UNSENT =
  /[\s,.;:(–—-]+(?<=[,.;:(–—-]\s?|\s[–—-]\s)(?:(?:but|and|please|so|just)\s+)*(?:(?:don['’]?t|do not|dont|not to be|never)\s+(?:yet\s+)?(?:send|sent|publish|published|share|post|tell|press|update)\b[^.;]*|(?:send|publish|share|post|release|hold)\s+(?:(?:this|it|that|them|these)\s+)?(?:off\s+|back\s+)?(?:on|at|after|when|once|tomorrow|next|later|if|until|till|first thing|mon|tues|wednes|thurs|fri|satur|sun)\b[^.;]*|hold (?:this|it|off|that)\b[^.;]*|(?:(?:this is )?(?:only |just |still )?a )?draft(?: only| for now)?|not (?:sent )?yet|(?:check|clear|agree|confirm|run)\s+(?:(?:this|it)\s+)?(?:with|by|past)\s+[^,.;]{2,30}\s+(?:first|before)\b[^.;]*)[\s).!]*$/iu;

/** What keeps the words of an act from going to the councillor now. */
export function notToGoYet({ verb, words }: ActCommand): Proviso | undefined {
  const said = theyRead.has(verb) ? UNSENT.exec(words.text)?.[0] : undefined;
  return said === undefined ? undefined : { why: 'unsent', words: said.replace(/^[\s,.;:(–—-]+|[\s).!]+$/g, '') };
}

/** An announcement that is called a draft, or is to go another time. */
export function notAnnouncedYet(text: string, head: string): Proviso | undefined {
  const said = UNSENT.exec(text)?.[0] ?? /\bdraft\b/i.exec(head)?.[0];
  return said === undefined ? undefined : { why: 'unsent', words: said.replace(/^[\s,.;:(–—-]+|[\s).!]+$/g, '') };
}

const ONLY = /\b(?:only|just)\b/i;
/** "For officers only" is one of the choices there are. */
const ALL_OF_A_SIDE = /\b(?:(?:all|only|just)\s+)*(?:the\s+)?(?:officers|councillors|members|staff)(?:\s+only)?\b/i;

/** Some of a side, by their party or office. */
const SOME_OF_SIDE =
  /\b(?:labour|conservatives?|tor(?:y|ies)|lib(?:eral)?[\s-]?dem(?:ocrat)?s?|green party|greens|reform(?: uk)?|independents?|opposition|cabinet|(?:group|committee|party) (?:members|leaders)|backbench\p{L}*)\b/iu;
/** Behind the text, in a part of its own: "to Labour only", "(not David)". */
const WHOM_BEHIND =
  /(?:[,;(]\s*|\s[–-]\s)(?<whom>(?:(?:to|for)\s+)?(?:just|only|but not|not|except(?: for)?|excluding|apart from)\s+(?<named>[^,;()]{2,40})|(?:to|for)\s+(?<group>[^,;()]{2,40}?)(?:\s+only)?|(?<one>[^,;()]{2,40}?)\s+only)[\s).!]*$/iu;
const SIDE = /\b(?:councillors?|cllrs?|members?|officers?|staff)\b/i;

/** An announcement to somebody, a service, a ward or a party: it goes to all of a side. Whoever is left out may be said behind its text. */
export function forFewer(head: string, found: readonly Span[], text = head): Proviso | undefined {
  const isFewer = ({ is }: Span) => is === 'person' || is === 'ward' || is === 'service';
  const named = found.find((span) => isFewer(span) && span.end <= head.length + 1);
  const words =
    named !== undefined
      ? head.slice(named.start, named.end)
      : (SOME_OF_SIDE.exec(head)?.[0] ?? ONLY.exec(head.replace(ALL_OF_A_SIDE, ' '))?.[0]);
  if (words !== undefined && words !== '') return { why: 'fewer', words };
  const behind = WHOM_BEHIND.exec(text);
  const whom = behind?.groups?.whom ?? '';
  const start = behind === null ? 0 : behind.index;
  const isOfSome =
    SOME_OF_SIDE.test(whom) ||
    found.some((span) => isFewer(span) && span.start >= start) ||
    (SIDE.test(whom) &&
      !/^(?:to|for)?\s*(?:all|only|just)?\s*(?:the\s+)?(?:councillors|members|officers|staff|cllrs)(?:\s+only)?$/i.test(
        whom.trim(),
      ));
  return whom !== '' && isOfSome ? { why: 'fewer', words: whom.trim() } : undefined;
}
