import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { drawnPdf, line } from './bare-pdf.ts';
import { doubts, fromMarkdown, fromText, recognised, references, sketch } from './sketch.ts';

const rows = ['The office lists each gift in May.', 'A dear gift is told to the Clerk.', 'Nothing else is a gift.'];
const written = (mark: (letter: string) => string, gap: string, heading: string) =>
  `Protocol on Gifts\n\n${heading}\n\n${rows.map((row, at) => `${mark('abc'.charAt(at))} ${row}`).join(gap)}\n`;

describe('number and letter printed together at every paragraph are its number', () => {
  it.each([
    ['1(a)', (letter: string) => `1(${letter})`],
    ['1 (a)', (letter: string) => `1 (${letter})`],
    ['1.(a)', (letter: string) => `1.(${letter})`],
  ])('however it is set: %s', (_name, mark) => {
    for (const heading of ['1 About gifts', 'Section 1 About Gifts', 'ABOUT GIFTS'])
      for (const gap of ['\n\n', '\n'])
        for (const document of [
          fromText(written(mark, gap, heading)),
          fromMarkdown(written(mark, gap, `## ${heading}`)),
        ]) {
          const words = heading.replace(/^(?:Section )?1 /, '');
          expect(sketch(document)).toEqual(rows.map((row, at) => `[${words}] 1(${'abc'.charAt(at)}) ${row}`));
          expect(doubts(document)).toEqual([]);
          expect(references(document)).toEqual(['1a', '1b', '1c']);
        }
  });

  it('three deep, with items, and (i) behind (h)', () => {
    const deep = '2(a) Members ring:\n\n(i) the desk; or\n\n(ii) the hall.\n\n2(b) They wait.\n\n2(b)(i) They sit.';
    expect(
      sketch(fromText(`Protocol\n\n1(a) Officers call.\n\n1(b) They knock.\n\n${deep}\n\n2(b)(ii) They eat.`)),
    ).toEqual([
      '1(a) Officers call.',
      '1(b) They knock.',
      '2(a) Members ring: {(i) the desk; or; (ii) the hall.}',
      '2(b) They wait.',
      '2(b)(i) They sit.',
      '2(b)(ii) They eat.',
    ]);
    const letters = 'abcdefghij'.split('').map((letter) => `1(${letter}) They call the ${letter} desk.`);
    const document = fromText(`Protocol\n\n${letters.join('\n\n')}`);
    expect(references(document)).toEqual('abcdefghij'.split('').map((letter) => `1${letter}`));
    expect(doubts(document)).toEqual([]);
  });

  it('in a page, with the number beside the text or in its margin', async () => {
    for (const at of [74, 100]) {
      const document = recognised(
        await readPdf(
          drawnPdf([
            [
              ...line(60, [60, 'Protocol on Gifts', { size: 18, bold: true }]),
              ...line(100, [60, '1 About gifts', { size: 13, bold: true }]),
              ...rows.flatMap((row, index) =>
                at === 74
                  ? line(130 + index * 30, [60, `1(${'abc'.charAt(index)}) ${row}`])
                  : line(130 + index * 30, [60, `1(${'abc'.charAt(index)})`], [at, row]),
              ),
            ],
          ]),
        ),
      );
      expect(sketch(document)).toEqual(rows.map((row, index) => `[About gifts] 1(${'abc'.charAt(index)}) ${row}`));
    }
  });

  it('beside paragraphs with a number alone', () => {
    expect(
      references(fromText('Protocol\n\n1 All sit.\n\n2(a) Some stand.\n\n2(b) Some lie.\n\n3 All leave.')),
    ).toEqual(['1', '2a', '2b', '3']);
  });

  it('but a letter alone below the first is an item, and one in a sentence is no number', () => {
    expect(
      sketch(fromText('Protocol\n\n1(a) Members ring.\n\n(b) Officers call.\n\n2(a) All wait.\n\n(b) All eat.')),
    ).toEqual(['1 {(a) Members ring.; (b) Officers call.}', '2 {(a) All wait.; (b) All eat.}']);
    const full = 'Officers of the Council who are rung by a member answer them as it is said in';
    const cited = `Protocol\n\n1(a) Members ring.\n\n1(b) ${full} rule\n1(a) of this protocol, and wait until\nnoon.\n\n1(c) ${full} May.\n\n1(d) ${full} June.\n\n1(e) ${full} July.`;
    expect(sketch(fromText(cited))).toHaveLength(5);
  });
});
