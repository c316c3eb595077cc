import { describe, expect, it } from 'vitest';
import { joinTexts, spellingOf } from '../../src/importing/recognise/join-lines.ts';
import { doubts, fromMarkdown, fromText, leftOut, sketch } from './sketch.ts';

// Kinds that layouts put together by chance brought to light.

describe('headings counted with a word of their own', () => {
  const body = (numbers: readonly number[]) => numbers.map((number) => `${number}. Rule ${'abcdef'[number]} is kept.`);
  it.each([
    ['run on', [1, 2], [3, 4], [5]],
    ['begin again', [1, 2], [1, 2, 3], [1]],
  ])('hold paragraphs whose numbers %s below them', (_, first, second, third) => {
    for (const word of ['Section', 'Article', 'Rule']) {
      const text = [
        'Protocol on Visits',
        `${word} 1. Booking`,
        ...body(first),
        `${word} 2. Notice`,
        ...body(second),
        `${word} 3. Costs`,
        ...body(third),
      ].join('\n\n');
      const read = sketch(fromText(text)).map((line) => line.replace(/ Rule.*/, ''));
      expect(read).toEqual([
        ...first.map((number) => `[Booking] ${number}`),
        ...second.map((number) => `[Notice] ${number}`),
        ...third.map((number) => `[Costs] ${number}`),
      ]);
    }
  });

  it('and a reference after the end of a sentence left open is none of them', () => {
    const text = 'Protocol\n\n1. A reply is sent, subject to\nparagraph 4.3. A note is kept.\n\n2. It is dated.';
    expect(sketch(fromText(text))).toEqual([
      '1 A reply is sent, subject to paragraph 4.3. A note is kept.',
      '2 It is dated.',
    ]);
  });
});

describe('numbers and letters', () => {
  it('in brackets below the title, without a heading, count paragraphs', () => {
    const text = 'Gifts Policy\n\n(1) Gifts are declared.\n\n(2) The register is public:\n\n(a) by name;\n(b) by date.';
    expect(sketch(fromText(text))).toEqual([
      '(1) Gifts are declared.',
      '(2) The register is public: {(a) by name;; (b) by date.}',
    ]);
  });

  it('"A member" is a word where sections are lettered', () => {
    const text =
      'Protocol\n\nA member is bound by this.\n\nA Booking\n\nA1 Rooms are free.\n\nB Notice\n\nB1 It is short.';
    expect(sketch(fromText(text))).toEqual(
      ['A member is bound by this.', '[Booking] A1 Rooms are free.', '[Notice] B1 It is short.'].map((line, at) =>
        at === 0 ? expect.stringContaining(line) : line,
      ),
    );
  });

  it('a bare figure in the middle of a sentence begins nothing, at the margin or at the head of a page', () => {
    const long = 'A member who wishes to speak at the meeting gives notice in writing by';
    expect(
      sketch(fromText(`Protocol\n\n1. ${long}\n12 noon on the day before it.\n\n2. Others may ask.`))[0],
    ).toContain('by 12 noon on');
    const pages = `Protocol\n\n1. ${long}\n\nPage 1 of 2\n\n2 members of staff or more.\n\n2. Others may ask.\n\nPage 2 of 2`;
    expect(sketch(fromText(pages)).map((line) => line.slice(0, 2))).toEqual(['1 ', '2 ']);
  });
});

describe('Markdown written by hand', () => {
  it.each([
    ['Booking', 'booking', '1. Rooms are booked a week ahead.', '[Booking] 1 Rooms are booked a week ahead.'],
    ['1. Booking', 'number', 'Rooms are booked a week ahead.', '[Booking] 1 Rooms are booked a week ahead.'],
    ['I. Booking', 'roman', '1. Rooms are booked a week ahead.', '[Booking] 1 Rooms are booked a week ahead.'],
    [
      '**Schedule 1 Fees**',
      'bold',
      '1. Rooms are booked a week ahead.',
      '[Schedule 1 Fees] 1 Rooms are booked a week ahead.',
    ],
  ])('has the text of %s on the next line', (heading, _, text, read) => {
    const second = heading
      .replace(/^1\./, '2.')
      .replace(/^I\./, 'II.')
      .replace('Booking', 'Notice')
      .replace('1 Fees', '2 Costs');
    const document = fromMarkdown(
      `# Protocol on Rooms\n\n${heading}\n${text}\n\n${second}\n${text.replace(/ahead/, 'before')}`,
    );
    expect(sketch(document)[0]).toBe(read);
    expect(sketch(document)).toHaveLength(2);
    expect(doubts(document)).toEqual([]);
  });

  it('and a line that only was full goes on', () => {
    const full =
      '# Protocol\n\nRooms are booked a week ahead by whoever needs them at the office in\nMarket Street, and are free of charge to any group that is based there.\n\nThe office keeps a list of those that are free, and of what each of them is\nfitted with.';
    expect(sketch(fromMarkdown(full))[0]).toContain('in Market Street');
  });

  it('a numbered heading has a line drawn under it', () => {
    const document = fromMarkdown(
      'Protocol\n===\n\n1. Booking\n---\n\n1.1 Rooms\n---\n1.1.1 Rooms are free.\n\n2. Notice\n---\n\n2.1 Length\n---\n2.1.1 It is short.',
    );
    expect(sketch(document)).toEqual([
      '[Booking > Rooms] 1.1.1 Rooms are free.',
      '[Notice > Length] 2.1.1 It is short.',
    ]);
  });

  it('bullets far in, below a typed letter, are bullets', () => {
    const document = fromMarkdown(
      '# Protocol\n\n1.1 The register says:\n\n(a) for gifts, that is\n    - who gave it\n    - when;\n(b) for loans, the sum.',
    );
    expect(sketch(document)).toEqual([
      '1.1 The register says: {(a) for gifts, that is {• who gave it; • when;}; (b) for loans, the sum.}',
    ]);
  });

  it('a year or a reference at the beginning of a line goes on the sentence', () => {
    const document = fromMarkdown(
      '# Protocol\n\n1. Rooms are free from 1 April\n2024. They are clean, as paragraph\n12. of the Code asks.\n\n2. They are warm since\n2023.',
    );
    expect(sketch(document)).toEqual([
      '1 Rooms are free from 1 April 2024. They are clean, as paragraph 12. of the Code asks.',
      '2 They are warm since 2023.',
    ]);
  });

  it('a heading without a number lies in the numbered one that the paragraphs below it count in', () => {
    const document = fromMarkdown(
      '# Protocol\n\n## 2. Booking\n\n2.1 Rooms are free.\n\n## Groups\n\n2.2 They book first.\n\n## 3. Notice\n\n3.1 It is short.',
    );
    expect(sketch(document)).toEqual([
      '[Booking] 2.1 Rooms are free.',
      '[Booking > Groups] 2.2 They book first.',
      '[Notice] 3.1 It is short.',
    ]);
  });

  it('a second paragraph below a numbered heading belongs to its number, as in any other file', () => {
    const text = '1. Booking\n\nRooms are free.\n\nThey are clean.\n\n2. Notice\n\nIt is short.\n\nIt is in writing.';
    const texts = (document: ReturnType<typeof fromText>) => sketch(document).map((line) => line.replace(/^\S+ /, ''));
    expect(texts(fromMarkdown(`# Protocol\n\n${text}`))).toEqual(texts(fromText(`Protocol\n\n${text}`)));
  });

  it('a short numbered paragraph that opens a list is no heading because text parts it from the others', () => {
    const document = fromMarkdown(
      '# Protocol\n\n1. Rooms are free.\n\nThey are clean.\n\n2. A request has to say\n\n(a) who asks\n(b) why.\n\n3. It is answered.\n\nIt is filed.\n\n4. It is kept.',
    );
    expect(sketch(document).filter((line) => /^\[/.test(line))).toEqual([]);
    expect(sketch(document)).toContain('2 A request has to say {(a) who asks; (b) why.}');
  });
});

describe('numbered paragraphs that open lists without a colon', () => {
  it('are no headings where the next number goes straight on with a sentence', () => {
    const text =
      'Protocol\n\nBooking\n\n1. A request has to say\n\n(a) who asks\n(b) why.\n\n2. An answer has to say\n\n(a) when\n(b) where.\n\n3. Rooms are free for all groups of the town.\n\nNotice\n\n1. It is short.';
    expect(sketch(fromText(text)).map((line) => line.slice(0, 11))).toEqual([
      '[Booking] 1',
      '[Booking] 2',
      '[Booking] 3',
      '[Notice] 1 ',
    ]);
  });
});

describe('what stands around a text', () => {
  it('lines of a form at the end are left out', () => {
    const text =
      'Gifts Policy\n\n1. Gifts are entered within a week.\n\n2. The register is public.\n\nForm of entry\n\nSend this form to the Clerk.\n\nWhat was offered, and by whom: ..............................\nEstimated value: £ .......... Accepted / declined';
    expect(leftOut(fromText(text)).filter((line) => /^a line to sign or fill in/.test(line))).toHaveLength(2);
  });

  it('the council and the title beside the number of a page, though they stand there once', () => {
    const text =
      'Protocol on Rooms\n\n1. Rooms are free and are booked by whoever\n\nPage 1 of 2\n\nNorthmere Council: Protocol on Rooms\n\nneeds them.\n\n2. They are clean.\n\nPage 2 of 2';
    expect(sketch(fromText(text))).toEqual([
      '1 Rooms are free and are booked by whoever needs them.',
      '2 They are clean.',
    ]);
    expect(leftOut(fromText(text))).toContain('header or footer: Northmere Council: Protocol on Rooms');
  });

  it('notes at the end, the mark of one at the beginning of a line', () => {
    const text =
      'Protocol on Rooms\n\n1. Rooms are free and may be booked by any group based in the town.\n[1]\n\n2. They are clean. [2]\n\n[1] Not on Sundays;\nnor in August.\n[2] As a rule.';
    expect(sketch(fromText(text))).toEqual([
      '1 Rooms are free and may be booked by any group based in the town.',
      '2 They are clean.',
    ]);
  });

  it('the name of the council straight below a title that ends in "Rules" is no part of it', () => {
    const document = fromText(
      `Access to Information Procedure Rules\nNorthmere District Council\n\n${[1, 2, 3].map((number) => `${number}. Papers are public and are sent to whoever asks for them at the office\nof the council, which keeps a list of all that were sent and when.`).join('\n\n')}`,
    );
    expect(document.title).toBe('Access to Information Procedure Rules');
  });

  it('what a list of contents names is a heading, whatever stands below it', () => {
    const text =
      'Protocol on Rooms\n\nContents\n\nBooking\nNotice\nCosts\n\nBooking\n\nRooms are booked a week ahead.\n\nNotice\n\nThe clerk must\n\n- ring\n- write.\n\nCosts\n\nThere are none for groups.';
    expect(sketch(fromText(text))[1]).toContain('[Notice]');
  });
});

describe('a word that the end of a line broke', () => {
  const spelling = spellingOf(['nothing of it stands elsewhere']);
  it.each([
    ['a club or so-', 'ciety that', 'a club or society that'],
    ['with-', 'out delay', 'without delay'],
    ['a well-at-', 'tended meeting', 'a well-attended meeting'],
    ['the pre-', 'election period', 'the pre-election period'],
    ['a long-', 'term plan', 'a long-term plan'],
    ['in day-to-', 'day letters', 'in day-to-day letters'],
  ])('%s%s', (before, after, whole) => {
    const { text, unsure } = joinTexts(before, after, { ...spelling, breaksWords: true });
    expect({ text, unsure }).toEqual({ text: whole, unsure: undefined });
  });

  it('is asked about where the words do not tell, beside the paragraph that it stands in', () => {
    expect(joinTexts('a gar-', 'blex of', spelling).unsure).toBe('garblex');
  });
});
