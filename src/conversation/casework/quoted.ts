import { formatReference, parseReference } from '../../casework/index.ts';
import { isOfCouncillorSide } from '../../people/index.ts';
import { readPayload } from '../../reminders/index.ts';
import {
  FORWARDED_MESSAGE,
  isPassedOn,
  type Known,
  onlyPassesOn,
  typedFor,
  type Understanding,
} from '../../understanding/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import { type Command, noActionWords } from './command.ts';
import type { CaseworkServices } from './services.ts';

const REFERENCE = /\bcw[\s\-–—/]*20\d\d[\s\-–—/]*\d{1,7}\b/gi;

/** Whether an enquiry is named somewhere in a text. */
export function namesEnquiry(text: string): boolean {
  return text.search(REFERENCE) >= 0;
}

/**
 * The enquiries that what somebody quotes or forwards is about: of a message that was sent to them, what it was sent for;
 * of anything else, the references in it. Each once.
 */
export async function quotedEnquiries(
  { quoted, speaker, knowledge }: HeardTurn,
  { outbox }: Pick<CaseworkServices, 'outbox'>,
): Promise<readonly string[]> {
  if (quoted === undefined || speaker?.kind !== 'known') return [];
  const council = knowledge.council.id;
  const sent: string[] = [];
  for (const sentAs of quoted.messages.filter((name) => name.length >= 10).slice(0, 5)) {
    const rows = await outbox.list({ council, recipient: speaker.person.id, states: ['sent'], sentAs });
    for (const { payload } of rows) {
      const about = readPayload(payload);
      if (about !== undefined && 'enquiry' in about)
        sent.push(formatReference(about.enquiry.year, about.enquiry.number));
    }
  }
  const named = (quoted.text.match(REFERENCE) ?? []).flatMap((reference) => {
    const number = parseReference(reference);
    return number === undefined ? [] : [formatReference(number.year, number.number)];
  });
  return [...new Set(sent.length > 0 ? sent : named)];
}

/** What is meant when these words quote an enquiry: other words that say it in full, a command, or just the words. */
export type AboutQuoted =
  | { readonly kind: 'say'; readonly typed: (reference: string) => string }
  | { readonly kind: 'propose'; readonly command: (reference: string) => Command }
  | { readonly kind: 'as-said' };

const VERBS =
  'acknowledge|ack|give an update(?: on)?|update|resolve|close|pause|suspend|resume|unpause|continue|extend|reopen|withdraw|add a note(?: to)?|note|reassign|assign|pass|hand over|snooze|why|show|open|whole history|history';
const ORDER = new RegExp(
  `^(${VERBS})(?:\\s+(?:it|this|that|(?:this|that) (?:one|date|enquiry)))?(?:\\s*[:;,–-]\\s*|\\s+(?=(?:until|till|to|by|for|because|with)\\b)|[?.!]*$)([\\s\\S]*)$`,
  'i',
);
const COMPLEX = /^(?:make|mark)(?: it| this| that)? complex\s*(?:[:,]\s*|(?=because)|$)([\s\S]*)$/i;
const ASKS = /\?\s*$|^(?:what|when|who|where|which|how|is|are|has|have|did|does|do|can|could|should|may|must)\b/i;
const ABOUT_IT = /\b(?:it|its|this|that|status|news|update|due|late|overdue)\b/i;
const THANKS = /^(?:many |ok,? |great,? )*(?:thanks|thank you|thankyou|cheers|ta)\b/i;

/**
 * Words said in quoting an enquiry, when no other enquiry and no other command is in them. An order (`update: the part is
 * ordered`, `acknowledge`) is about that enquiry. A question about "it" shows it. Of an officer any other sentence may be
 * an update: it is read back, because nobody said so. No words at all show what was passed on.
 */
export function meantByQuoting(text: string, heard: Pick<HeardTurn, 'speaker'>): AboutQuoted {
  if (text === '') return { kind: 'say', typed: (reference) => typedFor('show', reference) };
  const said = text.replace(/^(?:please|can you|could you)\s+/i, '');
  const [, reason] = COMPLEX.exec(said) ?? [];
  if (reason !== undefined) {
    const because = reason.replace(/^because\s+/i, '');
    return {
      kind: 'say',
      typed: (reference) => `make ${reference} complex${because === '' ? '' : `: ${because}`}`,
    };
  }
  const note = /^(?:add a )?note(?: that|:)? +([\s\S]+)$/i.exec(said)?.[1];
  if (note !== undefined) return { kind: 'say', typed: (reference) => `note ${reference}: ${note}` };
  const [, verb, rest = ''] = ORDER.exec(said) ?? [];
  if (verb !== undefined) return { kind: 'say', typed: (reference) => sentenceOf(verb, reference, rest.trim()) };
  const words = text.split(' ').length;
  if (ASKS.test(text)) {
    if (words > 10 || !ABOUT_IT.test(text)) return { kind: 'as-said' };
    return { kind: 'say', typed: (reference) => `${/^why\b/i.test(text) ? 'why' : 'show'} ${reference}` };
  }
  const { speaker } = heard;
  if (words < 3 || THANKS.test(text) || speaker?.kind !== 'known') return { kind: 'as-said' };
  if (isOfCouncillorSide(speaker.person)) return { kind: 'say', typed: (reference) => typedFor('show', reference) };
  return {
    kind: 'propose',
    command: (reference) => ({
      kind: 'act',
      verb: 'update',
      abouts: [{ named: reference }],
      words: { ...noActionWords, text },
      sure: false,
    }),
  };
}

function sentenceOf(verb: string, reference: string, rest: string): string {
  const joins = /^(?:until|till|to|by|for|because|with)\b/i.test(rest) ? ' ' : /^ack/i.test(verb) ? ', ' : ': ';
  return `${verb} ${reference}${rest === '' ? '' : `${joins}${rest}`}`;
}

/** "Log this" and nothing of what: of a message that is quoted it is that. */
function isLogThis(understood: Understanding): boolean {
  if (understood.kind !== 'command' || understood.command.kind !== 'log') return false;
  return understood.command.form === undefined && understood.command.words.subject === '';
}

const ASKS_TO_LOG =
  /^(?:(?:yes|yep|yeah|ok|okay|right|and|also|now|hi|please|pls|just)[\s,.!]+)*(?:(?:can|could|will|would) (?:you|we)\s+(?:please\s+|pls\s+)?)?(?:log|record|raise|register|file|report)(?:\s+(?:it|this|that)\b(?:\s+(?:one|message|e-?mail|too|as well)\b)?)?(?:\s+as an?\s+(?:new\s+)?(?:enquiry|case|issue|ticket)\b)?/i;
const FOR = /\bfor (?!me\b|us\b|her\b|him\b|them\b)(?:the )?\p{L}+(?: team)?/iu;
const BESIDES = /^(?:[\s,]+(?:please|pls|for (?:me|us|her|him|them)|now|thanks|thank you|ta|cheers))*[\s.!?]*$/i;

function isBareOrder(text: string): boolean {
  const order = ASKS_TO_LOG.exec(text)?.[0];
  return order !== undefined && BESIDES.test(text.slice(order.length).replace(FOR, ''));
}

/**
 * What is to be logged of a message that is replied to with "log it", whatever else waits, and also where that were a yes by itself. Not
 * where what waits is what is replied to. `aside`: the words as understood with nothing on the screen.
 */
export function quotedToLog(
  aside: Understanding,
  { text, lines, quoted }: HeardTurn,
  { open }: Known['screen'],
): string | undefined {
  const isBare = isBareOrder(text);
  if (quoted === undefined || !(isBare || isLogThis(aside))) return undefined;
  const subject = open?.command.kind === 'log' ? open.command.words.subject : '';
  if (subject !== '' && quoted.text.replace(/\s+/g, ' ').includes(`Subject: ${subject}`)) return undefined;
  const below = quoted.text.trim();
  const order = isBare
    ? `log an enquiry ${FOR.exec(text)?.[0] ?? ''}`.trim()
    : lines.replace(ASKS_TO_LOG, 'log an enquiry');
  return below === '' ? order : `${order}:\n\n${below}`;
}

/** The words with what they quote, where that is told with it; undefined where it is not. */
export function withQuoted(alone: Understanding, { lines, quoted }: HeardTurn, known: Known): string | undefined {
  const below = quoted?.text.trim() ?? '';
  if (below === '' || namesEnquiry(below)) return undefined;
  const isNew = alone.kind === 'command' && alone.command.kind === 'log' && alone.command.form === undefined;
  const isNothing = alone.kind === 'unclear' || (alone.kind === 'documents' && !alone.talk);
  if (!isNew && !isNothing) return undefined;
  const isCover = onlyPassesOn(lines, known);
  const isTold = isNew || isCover || (isNothing && !lines.includes('?'));
  if (isPassedOn(below)) return isTold ? `${lines}\n\n${below}` : undefined;
  return isCover && below.includes(' ') ? `${lines}\n\n${FORWARDED_MESSAGE}\n${below}` : undefined;
}
