import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { understand } from '../../src/understanding/index.ts';
import { knownTo } from './town.ts';

const stands = {
  isClosed: false,
  isPaused: false,
  isComplex: false,
  isUrgent: false,
  isOverdue: false,
  received: localDate('2026-12-01'),
  councillorId: 'khan',
};
const seen = [
  {
    reference: 'CW-2026-0011',
    number: 11,
    subject: 'Gully blocked in Ferry Street',
    stands: { ...stands, isPaused: true, officerId: 'tom', received: localDate('2026-11-20') },
  },
  { reference: 'CW-2026-0012', number: 12, subject: 'Sign leaning over', stands: { ...stands, councillorId: 'lowe' } },
  {
    reference: 'CW-2026-0013',
    number: 13,
    subject: 'Cars parked on the green',
    stands: { ...stands, officerId: 'siobhan' },
  },
  {
    reference: 'CW-2026-0014',
    number: 14,
    subject: 'Wall fallen',
    stands: { ...stands, isClosed: true, isPaused: true },
  },
];

function aboutOf(said: string) {
  const understood = understand({ raw: said, values: {} }, { ...knownTo('grace'), seen });
  const command = understood.kind === 'command' || understood.kind === 'held' ? understood.command : undefined;
  return command !== undefined && 'abouts' in command ? command.abouts[0] : undefined;
}

describe('an enquiry is named by how it stands or whose it is', () => {
  it.each([
    ['show the paused one', 'CW-2026-0011'],
    ['the parked case please', 'CW-2026-0011'],
    ['who has the oldest enquiry', 'CW-2026-0011'],
    ["what is happening with the one that's on hold", 'CW-2026-0011'],
    ['show me the one Tom has', 'CW-2026-0011'],
    ['show the unassigned one', 'CW-2026-0012'],
    ['the one nobody has picked up', 'CW-2026-0012'],
    ["show Cllr Lowe's case", 'CW-2026-0012'],
    ['the one with Siobhan', 'CW-2026-0013'],
  ])('"%s" is %s', (said, reference) => {
    expect(aboutOf(said)).toEqual({ named: reference });
  });

  it('and of several none is guessed at', () => {
    expect(aboutOf('show the newest one')?.among).toEqual(['CW-2026-0012', 'CW-2026-0013']);
    expect(aboutOf("show Cllr Khan's case")?.among).toEqual(['CW-2026-0011', 'CW-2026-0013']);
  });

  it('and where none stands so that is known', () => {
    expect(aboutOf('show the urgent one')).toEqual({ named: 'the urgent one', among: [] });
  });

  it('and "my" is whoever has it or whom it is for', () => {
    const late = seen.map((each) => ({ ...each, stands: { ...each.stands, isOverdue: true } }));
    const meantBy = (who: string, said: string) => {
      const understood = understand({ raw: said, values: {} }, { ...knownTo(who), seen: late });
      return understood.kind === 'command' && 'abouts' in understood.command ? understood.command.abouts[0] : undefined;
    };
    expect(meantBy('tom', 'extend my overdue one to 4 January')).toEqual({ named: 'CW-2026-0011' });
    expect(meantBy('lowe', 'extend my overdue one to 4 January')).toEqual({ named: 'CW-2026-0012' });
    expect(meantBy('tom', 'extend the overdue one to 4 January')?.among).toHaveLength(3);
  });

  it('and of whoever sees more than that none is taken for the oldest, the only one, or none at all', () => {
    const known = { ...knownTo('grace'), seen, seesOlder: true };
    for (const said of ['show the oldest case', 'show the paused one', 'show the urgent one', 'show the one Tom has'])
      expect(JSON.stringify(understand({ raw: said, values: {} }, known))).not.toMatch(/CW-2026-001|among/);
  });

  it('never so surely that something is done at once', () => {
    const understood = understand({ raw: 'resume the paused one', values: {} }, { ...knownTo('tom'), seen });
    expect(understood).toMatchObject({ kind: 'command', command: { verb: 'resume', sure: false } });
  });
});
