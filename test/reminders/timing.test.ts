import { describe, expect, it } from 'vitest';
import { localDate, localTime } from '../../src/calendar/index.ts';
import { type Action, applyRecalculation, previewRecalculation, withClosures } from '../../src/casework/index.ts';
import { listKey, listRow } from '../../src/reminders/payload.ts';
import { acknowledge, derbyRules, people, person } from '../support/casework-council.ts';
import { at, chooseAs, clockOf, openTown, timesOf } from '../support/reminders-town.ts';

describe('an update that is due', () => {
  it('is spoken of as due, before its day, on it and after it', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.act(1, { ...acknowledge, nextUpdateBy: localDate('2026-06-04') } as Action);
    const last = () => town.inbox('priya').at(-1)?.text;
    await town.passUntil('2026-06-03 12:00');
    expect(last()).toContain('An update is due by Thursday 4 June');
    await town.passUntil('2026-06-04 12:00');
    expect(last()).toContain('An update is due today');
    await town.passUntil('2026-06-05 12:00');
    expect(last()).toContain('An update was due by Thursday 4 June');
  });
});

describe('working time', () => {
  it('holds what is done in the evening until the next morning', async () => {
    const town = await openTown({ start: '2026-06-05 21:00' });
    await town.log();
    await town.passUntil('2026-06-08 09:45');
    // The officer’s list of the morning has it.
    expect([timesOf(town, 'khan'), timesOf(town, 'priya')]).toEqual([['2026-06-08 08:30'], ['2026-06-08 09:00']]);
  });

  it('is the evening for a councillor who asked for evenings', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await chooseAs(town, 'khan', { hours: { from: localTime('18:00'), to: localTime('21:00') } });
    await town.log();
    await town.passUntil('2026-06-02 12:00');
    expect(timesOf(town, 'khan')).toEqual(['2026-06-01 18:00']);
  });

  it('warns somebody who works on other days before the date, on their last working day', async () => {
    const part = people.map((one) =>
      one.id === 'priya'
        ? person('priya', { service: 'Streets', managerId: 'head', workingDays: ['monday', 'tuesday'] })
        : one,
    );
    const town = await openTown({ start: '2026-06-01 08:45', people: part });
    await town.log();
    await town.passUntil('2026-06-08 18:00');
    // Acknowledge by Wednesday: warned on Tuesday. Resolve by Monday: the working day before is Friday, theirs is Tuesday.
    expect(timesOf(town, 'priya')).toEqual(['2026-06-01 09:00', '2026-06-02 09:00', '2026-06-08 09:00']);
  });

  it('is right on the nights on which clocks change', async () => {
    const spring = await openTown({ start: '2026-03-26 10:00' });
    await spring.log();
    await spring.passUntil('2026-03-30 12:00');
    expect(timesOf(spring, 'priya')).toEqual(['2026-03-26 10:00', '2026-03-30 09:00']);
    // To the second: messages to several people go out one after the other.
    expect(Math.floor((spring.inbox('priya').at(-1)?.at ?? 0) / 1_000)).toBe(Date.UTC(2026, 2, 30, 8) / 1_000);
    const autumn = await openTown({ start: '2026-10-22 10:00' });
    await autumn.log();
    await autumn.passUntil('2026-10-26 12:00');
    expect(Math.floor((autumn.inbox('priya').at(-1)?.at ?? 0) / 1_000)).toBe(Date.UTC(2026, 9, 26, 9) / 1_000);
  });
});

describe('what was done one after the other while nobody worked', () => {
  it('is told in that order in the morning', async () => {
    const town = await openTown({ start: '2026-06-01 20:00' });
    await town.log();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    // Held until the same moment; the outbox itself promises no order among those.
    const rows = await town.stores.outbox.list({ recipient: 'khan', limit: 10 });
    const [logged] = rows.filter(({ key }) => key.includes('"log"'));
    await town.stores.outbox.postpone(logged?.id ?? '', (logged?.notBefore ?? 0) + 5, town.now());
    town.setClock('2026-06-02 08:31');
    await town.passUntil('2026-06-02 08:45');
    expect(town.inbox('khan')).toHaveLength(1);
    expect(town.inbox('khan')[0]?.text).toMatch(/Logged for Khan[\s\S]*Acknowledged\. Priya has it\./);
  });
});

describe('what is due today', () => {
  it('is told today by somebody who had their fill of messages, whose own list was given up, and to whom it came only then', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await chooseAs(town, 'priya', { digestAt: localTime('10:00') });
    await town.log({ subject: 'Lamp' });
    await town.stores.outbox.add(
      [listRow('derby', 'head', localDate('2026-06-03'), at('2026-06-03 09:00'))],
      town.now(),
    );
    await town.passUntil('2026-06-03 09:30');
    const list = await town.stores.outbox.findByKey(listKey('derby', 'head', localDate('2026-06-03')));
    expect(list).toMatchObject({ state: 'cancelled', reason: 'there is nothing to list' });
    for (const subject of ['Kerb', 'Bench', 'Gate']) {
      await town.log({ subject, officerId: 'head' });
      await town.passUntil(clockOf(town.now() + 5 * 60_000));
    }
    expect(town.inbox('head').filter(({ at: when }) => clockOf(when) >= '2026-06-03')).toHaveLength(3);
    town.losesTouchWith('priya');
    await town.passUntil('2026-06-03 12:00');
    const told = town.inbox('head').filter(({ text }) => text.includes('Lamp'));
    expect(told.map(({ at: when }) => clockOf(when))).toEqual(['2026-06-03 10:00']);
    expect(told[0]?.text).toContain('It is to be acknowledged today');
  });
});

describe('the clock', () => {
  it('moved back sends nothing twice and loses nothing', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-02 12:00');
    const before = town.arrived.length;
    town.setClock('2026-06-01 09:00');
    await town.passUntil('2026-06-02 12:00');
    expect(town.arrived.length).toBe(before);
    await town.passUntil('2026-06-03 12:00');
    expect(timesOf(town, 'priya').at(-1)).toBe('2026-06-03 09:00');
  });

  it('having stood still for days brings one message an enquiry and person, saying how things stand now', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.delivery.tick();
    await town.sleepUntil('2026-06-10 11:00');
    expect(
      town
        .inbox('priya')
        .slice(1)
        .map(({ text }) => text),
    ).toEqual([expect.stringContaining('It was to be acknowledged by Wednesday 3 June and resolved by')]);
    expect([town.inbox('head').length, town.inbox('chief').length, town.inbox('khan').length]).toEqual([1, 0, 2]);
    const skipped = await town.stores.outbox.list({ recipient: 'priya', states: ['cancelled'] });
    expect(skipped.map(({ reason }) => reason)).toEqual(['its day has passed: today’s list says how things stand']);
  });
});

describe('a date that moves', () => {
  it('brings its reminders once more, at the new time, and stops those of the old one', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.passUntil('2026-06-05 12:00');
    await town.act(1, { kind: 'extend', by: localDate('2026-06-15'), reason: 'parts', withoutAgreement: true });
    await town.passUntil('2026-06-15 12:00');
    expect(timesOf(town, 'priya')).toEqual([
      '2026-06-01 10:00',
      '2026-06-05 09:00',
      '2026-06-12 09:00',
      '2026-06-15 09:00',
    ]);
  });

  it('because a holiday is announced today brings one message each and the reminders of the new date', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.passUntil('2026-06-03 10:00');
    const closures = [{ date: localDate('2026-06-05'), name: 'Day of mourning', clocks: 'all' as const }];
    const rules = withClosures(derbyRules(), closures);
    const preview = await town.stores.read(({ casework }) => previewRecalculation(casework, 'derby', rules));
    const request = { fingerprint: preview.fingerprint, reason: 'Day of mourning', closures };
    town.changeRules(rules);
    expect(await applyRecalculation(town.desk, { ...town.asked('admin'), rules }, request)).toMatchObject({
      kind: 'recalculated',
      moves: 1,
    });
    await town.passUntil('2026-06-09 12:00');
    expect(timesOf(town, 'priya')).toEqual([
      '2026-06-01 10:00',
      '2026-06-03 10:00',
      '2026-06-08 09:00',
      '2026-06-09 09:00',
    ]);
    expect(town.inbox('khan').at(-1)?.text).toContain(
      'It is now to be resolved by 9 June 2026, instead of 8 June 2026.',
    );
  });

  it('only for a pause over a weekend does not lose the reminders that the pause had stopped', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.passUntil('2026-06-04 10:00');
    await town.act(1, { kind: 'pause', reason: 'asked the councillor' });
    await town.act(1, { kind: 'resume', reason: 'answered at once' });
    await town.passUntil('2026-06-08 12:00');
    expect(timesOf(town, 'priya')).toEqual(['2026-06-01 10:00', '2026-06-05 09:00', '2026-06-08 09:00']);
  });

  it('and a case given away and back brings its reminders to whoever has it', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.act(1, { kind: 'reassign', service: 'Streets', officerId: 'omar', reason: 'busy' }, 'head');
    await town.act(1, { kind: 'reassign', service: 'Streets', officerId: 'priya', reason: 'free again' }, 'head');
    await town.passUntil('2026-06-03 12:00');
    expect(timesOf(town, 'priya').at(-1)).toBe('2026-06-03 09:00');
    expect(town.inbox('omar')).toEqual([]);
  });
});

describe('a complex enquiry', () => {
  it('is reminded of when its update is due, again and again', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({ complexBecause: 'three services' });
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.passUntil('2026-06-08 10:00');
    // The day before, since five days are long, and on the day.
    expect(timesOf(town, 'priya')).toEqual(['2026-06-01 10:00', '2026-06-05 09:00', '2026-06-08 09:00']);
    await town.act(1, { kind: 'update', text: 'Plans drawn.' });
    await town.passUntil('2026-06-15 12:00');
    expect(timesOf(town, 'priya').slice(3)).toEqual(['2026-06-12 09:00', '2026-06-15 09:00']);
    expect(town.inbox('khan').at(-1)?.text).toContain('Plans drawn.');
  });
});

describe('an internal note', () => {
  it('is told to nobody', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.delivery.tick();
    const before = town.arrived.length;
    await town.act(1, { kind: 'note', text: 'awkward' });
    await town.passUntil('2026-06-01 12:00');
    expect(town.arrived.length).toBe(before);
  });
});
