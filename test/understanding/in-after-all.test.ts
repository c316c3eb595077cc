import { expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { understand } from '../../src/understanding/index.ts';
import { commandOf, knownTo } from './town.ts';

function heard(who: string, raw: string, away: string, from = '2026-12-07', to = '2026-12-11') {
  const known = knownTo(who);
  const absences = [
    { id: 'away', personId: away, from: localDate(from), to: localDate(to), recordedBy: 'sam', recordedAt: 0 },
  ] as unknown as typeof known.directory.absences;
  const understood = understand({ raw, values: {} }, { ...known, directory: { ...known.directory, absences } });
  return understood.kind === 'command' ? understood.command : undefined;
}

it.each([
  ['Łukasz much better. In today after all', 'running'],
  ['lukasz is back after all', 'running'],
  ["lukasz's leave is cancelled, he is working", 'named'],
])('somebody who is away on record is there after all: "%s"', (said, which) => {
  expect(heard('sam', said, 'lukasz')).toMatchObject({
    kind: 'absence-over',
    which,
    who: expect.stringMatching(/kasz/),
  });
});

it.each(['leave cancelled, working through', "holiday's off, I'm here", 'not going after all'])(
  'one’s own time away is not to be: "%s"',
  (said) => {
    expect(heard('tom', said, 'tom', '2026-12-14', '2026-12-18')).toMatchObject({ kind: 'absence-over', who: '' });
  },
);

it('whoever is in on a later day is away until then', () => {
  expect(heard('sam', 'lukasz recovered, back in tomorrow', 'lukasz')).toMatchObject({
    kind: 'absence-until',
    backOn: 'tomorrow',
  });
});

it.each([
  ['sam', 'is lukasz better?', 'lukasz'],
  ['sam', 'lukasz no better today', 'lukasz'],
  ['sam', 'lukasz is back after all', 'tom'],
  ['khan', 'lukasz is back after all', 'lukasz'],
])('ends no absence: %s, "%s"', (who, said, away) => {
  expect(heard(who, said, away)?.kind).not.toBe('absence-over');
});

it.each(['Grace Okafor finishes 18th Dec', "grace okafor's last day: 18 December", 'Grace finishing up on 18 dec'])(
  'somebody leaves: "%s"',
  (said) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'leaving', tense: 'future' });
  },
);

it.each(['grace finishes the report on 18th Dec', 'the gang finishes 18th Dec', 'does Grace finish on the 18th?'])(
  'nobody leaves: "%s"',
  (said) => {
    expect(commandOf('sam', said)?.kind).not.toBe('leaving');
  },
);

it.each([
  'put in closure Weds 6 Jan, all sites',
  'log closure 6 January',
  'all offices shut Weds 6 Jan. put it down as a closure',
])('a closure day: "%s"', (said) => {
  expect(commandOf('sam', said)).toMatchObject({ kind: 'close-day', day: expect.stringContaining('6 Jan'), name: '' });
});

it('a road that is closed is none', () => {
  expect(commandOf('sam', 'log closure of Mill Lane on 6 January')?.kind).not.toBe('close-day');
});
