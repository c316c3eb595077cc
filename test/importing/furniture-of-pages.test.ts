import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { drawnPdf, line } from './bare-pdf.ts';
import { doubts, fromText, leftOut, recognised, sketch } from './sketch.ts';

const end =
  ' every enquiry that a councillor makes for a resident, and the councillor is told of it in writing within ten days.';
const long = (number: number, what: string) => `<p>${number}. Officers ${what}${end}</p>`;
const text = `<h2>Replies</h2>${long(1, 'answer')}${long(2, 'keep')}`;
const clauses = ['[Replies] 1 Officers answer', '[Replies] 2 Officers keep'];
const page = (above: string, below: string) =>
  recognised(
    readHtml(
      `<html><head><title>Casework - Holt</title></head><body><main><h1>Casework Protocol</h1>${above}${text}${below}</main></body></html>`,
    ),
  );
const starts = (document: ReturnType<typeof page>) => sketch(document).map((line) => line.replace(end, ''));

describe('a web page prints a line below its text', () => {
  it.each([
    'Last modified on 22 May 2024',
    'Page last updated: 22/05/2024',
    'This page was last updated on 22 May 2024.',
    'Last updated 22nd May 2024 14:05',
    'Content last reviewed: May 2024',
    'Published: 3 March 2022. Last edited: 22 May 2024',
    'First published 3 March 2022',
    'Date modified: 22-05-2024',
    'Created on 3 March 2022 by Web Team',
    'Page ID: 4123',
    'How useful was this page?',
    'Rate this page',
    'Print this page',
    'Download this page as a PDF',
    'Listen to this page',
    'Share this page: Facebook Twitter',
    'Next page: Speaking at meetings',
    'Report a problem with this page',
  ])('%s', (line) => {
    for (const [open, shut] of [
      ['<p>', '</p>'],
      ['<div><span>', '</span></div>'],
    ]) {
      const document = page('', `${open}${line}${shut}`);
      expect(starts(document)).toEqual(clauses);
      expect(leftOut(document).map((each) => each.split(': ').slice(1).join(': '))).toEqual([line]);
      expect(doubts(document)).toEqual([]);
    }
  });
});

describe('a web page prints a line between its name and its text', () => {
  it.each([
    'Published 22 May 2024',
    'Last modified on 22 May 2024',
    'Print this page',
    'Listen to this page',
    'Download this page as a PDF',
    'Open all sections',
    'Show all',
    'You are here: Home > Council > Constitution',
    'Home > Council > Constitution',
    'Page 3 of 6',
  ])('%s', (line) => {
    const document = page(`<p>${line}</p>`, '');
    expect(starts(document)).toEqual(clauses);
    expect(leftOut(document).map((each) => each.split(': ').slice(1).join(': '))).toEqual([line]);
    expect(doubts(document)).toEqual([]);
  });

  it.each([
    ['Find out more about this committee', ['left-out']],
    ['More information about Planning Committee', ['left-out']],
    ['Agenda and minutes', ['left-out']],
    ['Council constitution', ['left-out']],
    ['Back to Planning Committee', []],
    ['Download the protocol (PDF 212 KB)', []],
    ['E-mail this page to a friend', []],
  ])('a link: %s', (line, doubt) => {
    for (const tag of ['p', 'div']) {
      const document = page(`<${tag} class="sub"><a href="mgCommitteeDetails.aspx?ID=114">${line}</a></${tag}>`, '');
      expect(starts(document)).toEqual(clauses);
      expect(leftOut(document)).toEqual([`links to other pages: ${line}`]);
      expect(doubts(document)).toEqual(doubt);
    }
  });
});

it('a link below the text is doubted by its own words, not by one of them', () => {
  const link = (words: string) => doubts(page('', `<p><a href="/other">${words}</a></p>`));
  for (const words of ['Home Working Protocol', 'E-mail and Internet Policy', 'Next steps for members', 'Code (PDF)'])
    expect(link(words), words).toEqual(['left-out']);
  for (const words of ['Home', 'E-mail this page', 'Next: Petitions', 'Download this as a PDF', 'Back to the list'])
    expect(link(words), words).toEqual([]);
});

describe('but real text is kept', () => {
  it.each([
    'This protocol was last reviewed on 22 May 2024.',
    'Published decisions are on the website.',
    'Updated lists are sent to members each May',
    'Print copies are free',
    'Open all letters within a day.',
    'Share nothing that is confidential.',
    'Next of kin are told first.',
    'Rate payers may ask as well.',
  ])('below: %s', (line) => {
    expect(leftOut(page('', `<p>${line}</p>`))).toEqual([]);
    expect(leftOut(fromText(`Casework Protocol\n\n1. Officers answer.\n\n2. Members ask.\n\n${line}`))).toEqual([]);
  });

  it('a link with words beside it, one that leads within the page, and one in the midst of the text', () => {
    expect(leftOut(page('<p>Read <a href="/code">the code of conduct</a> first.</p>', ''))).toEqual([]);
    expect(leftOut(page('', `<p><a href="/code">Code of Conduct</a></p>${long(3, 'send')}`))).toEqual([]);
    expect(leftOut(page('<p>Who may read this:</p><p><a href="/all">Anybody</a></p>', ''))).toEqual([]);
  });
});

describe('the foot of a text', () => {
  it('the end of a sentence at the foot of two pages is text, and in a plain file asked about', async () => {
    const title = line(60, [60, 'Protocol on Visits', { size: 18, bold: true }]);
    const ways = ['ring', 'write', 'call'];
    const sheet = (at: number) => [
      ...line(700, [60, `${at * 2 - 1}. Officers ${ways[at - 1]} first.`]),
      ...line(748, [60, `${at * 2}. Officers show the members who ${ways[at - 1]} all that there is to see, and`]),
      ...line(766, [60, `then ${ways[at - 1]} by the rules of the`]),
      ...line(784, [60, 'Act 2018.']),
    ];
    const document = recognised(await readPdf(drawnPdf([[...title, ...sheet(1)], sheet(2), sheet(3)])));
    expect(sketch(document).filter((each) => each.endsWith('Act 2018.'))).toHaveLength(3);
    const text = [1, 3].map(
      (at) => `${at}. They ring.\n\n${at + 1}. They call, and then keep to the rules of it\nas the Act says to them.`,
    );
    expect(doubts(fromText(`${text.join('\n\f')}\n`))).toContain('left-out');
  });

  const rules = (foot: string) =>
    fromText(`Protocol\n\n1. ${'Officers answer'}${end}\n\n2. Officers keep${end}\n\n${foot}\n`);
  const read = (foot: string) => sketch(rules(foot)).map((line) => line.slice(0, 18));

  it.each([
    'Adopted by the Council on 24 July 2025 (minute 41). Review date: July 2027.',
    'Adopted by the Council on 4 April 2024. Amended by the Council on 11 July 2024 (paragraph 8).',
    'END\n\npolicies/gifts-2025-05.txt',
  ])('is none of the last paragraph: %s', (foot) => {
    expect(sketch(rules(foot)).at(-1)).toMatch(/ten days\.$/);
    expect(read(foot)).toEqual(['1 Officers answer ', '2 Officers keep ev']);
    expect(leftOut(rules(foot)).length).toBeGreaterThan(0);
  });

  it('stays where it rules', () => {
    const foot = 'Adopted by the Council in 2024. Amended texts must be sent to every member.';
    expect(sketch(rules(foot)).at(-1)).toContain('must be sent to every member');
  });
});
