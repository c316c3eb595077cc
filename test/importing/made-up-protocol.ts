import fc from 'fast-check';

/** A protocol that nobody wrote, for reading back what was written in every format. */
export type MadeUpProtocol = {
  readonly title: string;
  readonly numbering: 'decimal' | 'running' | 'headings' | 'capitals' | 'three';
  readonly marks: 'bracketed' | 'half' | 'bullets';
  readonly sections: readonly Section[];
  readonly appendices: readonly Appendix[];
};
export type Section = { readonly heading: string; readonly clauses: readonly MadeUpClause[] };
export type Appendix = { readonly name: string; readonly heading: string; readonly clauses: readonly MadeUpClause[] };
export type MadeUpClause = {
  readonly text: string;
  readonly items: readonly MadeUpItem[];
  readonly table?: readonly (readonly string[])[];
};
export type MadeUpItem = { readonly text: string; readonly items: readonly string[] };

const subjects =
  'Members|Officers|The Chief Executive|The Monitoring Officer|Group leaders|A councillor|The Leader of the Council|Every officer|The Standards Committee'.split(
    '|',
  );
const verbs =
  'must give|may ask for|should respect|must not disclose|are expected to follow|will publish|may decline|should keep'.split(
    '|',
  );
const objects =
  'the advice of officers|confidential reports|the rules in paragraph 3.2 of the Constitution|a reply within 10 working days|information under section 100F of the Act|the record of 12 May 2023|any gift of £50 or more|the Code (see Part 5)|co-opted members’ views|5 per cent of the budget|the decision of the Council, as set out in rule 14'.split(
    '|',
  );
const endings =
  '|, unless the law says otherwise|, and in any case within 28 days|; this applies to co-opted members too|, whatever their party'.split(
    '|',
  );
const headings =
  'Introduction|Roles of members|Roles of officers|Access to information|Political groups|Correspondence|Use of facilities|Complaints and disputes|Media relations|Review of this protocol|Local members|Appointments|Conduct at meetings|Confidentiality'.split(
    '|',
  );
const things =
  'agendas and minutes|background papers|a briefing on request|ward matters|invitations to events|the use of rooms|equal treatment|reasonable notice|timely answers'.split(
    '|',
  );

const sentence = fc
  .tuple(
    fc.constantFrom(...subjects),
    fc.constantFrom(...verbs),
    fc.constantFrom(...objects),
    fc.constantFrom(...endings),
    fc.nat(9999),
  )
  .map(([subject, verb, object, ending, salt]) => `${subject} ${verb} ${object}${ending} in case ${word(salt)}.`);
const thing = fc.tuple(fc.constantFrom(...things), fc.nat(9999)).map(([each, salt]) => `${each} for ${word(salt)}`);

/** A word of its own for each number, so that no two texts are the same. */
function word(salt: number): string {
  return [...String(salt).padStart(4, '0')]
    .map((digit) => ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu'][Number(digit)])
    .join('');
}

const items = fc.oneof(
  { weight: 3, arbitrary: fc.constant([] as readonly MadeUpItem[]) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.record({
        text: thing,
        items: fc.oneof(
          { weight: 4, arbitrary: fc.constant([] as string[]) },
          { weight: 1, arbitrary: fc.array(thing, { minLength: 2, maxLength: 4 }) },
        ),
      }),
      { minLength: 2, maxLength: 11 },
    ),
  },
);
const table = fc
  .array(fc.tuple(thing, thing), { minLength: 2, maxLength: 4 })
  .map((rows) => [['Kind', 'Promise'], ...rows]);
const clause = fc.record({ text: sentence, items, hasTable: fc.nat(11), table }).map(
  ({ text, items: listed, hasTable, table: rows }): MadeUpClause => ({
    text: listed.length > 0 ? `${text.slice(0, -1)} as to the following:` : text,
    items: listed,
    ...(hasTable === 0 && listed.length === 0 ? { table: rows } : {}),
  }),
);
const clauses = fc.array(clause, { minLength: 1, maxLength: 6 });

export const madeUpProtocol: fc.Arbitrary<MadeUpProtocol> = fc
  .record({
    title: fc.constantFrom(
      'Protocol on Member and Officer Relations',
      'Working Together Protocol',
      'Code on Councillors and Officers',
    ),
    numbering: fc.constantFrom('decimal', 'running', 'headings', 'capitals', 'three'),
    marks: fc.constantFrom('bracketed', 'half', 'bullets'),
    names: fc.shuffledSubarray(headings, { minLength: 2, maxLength: 7 }),
    contents: fc.array(clauses, { minLength: 7, maxLength: 7 }),
    appendices: fc.nat(2),
    appendixContents: fc.array(clauses, { minLength: 2, maxLength: 2 }),
  })
  .map(({ title, numbering, marks, names, contents, appendices, appendixContents }) => ({
    title,
    numbering: numbering as MadeUpProtocol['numbering'],
    marks: marks as MadeUpProtocol['marks'],
    sections: names.map((heading, at) => ({ heading, clauses: contents[at] ?? [] })),
    appendices: ['Response times', 'Contacts'].slice(0, appendices).map((heading, at) => ({
      name: `Appendix ${'AB'[at]}`,
      heading,
      clauses: appendixContents[at] ?? [],
    })),
  }));

/** One line of a protocol as it is printed: the form that each writer puts into its format. */
export type PrintedLine =
  | { readonly kind: 'heading'; readonly level: number; readonly mark: string; readonly text: string }
  | { readonly kind: 'clause'; readonly level: number; readonly mark: string; readonly text: string }
  | { readonly kind: 'item'; readonly depth: number; readonly mark: string; readonly text: string; readonly at: number }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** A protocol as its lines, and the sketch that reading it back should give. */
export function print(protocol: MadeUpProtocol): {
  readonly lines: readonly PrintedLine[];
  readonly truth: readonly string[];
} {
  const lines: PrintedLine[] = [];
  const truth: string[] = [];
  let running = 0;
  for (const [index, section] of protocol.sections.entries()) {
    const number = index + 1;
    const isNumbered = protocol.numbering !== 'running' && protocol.numbering !== 'capitals';
    const heading = protocol.numbering === 'capitals' ? section.heading.toUpperCase() : section.heading;
    lines.push({ kind: 'heading', level: 1, mark: isNumbered ? `${number}.` : '', text: heading });
    const clausesHere = protocol.numbering === 'headings' ? section.clauses.slice(0, 1) : section.clauses;
    for (const [at, each] of clausesHere.entries()) {
      running += 1;
      const path = {
        decimal: `${number}.${at + 1}`,
        capitals: `${number}.${at + 1}`,
        running: `${running}`,
        headings: `${number}`,
        three: `${number}.1.${at + 1}`,
      }[protocol.numbering];
      const above = protocol.numbering === 'three' ? [heading, `About ${section.heading.toLowerCase()}`] : [heading];
      if (protocol.numbering === 'three' && at === 0)
        lines.push({ kind: 'heading', level: 2, mark: `${number}.1`, text: above[1] ?? '' });
      add(
        each,
        path,
        protocol.numbering === 'headings' ? '' : protocol.numbering === 'running' ? `${path}.` : path,
        above,
        protocol.numbering === 'three' ? 3 : protocol.numbering === 'running' ? 1 : 2,
      );
    }
  }
  for (const appendix of protocol.appendices) {
    const heading = `${appendix.name}: ${appendix.heading}`;
    lines.push({ kind: 'heading', level: 1, mark: '', text: heading });
    for (const [at, each] of appendix.clauses.entries()) add(each, `${at + 1}`, `${at + 1}.`, [heading], 9);
  }
  return { lines, truth };

  function add(each: MadeUpClause, number: string, mark: string, above: readonly string[], level: number): void {
    lines.push({ kind: 'clause', level, mark, text: each.text });
    const written: string[] = [];
    for (const [at, item] of each.items.entries()) {
      const own = markOf(at, 1);
      lines.push({ kind: 'item', depth: 1, mark: own, text: item.text, at });
      for (const [inner, text] of item.items.entries())
        lines.push({ kind: 'item', depth: 2, mark: markOf(inner, 2), text, at: inner });
      const nested =
        item.items.length === 0
          ? ''
          : ` {${item.items.map((text, inner) => `${markOf(inner, 2)} ${text}`).join('; ')}}`;
      written.push(`${own} ${item.text}${nested}`);
    }
    if (each.table) lines.push({ kind: 'table', rows: each.table });
    const rows = each.table ? ` <${each.table.map((row) => row.join(' | ')).join(' / ')}>` : '';
    truth.push(
      `[${above.join(' > ')}] ${number} ${each.text}${written.length > 0 ? ` {${written.join('; ')}}` : ''}${rows}`,
    );
  }

  function markOf(at: number, depth: number): string {
    if (protocol.marks === 'bullets') return depth === 1 ? '•' : '–';
    const sign = depth === 1 ? String.fromCharCode(97 + at) : (['i', 'ii', 'iii', 'iv'][at] ?? 'v');
    return protocol.marks === 'bracketed' ? `(${sign})` : `${sign})`;
  }
}
