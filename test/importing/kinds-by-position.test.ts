import { describe, expect, it } from 'vitest';
import { doubts, fromText, leftOut, sketch } from './sketch.ts';

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
