import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

const shown = { buttons: [], references: ['CW-2026-0003'] };
const list = { buttons: [], references: ['CW-2026-0003', 'CW-2026-0004'] };

describe('whether something went out', () => {
  it.each(['did that go out?', 'did that get sent', 'was she told', 'did my last update go out?'])(
    '"%s" is of the one on the screen, and of the last change behind a list or nothing',
    (said) => {
      expect(commandOf('tom', said, {}, list)).toEqual({ kind: 'last-change' });
      expect(commandOf('tom', said)).toEqual({ kind: 'last-change' });
      expect(commandOf('tom', said, {}, shown)).toMatchObject({ focus: 'told', abouts: [{ named: 'CW-2026-0003' }] });
    },
  );

  it.each(['did the update on 3 go out?', 'has the update on CW-2026-3 been sent'])(
    '"%s" is of the one that is named',
    (said) => {
      expect(commandOf('tom', said)).toMatchObject({ kind: 'show', focus: 'told' });
    },
  );

  it.each(['what did I just do', 'what was that I did', 'what have I just done'])(
    '"%s" is of the last change',
    (said) => {
      expect(commandOf('tom', said)).toEqual({ kind: 'last-change' });
    },
  );

  it.each(['has the agenda been sent out?', 'did the letter to all residents go out', 'are officers told about gifts'])(
    '"%s" is none of it',
    (said) => {
      expect(commandOf('tom', said, {}, shown)).not.toMatchObject({ focus: 'told' });
    },
  );
});
