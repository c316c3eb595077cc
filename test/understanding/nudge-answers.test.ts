import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const shown: Screen = { buttons: [], references: ['CW-2026-0003'] };

describe('what is said of the one enquiry on the screen', () => {
  it.each([
    ['wrong team', 'reassign'],
    ['not one of ours', 'reassign'],
    ['we sorted it yesterday', 'resolve'],
    ['already done', 'resolve'],
    ['leave it with me', 'acknowledge'],
  ])('"%s" is asked or read back: %s', (said, verb) => {
    expect(commandOf('tom', said, {}, shown)).toMatchObject({ kind: 'act', verb, sure: false });
  });

  it('more time may mean either, and which is asked', () => {
    expect(meant('tom', 'give me till Thursday', shown)).toMatchObject({
      kind: 'several',
      each: [{ typed: 'snooze CW-2026-0003 until Thursday' }, { typed: 'extend CW-2026-0003 to Thursday' }],
    });
  });

  it('a councillor moves nothing by it', () => {
    expect(meant('khan', 'wrong team', shown)).not.toMatchObject({ kind: 'command', command: { kind: 'act' } });
  });
});

describe('how casework stood on a day that is past', () => {
  it.each([
    ['as it stood on 1 December, what was overdue', 'overdue', '1 December'],
    ['what was open at the end of last month', 'search', 'at the end of last month'],
  ])('"%s" is listed as of today, and the day is told', (said, which, unused) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'list', which, of: { unused } });
  });
});

it('an aside is no reason of an extension, and what is behind it is', () => {
  const reasonOf = (said: string) => {
    const command = commandOf('tom', said);
    return command?.kind === 'act' ? command.words.text : undefined;
  };
  expect(reasonOf('extend CW-2026-3 to Friday, sorry for the delay in getting back to you')).toBe('');
  expect(reasonOf('extend CW-2026-3 to Friday, waiting on the contractor, hope you are well')).toBe(
    'waiting on the contractor',
  );
  expect(reasonOf('extend CW-2026-3 to Friday: sorry, but the part is late')).toBe('the part is late');
});

it.each(['that concludes my list', "that'll do me, thanks"])('"%s" is talk, whatever is open', (said) => {
  const open = { command: { kind: 'act', verb: 'resolve', abouts: [{ named: 'CW-2026-0003' }] }, wanted: ['text'] };
  expect(meant('tom', said, { ...shown, open } as unknown as Screen)).toMatchObject({ kind: 'documents', talk: true });
});

it('what is called a draft is not announced', () => {
  expect(meant('sam', 'announce to all councillors: the car park closes on Friday - draft')).toMatchObject({
    kind: 'held',
    why: 'unsent',
  });
});

it('what somebody else says is no resolution', () => {
  expect(meant('tom', 'CW-2026-3: the shop says please close it').kind).toBe('unclear');
});
