import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { meant } from './town.ts';

const screen: Screen = { buttons: [], references: ['CW-2026-0003'] };
const two: Screen = { buttons: [], references: ['CW-2026-0003', 'CW-2026-0004'] };

describe('a question about nothing but how the enquiry on the screen stands', () => {
  it.each([
    'due when?',
    'and who has it been assigned to',
    'who closed it and on what date?',
    'have they replied yet',
    'it isn’t late, is it',
    'what’s the ref of this',
    'why was it made complex',
    'Which team owns it?',
    'was he told',
  ])('"%s" shows it', (said) => {
    expect(meant('tom', said, screen)).toMatchObject({
      kind: 'command',
      command: { kind: 'show', abouts: [{ named: 'CW-2026-0003' }] },
    });
  });

  it.each(['have they replied yet', 'it isn’t late, is it'])('"%s" shows none of two', (said) => {
    expect(meant('tom', said, two)).not.toMatchObject({
      command: { kind: 'show', abouts: [{ named: 'CW-2026-0003' }] },
    });
  });
});

describe('a question about any enquiry', () => {
  it.each([
    'What is the service standard?',
    'When is an update due?',
    'What is a ward?',
    'who is an officer?',
    'when is the deadline for a resolved one?',
  ])('"%s" shows nothing because one is on the screen', (said) => {
    expect(meant('lowe', said, screen)).not.toMatchObject({ command: { kind: 'show' } });
  });
});

describe('a question about what may or must be done', () => {
  it.each([
    'who must be told?',
    'when should an officer have replied?',
    'can it be extended without asking',
    'is a councillor allowed to have it reassigned?',
    'what does the protocol say about late replies?',
  ])('"%s" shows nothing because an enquiry is on the screen', (said) => {
    expect(meant('lowe', said, screen)).not.toMatchObject({ command: { kind: 'show' } });
  });
});

describe('the name of a ward', () => {
  it('is no enquiry in a street of that name', () => {
    for (const said of ['everything in Station ward', 'everything in Mill ward'])
      expect(JSON.stringify(meant('tom', said))).not.toContain('CW-2026-');
    expect(JSON.stringify(meant('tom', 'everything on the pothole in Station Road'))).toContain('CW-2026-0002');
  });
});

describe('a question that goes on about the one enquiry on the screen', () => {
  const other: Screen = { buttons: [], references: ['CW-2026-0006'] };

  it.each([
    ['who took it on?', 'who'],
    ['who with?', 'who'],
    ['when was it sent over', 'all'],
    ['by which date is a reply due on that', 'when'],
    ['has anybody been to look yet', 'all'],
    ['anyone on that?', 'all'],
    ['what have they said since', 'news'],
    ['did the tenant get a reply', 'news'],
    ['is that one overdue', 'when'],
    ['has Tom seen it yet', 'all'],
  ])('"%s" shows that one, and first the %s', (said, focus) => {
    expect(meant('khan', said, other)).toMatchObject({
      kind: 'command',
      command: { kind: 'show', abouts: [{ named: 'CW-2026-0006' }], focus },
    });
  });

  it.each(['who took it on?', 'who with?', 'has anybody been to look yet', 'did the tenant get a reply'])(
    '"%s" shows none where two are on the screen, or none is',
    (said) => {
      for (const at of [two, undefined])
        expect(meant('khan', said, at)).not.toMatchObject({ command: { kind: 'show' } });
    },
  );

  it.each([
    'when was the code last looked at?',
    'who is an update sent to?',
    'how long will she take over it?',
    'and was anything done to him',
    'did they vote on it',
    'who can see it?',
    'am I allowed to pass it on?',
    'what happens if they broke it?',
    'has the constitution been changed?',
    'who gets told when somebody is ill?',
    'did the budget get passed?',
    'what have I got to write down?',
    'who chairs it?',
    'how long are they elected for?',
    'who was the last mayor?',
    'when did they bring in webcasting?',
    'what did the review find?',
    'was the policy agreed?',
    'when will there be a by-election?',
  ])('"%s" has a subject of its own, or asks what always holds, and shows none', (said) => {
    expect(meant('khan', said, other)).not.toMatchObject({ command: { kind: 'show' } });
  });
});
