import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { isLegible } from '../../src/importing/pdf/legible.ts';
import { doubts, fromText, leftOut, recognised, sketch } from './sketch.ts';

const page = (body: string, sheet = '') =>
  recognised(readHtml(`<html><head><style>${sheet}</style></head><body><main>${body}</main></body></html>`));
const mail = (head: string, text: string) => fromText(`${head}\n\n${text}`);
const head = 'From: Ann Lee <ann@northmere.example>\nSent: 3 March 2025 09:14\nTo: All members\nSubject: Protocol';
const rules = '1. Members ring before they call.\n\n2. Officers open the door.';

describe('what stands around an e-mail', () => {
  it('a line of the protocol’s own that reads like one of its head is none of it', () => {
    const text = `Dear all\n\nHere it is.\n\nKind regards\nAnn\n\nProtocol on Visits\n\nDate: 25 September 2019\n\n${rules}`;
    const document = mail(head, text);
    const left = leftOut(document);
    expect(left.filter((line) => line.startsWith('the head of an e-mail'))).toHaveLength(4);
    expect(left.filter((line) => line.startsWith('the note before'))).toHaveLength(4);
    expect(left).not.toContain('the head of an e-mail: Date: 25 September 2019');
    expect(document.title).toBe('Protocol on Visits');
    expect(sketch(document)).toEqual(['1 Members ring before they call.', '2 Officers open the door.']);
  });

  it('the head of an e-mail that was passed on goes with the first one', () => {
    const document = mail(
      head.replace('Protocol', 'FW: Protocol'),
      `For you.\n\n${head}\n\nProtocol on Visits\n\n${rules}`,
    );
    expect(leftOut(document).filter((line) => line.startsWith('the head of an e-mail'))).toHaveLength(8);
    expect(sketch(document).slice(-2)).toEqual(['1 Members ring before they call.', '2 Officers open the door.']);
  });

  it('a report to a committee says to whom, from whom and on what, and is no e-mail', () => {
    const report = 'To: Standards Committee\nFrom: Monitoring Officer\nDate: 3 March 2025\nSubject: Protocol on Visits';
    const document = mail(report, rules);
    expect(leftOut(document).join()).not.toContain('e-mail');
    expect(doubts(mail(report.replace('Officer', 'Officer, mo@northmere.example'), rules))).toContain('left-out');
  });

  it('a protocol below a disclaimer is kept', () => {
    const small = 'This email is confidential and intended only for those it is addressed to.\nTell us if you are not.';
    const document = mail(head, `Protocol on Visits\n\n${small}\n\n${rules}`);
    expect(sketch(document).slice(-2)).toEqual(['1 Members ring before they call.', '2 Officers open the door.']);
    expect(leftOut(document)).toContain('the small print of an e-mail: Tell us if you are not.');
    expect(leftOut(document).join()).not.toContain('Protocol on Visits');
    const long = 'Whoever calls on a resident says who they are and why they have come, and leaves when asked to. ';
    const unnumbered = mail(head, `${small}\n\n${long.repeat(8)}\n\n${long.repeat(9)}`);
    expect(sketch(unnumbered).join()).toContain('leaves when asked to');
  });

  it('what small print takes along is doubted', () => {
    const document = mail(
      head,
      `Protocol on Visits\n\n${rules}\n\nThis email is confidential and intended only for you.\n\nVisits end by eight.`,
    );
    expect(leftOut(document)).toContain('the small print of an e-mail: Visits end by eight.');
    expect(document.doubts.filter(({ kind }) => kind === 'left-out')).toHaveLength(1);
  });
});

describe('lines of a plain text that begin with a figure', () => {
  it('a date, a year and a telephone number below a name are lines of their own', () => {
    const document = fromText(
      'Working Together Protocol\n25 September 2019\n\nEdition\n2026\n\n1. Ask the Monitoring Officer\n01332 640000\n\n2. Officers advise.',
    );
    expect(document.title).toBe('Working Together Protocol');
    const texts = document.pieces.map(({ text }) => text);
    for (const line of ['25 September 2019', '2026', '01332 640000']) expect(texts).toContain(line);
    const long = fromText(
      `Protocol on Relations between Councillors and Officers\n3 May 2024\n\n1. Members decide.\n\n2. Officers advise.`,
    );
    expect(long.title).toBe('Protocol on Relations between Councillors and Officers');
  });

  it('and a figure that the sentence above asks for goes on it', () => {
    const document = fromText(
      '1. It was agreed on\n4/3/2024 and holds since\n2024 for all.\n\n2. A reply is due within the time of\n10 working days.',
    );
    expect(sketch(document)).toEqual([
      '1 It was agreed on 4/3/2024 and holds since 2024 for all.',
      '2 A reply is due within the time of 10 working days.',
    ]);
  });
});

describe('links in a web page', () => {
  const long = (number: number) =>
    `<p>${number}. A councillor who takes up the case of a resident writes to the officer who handles it.</p>`;
  const link = (name: string, to = '/x.pdf') => `<li><a href="${to}">${name}</a></li>`;

  it('an address below the word contact is kept', () => {
    const document = page(
      `${long(1)}${long(2)}<h2>Contact</h2><ul><li>Monitoring Officer <a href="mailto:mo@northmere.example">by e-mail</a></li></ul>${long(3)}`,
    );
    expect(leftOut(document)).toEqual([]);
    expect(sketch(document).join()).toContain('Monitoring Officer by e-mail');
  });

  it('those that a sentence opens are its items', () => {
    const document = page(
      `${long(1)}<p>2. These apply as well:</p><ul>${link('Code of Conduct')}${link('Petitions Scheme')}</ul>${long(3)}`,
    );
    expect(sketch(document)[1]).toBe('2 These apply as well: {• Code of Conduct; • Petitions Scheme}');
    const nested = page(
      `<ol><li>Councillors write.</li><li>These apply as well:<ul>${link('Code of Conduct')}${link('Petitions Scheme')}</ul></li></ol>${long(3)}`,
    );
    expect(sketch(nested)[1]).toBe('2 These apply as well: {• Code of Conduct; • Petitions Scheme}');
    const shared = page(
      `${long(1)}<p>Share this page:</p><ul>${link('E-mail', 'mailto:?subject=x')}${link('Print', '/print')}</ul>${long(2)}`,
    );
    expect(leftOut(shared).join()).toContain('E-mail Print');
  });

  it('those that are left out from between paragraphs are doubted, and those below the text are not', () => {
    const list = `<h2>Documents</h2><ul>${link('Code of Conduct')}${link('Petitions Scheme')}</ul>`;
    const between = page(`${long(1)}${list}${long(2)}`);
    expect(leftOut(between)).toContain('links to other pages: Code of Conduct Petitions Scheme');
    expect(between.doubts.map(({ why }) => why)).toContainEqual(expect.stringContaining('between paragraphs'));
    expect(doubts(page(`${long(1)}${long(2)}${list}`))).not.toContain('left-out');
  });

  it('the last link of a text that ends in the name of a council is doubted, unless it leads to the first page of the site', () => {
    const last = (to: string) =>
      doubts(page(`${long(1)}${long(2)}<p><a href="${to}">Arrangements with Northmere Council</a></p>`));
    expect(last('/arrangements')).toContain('left-out');
    expect(last('https://northmere.example/')).not.toContain('left-out');
  });

  it('numbers of a style sheet are printed however many icons it names first', () => {
    const icons = Array.from({ length: 5_000 }, (_, at) => `.i${at}::before{content:"\\e900"}`).join('');
    const sheet = `${icons}ol{counter-reset:rule}p.rule{counter-increment:rule}p.rule::before{content:counter(rule) ". "}`;
    const document = page(
      '<h1>Protocol</h1><p class="big rule">Members decide.</p><p class="rule">Officers advise.</p>',
      sheet,
    );
    expect(sketch(document)).toEqual(['1 Members decide.', '2 Officers advise.']);
  });
});

describe('a PDF is legible', () => {
  it('whose bullets are of a font that nobody knows', () => {
    for (const bullet of ['\uF0F0 ', '\uFFFD ', '\uF0F0'])
      expect(isLegible(Array.from({ length: 40 }, () => `${bullet}Members answer any letter`))).toBe(true);
    const mute = Array.from({ length: 40 }, () => '\uF0F0\uF0A1 \uF0B2 Members \uF0F0\uF0A1\uF0B2 of the');
    expect(isLegible(mute)).toBe(false);
  });

  it('that is a directory of names, and not one whose letters stand for others', () => {
    const names = 'Priya Raman, Oakfield Ward. Gwen Prosser, Harbour Ward. Liam Connolly, Saltmarsh Ward. ';
    expect(isLegible([names.repeat(12)])).toBe(true);
    const shifted = names.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 94) % 26) + 97));
    expect(isLegible([shifted.repeat(12)])).toBe(false);
  });
});
