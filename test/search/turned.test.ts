import { describe, expect, it } from 'vitest';
import { completeFollowUp } from '../../src/search/reading/follow-up.ts';

const turned = (before: string, text: string, role?: 'officer' | 'councillor') => completeFollowUp(before, text, role);

describe('new words that turn the question before round without saying so', () => {
  const owed = 'what can councillors expect from officers';
  it.each([
    [owed, 'and what can we count on from them?', 'officer', 'what can officers expect from councillors'],
    [owed, 'so what do they owe us', 'officer', 'what can officers expect from councillors'],
    [owed, 'and what are we entitled to from them', 'officer', 'what can officers expect from councillors'],
    [
      'what do officers owe councillors',
      'and what do they want from us?',
      'councillor',
      'what do councillors owe officers',
    ],
    [
      'what are members entitled to from staff',
      'and what can I expect of them?',
      'officer',
      'what are officers entitled to from councillor',
    ],
  ] as const)('%s >> %s', (before, text, role, wanted) => {
    expect(turned(before, text, role)).toMatchObject({ isTurned: true, text: wanted });
  });

  it.each([
    ['how does a member complain about an officer', 'what if I want to complain about one of them?', 'officer'],
    ['how does a member complain about an officer', 'and if they have insulted me?', 'officer'],
    ['how do I complain about a councillor', "and what if it's them reporting me?", 'officer'],
    ['how do I complain about a councillor', 'what if he complains about me?', 'officer'],
    ['how does an officer complain about a member', 'and where do I go about one of them', 'councillor'],
    ['how does an officer complain about a member', 'and when one of them shouts at me', 'councillor'],
  ] as const)('%s >> %s', (before, text, role) => {
    expect(turned(before, text, role)?.isTurned).toBe(true);
  });

  it('asks for the other side where the question before spoke of the asker', () => {
    expect(
      turned('what am I entitled to expect from councillors', 'and the other way round?', 'officer'),
    ).toMatchObject({
      text: 'what am I entitled to expect from officers',
      role: 'councillor',
    });
  });

  it.each([
    [owed, 'and what else can they count on from us?', 'officer'],
    [owed, 'and how soon can they expect it?', 'officer'],
    [owed, 'what can they expect about casework?', 'officer'],
    ['how does a member complain about an officer', 'and how long does that take?', 'officer'],
    ['how does a member complain about an officer', 'and who do they complain to?', 'officer'],
    ['how do I complain about a councillor', 'and if one of them insulted me?', 'officer'],
    ['can I see the file', 'what if they complain about me?', 'councillor'],
    ['who settles disputes', 'and if I am the one in the wrong?', 'officer'],
  ] as const)('does not: %s >> %s', (before, text, role) => {
    expect(turned(before, text, role)?.isTurned ?? false).toBe(false);
  });
});

describe('another case of the same thing', () => {
  const before = 'how long do officers have to answer an enquiry';
  it.each([
    'and the harder ones?',
    "what if it's a really thorny one",
    'what about an awkward one?',
    'and ones that take for ever?',
    'what if it is a big one',
    'even the silly ones?',
    'and those tricky ones',
    'is that so for a long one',
    'so for any urgent one',
    'what about one with three services in it',
  ])('%s', (text) => {
    expect(turned(before, text)).toMatchObject({ isOfKind: true, isNewSubject: false });
  });

  it.each(['what about gifts?', 'and if one refuses?', 'and if no one answers?', 'what about cars?'])(
    'not: %s',
    (text) => {
      expect(turned(before, text)?.isOfKind ?? false).toBe(false);
    },
  );
});

describe('whom to go to instead, and what restricts', () => {
  it.each([
    'who do I take it to then',
    'so where do I go?',
    'then whom should I tell?',
    'ok so who can I raise it with',
    'and where does he take that?',
    'but who would we report it to',
    'who am I to turn to?',
    'so where may one complain then',
    'who should she talk to?',
    'and who must I speak to',
  ])('%s', (text) => {
    expect(turned('may I run an officer down in the press', text)?.seeksWhom).toBe(true);
  });

  it.each(['who decides?', 'where is it held?', 'who pays for it?', 'and where does it say that?'])(
    'not: %s',
    (text) => {
      expect(turned('may I run an officer down in the press', text)?.seeksWhom ?? false).toBe(false);
    },
  );

  it.each([
    'is there a catch',
    "where's the line, though?",
    "what's the snag?",
    'how far can it go?',
    'any exceptions?',
    'what is the limit',
  ])('%s leans on what was answered, and seeks what restricts it', (text) => {
    expect(turned('may an officer help me with my ward', text)).toMatchObject({ seeksLimit: true, hasSubject: false });
  });

  it('takes what "what about" names for a new subject, though it is pointed back to', () => {
    const before = 'how long do officers have to answer me';
    expect(turned(before, 'what about folding leaflets, can they do that?')?.isNewSubject).toBe(true);
    expect(turned(before, 'what about the chief executive, can they?')?.isNewSubject ?? false).toBe(false);
  });
});
