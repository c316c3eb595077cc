import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf } from './town.ts';

const shown: Screen = { buttons: [], references: ['CW-2026-0003'] };

describe('what was typed with an order', () => {
  it('is said not to be used where nothing takes it', () => {
    expect(
      commandOf('priya', 'acknowledge CW-2026-0003, I have it: I will ring the contractor on Monday'),
    ).toMatchObject({
      ...{
        verb: 'acknowledge',
        sure: false,
        words: { who: 'I', by: '', unused: 'I will ring the contractor on Monday' },
      },
    });
    expect(commandOf('priya', 'make CW-2026-0003 complex: needs the gas company, next update Friday')).toMatchObject({
      ...{ verb: 'make-complex', sure: false, words: { text: 'needs the gas company', unused: 'next update Friday' } },
    });
    expect(commandOf('priya', 'correct CW-2026-0003, something is odd about it')).toMatchObject({
      words: { unused: 'something is odd about it' },
    });
  });

  it('is the day of the next update where it is one', () => {
    expect(commandOf('priya', 'acknowledge CW-2026-0003, I have it, will update her on Friday')).toMatchObject({
      words: { who: 'I', by: 'Friday' },
    });
  });

  it('is the result of the one on the screen, though its subject has such words', () => {
    expect(commandOf('priya', 'done with that, kerb dropped', {}, shown)).toMatchObject({
      ...{ verb: 'resolve', abouts: [{ named: 'CW-2026-0003' }], words: { text: 'kerb dropped' } },
    });
  });

  it('is why it is urgent', () => {
    expect(commandOf('tom', 'CW-2026-0003 is urgent, could fall on somebody')).toMatchObject({
      words: { edits: { urgent: 'could fall on somebody' } },
    });
    const command = commandOf('khan', 'log an enquiry: leaning tree in Mill Lane, Streets');
    if (command === undefined) throw new Error('No draft');
    const open: Screen = {
      buttons: [{ label: 'Log it', typed: 'confirm 1234abcd5678' }],
      references: [],
      open: { command, wanted: [] },
    };
    expect(commandOf('khan', 'actually make it urgent, could fall on somebody', {}, open)).toMatchObject({
      ...{ kind: 'log', words: { urgent: 'could fall on somebody', subject: 'leaning tree in Mill Lane' } },
    });
  });

  it('is put in place of what it says is wrong', () => {
    expect(commandOf('priya', 'correct CW-2026-0006, it’s in Cathedral Green not Market Square')).toMatchObject({
      ...{ verb: 'edit', words: { instead: { right: 'Cathedral Green', wrong: 'Market Square' } } },
    });
  });
});
