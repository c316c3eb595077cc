import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { applyRecalculation, previewRecalculation, withClosures } from '../../src/casework/index.ts';
import { derbyRules } from '../support/casework-council.ts';
import { clockOf, openTown } from '../support/reminders-town.ts';

/** A closure day on Tuesday 2 June 2026, taken away again on Thursday the 4th: what was due that day was due on the day before. */
const closures = [{ date: localDate('2026-06-02'), name: 'Election', clocks: 'all' as const }];

describe('two misses that come to light after the list of the day', () => {
  it('are told in one message, each with what was told of itself, and once when there is more to hear', async () => {
    const rules = withClosures(derbyRules(), closures);
    const town = await openTown({ start: '2026-06-01 10:00', rules });
    await town.log({ subject: 'Bench', receivedOn: localDate('2026-05-26') });
    await town.log({ subject: 'Lamp' });
    await town.passUntil('2026-06-04 10:00');
    // Priya logs it herself, so that no message about it came to her.
    await town.log({ subject: 'Kerb', receivedOn: localDate('2026-06-01') }, 'priya');
    await town.passUntil('2026-06-04 11:00');
    const before = town.inbox('khan').length;
    const without = derbyRules();
    const preview = await town.stores.read(({ casework }) => previewRecalculation(casework, 'derby', without));
    town.changeRules(without);
    await applyRecalculation(
      town.desk,
      { ...town.asked('admin'), rules: without },
      { fingerprint: preview.fingerprint, reason: 'There is no election', closures: [] },
    );
    await town.passUntil('2026-06-04 18:00');
    const messages = town.inbox('khan').slice(before);
    const text = messages.map((one) => `${clockOf(one.at)} ${one.text}`).join('\n\n');
    const lineOf = (subject: string) => text.split('\n').find((line) => line.includes(`${subject}. We promised`)) ?? '';
    expect(lineOf('Lamp')).toContain('Priya has it and was told this morning.');
    expect(lineOf('Kerb')).toContain('to acknowledge it by Wednesday 3 June, and we have not. Priya has it.');
    expect(text.match(/You will hear again by/g)).toHaveLength(1);
  });
});

describe('what is open again', () => {
  it.each([
    ['its two dates', {}, { kind: 'withdraw', reason: 'It was seen to.' }, ['acknowledged', 'resolved']],
    [
      'its update',
      { complexBecause: 'two services have a part in it' },
      { kind: 'resolve', text: 'Done.' },
      ['update is due'],
    ],
  ] as const)('says to its officer %s once, as they stand', async (_says, draft, over, dates) => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({ subject: 'Lamp', ...draft });
    await town.act(1, over, 'admin');
    await town.passUntil('2026-06-04 11:00');
    const before = town.inbox('priya').length;
    await town.act(1, { kind: 'reopen', reason: 'It went out.' }, 'admin');
    await town.passUntil('2026-06-04 12:00');
    const text = town
      .inbox('priya')
      .slice(before)
      .map((one) => one.text)
      .join('\n');
    expect(text).toContain('Reopened; the days are counted from the reopening. “It went out.”');
    for (const date of dates) expect(text.split(date), text).toHaveLength(2);
    expect(text).not.toContain('instead of');
  });
});
