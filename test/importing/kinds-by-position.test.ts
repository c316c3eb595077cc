import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { type Drawn, drawnPdf, line } from './bare-pdf.ts';
import { doubts, fromMarkdown, fromText, leftOut, recognised, references, sketch } from './sketch.ts';

const fromPdf = async (...pages: Drawn[]) => recognised(await readPdf(drawnPdf(pages)));

describe('where a line stands says whose it is', () => {
  const list =
    'Protocol on Visits\n\n1    Officers show on every visit, whoever asked for it and whatever it\n     is about:\n     a. the site; and\n     b. the file.\n\n';

  it('a text at the margin of the marks, where texts stand behind their marks, goes on with the paragraph', () => {
    for (const text of ['and in each case a note is kept.', 'The Clerk keeps a note of each visit.'])
      expect(sketch(fromText(`${list}     ${text}\n\n2    Members ring first.`))).toEqual([
        `1 Officers show on every visit, whoever asked for it and whatever it is about: ¶ ${text} {a. the site; and; b. the file.}`,
        '2 Members ring first.',
      ]);
  });

  it('and behind the mark of the last item with that', () => {
    expect(sketch(fromText(`${list}        The Clerk keeps it.\n\n2    Members ring first.`))[0]).toMatch(
      /b\. the file\. ¶ The Clerk keeps it\.\}$/,
    );
  });
});

describe('what stands around the text of a plain file', () => {
  const rules = '1. Members ring before they call.\n\n2. Officers open the door.';
  const read = ['1 Members ring before they call.', '2 Officers open the door.'];
  const versions =
    'Version    Date         Author      Change\n1.0        May 2021     J. Marsh    First issue\n1.1        June 2023    K. Reid     Paragraph 4 amended';

  it('a table of versions between gaps is one, though its first column counts', () => {
    for (const rows of [versions, versions.split('\n').slice(0, 2).join('\n')]) {
      const document = fromText(`Protocol on Visits\n\nDocument history\n\n${rows}\n\n${rules}`);
      expect(sketch(document)).toEqual(read);
      expect(doubts(document)).toEqual(['left-out']);
    }
  });

  it('and paragraphs with a gap behind their numbers are none', () => {
    const text =
      '1.0     Members     ring     first.\n1.1     Officers    open     doors.\n1.2     Clerks      keep     notes.';
    expect(sketch(fromText(`Protocol on Visits\n\n${text}`))).toHaveLength(3);
  });

  it('a title below the name of the council is one, though the headings are underlined like it', () => {
    const head = (text: string) => `${text}\n${'='.repeat(text.length)}`;
    const document = fromText(
      `Oakham Parish Council\n\n${head('Visits Protocol')}\n\nVersion 2.1\nPolicy owner: Clerk\n\n${head('Review of this protocol')}\n\n${rules}`,
    );
    expect(document.title).toBe('Visits Protocol');
    expect(sketch(document)).toEqual(read.map((line) => `[Review of this protocol] ${line}`));
  });

  it('what goes on a sentence at the top of a page is no running header', () => {
    const document = fromText(
      `${rules}\n\n3. Where a member calls and the Clerk is not in, a note is left, which is\n\nPage 1 of 2\n\fanswered the next day\nby the Clerk.\n\n4. Doors close at five.\n\nPage 2 of 2`,
    );
    expect(sketch(document)[2]).toBe(
      '3 Where a member calls and the Clerk is not in, a note is left, which is answered the next day by the Clerk.',
    );
  });

  it('who signs is left out above the notes, behind a list, and where the line to sign on is only drawn', () => {
    const signed = 'Signed on behalf of the Council\n\nCllr Ann Lee\nLeader of the Council';
    const noted = fromText(`${rules.replace('call.', 'call.[1]')}\n\n${signed}\n\n----------\n\n[1] Minute 4.`);
    expect(sketch(noted)).toEqual(read);
    expect(leftOut(noted)).toContain('a line to sign or fill in: Cllr Ann Lee');
    const list = fromText(`1. Members bring:\n\n- a pass\n\n- a friend\n\n${signed}`);
    expect(sketch(list)).toEqual(['1 Members bring: {- a pass; - a friend}']);
    const drawn = fromText(`${rules}\n\nSigned:\n\nDate:`);
    expect(sketch(drawn)).toEqual(read);
    expect(doubts(drawn)).toEqual(['left-out']);
  });

  it('where paragraphs begin straight below a line that was not full, a full line that ends a sentence is asked about', () => {
    const long = 'The Clerk keeps a note of every visit that any member of it made';
    const more = `${long}\nin writing and sends it to those who asked for it at the meeting.`;
    const text = `Visits\n------\n\n${more}\nA member who was there may ask the Clerk for a copy of all that.\nNotes are kept for a year.\nA member signs them.\nOfficers sign them too.\n\nPosts\n-----\n\n${more}\n\n${more}\n`;
    expect(doubts(fromText(text))).toContain('no-number');
  });
});

describe('where a line of a page stands says whose it is', () => {
  const words = 'Officers show the members who came on the visit all that there is to see, and';
  const title = line(60, [60, 'Protocol on Visits', { size: 18, bold: true }]);
  const list = [
    ...line(100, [60, `1. ${words}`]),
    ...line(114, [60, 'tell them:']),
    ...line(130, [80, '(a)'], [100, 'when the works on the bridge at the mill began and who did any of them']),
    ...line(144, [100, 'and why;']),
    ...line(160, [80, '(b)'], [100, 'what they cost.']),
  ];

  it('left of an item, in small letters, it goes on with the paragraph, on the next page too', async () => {
    const below = (y: number) => [
      ...line(y, [60, 'and in each case they keep a note.']),
      ...line(y + 16, [60, '2. Members ring first.']),
    ];
    for (const pages of [[[...title, ...list, ...below(176)]], [[...title, ...list], [...below(100)]]])
      expect(sketch(await fromPdf(...pages))).toEqual([
        `1 ${words} tell them: ¶ and in each case they keep a note. {(a) when the works on the bridge at the mill began and who did any of them and why;; (b) what they cost.}`,
        '2 Members ring first.',
      ]);
  });

  const texts = (gap: number) => {
    let y = 100;
    const put = (...lines: string[]) => {
      const drawn = lines.flatMap((text, at) => line(y + at * 14, [60, text]));
      y += (lines.length - 1) * 14 + gap;
      return drawn;
    };
    const opening = put('1. They ring first.');
    const heading = line(y + 14, [60, 'Visits', { bold: true }]);
    y += 40;
    return [
      ...title,
      ...opening,
      ...heading,
      ...put(words, 'answer them.'),
      ...put(words, 'let them ask.'),
      ...put('The Clerk keeps a note of each visit that members made in the year of office.'),
      ...put(words, 'go home then.'),
      ...put('Notes are kept.'),
      ...put('They are public.'),
    ];
  };

  it('a gap that the lines of a paragraph do not have parts paragraphs, though the line above is full', async () => {
    const document = await fromPdf(texts(18));
    expect(sketch(document)).toHaveLength(7);
    expect(doubts(document)).toEqual([]);
  });

  it('and where nothing but short lines parts them, a full one that ends a sentence is asked about', async () => {
    const document = await fromPdf(texts(14));
    expect(doubts(document)).toEqual(['no-number']);
    expect(document.doubts[0]?.why).toContain('end of a full line');
  });

  it('a list of contents whose pages stand at the right margin without dots is left out', async () => {
    const contents = ['Visits', 'Posts', 'Letters and calls'];
    const document = await fromPdf(
      [
        ...title,
        ...line(90, [60, 'Contents', { bold: true }]),
        ...contents.flatMap((text, at) => line(106 + at * 14, [60, text], [420, `${at + 1}`])),
      ],
      contents.flatMap((text, at) => [
        ...line(100 + at * 60, [60, text, { bold: true }]),
        ...line(116 + at * 60, [60, `${at + 1}. ${words}`]),
        ...line(130 + at * 60, [60, 'thank them.']),
      ]),
    );
    expect(sketch(document)).toHaveLength(3);
    expect(leftOut(document)).toEqual([
      'contents list: Contents',
      ...contents.map((text, at) => `contents list: ${text} ${at + 1}`),
    ]);
  });

  it('what a browser prints around a single page is no text', async () => {
    const document = await fromPdf([
      ...line(20, [24, '3/4/26, 9:05 AM'], [260, 'Protocol on Visits']),
      ...title,
      ...list,
      ...line(824, [24, 'https://oakham.example/visits'], [560, '1/1']),
    ]);
    expect(document.title).toBe('Protocol on Visits');
    expect(sketch(document).join()).toMatch(/what they cost\.\}$/);
    expect(leftOut(document)).toHaveLength(2);
  });

  it('“by” below a title is no word of it', async () => {
    const document = await fromPdf([
      ...line(60, [200, 'Protocol on Visits', { size: 18, bold: true }]),
      ...line(82, [270, 'by']),
      ...line(96, [230, 'Oakham Town Council']),
      ...list.map((each) => ('y' in each ? { ...each, y: each.y + 40 } : each)),
    ]);
    expect(document.title).toBe('Protocol on Visits');
    expect(sketch(document)).toHaveLength(1);
  });
});

describe('lists that begin again below every numbered heading', () => {
  const read = [
    '[Members] 1 They ring.',
    '[Members] 2 They call.',
    '[Officers] 1 They open.',
    '[Officers] 2 They close.',
  ];
  const named = ['members-1', 'members-2', 'officers-1', 'officers-2'];
  const isRight = (document: ReturnType<typeof fromText>) => {
    expect(sketch(document)).toEqual(read);
    expect(references(document)).toEqual(named);
    expect(doubts(document)).toEqual([]);
  };

  it('are told by their headings on a page that sets these larger or bold', async () => {
    for (const how of [{ size: 14 }, { bold: true }]) {
      const place = (text: string, y: number) => line(y, [60, text]);
      isRight(
        await fromPdf([
          ...line(60, [60, 'Protocol on Visits', { size: 20, bold: true }]),
          ...line(100, [60, '1. Members', how]),
          ...place('1. They ring.', 120),
          ...place('2. They call.', 140),
          ...line(170, [60, '2. Officers', how]),
          ...place('1. They open.', 190),
          ...place('2. They close.', 210),
        ]),
      );
    }
  });

  it('in Markdown and on a web page, and no number is doubted', () => {
    isRight(
      fromMarkdown(
        '# Protocol on Visits\n\n## 1. Members\n\n1. They ring.\n2. They call.\n\n## 2. Officers\n\n1. They open.\n2. They close.',
      ),
    );
    const section = (name: string, ...texts: string[]) =>
      `<h2>${name}</h2><ol>${texts.map((text) => `<li>${text}</li>`).join('')}</ol>`;
    isRight(
      recognised(
        readHtml(
          `<!doctype html><main><h1>Protocol on Visits</h1>${section('1. Members', 'They ring.', 'They call.')}${section('2. Officers', 'They open.', 'They close.')}</main>`,
        ),
      ),
    );
  });
});
