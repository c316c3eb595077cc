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
/** Who may not read it, said before the words or at their beginning. */
const INTERNAL =
  /^\W*(?:(?:this is |strictly |please keep |keep )*(?:(?:for )?internal(?:ly)?(?: only| use only| note| use)?|(?:for )?(?:officers?|staff|the team|us|the file)(?:['’] eyes)? only|only for (?:officers?|staff|us|the team)|for (?:officers|the file)|confidential(?:ly)?|privately|private note|off the record|(?:do not|don['’]?t|dont|not to be) (?:tell|told to|show|shown to|share|shared with|send|sent to|let)\b[^,.:;–]{0,40}?\b(?:councillor|cllr|member|resident|her|him|them)\b(?: know| see| this)*|not for (?:the )?(?:councillor|cllr|member|her|him|them)\b))(?=\W|$)/iu;
const IN_ORDER =
  /\b(?:internal(?:ly)?(?: only| note)?|for (?:officers?|staff|us|the team)(?: only)?|officers? only|confidential(?:ly)?|privately|off the record|not for (?:the )?(?:councillor|cllr|member))\b/iu;

/** Words that say who may not read what would be published. */
export function keptFrom({ verb, words }: ActCommand, head: string): Proviso | undefined {
  if (!theyRead.has(verb)) return undefined;
  const said = INTERNAL.exec(words.text)?.[0] ?? (verb === 'update' ? IN_ORDER.exec(head)?.[0] : undefined);
  return said === undefined ? undefined : { why: 'internal', words: said.trim() };
}

/** A note, which officers read, with the words less those that keep them from the councillor. */
export function offersNote({ abouts, words }: ActCommand): readonly Offer[] {
  const [only, second] = abouts;
  const text = words.text.replace(INTERNAL, '').replace(/^[\s,.:;–—-]+/, '');
  if (only === undefined || second !== undefined || !/^CW-/i.test(only.named) || text === '') return [];
  return [{ label: 'Keep it as a note for officers', typed: `${typedFor('note', only.named)}: ${text}` }];
}

const ONLY = /\b(?:only|just)\b/i;
/** "For officers only" is one of the choices there are. */
const ALL_OF_A_SIDE = /\b(?:(?:all|only|just)\s+)*(?:the\s+)?(?:officers|councillors|members|staff)(?:\s+only)?\b/i;

/** An announcement to somebody, a service or a ward: it goes to all of a side. */
export function forFewer(head: string, found: readonly Span[]): Proviso | undefined {
  const named = found.find(
    ({ is, end }) => end <= head.length + 1 && (is === 'person' || is === 'ward' || is === 'service'),
  );
  const words =
    named !== undefined ? head.slice(named.start, named.end) : ONLY.exec(head.replace(ALL_OF_A_SIDE, ' '))?.[0];
  return words === undefined || words === '' ? undefined : { why: 'fewer', words };
}
