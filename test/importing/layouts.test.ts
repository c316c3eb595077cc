import { describe, expect, it } from 'vitest';
import { doubts, fromMarkdown, fromText, leftOut, references, sketch } from './sketch.ts';

const nbsp = '\u00a0';

describe('the shapes of councils’ protocols, as text', () => {
  it('1: wide gaps after the number, and lines of non-breaking spaces', () => {
    const text = `Member and Officer Protocol
${nbsp}${nbsp}
1          INTRODUCTION
${nbsp}
1.1          The protocol guides Members and Officers.
${nbsp}${nbsp}${nbsp}
1.2          It is part of the Constitution.
2          ROLES
2.1          Members set policy.`;
    expect(sketch(fromText(text))).toEqual([
      '[INTRODUCTION] 1.1 The protocol guides Members and Officers.',
      '[INTRODUCTION] 1.2 It is part of the Constitution.',
      '[ROLES] 2.1 Members set policy.',
    ]);
    expect(fromText(text).title).toBe('Member and Officer Protocol');
  });

  it('2: a numbered heading, and inside it a list that begins again at 1', () => {
    const text = `Protocol on Working Together

1. Purpose

This protocol aims to:

1. set out the roles of members and officers;
2. encourage good working relations.

2. Roles

Each has a role.

1. Members represent residents.
2. Officers advise.
3. Neither instructs the other.`;
    expect(sketch(fromText(text))).toEqual([
      '[Purpose] 1 This protocol aims to: {1. set out the roles of members and officers;; 2. encourage good working relations.}',
      '[Roles] 2 Each has a role. {1. Members represent residents.; 2. Officers advise.; 3. Neither instructs the other.}',
    ]);
  });

  it('3: a bare number on the heading, then (1) without a space', () => {
    const text = `CODE ON RELATIONS

1 General

(1)Members and officers depend on each other.

(2)Each respects the other's role.

2 Advice

(1)Officers advise the whole Council.`;
    expect(sketch(fromText(text))).toEqual([
      "[General] 1 {(1) Members and officers depend on each other.; (2) Each respects the other's role.}",
      '[Advice] 2 {(1) Officers advise the whole Council.}',
    ]);
  });

  it('4: the number alone on its line', () => {
    const text = `Part 8 Protocols

8.63

Officers serve the Council as a whole.

8.64

Members may ask for a briefing.

8.65
A briefing is confidential.`;
    expect(sketch(fromText(text))).toEqual([
      '[Part 8 Protocols] 8.63 Officers serve the Council as a whole.',
      '[Part 8 Protocols] 8.64 Members may ask for a briefing.',
      '[Part 8 Protocols] 8.65 A briefing is confidential.',
    ]);
  });

  it('5: a clause run into the paragraph before is found and said', () => {
    const text = `1 Introduction

1.1 The Council adopted this.

1.2 It sits beside the two Codes. 1.3 The Monitoring Officer keeps it under review.

1.4 It applies to everybody.`;
    const document = fromText(text);
    expect(sketch(document)).toEqual([
      '[Introduction] 1.1 The Council adopted this.',
      '[Introduction] 1.2 It sits beside the two Codes.',
      '[Introduction] 1.3 The Monitoring Officer keeps it under review.',
      '[Introduction] 1.4 It applies to everybody.',
    ]);
    expect(doubts(document)).toContain('run-in');
  });

  it('5: a reference to another paragraph is not taken for a clause run in', () => {
    const text = `1.1 This follows the Codes.

1.2 For this see paragraph 1.3 The rule there is strict.

1.3 No gifts are accepted.`;
    expect(sketch(fromText(text)).length).toBe(3);
  });

  it('6: a quotation with numbers of its own', () => {
    const text = `1. The Code of Conduct says:

“1. You must treat others with respect.

2. You must not bully any person.”

2. Officers are bound by their own code.

3. Both are published.`;
    expect(sketch(fromText(text))).toEqual([
      '1 The Code of Conduct says: ¶ “1. You must treat others with respect. ¶ 2. You must not bully any person.”',
      '2 Officers are bound by their own code.',
      '3 Both are published.',
    ]);
  });

  it('7: numbers that run on across headings without numbers', () => {
    const text = `Protocol

Introduction

1. The purpose is clear.

2. It binds all.

Roles

3. Members decide policy.

4. Officers carry it out.`;
    expect(sketch(fromText(text))).toEqual([
      '[Introduction] 1 The purpose is clear.',
      '[Introduction] 2 It binds all.',
      '[Roles] 3 Members decide policy.',
      '[Roles] 4 Officers carry it out.',
    ]);
  });

  it('8: numbered headings with letters only', () => {
    const text = `Protocol

1. What members may expect

(a) timely answers;
(b) courtesy.

2. What officers may expect

(a) respect;
(b) a clear brief:
(i) in writing; and
(ii) in time.`;
    expect(sketch(fromText(text))).toEqual([
      '[What members may expect] 1 {(a) timely answers;; (b) courtesy.}',
      '[What officers may expect] 2 {(a) respect;; (b) a clear brief: {(i) in writing; and; (ii) in time.}}',
    ]);
  });

  it('9: a contents list whose numbers differ from those of the text', () => {
    const text = `Member Officer Protocol

Contents

1. Introduction
2. Definitions
3. Access to information

Introduction

1.1 This is the protocol.

Definitions

2.1 A member is a councillor.

Access to information

4.1 Members may see what they need to know.`;
    const document = fromText(text);
    expect(sketch(document)).toEqual([
      '[Introduction] 1.1 This is the protocol.',
      '[Definitions] 2.1 A member is a councillor.',
      '[Access to information] 4.1 Members may see what they need to know.',
    ]);
    expect(leftOut(document)).toEqual([
      'contents list: Contents',
      'contents list: 1. Introduction',
      'contents list: 2. Definitions',
      'contents list: 3. Access to information',
    ]);
  });

  it('9: a contents list with leader dots and no heading', () => {
    const text = `Protocol
1 Introduction ........................ 3
2 Roles of Members .................... 4
3 Roles of Officers ................... 5

1 Introduction
1.1 The Council has a protocol.
2 Roles of Members
2.1 Members decide.
3 Roles of Officers
3.1 Officers advise.`;
    expect(sketch(fromText(text))).toEqual([
      '[Introduction] 1.1 The Council has a protocol.',
      '[Roles of Members] 2.1 Members decide.',
      '[Roles of Officers] 3.1 Officers advise.',
    ]);
  });

  it('10: headings in capitals, and a paragraph without a number between clauses', () => {
    const text = `PROTOCOL FOR RELATIONS

INTRODUCTION

1.1 The Council expects courtesy.

This applies at all meetings.

1.2 It expects punctuality.

CONDUCT

2.1 Nobody is to be bullied.`;
    const document = fromText(text);
    expect(sketch(document)).toEqual([
      '[INTRODUCTION] 1.1 The Council expects courtesy. ¶ This applies at all meetings.',
      '[INTRODUCTION] 1.2 It expects punctuality.',
      '[CONDUCT] 2.1 Nobody is to be bullied.',
    ]);
    expect(doubts(document)).toEqual(['no-number']);
  });

  it('11: the whole document on one line', () => {
    const text = `Protocol on relations between Members and Officers 1 INTRODUCTION 1.1 The purpose of this protocol is to guide. 1.2 It reflects the principles of the two Codes of Conduct that are in force in paragraph 5.1 of the Constitution. 2 ROLES 2.1 Members are responsible to the electorate. 2.2 Officers are responsible to the Council and give advice to Members. 3 COMPLAINTS 3.1 A complaint goes to the Monitoring Officer. 3.2 It is answered within 10 working days.`;
    const document = fromText(text);
    expect(sketch(document)).toEqual([
      '[INTRODUCTION] 1.1 The purpose of this protocol is to guide.',
      '[INTRODUCTION] 1.2 It reflects the principles of the two Codes of Conduct that are in force in paragraph 5.1 of the Constitution.',
      '[ROLES] 2.1 Members are responsible to the electorate.',
      '[ROLES] 2.2 Officers are responsible to the Council and give advice to Members.',
      '[COMPLAINTS] 3.1 A complaint goes to the Monitoring Officer.',
      '[COMPLAINTS] 3.2 It is answered within 10 working days.',
    ]);
    expect(doubts(document)).toContain('run-in');
  });

  it('12: no headings at all', () => {
    const text = `1. Members lead.

2. Officers advise.

3. Both listen.`;
    expect(sketch(fromText(text))).toEqual(['1 Members lead.', '2 Officers advise.', '3 Both listen.']);
  });

  it('13: no numbers at all: a heading names its paragraphs, each for itself', () => {
    const text = `Working Together

Purpose of this guide

This guide helps councillors and officers to work together well.

It is reviewed every year by the Standards Committee.

Political groups

Officers may attend a group meeting with the agreement of the Chief Executive.`;
    const document = fromText(text);
    expect(sketch(document)).toEqual([
      '[Purpose of this guide] (purpose-of-this-guide) This guide helps councillors and officers to work together well.',
      '[Purpose of this guide] (purpose-of-this-guide~2) It is reviewed every year by the Standards Committee.',
      '[Political groups] (political-groups) Officers may attend a group meeting with the agreement of the Chief Executive.',
    ]);
    expect(document.title).toBe('Working Together');
  });

  it('14: every paragraph printed as 1.', () => {
    const text = `Protocol

1. Members lead the community.

1. Officers give advice without fear.

1. Both keep confidences.`;
    const document = fromText(text);
    expect(sketch(document)).toEqual([
      '1 Members lead the community.',
      '1 Officers give advice without fear.',
      '1 Both keep confidences.',
    ]);
    expect(references(document)).toEqual(['1', '1~2', '1~3']);
    expect(doubts(document)).toEqual(['repeated-number', 'repeated-number']);
  });

  it('15: text broken hard at 80 characters', () => {
    const text = `3. Officers are employed by the Council and serve it as a whole. They give advice
to all members alike, whatever their party, and must not be asked to do anything
that would put their neutrality in doubt. A report under section 5 goes to all
members. For the limits see paragraph
4. That paragraph is strict.
4. Members may ask for information that they need in order to do their work, and
officers answer within
5 working days unless the request is unreasonable, in which case it goes to the
Monitoring Officer.
5. A member who is refused may appeal.`;
    expect(sketch(fromText(text))).toEqual([
      '3 Officers are employed by the Council and serve it as a whole. They give advice to all members alike, whatever their party, and must not be asked to do anything that would put their neutrality in doubt. A report under section 5 goes to all members. For the limits see paragraph 4. That paragraph is strict.',
      '4 Members may ask for information that they need in order to do their work, and officers answer within 5 working days unless the request is unreasonable, in which case it goes to the Monitoring Officer.',
      '5 A member who is refused may appeal.',
    ]);
  });

  it('16: numbers lost to a dash are said to be missing', () => {
    const text = `Protocol on roles

Roles

- 1. Members decide policy.
- 2. Officers advise.
- Officers also carry out decisions.
- 4. Both respect each other.`;
    const document = fromText(text);
    expect(sketch(document)).toEqual([
      '[Roles] 1 Members decide policy.',
      '[Roles] 2 Officers advise. {- Officers also carry out decisions.}',
      '[Roles] 4 Both respect each other.',
    ]);
    expect(doubts(document)).toEqual(['missing-number', 'maybe-item']);
  });

  it('17: lists that begin again under every heading are named by it', () => {
    const document = fromText(`Protocol

Members

1. Members represent residents.
2. Members declare interests.

Officers

1. Officers advise.
2. Officers are neutral.
3. Officers keep records.`);
    expect(sketch(document)).toEqual([
      '[Members] 1 Members represent residents.',
      '[Members] 2 Members declare interests.',
      '[Officers] 1 Officers advise.',
      '[Officers] 2 Officers are neutral.',
      '[Officers] 3 Officers keep records.',
    ]);
    expect(references(document)).toEqual(['members-1', 'members-2', 'officers-1', 'officers-2', 'officers-3']);
  });

  it('18: doubled marks', () => {
    const text = `1. Introduction

1. 1.1. The protocol applies to all.

2. 1.2. It is reviewed yearly.`;
    expect(sketch(fromText(text))[0]).toBe('[Introduction] 1.1 The protocol applies to all.');
  });

  it('19: a report with the protocol as its appendix', () => {
    const document = fromText(`Report to Council

A. Summary

1. The Council is asked to adopt a protocol.

B. Background

2. The last protocol is ten years old.

C. Recommendations

3. That the protocol be adopted.

Appendix 1

Protocol on Relations

1. Members and officers work together.

2. Each respects the other.`);
    expect(sketch(document)).toEqual([
      '[Summary] 1 The Council is asked to adopt a protocol.',
      '[Background] 2 The last protocol is ten years old.',
      '[Recommendations] 3 That the protocol be adopted.',
      '[Appendix 1 Protocol on Relations] 1 Members and officers work together.',
      '[Appendix 1 Protocol on Relations] 2 Each respects the other.',
    ]);
    expect(references(document)).toEqual(['1', '2', '3', 'appendix-1-1', 'appendix-1-2']);
  });

  it('20: what a web page prints around its text', () => {
    const document = fromText(`Skip to content
Cookies on this site
Accept all cookies
Protocol for Members and Officers
1. Introduction
1.1 This protocol is part of the Constitution of the Council and binds everybody who works for it.
1.2 It is reviewed every year by the Standards Committee, which reports to the Council upon it.
Was this page helpful?
Loading images...`);
    expect(sketch(document)).toEqual([
      '[Introduction] 1.1 This protocol is part of the Constitution of the Council and binds everybody who works for it.',
      '[Introduction] 1.2 It is reviewed every year by the Standards Committee, which reports to the Council upon it.',
    ]);
    expect(document.title).toBe('Protocol for Members and Officers');
    expect(leftOut(document).length).toBe(5);
  });

  it('22: page numbers within the text, once with a wrong number', () => {
    const document = fromText(`1. Members decide.

Page 13 of 16

2. Officers advise.

Page 13 of 16

3. Both listen.`);
    expect(sketch(document)).toEqual(['1 Members decide.', '2 Officers advise.', '3 Both listen.']);
  });

  it('22: hyphens at line ends are joined unless the word stands hyphenated elsewhere', () => {
    const text = `1. The co-opted member is a member of a commit-
tee. Every committee keeps a record of its deci-
sions and of those who took them. A co-
opted member has no vote. A decision is noted.
2. Other decisions are taken by officers who have
been given the power to take them by Council.`;
    expect(sketch(fromText(text))[0]).toBe(
      '1 The co-opted member is a member of a committee. Every committee keeps a record of its decisions and of those who took them. A co-opted member has no vote. A decision is noted.',
    );
  });

  it('23: definitions as bullets, and appendices that begin again at 1', () => {
    const document = fromText(`Protocol

1. In this protocol:

• “member” means a councillor;
• “officer” means an employee.

2. It applies to all.

Appendix A – Response times

1. Letters are answered in ten days.

2. Calls are answered at once.

Appendix B – Contacts

1. The Monitoring Officer advises.`);
    expect(sketch(document)).toEqual([
      '1 In this protocol: {• “member” means a councillor;; • “officer” means an employee.}',
      '2 It applies to all.',
      '[Appendix A – Response times] 1 Letters are answered in ten days.',
      '[Appendix A – Response times] 2 Calls are answered at once.',
      '[Appendix B – Contacts] 1 The Monitoring Officer advises.',
    ]);
    expect(references(document)).toEqual(['1', '2', 'a-1', 'a-2', 'b-1']);
  });

  it('23: response times as a table', () => {
    const document = fromMarkdown(`# Protocol

1. Officers answer councillors as follows.

| Kind | Answered within |
|---|---|
| Standard | 5 working days |
| Urgent | 1 working day |

2. Delays are explained.
`);
    expect(sketch(document)).toEqual([
      '1 Officers answer councillors as follows. <Kind | Answered within / Standard | 5 working days / Urgent | 1 working day>',
      '2 Delays are explained.',
    ]);
  });

  it('24: bare numbers that run on across headings, and letters without brackets', () => {
    const text = `Protocol

Officers

1 Officers must:
a give advice;
b keep records:
i. in writing;
ii. for six years.

Members

2 Members must be courteous.
3 Members must not instruct officers.`;
    expect(sketch(fromText(text))).toEqual([
      '[Officers] 1 Officers must: {a give advice;; b keep records: {i. in writing;; ii. for six years.}}',
      '[Members] 2 Members must be courteous.',
      '[Members] 3 Members must not instruct officers.',
    ]);
  });

  it('25: cover lines, adoption and signatures are left out with their reason', () => {
    const document = fromText(`Northmere District Council

Member and Officer Protocol

Version 2.1

Adopted on 12 May 2023

Last reviewed: March 2024

Introduction

1.1 This protocol is part of the Constitution.

1.2 It binds all.

Signed ______________ Date __________`);
    expect(document.title).toBe('Member and Officer Protocol');
    expect(sketch(document)).toEqual([
      '[Introduction] 1.1 This protocol is part of the Constitution.',
      '[Introduction] 1.2 It binds all.',
    ]);
    expect(leftOut(document)).toEqual([
      'a line of the cover: Northmere District Council',
      'a line of the cover: Version 2.1',
      'a line of the cover: Adopted on 12 May 2023',
      'a line of the cover: Last reviewed: March 2024',
      'a line to sign or fill in: Signed ______________ Date __________',
    ]);
  });

  it('26: doubled numbers and gaps are kept and said', () => {
    const document = fromText(`Protocol

4.1 Members decide.

4.2 Officers advise.

4.2 Officers record.

4.5 Both listen.`);
    expect(sketch(document)).toEqual([
      '4.1 Members decide.',
      '4.2 Officers advise.',
      '4.2 Officers record.',
      '4.5 Both listen.',
    ]);
    expect(references(document)).toEqual(['4.1', '4.2', '4.2~2', '4.5']);
    expect(doubts(document)).toEqual(['repeated-number', 'missing-number']);
  });
});
