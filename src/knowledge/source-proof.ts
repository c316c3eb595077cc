import { textOfBlocks } from './clauses.ts';
import { digestOf } from './digest.ts';
import type { Remainder } from './front-matter.ts';
import type { Clause, CouncilDocument, KnowledgeFault } from './types.ts';

// The source is brought to one line of text: line ends become single spaces; list markers (`- `, as in `- 21.`),
// heading marks (`## `) and pairs of emphasis marks go; declared remainder goes. The document is not normalised at all:
// its title, headings, numbers, markers and texts, one after another, must be that line, character for character.

/** A source document: the name of its file, and its text. */
export type SourceText = { readonly file: string; readonly text: string };

type SourceLine = { readonly text: string; readonly line: number };
type Stream = { readonly text: string; readonly starts: ReadonlyMap<number, number> };
type Piece = { readonly what: string; readonly text: string; readonly opensLine: boolean };

/**
 * Proves a document against its source: every sentence of the source is in one clause, heading or declared remainder,
 * in order, and the document holds nothing else. No faults is the proof; otherwise the first difference is named.
 */
export function proveAgainstSource(
  document: CouncilDocument,
  remainder: readonly Remainder[],
  source: SourceText,
): readonly KnowledgeFault[] {
  const inconsistent = [
    ...document.clauses.flatMap((clause) => consistencyFaults(clause, source.file)),
    ...outlineFaults(document, source.file),
  ];
  if (inconsistent.length > 0) return inconsistent;
  const kept = withoutRemainder(sourceLines(source.text), remainder, source.file);
  if (kept.faults.length > 0) return kept.faults;
  return compare(document, remainder, streamOf(kept.lines), source.file);
}

function consistencyFaults(clause: Clause, file: string): KnowledgeFault[] {
  const text = textOfBlocks(clause.blocks);
  if (text === clause.text && digestOf(text) === clause.digest) return [];
  return [
    { file, line: 1, message: `${clause.reference}: its text, its blocks and its digest do not belong together.` },
  ];
}

function outlineFaults({ id, clauses, outline }: CouncilDocument, file: string): KnowledgeFault[] {
  const listed = outline.flatMap((entry) => (entry.kind === 'clause' ? [entry.reference] : []));
  const same = listed.length === clauses.length && clauses.every(({ reference }, index) => reference === listed[index]);
  return same
    ? []
    : [{ file, line: 1, message: `${id}: its outline and its clauses are not the same clauses in order.` }];
}

function sourceLines(text: string): SourceLine[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter((line) => line.text !== '');
}

function withoutRemainder(
  lines: readonly SourceLine[],
  remainder: readonly Remainder[],
  file: string,
): { lines: readonly SourceLine[]; faults: readonly KnowledgeFault[] } {
  const gone = new Set<number>();
  const faults: KnowledgeFault[] = [];
  for (const { text, reason } of remainder) {
    const wanted = sourceLines(text).map((line) => loose(line.text));
    const places = lines.flatMap((_, start) =>
      wanted.every((want, offset) => loose(lines[start + offset]?.text ?? '') === want) ? [start] : [],
    );
    const [place, second] = places;
    if (place === undefined) {
      faults.push({ file, line: 1, message: `The remainder "${reason}" is not found in the source, line by line.` });
    } else if (second !== undefined) {
      faults.push({
        file,
        line: lines[second]?.line ?? 1,
        message: `The remainder "${reason}" is in the source twice.`,
      });
    } else {
      for (const [offset] of wanted.entries()) {
        if (gone.has(place + offset)) {
          faults.push({
            file,
            line: lines[place + offset]?.line ?? 1,
            message: `The remainder "${reason}" is declared twice.`,
          });
        }
        gone.add(place + offset);
      }
    }
  }
  return { lines: lines.filter((_, index) => !gone.has(index)), faults };
}

function loose(line: string): string {
  return line.replace(/\s+/g, ' ').replace(/-{2,}/g, '--');
}

function streamOf(lines: readonly SourceLine[]): Stream {
  const starts = new Map<number, number>();
  let text = '';
  for (const { text: printed, line } of lines) {
    if (text !== '') text += ' ';
    starts.set(text.length, line);
    text += withoutMarks(printed);
  }
  return { text, starts };
}

function withoutMarks(line: string): string {
  return line
    .replace(/^#{1,6}\s+/, '')
    .replace(/^[-*•]\s+/, '')
    .replace(/(?<![\w*])(\*{1,3})(\S|\S[^*]*\S)\1(?![\w*])/g, '$2');
}

function piecesOf(document: CouncilDocument): Piece[] {
  const clauses = new Map(document.clauses.map((clause) => [clause.reference, clause]));
  let heading = '';
  return document.outline.flatMap((entry): Piece[] => {
    if (entry.kind === 'heading') {
      heading = entry.text;
      return [{ what: 'a heading', text: entry.text, opensLine: true }];
    }
    const clause = clauses.get(entry.reference);
    if (!clause) return [{ what: entry.reference, text: '', opensLine: true }];
    const numbered =
      /^\d/.test(clause.number) && !new RegExp(`^${clause.number.replaceAll('.', '\\.')}\\.?\\s`).test(heading);
    heading = '';
    return [
      ...(numbered ? [{ what: `the number of ${clause.label}`, text: clause.number, opensLine: true }] : []),
      ...clause.blocks.flatMap((block): Piece[] =>
        block.kind === 'item'
          ? [
              {
                what: `${clause.label}, ${block.marker}`,
                text: itemText(block.printed, block.text),
                opensLine: block.printed === '•',
              },
            ]
          : [{ what: clause.label, text: block.text, opensLine: false }],
      ),
    ];
  });
}

function itemText(printed: string, text: string): string {
  return printed === '•' ? text : `${printed} ${text}`;
}

function compare(
  document: CouncilDocument,
  remainder: readonly Remainder[],
  stream: Stream,
  file: string,
): KnowledgeFault[] {
  const different = (at: number, message: string) => [{ file, line: lineAt(stream, at), message }];
  let cursor = 0;
  if (stream.text.startsWith(`${document.title} `)) cursor = document.title.length + 1;
  else if (!remainder.some(({ text }) => loose(text).includes(loose(document.title)))) {
    return different(0, `The source should begin with the title "${document.title}".`);
  }

  for (const { what, text, opensLine } of piecesOf(document)) {
    const numberStop = what.startsWith('the number of') && stream.text[cursor + text.length] === '.' ? 1 : 0;
    const end = cursor + text.length + numberStop;
    if (
      text === '' ||
      !stream.text.startsWith(text, cursor) ||
      (end < stream.text.length && stream.text[end] !== ' ')
    ) {
      const at = cursor + sharedLength(stream.text.slice(cursor), text);
      const reads = stream.text.slice(Math.max(cursor, at - 20), at + 40);
      const has = text.slice(Math.max(0, at - cursor - 20), at - cursor + 40);
      return different(at, `The source reads "${reads}" where ${what} of ${document.id} reads "${has}".`);
    }
    if (opensLine && !stream.starts.has(cursor)) {
      return different(cursor, `In ${document.id}, ${what} begins in the middle of a line of the source.`);
    }
    cursor = end + 1;
  }
  if (cursor >= stream.text.length) return [];
  return different(
    cursor,
    `The source goes on with "${stream.text.slice(cursor, cursor + 60)}"; ${document.id} has ended.`,
  );
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < other.length && one[length] === other[length]) length += 1;
  return length;
}

function lineAt({ starts }: Stream, offset: number): number {
  let found = 1;
  for (const [start, line] of starts) if (start <= offset) found = line;
  return found;
}
