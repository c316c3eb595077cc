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

  it('the council and where the document stands in its constitution are cover below the title too, and no outer heading', () => {
    const text = `Member and Officer Protocol

Fellbeck Borough Council

Constitution, Part 4, Section 7, last updated in February 2023

1. Background

1.1 This protocol guides members and officers.

2. Roles

2.1 Members decide.`;
    const document = fromText(text);
    expect(sketch(document)).toEqual([
      '[Background] 1.1 This protocol guides members and officers.',
      '[Roles] 2.1 Members decide.',
    ]);
    expect(leftOut(document)).toEqual([
      'a line of the cover: Fellbeck Borough Council',
      'a line of the cover: Constitution, Part 4, Section 7, last updated in February 2023',
    ]);
  });

  it('a heading may end with the word that a question leaves behind: what somebody cannot help with', () => {
    const text = `Casework Charter

1. We answer within five working days.

Appendix A: What we cannot help with

1. Matters that are before a court.`;
    expect(sketch(fromText(text))).toEqual([
      '1 We answer within five working days.',
      '[Appendix A: What we cannot help with] 1 Matters that are before a court.',
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

  it('a short line after a list is the heading of the paragraph below it', () => {
    const text = `Protocol

Members

1. Members must not:

(a) instruct officers;
(b) accept gifts above £50

Officers

2. Officers advise.`;
    expect(sketch(fromText(text))).toEqual([
      '[Members] 1 Members must not: {(a) instruct officers;; (b) accept gifts above £50}',
      '[Officers] 2 Officers advise.',
    ]);
  });

  it('a short line that heads nothing certain is kept and doubted', () => {
    const document = fromText(`Protocol

1. Members decide.

Standing orders

apply to all.

2. Officers advise.`);
    expect(sketch(document)[0]).toContain('Standing orders');
    expect(doubts(document)).toContain('maybe-heading');
  });

  it('a line drawn under a text makes it a heading, and is no text itself', () => {
    const document = fromText('Protocol\n========\n\nMembers\n-------\n\n1. Members decide.\n\n2. Members answer.');
    expect(sketch(document)).toEqual(['[Members] 1 Members decide.', '[Members] 2 Members answer.']);
    expect(document.title).toBe('Protocol');
  });

  it('a bullet before a typed letter is the trace of a converter', () => {
    const document = fromMarkdown(
      '# Protocol\n\n1.1 Members must:\n\n- a. listen;\n    - i. always; and\n    - ii. well;\n- b. answer.',
    );
    expect(sketch(document)).toEqual(['1.1 Members must: {a. listen; {i. always; and; ii. well;}; b. answer.}']);
  });

  it('a file that breaks no words keeps the hyphens at its line ends, and another kind of hyphen is always taken out', () => {
    const kept = fromText(`1. The protocol covers the co-optees and every joint sub-
committee, which makes up its mind by itself and says so.
2. A decision of such a body is published by the Monitoring
Officer within ten working days of the meeting.`);
    expect(sketch(kept)[0]).toContain('joint sub-committee, which');
    const joined = fromText(`1. The protocol covers every member of a joint com\u2010
mission, which makes up its mind by itself and says so.
2. A decision of such a body is published by the Monitoring
Officer within ten working days of the meeting.`);
    expect(sketch(joined)[0]).toContain('a joint commission, which');
  });

  it('a word whose hyphen stands apart from it at the end of a line is put together, and a dash between words stays', () => {
    const document = fromText(`1. The protocol covers every member of a joint com -
mission, and the officers who work for all of its members -
and nobody else, whatever the members of it may say.
2. A decision of such a body is published by the Monitoring
Officer within ten working days of the meeting.`);
    expect(sketch(document)[0]).toContain(
      'a joint commission, and the officers who work for all of its members - and nobody',
    );
  });
});
