import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';
import { stemOf, wordsOf } from './wanted/features.ts';

/*
 * "Log the Hilltop Avenue enquiry", "drop the slab, it has been done": one of the drafts that wait, by words that it has. One that is to be
 * logged is shown again, with its button; one that is dropped is dropped alone.
 */

const LEAD =
  /^(?:(?:very well|all right|alright|understood|agreed|fine|good|great|lovely|perfect|right(?: then)?|ok(?:ay)?|thank you|thanks|yes|no|so|and|but|now|then|well|actually|please|kindly|just|next|first|in that case)(?![\p{L}])[\s,.!;:–-]*)+/iu;
const TAKES_UP =
  /^(?:(?:log|submit|enter|raise|record|register|send|file|finish|complete|confirm|save|do|proceed with|(?:put|get) (?:in|through|forward)|go (?:ahead )?(?:with|to)|go back to|back to|return to|carry on with|continue with|take up|let['’]?s do)\s+(?<what>.+?)(?:\s+(?:in|through|off|now|then|first|next|please|again))*|(?:put|get|send)\s+(?<put>.+?)\s+(?:in|through|off)|(?<can>.+?)\s+(?:can|should|is to|may|ought to|needs to) (?:be (?:logged|submitted|sent|entered|recorded)|go (?:in|through|ahead|off)))(?:\s+(?:now|then|first|next|please))*[\s.!]*$/iu;
const DROPS =
  /^(?:(?:drop|scrap|forget(?: about)?|cancel|bin|ditch|abandon|discard|delete|throw away|do not log|don['’]?t log|don['’]?t bother (?:with|logging)|no need (?:for|to log)|never ?mind(?: about)?|leave out)\s+(?<what>[^,;.:–]+?)(?:\s+(?:after all|now|then|please|again))*(?:[\s]*[,;.:–-]\s*[^?]*|\s+(?:because|since|as|cos)\s[^?]*)?)[\s.!]*$/iu;
const WHICH =
  /^(?:(?:which|what|show(?: me)?|list|are there|any|how many|my|see)\b[^?]{0,30})?\bdrafts?\b(?:[^?]{0,30})[\s.?!]*$/i;
/** One more of the kind is none of those that wait. */
const NEW = /\b(?:another|a|an|new|second|also|more|too)\b/i;
const ofNoMeaning = new Set(
  'the one that this it my our her his their draft form enquiry inquiry case matter report issue thing about for of in on at by and to from with cllr councillor'.split(
    ' ',
  ),
);

/** The draft that is named, or all that wait; undefined where none is, or more than one has the words. */
export function draftNamed(said: Said, known: Known): Command | undefined {
  const drafts = draftsOf(known);
  const text = said.text.replace(LEAD, '').trim();
  if (drafts.length === 0 || text === '') return undefined;
  if (WHICH.test(text)) return { kind: 'what-waits', which: 0 };
  if (said.mood.question || said.lines.includes('\n')) return undefined;
  const drop = DROPS.exec(text)?.groups?.what;
  const up = drop === undefined ? TAKES_UP.exec(text)?.groups : undefined;
  const what = drop ?? up?.what ?? up?.put ?? up?.can ?? '';
  if (what === '' || NEW.test(what)) return undefined;
  const words = stemsOf(what);
  const meant =
    words.length === 0
      ? []
      : drafts.filter((draft) => {
          const has = hasWords(draft);
          return words.every((word) => has.has(word));
        });
  const [only, second] = meant;
  if (only === undefined || second !== undefined) return undefined;
  return { kind: 'what-waits', which: only.which, ...(drop === undefined ? {} : { drop: true }) };
}

/** An enquiry that is not logged yet: the number that it has among what waits, and what it is called. */
export type Draft = {
  readonly which: number;
  readonly name: string;
  readonly command: Extract<Command, { kind: 'log' }>;
};

/** Enquiries that are not logged yet: what stands there first, then what was left. */
export function draftsOf({ screen: { name, open, left = [] } }: Pick<Known, 'screen'>): readonly Draft[] {
  const here = name === undefined || open === undefined ? [] : [{ name, command: open.command }];
  return [...here, ...left.filter((each) => each.name !== name)].flatMap(
    ({ name: called, command }, at): readonly Draft[] =>
      command.kind === 'log' ? [{ which: at + 1, name: called, command }] : [],
  );
}

function hasWords({ command: { words } }: Draft): ReadonlySet<string> {
  return new Set(stemsOf(`${words.subject} ${words.details} ${words.service}`));
}

function stemsOf(text: string): readonly string[] {
  return wordsOf(text.replace(/['’]s\b/g, ''))
    .filter((word) => !ofNoMeaning.has(word))
    .map(stemOf);
}
