import { describe, expect, it } from 'vitest';
import { meant } from './town.ts';

const shown = { buttons: [], references: ['CW-2026-0003'] };

describe('an officer who says that something was not done yet', () => {
  it.each([
    'I have not resolved CW-2026-3 yet',
    "I haven't resolved 3 yet",
    'CW-2026-0003 was not done yet',
    "sorry, we've not acknowledged CW-2026-3 yet",
    'CW-2026-3 is not resolved yet',
    "no, CW-2026-3 hasn't been closed",
    'Tom has never extended CW-2026-3',
    'nobody has looked at CW-2026-3 yet',
    'I did not close CW-2026-3',
    "I've yet to resolve CW-2026-3",
    'no, CW-2026-3 has not been resolved by me',
  ])('"%s" is shown how it stands, and changes and drafts nothing', (said) => {
    expect(meant('tom', said)).toMatchObject({ kind: 'held', why: 'not-yet', command: { kind: 'show' } });
  });

  it.each([
    "I haven't resolved it yet",
    'that was not done yet',
    'nobody has looked at it yet',
    'this one is not closed',
  ])('"%s" is of the one on the screen', (said) => {
    expect(meant('tom', said, shown)).toMatchObject({
      kind: 'held',
      why: 'not-yet',
      command: { kind: 'show', abouts: [{ named: 'CW-2026-0003' }] },
    });
  });

  it('is not stopped from telling why', () => {
    const told = meant('tom', 'update CW-2026-3: not done yet, the crew comes on Friday');
    expect(told).toMatchObject({ kind: 'command', command: { kind: 'act', verb: 'update' } });
  });
});

it('a councillor who says so of what a resident waits for still wants it looked at', () => {
  expect(meant('khan', 'CW-2026-3 has not been fixed')).toMatchObject({ command: { verb: 'not-fixed' } });
});
