import { noActionWords } from './act-command.ts';
import { findDays } from './dates/find-dates.ts';
import { readDay } from './dates/read-dates.ts';
import type { Known } from './known.ts';
import { isMeaningless } from './said.ts';
import { escaped, type ReadWords } from './text-words.ts';

/** Until when, why, and whether the councillor agreed. */
export function extendWords(after: string, before: string, known: Known): ReadWords {
  // "Can 3 be extended" gives no reason.
  const rest = after
    .trim()
    .replace(
      /^(?:(?:to )?be|being|been|is to be|needs to be|should be)\s+extended\b[\s,]*(?=[^a-z]|$|please|pls)/i,
      '',
    );
  const head =
    /^[,\s]*(?:(?:to|until|till|til|by|for|back(?: to| by)?|out to|have|run to|go to|be extended (?:to|by|until)|will take until|needs?)\s+)?(?<by>(?:another|a further|an extra)\s+[^,:;]+?|[^,:;]+?)(?=[,:;]|\.\s+(?!\d)|\s+(?:because|since|as|due to|with|without|so)\b|$)(?<then>.*)$/is.exec(
      rest,
    );
  const bySaid = head?.groups?.by?.trim() ?? '';
  const span =
    /\b(?:another|a further|an extra|\d+|one|two|three|four|five|ten|a|couple of)\s+(?:more\s+|extra\s+|working\s+|calendar\s+|business\s+)*(?:days?|weeks?|fortnight|months?)(?:\s+(?:more|longer|extra))?\b/i;
  const reads = (words: string) => readDay(words, known, 'future') !== undefined || span.test(words);
  // "Must go 3 working days longer" is 3 working days longer; of "2 or 3 days" it is asked which.
  const spanAlone = (words: string) =>
    readDay(words, known, 'future') === undefined && !/\d\s*(?:or|to|[-–/])\s*\d|\bor\b/i.test(words)
      ? (span.exec(words)?.[0] ?? words)
      : words;
  const earlier =
    /\b(?:until|till|to|by|another|a further)\s+(.+?)\s+(?:on|for|of)?\s*(?:the)?\s*(?:enquiry|case)?\s*$/i.exec(
      before,
    )?.[1] ?? '';
  const [within] = findDays(rest, known, 'future');
  const by = reads(bySaid)
    ? spanAlone(bySaid)
    : (dayIn(rest, known) ??
      (within === undefined ? undefined : rest.slice(within.start, within.end)) ??
      span.exec(rest)?.[0] ??
      dayIn(before, known) ??
      span.exec(before)?.[0] ??
      (reads(earlier) ? earlier : ''));
  const then = reads(bySaid)
    ? (head?.groups?.then ?? '')
    : rest.replace(
        new RegExp(
          `(?:\\b(?:until|till|til|to|by|for)\\s+)?(?:the\\s+)?${escaped(by)}(?:\\s+(?:please|pls|plz)\\b)?`,
          'i',
        ),
        ' ',
      );
  const withoutAgreement = /\bwithout (?:the )?(?:councillor['’]?s |his |her |their )?agree(?:ment|ing)\b/i.test(
    `${before} ${rest}`,
  );
  const negated =
    /\b(?:not|n['’]?t|no|without|never|refus\w+|disagree\w*)\b[^:]*\bagree|\bagree\w*\b[^:]*\bnot\b|\bdisagree|\b(?:if|once|when|unless|whether|provided|subject to|as soon as)\b[^:]*\bagree/i.test(
      then,
    );
  const agreed = /\bagree(?:s|d|ment)?\b/i.test(then) && !negated && !withoutAgreement;
  const reason =
    /(?::|\b(?:because|since|due to|as(?= (?:the|we|it|they|parts|there|he|she|i)\b))\s*(?:of\b)?)\s*(.+)$/i.exec(
      then,
    )?.[1] ??
    then
      .split(/\s*,\s*/)
      .filter((piece) => piece.trim() !== '' && !/agree/i.test(piece))
      .join(', ');
  const given = withoutAside(reason.replace(/^[.\s]+/, '').trim());
  const text = isMeaningless(given) ? '' : given;
  const exact =
    reads(bySaid) &&
    /^[,\s]*(?:to|until|till|by)\s/i.test(rest) &&
    !negated &&
    /^(?:\s*$|\s*[,:;]|\s+(?:because|with))/i.test(then);
  return { words: { ...noActionWords, by, agreed, withoutAgreement, text }, exact };
}

/** "Sorry for the delay", "thanks for chasing": said to whoever reads, and no reason. */
const ASIDE =
  /^(?:(?:and|but|so|very|really|many|my|with|i['’]?m|i am|we['’]?re|we are|again)[\s,]+)*(?:sorry|apolog\p{L}*|apols|forgive|excuse|pardon|thanks|thank you|thx|ta|cheers|hope|i hope|hoping|trust|i trust|speak soon|(?:kind|best|warm) (?:regards|wishes)|regards|all the best|have a (?:good|nice|lovely)|bear with|let me know|any (?:problems|questions|issues)|shout if|give me a shout|ring me|call me|as (?:discussed|promised|mentioned)|per our|good to (?:see|speak|talk)|nice to|hi|hello|morning|dear)(?!\p{L})(?<rest>.*)$/isu;
/** What stands behind an excuse and gives one: "sorry, but the part is late". */
const YET = /\b(?:but|because|as|since|due to|it['’]?s that|the (?:trouble|problem|thing) is)\s+(?<why>\S.*)$/is;

/** A reason without what is only said beside it; empty where nothing else was said. */
function withoutAside(reason: string): string {
  const pieces = reason.split(/\s*(?:[,;]|[.!](?=\s|$)|\s[–—-]\s)\s*/u).filter((piece) => piece !== '');
  if (!pieces.some((piece) => ASIDE.test(piece))) return reason;
  return pieces
    .flatMap((piece) => (ASIDE.test(piece) ? (YET.exec(piece)?.groups?.why ?? []) : piece))
    .join(', ')
    .replace(/^(?:but|and|so)\s+/i, '');
}

/** The words of the last day in a text. */
export function dayIn(text: string, known: Known): string | undefined {
  const words = text.split(/\s*[,;:]\s*/);
  for (const piece of words.reverse()) {
    const parts = piece.split(/\s+/);
    for (let from = 0; from < parts.length; from += 1) {
      const tail = parts.slice(from).join(' ');
      if (readDay(tail, known, 'future') !== undefined) return tail.replace(/^(?:on|by|until|till|at|to)\s+/i, '');
    }
  }
  return undefined;
}
