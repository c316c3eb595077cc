import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { clausesOf } from '../../src/importing/index.ts';
import { leftOut, recognised, sketch } from './sketch.ts';

const read = (body: string, head = '') =>
  recognised(
    readHtml(`<!doctype html><html><head><title>Protocol - Northmere</title>${head}</head><body>${body}</body></html>`),
  );

describe('web pages in the shapes that councils save them', () => {
  it('lists counted by the browser: start, type, reversed and value', () => {
    const document = read(`<main><h1>Protocol</h1>
      <h2>Members</h2><ol><li>Members decide.</li><li>Members answer:<ol type="a"><li>in time;</li><li value="4">in full:<ol type="i"><li>by letter;</li><li>by e-mail.</li></ol></li></ol></li></ol>
      <h2>Officers</h2><ol start="3"><li>Officers advise.</li><li><p>Officers record.</p><p>they keep records for six years.</p></li></ol>
      <ol reversed start="6" style="list-style-type: lower-roman"><li>last</li><li>next to last</li></ol></main>`);
    expect(sketch(document).slice(0, 3)).toEqual([
      '[Members] 1 Members decide.',
      '[Members] 2 Members answer: {a. in time;; d. in full: {i. by letter;; ii. by e-mail.}}',
      '[Officers] 3 Officers advise.',
    ]);
    expect(sketch(document)[3]).toBe(
      '[Officers] 4 Officers record. ¶ they keep records for six years. {vi. last; v. next to last}',
    );
  });

  it('numbers that a style sheet prints, and a page full of furniture', () => {
    const sheet =
      '<style>ol{counter-reset:item}li::before{content:counters(item,".") " ";counter-increment:item}</style>';
    const document = read(
      `<div id="cookie-banner"><p>We use cookies.</p><button>Accept</button></div><nav><a href="/">Home</a></nav>
      <div class="content"><article><h1>Protocol</h1><ol><li>Introduction<ol><li>This protocol guides members and officers in all their relations with one another.</li><li>It applies to all members and officers alike.</li></ol></li><li>Roles<ol><li>Members decide what the Council does and officers advise them on it.</li></ol></li></ol>
      <h2>Supporting documents</h2><ul><li><a href="/a.pdf">Code of Conduct (PDF)</a></li></ul></article></div><footer>Northmere</footer>`,
      sheet,
    );
    expect(sketch(document)).toEqual([
      '[Introduction] 1.1 This protocol guides members and officers in all their relations with one another.',
      '[Introduction] 1.2 It applies to all members and officers alike.',
      '[Roles] 2.1 Members decide what the Council does and officers advise them on it.',
    ]);
    expect(leftOut(document)).toEqual([
      'part of the web page around the text: We use cookies. Accept',
      'part of the web page around the text: Home',
      'part of the web page around the text: Northmere',
      'links to other pages: Supporting documents',
      'links to other pages: Code of Conduct (PDF)',
    ]);
  });

  it('saved from a word processor: typed numbers, line breaks, tables, footnotes', () => {
    const document = read(`<p class=MsoTitle>Protocol on Relations</p>
      <p class=MsoToc1><a href="#x">1. Introduction 2</a></p>
      <p><b>1.<span>&nbsp;&nbsp; </span>Introduction</b></p>
      <p>1.1<span>&nbsp;&nbsp; </span>Members answer<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> letters.<br>1.2&nbsp; Officers help them.</p>
      <table><tr><th>Kind</th><th>Days</th></tr><tr><td>Urgent</td><td>1</td></tr></table>
      <p>1.3 The Council’s own rules apply:</p><p style="margin-left:36pt">(a) here; and</p><p style="margin-left:36pt">(b) elsewhere.</p>
      <div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Within ten days.</p></div>`);
    expect(sketch(document)).toEqual([
      '[Introduction] 1.1 Members answer letters.',
      '[Introduction] 1.2 Officers help them. <Kind | Days / Urgent | 1>',
      '[Introduction] 1.3 The Council’s own rules apply: {(a) here; and; (b) elsewhere.}',
    ]);
    expect(document.title).toBe('Protocol on Relations');
    expect(clausesOf(document)[0]?.notes).toMatchObject([{ mark: '[1]', text: 'Within ten days.' }]);
  });

  it('counters of a style sheet on headings and paragraphs', () => {
    const sheet =
      '<style>body{counter-reset:part} h2{counter-increment:part;counter-reset:rule} h2::before{content:counter(part) ". "} p.rule{counter-increment:rule} p.rule:before{content:counter(part) "." counter(rule) " "}</style>';
    const document = read(
      `<h1>Protocol</h1><h2>Members</h2><p class="rule">Members decide.</p><p class="rule">Members answer.</p><h2>Officers</h2><p class="lead rule">Officers advise.</p>`,
      sheet,
    );
    expect(sketch(document)).toEqual([
      '[Members] 1.1 Members decide.',
      '[Members] 1.2 Members answer.',
      '[Officers] 2.1 Officers advise.',
    ]);
  });

  it('numbers in boxes and cells of their own, and a page built of tables', () => {
    const boxes = read(`<h1>Protocol</h1>
      <div class="row"><div>1.</div><div><b>Members</b></div></div>
      <div class="row"><div>1.1</div><div>Members decide:</div></div>
      <div class="row"><div>(a)</div><div>on policy; and</div></div>
      <div class="row"><div>(b)</div><div>on the budget.</div></div>`);
    expect(sketch(boxes)).toEqual(['[Members] 1.1 Members decide: {(a) on policy; and; (b) on the budget.}']);
    const cells =
      read(`<table><tr><td><ul><li><a href="/a">Meetings</a></li><li><a href="/b">Councillors</a></li></ul></td><td><h1>Protocol</h1>
      <table><tr><td>1.</td><td>Members decide on the policy of the Council:<ul><li>in public;</li><li>by vote.</li></ul></td></tr><tr><td>2.</td><td>Officers advise every member of the Council alike.</td></tr></table></td></tr></table>`);
    expect(sketch(cells)).toEqual([
      '1 Members decide on the policy of the Council: {• in public;; • by vote.}',
      '2 Officers advise every member of the Council alike.',
    ]);
    expect(leftOut(cells)).toEqual(['links to other pages: Meetings Councillors']);
  });

  it('lines broken by hand, with bullets of two kinds', () => {
    const document =
      read(`<h1>Protocol</h1><p>1. The Monitoring Officer keeps a register of<br>(a) gifts;<br>(b) interests.<br><br>
      2. Members are told of<br>• meetings, whether<br>- public or<br>- private;<br>• decisions.</p>`);
    expect(sketch(document)).toEqual([
      '1 The Monitoring Officer keeps a register of {(a) gifts;; (b) interests.}',
      '2 Members are told of {• meetings, whether {- public or; - private;}; • decisions.}',
    ]);
  });
});

describe('what stands at the head and the foot of a page', () => {
  const read = (body: string) => recognised(readHtml(`<!doctype html><title>Charter</title><main>${body}</main>`));
  const lede = 'This page answers the questions that councillors most often ask about reaching an officer.';
  const text =
    '<h2>Replies</h2><p>1. A reply is sent within five days of the day on which the enquiry was received.</p>';

  it.each(['page-header', 'block page-header-block', 'banner', 'masthead'])(
    'keeps the sentence that opens the page below its title, though the block is called %s',
    (name) => {
      const document = read(`<div class="${name}"><h1>Charter</h1><p>${lede}</p></div>${text}`);
      expect(sketch(document)[0]).toContain(lede);
    },
  );

  it('leaves out a header that only leads around', () => {
    const document = read(`<div class="page-header"><h1>Charter</h1><p>Home</p></div>${text}`);
    expect(sketch(document)).toHaveLength(1);
  });

  it('leaves out what a form asks of the reader', () => {
    const form =
      '<form><fieldset><legend>Is this page useful?</legend><input type="radio" id="a"><label for="a">Yes</label><input type="radio" id="b"><label for="b">No</label></fieldset></form>';
    expect(sketch(read(`<h1>Charter</h1>${text}${form}`))[0]).toMatch(/received\.$/);
  });
});
