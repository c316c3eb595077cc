import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { toCouncilDocument } from '../../src/importing/index.ts';
import { readMark } from '../../src/importing/mark.ts';
import { doubts, fromMarkdown, fromText, leftOut, recognised, sketch } from './sketch.ts';

const fromHtml = (body: string) => recognised(readHtml(`<html><body><h1>Protocol</h1>${body}</body></html>`));

describe('numbers as councils print them', () => {
  it('1.0 heads what counts from 1.1 on, and nothing is doubted', () => {
    const document = fromText(`Protocol

1.0 ROLES

1.1 Members decide.

1.2 Officers advise.

2.0 MEDIA

2.1 Officers answer the press.`);
    expect(sketch(document)).toEqual([
      '[ROLES] 1.1 Members decide.',
      '[ROLES] 1.2 Officers advise.',
      '[MEDIA] 2.1 Officers answer the press.',
    ]);
    expect(doubts(document)).toEqual([]);
  });

  it('a number that opens with the part of a constitution counts behind it', () => {
    const text = `Protocol

5E.1 Roles

5E.1.1 Members decide.

5E.1.2 Officers advise.

5E.2 Media

5E.2.1 Officers answer the press.`;
    expect(sketch(fromText(text))).toEqual([
      '[Roles] 5E.1.1 Members decide.',
      '[Roles] 5E.1.2 Officers advise.',
      '[Media] 5E.2.1 Officers answer the press.',
    ]);
  });

  it('a question that begins with May is counted, and a day in May is none', () => {
    const text = `Guidance

Annex: Questions

1\tMay a councillor use the crest? No.
2\tMay an officer be quoted? Yes, with consent.
3\tDoes it hold for a by-election? Yes.`;
    expect(sketch(fromText(text))).toEqual([
      '[Annex: Questions] 1 May a councillor use the crest? No.',
      '[Annex: Questions] 2 May an officer be quoted? Yes, with consent.',
      '[Annex: Questions] 3 Does it hold for a by-election? Yes.',
    ]);
    expect(readMark('1 May 2027 is the first day.')).toBeUndefined();
    expect(readMark('1 May in each year is the first day?')).toBeUndefined();
  });

  it('1.0 is the heading of 1.1', () => {
    const document = fromText('Protocol\n\n1.0 ROLES\n\n1.1 Members decide.\n\n2.0 MEDIA\n\n2.1 Officers answer.');
    expect(sketch(document)).toEqual(['[ROLES] 1.1 Members decide.', '[MEDIA] 2.1 Officers answer.']);
    expect(document.pieces.flatMap(({ role }) => (role.kind === 'heading' ? [role.number] : []))).toEqual([
      '1.0',
      '2.0',
    ]);
  });

  it('a number that a page set close to its text ends where a word begins', () => {
    expect(readMark('Rule 7A request may be refused')).toMatchObject({ path: [7], rest: 'A request may be refused' });
    expect(readMark('5.2A request may be refused')).toMatchObject({ path: [5, 2], rest: 'A request may be refused' });
    expect(readMark('Rule 1Council papers')).toMatchObject({ path: [1], rest: 'Council papers' });
    expect(readMark('14A The Leader')).toMatchObject({ path: [14], suffix: 'A', rest: 'The Leader' });
  });

  it('the paragraphs of an appendix are no headings because those of the body are', () => {
    const text = `Protocol

1. Roles

1.1 Members decide.

2. Media

2.1 Officers answer.

Appendix A – Notes

1. Members should be told in good time of what is decided in their ward.

2. Officers must be politically neutral

Appendix B – Times

1. A reply is given within ten working days.`;
    expect(sketch(fromText(text)).slice(2)).toEqual([
      '[Appendix A – Notes] 1 Members should be told in good time of what is decided in their ward.',
      '[Appendix A – Notes] 2 Officers must be politically neutral',
      '[Appendix B – Times] 1 A reply is given within ten working days.',
    ]);
  });

  it('a list that another had ended goes on at its next number', () => {
    const document = fromMarkdown(
      '# Protocol\n\n4.1 Members must:\n\n1) listen;\n\n2) write:\n\n1. soon;\n\n2. clearly;\n\n3) answer.',
    );
    expect(sketch(document)).toEqual(['4.1 Members must: {1) listen;; 2) write: {1. soon;; 2. clearly;}; 3) answer.}']);
  });
});

describe('parts and headings', () => {
  it('the first heading below “Part 1” is one of those in it, where others of its kind stand there', () => {
    const text = `Protocol

Part 1

Roles

1 Members decide.

Media

2 Officers answer.

Part 2

Redress

3 Complaints go to the Monitoring Officer.`;
    expect(sketch(fromText(text)).slice(0, 2)).toEqual([
      '[Part 1 > Roles] 1 Members decide.',
      '[Part 1 > Media] 2 Officers answer.',
    ]);
  });
});

describe('what stands around a text', () => {
  it('a line at the top of every page is no heading', () => {
    const page = (text: string, at: number) => `${text}\n\nPage ${at} of 3\n`;
    const text = [
      page('Protocol\n\nROLES\n\n1. Members decide.', 1),
      page('Northmere Borough Council\n\nMEDIA\n\n2. Officers answer.', 2),
      page('Northmere Borough Council\n\nREDRESS\n\n3. Complaints are heard.', 3),
    ].join('\f');
    expect(sketch(fromText(text))).toEqual([
      '[ROLES] 1 Members decide.',
      '[MEDIA] 2 Officers answer.',
      '[REDRESS] 3 Complaints are heard.',
    ]);
  });

  it('and one at the top of a single page is left out and doubted', () => {
    const document = fromText(
      'Protocol\n\nROLES\n\n1. Members decide.\n\nPage 1\n\fNorthmere\n\nMEDIA\n\n2. Officers answer.',
    );
    expect(sketch(document)[1]).toBe('[MEDIA] 2 Officers answer.');
    expect(leftOut(document)).toContain('header or footer: Northmere');
    expect(doubts(document)).toContain('left-out');
  });

  it('links below the text are none of its items', () => {
    const document = fromHtml(
      `<p>1. Members decide.</p><p>2. Officers answer.</p>
      <h3>Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul>
      <ul><li><a href="doc.aspx">View the latest version</a></li></ul>`,
    );
    expect(sketch(document)).toEqual(['1 Members decide.', '2 Officers answer.']);
  });

  it('a paragraph set as a term with its definition keeps the list in it', () => {
    const document = fromHtml(
      '<dl><dt>1.1</dt><dd>Members must:<ol type="a"><li>listen;</li><li>answer.</li></ol></dd></dl><dl><dt>1.2</dt><dd>Officers advise.</dd></dl>',
    );
    expect(sketch(document)).toEqual(['1.1 Members must: {a. listen;; b. answer.}', '1.2 Officers advise.']);
  });

  it('a table of one row that holds a number and its text is a paragraph', () => {
    const text = 'Members decide on the policies of the Council and on its budget.';
    expect(sketch(fromHtml(`<h2>1. Roles</h2><table><tr><td>1.1</td><td>${text}</td></tr></table>`))).toEqual([
      `[Roles] 1.1 ${text}`,
    ]);
  });

  it('a name that a line broke at its hyphen is put together', () => {
    const document = fromText(`1. This applies to every Member of a Committee or a Sub-
Committee of the Council, whatever the matter may be that
is decided there, and to those who are co-opted to any of
them by the Council or by a Committee.`);
    expect(sketch(document)[0]).toContain('a Sub-Committee of');
  });
});

describe('a table in what is answered from', () => {
  it('keeps its cells, and its text is those cells and nothing else', () => {
    const imported = fromMarkdown(
      '# Protocol\n\n1.1 Times:\n\n| Kind | Reply |\n|---|---|\n| Urgent | The same day |\n',
    );
    const facts = {
      council: 'northmere',
      councilName: 'Northmere',
      slug: 'protocol',
      title: 'Protocol',
      source: 'p.md',
    };
    const [clause] = toCouncilDocument(imported, facts).clauses;
    expect(clause?.text).toBe('Times:\nKind | Reply\nUrgent | The same day');
    expect(clause?.blocks.slice(1)).toEqual([
      { kind: 'paragraph', text: 'Kind | Reply', cells: ['Kind', 'Reply'], opens: true },
      { kind: 'paragraph', text: 'Urgent | The same day', cells: ['Urgent', 'The same day'] },
    ]);
  });
});

describe('a word before the number of a heading is part of that number, and a division keeps its name', () => {
  const read = (one: string, other: string) =>
    sketch(
      fromMarkdown(
        `# Procedure Rules\n\n## ${one}\n\n1.1 These rules apply to all meetings.\n\n## ${other}\n\n2.1 All may attend.\n`,
      ),
    );

  it.each(['', 'Section ', 'Article ', 'Rule ', 'Clause ', 'Regulation ', 'Standing Order ', 'Principle '])(
    '%j',
    (word) => {
      for (const stop of ['.', ':', ' –', ...(word === '' ? [] : [''])])
        expect(read(`${word}1${stop} Scope`, `${word}2${stop} Rights`), stop).toEqual([
          '[Scope] 1.1 These rules apply to all meetings.',
          '[Rights] 2.1 All may attend.',
        ]);
    },
  );

  it.each(['Part', 'Chapter'])('%j', (word) => {
    expect(read(`${word} 1: Scope`, `${word} 2: Rights`)).toEqual([
      `[${word} 1: Scope] 1.1 These rules apply to all meetings.`,
      `[${word} 2: Rights] 2.1 All may attend.`,
    ]);
  });
});
