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
