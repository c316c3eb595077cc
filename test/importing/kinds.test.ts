import { describe, expect, it } from 'vitest';
import { doubts, fromMarkdown, fromText, leftOut, sketch } from './sketch.ts';

describe('what once went wrong, each as its kind', () => {
  it('items that stand under two headings are no list of contents, and none is left out', () => {
    const text = `Protocol

Members may expect

1. From officers:

(a) Courtesy
(b) Political neutrality
(c) A timely response

Officers may expect

2. From members:

(a) Courtesy
(b) Political neutrality
(c) A timely response`;
    const document = fromText(text);
    expect(leftOut(document)).toEqual([]);
    expect(sketch(document)).toEqual([
      '[Members may expect] 1 From officers: {(a) Courtesy; (b) Political neutrality; (c) A timely response}',
      '[Officers may expect] 2 From members: {(a) Courtesy; (b) Political neutrality; (c) A timely response}',
    ]);
  });

  it('letters count sections where the paragraphs below count with them', () => {
    const text = `Protocol

A. Purpose

A1 This protocol guides members and officers.

A2 It is reviewed every year.

B. Roles

B1 Members decide.`;
    expect(sketch(fromText(text))).toEqual([
      '[Purpose] A1 This protocol guides members and officers.',
      '[Purpose] A2 It is reviewed every year.',
      '[Roles] B1 Members decide.',
    ]);
  });

  it('two headings that look alike with nothing between them are doubted', () => {
    const document = fromMarkdown(`# Protocol

**Members**

**Duties**

1. Members decide.

**Officers**

2. Officers advise.`);
    expect(doubts(document)).toEqual(['maybe-heading']);
  });
});
