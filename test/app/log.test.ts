import { describe, expect, it } from 'vitest';
import { describeError } from '../../src/app/log.ts';
import type { Turn } from '../../src/messaging/index.ts';

const turn: Turn = {
  platform: 'teams',
  id: 't',
  conversation: { id: 'c', kind: 'personal' },
  sender: {
    accountId: 'a',
    name: 'Marigold Featherstone',
    verifiedEmail: 'm.featherstone@derby.example',
    isOutsider: false,
  },
  input: {
    kind: 'action',
    typed: 'log an enquiry',
    values: { subject: 'Mrs Oakapple, 4 Elm Row', details: 'damp\nand mould' },
  },
  at: 0,
};

function logged(error: unknown): string {
  return JSON.stringify(describeError(error, turn));
}

describe('an error in the log', () => {
  it('keeps its name, code, place and causes', () => {
    const cause = Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    expect(describeError(new TypeError('cannot write', { cause }), turn)).toMatchObject({
      error: 'TypeError',
      message: 'cannot write',
      stack: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
      cause: { error: 'Error', message: 'the disk is full', code: 'ENOSPC' },
    });
  });

  it('keeps none of the words that were typed, nor who typed them, wherever they stand', () => {
    const cause = new Error('near Oakapple\nDamp for featherstone');
    const error = Object.assign(
      new Error('nothing found for MRS OAKAPPLE, 4 Elm Row of m.featherstone@derby.example', { cause }),
      {
        query: 'Oakapple',
      },
    );
    expect(logged(error)).not.toMatch(/oakapple|featherstone|marigold|damp|mould|Elm/i);
    expect(logged(error)).toContain('nothing found for');
  });

  it('keeps nothing that a library quotes, even where no turn is at hand', () => {
    let error: unknown;
    try {
      JSON.parse('Mrs Oakapple has damp');
    } catch (thrown) {
      error = thrown;
    }
    expect(JSON.stringify(describeError(error))).not.toContain('Oakapple');
  });

  it('names only the type of what is no error', () => {
    expect(describeError('Mrs Oakapple', turn)).toEqual({ error: 'string' });
  });
});
