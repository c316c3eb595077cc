import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { doubts, fromMarkdown, leftOut, recognised, sketch } from './sketch.ts';

const read = (main: string, style = '') =>
  recognised(
    readHtml(
      `<!doctype html><html><head><title>Protocol - Northmere</title><style>${style}</style></head><body><main><h1>Protocol</h1>${main}</main></body></html>`,
    ),
  );

describe('what once went wrong in web pages, each as its kind', () => {
  it('a style for lists within a list takes no number from the others', () => {
    const style =
      'ol.legal>li>ol{list-style:none} .plain ol{list-style:none} ol.letters{list-style:lower-alpha inside}';
    const document = read(
      '<h2>Press</h2><p>Take the name first.</p><ol><li>Do not guess.</li><li>Say:<ol class="letters"><li>who you are;</li><li>when you ring back.</li></ol></li></ol><h2>Posts</h2><ol start="3"><li>Posts are yours.</li></ol>',
      style,
    );
    expect(sketch(document)).toEqual([
      '[Press] (press) Take the name first.',
      '[Press] 1 Do not guess.',
      '[Press] 2 Say: {a. who you are;; b. when you ring back.}',
      '[Posts] 3 Posts are yours.',
    ]);
  });

  it('what a style sheet hides is left out and doubted, unless a button opens it', () => {
    const document = read(
      '<h2>Films</h2><ol><li>Anybody may film a meeting.</li></ol><p class="old">The Clerk approves every film.</p><h3><button aria-controls="more">More</button></h3><div id="more" class="panel"><ol start="2"><li>The seats are not shown.</li></ol></div><h3><button>Still more</button></h3><div class="panel"><ol start="3"><li>Nobody is followed.</li></ol></div>',
      '.old,.panel{display:none} @media print{.panel{display:block}h2{display:none}}',
    );
    expect(sketch(document)).toEqual([
      '[Films] 1 Anybody may film a meeting.',
      '[Films > More] 2 The seats are not shown.',
      '[Films > Still more] 3 Nobody is followed.',
    ]);
    expect(leftOut(document)).toEqual(['hidden on the page: The Clerk approves every film.']);
    expect(doubts(document)).toEqual(['left-out']);
  });

  it('what is shut until somebody presses or looks for it is text, as in accordions and tabs; what nobody can open is left out', () => {
    const document = read(
      '<button data-target="#tab-2">Posts</button><h2><button aria-controls="films">Films</button></h2><div id="films" hidden="until-found"><ol><li>Anybody may film a meeting.</li></ol></div><div id="tab-2" hidden><h2>Posts</h2><ol start="2"><li>Say that the view is yours.</li></ol></div><h2>Press</h2><div style="display:none"><ol start="3"><li>The Mayor speaks.</li></ol></div><div hidden><p>Thank you for your message.</p></div>',
    );
    expect(sketch(document)).toEqual([
      '[Films] 1 Anybody may film a meeting.',
      '[Posts] 2 Say that the view is yours.',
      '[Press] 3 The Mayor speaks.',
    ]);
    expect(leftOut(document)).toContain('hidden on the page: Thank you for your message.');
  });

  it('a summary heads what it opens, and words that only a screen reader says are in no heading', () => {
    const document = read(
      '<div><h2><span class="screen-reader-text">Open: </span>Press</h2><ol><li>The Mayor speaks.</li></ol></div><details><summary>Films</summary><p>Anybody may film.</p></details><h2>Posts</h2><details><summary>Own posts</summary><p>Say that the view is yours.</p></details>',
    );
    expect(sketch(document)).toEqual([
      '[Press] 1 The Mayor speaks.',
      '[Films] (films) Anybody may film.',
      '[Posts > Own posts] (own-posts) Say that the view is yours.',
    ]);
  });

  it('when and by whom a page was posted, and what its readers say below it, is none of its text', () => {
    const document = read(
      '<p class="entry-meta">Posted on <time>4 March 2024</time> by <span>clerk</span></p><h2>Press</h2><ol><li>The Mayor speaks.</li><li>The Clerk answers.</li></ol><p>Last updated: Tuesday, 12 December 2023 10:41 AM</p><section id="comments"><h2>2 thoughts</h2><ol class="comment-list"><li>Does this hold for parishes?</li></ol></section>',
    );
    expect(sketch(document)).toEqual(['[Press] 1 The Mayor speaks.', '[Press] 2 The Clerk answers.']);
  });

  it('each term with what it means is a paragraph of its own, and an item where a colon opens it', () => {
    const terms = '<dl><dt>Casework</dt><dd>what a councillor takes up</dd><dt>Reply</dt><dd>an answer</dd></dl>';
    expect(sketch(read(`<h2>Words</h2>${terms}<h2>Rules</h2><ol><li>In these rules:${terms}</li></ol>`))).toEqual([
      '[Words] (words) Casework: what a councillor takes up',
      '[Words] (words~2) Reply: an answer',
      '[Rules] 1 In these rules: {• Casework: what a councillor takes up; • Reply: an answer}',
    ]);
  });

  it('steps that are counted down are items of the sentence that opens them, and the numbers go on below', () => {
    const document = read(
      '<h2>Cases</h2><ol start="8"><li>Cases are closed.</li></ol><h3>Closing</h3><p>Count down:</p><ol reversed><li>Write.</li><li>Ring.</li><li>Close.</li></ol><h2>Disputes</h2><ol start="9"><li>The Clerk decides.</li></ol>',
    );
    expect(sketch(document).slice(1)).toEqual([
      '[Cases > Closing] (closing) Count down: {3. Write.; 2. Ring.; 1. Close.}',
      '[Disputes] 9 The Clerk decides.',
    ]);
    // What begins with 8 may lack seven.
    expect(doubts(document)).toEqual(['missing-number']);
  });

  it('a cell that goes on downwards at the end of a row shifts no row below it', () => {
    const document = read(
      '<h2>Times</h2><ol><li>The times:<table><tr><th>Kind</th><th>Days</th></tr><tr><td>Simple</td><td rowspan="2">10</td></tr><tr><td>Usual</td></tr><tr><td>Hard</td><td>20</td></tr></table></li></ol>',
    );
    expect(sketch(document)).toEqual(['[Times] 1 The times: <Kind | Days / Simple | 10 / Usual | / Hard | 20>']);
  });

  it('a protocol that is one table with a third column keeps its numbers, and what stands beside each paragraph', () => {
    const document = read(
      '<table><tr><th>No.</th><th>Promise</th><th>Who</th></tr><tr><td>1.1</td><td>Every enquiry is acknowledged within one working day:<ul><li>by letter; or</li><li>by e-mail.</li></ul></td><td>Desk</td></tr><tr><td colspan="3"><strong>Quality</strong></td></tr><tr><td>2.1</td><td>A holding reply is not a reply, and nobody counts it as one.</td><td></td></tr></table>',
    );
    expect(sketch(document)).toEqual([
      '1.1 Every enquiry is acknowledged within one working day: {• by letter; or; • by e-mail.} <Who | Desk>',
      '[Quality] 2.1 A holding reply is not a reply, and nobody counts it as one.',
    ]);
    expect(doubts(document)).toEqual(['table']);
  });

  it('a notice, and a sentence outside the list that counts, are their own paragraphs, and doubted', () => {
    const document = read(
      '<h2>Press</h2><p>1.1 The Mayor speaks.</p><div role="note"><p>Nobody has to write.</p></div><h2>Posts</h2><ol><li>Posts are yours.</li></ol><p>Planning is for the Head of Planning.</p>',
    );
    expect(sketch(document)).toEqual([
      '[Press] 1.1 The Mayor speaks.',
      '[Press] (press) Nobody has to write.',
      '[Posts] 1 Posts are yours.',
      '[Posts] (posts) Planning is for the Head of Planning.',
    ]);
    expect(doubts(document)).toEqual(['no-number', 'no-number']);
  });
});

describe('what once went wrong in Markdown, each as its kind', () => {
  it('places for contents, terms, quotations and samples are told from the paragraphs around them', () => {
    const document = fromMarkdown(`# Working Agreement

**Northmere Council** - adopted 16 July 2024

[TOC]

## Words

Casework
:   a matter taken up for a
    resident

Ward list
:   the list of matters

## Casework

1. A late reply is explained:
    * before it is late;
    * in one sentence.

> These times are reported in March.

2. Nothing is closed before the resident knows.

\`\`\`text
Subject: [Ward]
1. What is wanted?
\`\`\`

## Annex

i.  Keep lists short.
ii. Read them out.
`);
    expect(sketch(document)).toEqual([
      '[Words] (words) Casework: a matter taken up for a resident',
      '[Words] (words~2) Ward list: the list of matters',
      '[Casework] 1 A late reply is explained: {• before it is late;; • in one sentence.}',
      '[Casework] (casework) These times are reported in March.',
      '[Casework] 2 Nothing is closed before the resident knows.',
      '[Casework] (casework~2) Subject: [Ward] 1. What is wanted?',
      '[Annex] i Keep lists short.',
      '[Annex] ii Read them out.',
    ]);
    expect(leftOut(document)).toEqual([
      'a line of the cover: Northmere Council - adopted 16 July 2024',
      'contents list: [TOC]',
    ]);
    expect(doubts(document)).toEqual(['no-number', 'no-number']);
  });
});
