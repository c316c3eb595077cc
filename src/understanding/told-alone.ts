import { isOfCouncillorSide, type Person } from '../people/index.ts';
import type { Shape } from './about.ts';
import { noActionWords, type Verb } from './act-command.ts';
import { type ReadAct, readAct, taughtVerb, verbFor } from './acts.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { mayDo } from './offers.ts';
import type { Said } from './said.ts';

/** What is told with words alone. */
const toldInWords: ReadonlySet<Verb> = new Set([
  'update',
  'note',
  'add',
  'resolve',
  'pause',
  'resume',
  'reopen',
  'withdraw',
]);

/** "Tell Amina Khan this: the bollards are costed": what stands behind the colon is for her to read. */
const TELLS =
  /^(?:right[\s,]+)?(?:tell|let|inform|(?:a |one )?(?:message|msg|word) (?:for|to)|message|text|write to|say to|pass (?:this |it )?on to)\s+(?<who>[^:,;]{2,60}?)(?:\s+(?:this|the following|know|that))*\s*:\s*(?<told>\S+\s.*)$/is;

const NOTES =
  /^(?:add(?=\s*:)|(?:add|put|make|leave|write)\s+(?:an?\s+)?(?:internal\s+|private\s+)?note)(?:\s+(?:for|to)\s+(?:the\s+)?(?:officers?|staff|team)(?:\s+only)?)?\s*:\s*(?<told>\S+\s.*)$/is;

/** A form is open that words may be for. */
function waitsForWords({ screen: { open } }: Known): boolean {
  return open !== undefined && (open.command.kind !== 'act' || open.wanted.includes('text'));
}

/** An update to the councillor, or what a councillor adds for the officer; undefined where nobody of the other side is told. */
function readTelling(said: Said, known: Known, abouts: Shape['abouts']): ReadAct | undefined {
  const { who = '', told = '' } = TELLS.exec(said.text)?.groups ?? {};
  const { directory, on, me } = known;
  if (told === '' || said.mood.question || waitsForWords(known)) return undefined;
  const isCouncillor = isOfCouncillorSide(me);
  const suits = (person: Person) => isOfCouncillorSide(person) !== isCouncillor;
  if (findPeople(who, { directory, on, me, suits }).kind === 'nobody') return undefined;
  const words = { ...noActionWords, text: told.trim() };
  const verb = verbFor('update', known, false);
  return {
    kind: 'command',
    command: {
      kind: 'act',
      verb,
      abouts: abouts.length > 0 ? abouts : [{ named: '' }],
      words,
      sure: false,
      marked: true,
    },
  };
}

/**
 * "Resolve: all sorted with the school": what stands behind the colon is the words, and which enquiry is meant is the one on
 * the screen or asked, never guessed from them. Undefined for anything else.
 */
export function readToldAlone(said: Said, known: Known): ReadAct | undefined {
  const [only, second] = known.screen.references;
  const abouts = only !== undefined && second === undefined ? [{ named: only }] : [];
  const telling = readTelling(said, known, abouts);
  if (telling !== undefined) return telling;
  const note = NOTES.exec(said.text)?.groups?.told;
  const kept = verbFor('add', known, false);
  if (note !== undefined && mayDo(kept, known) && !waitsForWords(known)) {
    const words = { ...noActionWords, text: note.trim() };
    const named = abouts.length > 0 ? abouts : [{ named: '' }];
    return { kind: 'command', command: { kind: 'act', verb: kept, abouts: named, words, sure: false, marked: true } };
  }
  const { head, after } = /^(?<head>\p{L}+(?: \p{L}+)?)(?<after>\s*:\s*\S.*)$/su.exec(said.text)?.groups ?? {};
  if (head === undefined || after === undefined) return undefined;
  const shape: Shape = { shape: `${head} §${after}`, abouts, before: `${head} `, after, others: [] };
  const verb = taughtVerb(shape);
  if (verb === undefined || !toldInWords.has(verb) || !mayDo(verb, known)) return undefined;
  const read = readAct(verb, shape, said, known, true);
  return read.kind === 'command' && read.command.kind === 'act'
    ? { ...read, command: { ...read.command, sure: false } }
    : read;
}
