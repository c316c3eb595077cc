import { assembleClauses } from './clauses.ts';
import { type FrontMatter, parseFrontMatter, type Remainder, splitDocument } from './front-matter.ts';
import { type BodyPart, readBody } from './markdown-body.ts';
import type { CouncilDocument, KnowledgeFault } from './types.ts';
import type { Parsed, ParsedYaml } from './yaml-file.ts';

/** A document and the declared pieces of its source that it leaves out. */
export type DocumentWithRemainder = { readonly document: CouncilDocument; readonly remainder: readonly Remainder[] };

/** A document's file as text, and whose it is: council `derby`, slug `working-together`. */
export type DocumentText = {
  readonly file: string;
  readonly council: string;
  readonly slug: string;
  readonly text: string;
};

/** Parses one document. Any fault leaves it without a value: half a document is worse than none. */
export function parseDocumentText({ file, council, slug, text }: DocumentText): Parsed<DocumentWithRemainder> {
  const split = splitDocument(text);
  if (!split) {
    return broken({ file, line: 1, message: 'The file should begin with front matter between two lines of "---".' });
  }
  const front = parseFrontMatter(file, split.front);
  if (!front.value) {
    const empty = { file, line: 2, message: 'The front matter is empty; it should give a title and the rest.' };
    return front.faults.length > 0 ? { value: undefined, faults: front.faults } : broken(empty);
  }

  const id = `${council}/${slug}`;
  const body = readBody(file, split.body, split.bodyLine);
  const { clauses, outline, faults } = assembleClauses(file, id, body.parts, front.value);
  const {
    related: _related,
    limitedBy: _limitedBy,
    duties: _duties,
    clauses: _overrides,
    remainder,
    ...described
  } = front.value;
  const document: CouncilDocument = { id, council, slug, ...described, clauses, outline };
  const all = [
    ...body.faults,
    ...titleFaults(file, split.bodyLine, body.parts, front.value),
    ...faults,
    ...strayReferences(file, front, front.value, document),
    ...(clauses.length === 0 ? [{ file, line: split.bodyLine, message: 'The document has no clauses.' }] : []),
  ];
  return all.length > 0 ? { value: undefined, faults: all } : { value: { document, remainder }, faults: [] };
}

function broken(fault: KnowledgeFault): Parsed<never> {
  return { value: undefined, faults: [fault] };
}

function titleFaults(file: string, bodyLine: number, parts: readonly BodyPart[], front: FrontMatter): KnowledgeFault[] {
  const titles = parts.filter((part) => part.kind === 'title');
  const [first, second] = titles;
  if (!first)
    return [{ file, line: bodyLine, message: 'The text should begin with the title, on a line beginning "# ".' }];
  if (parts[0] !== first) return [{ file, line: first.line, message: 'The title should stand before all other text.' }];
  if (second) return [{ file, line: second.line, message: 'There is a second title; begin headings with "##".' }];
  if (first.text === front.title) return [];
  return [
    { file, line: first.line, message: `The title here should be the one in the front matter, "${front.title}".` },
  ];
}

function strayReferences(
  file: string,
  yaml: ParsedYaml<FrontMatter>,
  front: FrontMatter,
  document: CouncilDocument,
): KnowledgeFault[] {
  const known = new Set(document.clauses.map(({ reference }) => reference.slice(document.id.length + 1)));
  const stray = (local: string, path: readonly PropertyKey[]) =>
    known.has(local) ? [] : [{ file, line: yaml.lineOf(path), message: `The document has no clause "${local}".` }];
  return [
    ...(['related', 'duties', 'clauses'] as const).flatMap((map) =>
      Object.keys(front[map]).flatMap((local) => stray(local, [map, local])),
    ),
    ...Object.entries(front.related).flatMap(([local, others]) =>
      others.flatMap((other, index) => stray(other, ['related', local, index])),
    ),
    ...Object.entries(front.limitedBy ?? {}).flatMap(([local, others]) => [
      ...stray(local, ['limited-by', local]),
      ...others.flatMap((other, index) => stray(other, ['limited-by', local, index])),
    ]),
  ];
}
