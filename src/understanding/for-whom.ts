import { isOfCouncillorSide } from '../people/index.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { speaksOfDocuments, speaksOfRules } from './of-documents.ts';
import { isPromise } from './promise.ts';
import type { Said } from './said.ts';
import { typedFor } from './typed.ts';
import type { Understanding } from './understanding.ts';

/*
 * An apology or a promise that an officer types of an enquiry: "sorry about the delay, we'll be out Tuesday". It reads as if it were for the
 * councillor. Whether they see it is asked: as an update, or as a note for officers only.
 */

const APOLOGY =
  /\b(?:(?:so |very |really )?sorry\s+(?:about|for|to|that|we|it|they|this)|apolog(?:y|ies|ise|ize|ising)|my regrets?)\b/i;
const WORDS_OF_SORROW = /\b(?:sorry|apolog(?:y|ies|ise|ize))\b/i;
const TELLS =
  /\b(?:tell|let|inform|advise)\s+(?:her|him|them|the (?:councillor|cllr|member|resident)|(?:cllr|councillor)\.?\s+\p{L}+)\b/iu;
/** What is told is told without whom it is told to. */
const TO_WHOM = new RegExp(String.raw`(?:\b(?:please|and|so)\s+)*${TELLS.source}(?:\s+know)?(?:\s+that)?\s+`, 'iu');
/** Who does it, and that it is still to come. */
const PROMISES =
  /^(?:(?:ok|okay|yes|right|so|and)[\s,.!]+)*(?:i|we)(?:['’]ll|\s+(?:will|shall|promise|are going to|am going to))\b(?!\s+be\s+(?:away|off|on (?:leave|holiday)|out of))|\bwe(?:['’]ll| will| shall) (?:be (?:out|there|round|back|with)|fill|fix|mend|get|sort|do|come|look|have)\b|\b(?:i |we )?promise\b/i;
/** Said to be a note, it is one. */
const NOTES =
  /^\W*(?:please\s+|pls\s+)?(?:(?:add|make|put|leave|write|record)\s+(?:an?\s+)?(?:internal\s+|private\s+)?notes?\b|(?:internal\s+|private\s+)?notes?\b|for (?:officers|the file))/i;
const MOST_WORDS = 60;
/** A button holds as many characters. */
const MOST_CARRIED = 1500;

/** What was understood, or where it would tell nobody what reads as if told to somebody, the question who is to see it. */
export function askForWhom(understood: Understanding, said: Said, known: Known): Understanding {
  const { text, mood } = said;
  const isTold =
    !isOfCouncillorSide(known.me) && !mood.question && !mood.wondering && isAddressed(text) && !NOTES.test(text);
  const reference = isTold && isForNobody(understood) ? onlyOne(understood, text, known) : undefined;
  if (reference === undefined || text.split(' ').length > MOST_WORDS || text.length > MOST_CARRIED) return understood;
  const words = withoutReference(text, known).replace(TO_WHOM, '');
  return {
    kind: 'several',
    why: 'who-sees',
    each: [
      { label: 'Send it to the councillor', typed: `${typedFor('update', reference)}: ${words}` },
      { label: 'Keep it as a note for officers', typed: `${typedFor('note', reference)}: ${words}` },
    ],
    text: words,
    found: understood.found,
    likely: 0.6,
  };
}

function isAddressed(text: string): boolean {
  if (speaksOfRules(text) || speaksOfDocuments(text)) return false;
  return (
    APOLOGY.test(text) || (isPromise(text) && (WORDS_OF_SORROW.test(text) || TELLS.test(text) || PROMISES.test(text)))
  );
}

/** Taken for a note, a reminder, or nothing that is known. */
function isForNobody(understood: Understanding): boolean {
  if (understood.kind === 'unclear' || (understood.kind === 'documents' && understood.doubtful)) return true;
  if (understood.kind !== 'command') return false;
  const { command } = understood;
  return command.kind === 'snooze' || (command.kind === 'act' && command.verb === 'note' && !command.sure);
}

/** The enquiry that the words are about: the one that is named, or else the one on the screen. */
function onlyOne(understood: Understanding, text: string, known: Known): string | undefined {
  const command = understood.kind === 'command' ? understood.command : undefined;
  const named =
    command !== undefined && 'abouts' in command
      ? command.abouts.map((about) => about.named)
      : maskSaid(text, known).references.map(({ about }) => about.named);
  const [only, second] = named.length > 0 ? named : known.screen.references;
  return only !== undefined && second === undefined && /^CW-/i.test(only) ? only : undefined;
}

/** The words as somebody else reads them: without "on 2," before them. */
function withoutReference(text: string, known: Known): string {
  const [first] = maskSaid(text, known).spans.filter(({ is, start }) => is === 'reference' && start < 12);
  if (first === undefined) return text;
  const before = text.slice(0, first.start);
  if (!/^(?:(?:on|for|re|about|of|with)\s+)?$/i.test(before)) return text;
  return text.slice(first.end).replace(/^[\s,:;.–-]+/, '') || text;
}
