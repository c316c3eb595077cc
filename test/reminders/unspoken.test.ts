import { describe, expect, it } from 'vitest';
import { localDate, localTime } from '../../src/calendar/index.ts';
import { CHOICES, type ReminderChoices } from '../../src/reminders/index.ts';
import { clockOf, openTown } from '../support/reminders-town.ts';

/*
 * Nothing that is open goes more than five working days without a word to anybody, whoever is away, muted or out of reach. In the
 * small council Priya has it, Head manages her, Chief is above, Admin administers. It is paused on Wednesday 3 June 2026, so that a word
 * is due by Wednesday 10 June.
 */

type Town = Awaited<ReturnType<typeof openTown>>;

const choose = (town: Town, who: string, choices: ReminderChoices) =>
  town.stores.settings.set('derby', who, CHOICES, choices, town.now());
const muteUntil = (town: Town, ...who: readonly string[]) =>
  Promise.all(who.map((one) => choose(town, one, { mutedUntil: localDate('2026-06-22') })));
const awayFrom = (town: Town, from: string, ...who: readonly string[]) =>
  town.stores.transaction(async ({ people }) => {
    for (const personId of who)
      await people.addAbsence({
        id: `absence-${personId}`,
        council: 'derby',
        personId,
        from: localDate(from),
        to: localDate('2026-06-19'),
        recordedBy: 'admin',
        recordedAt: town.now(),
      });
  });

async function pausedOnWednesday(given: Partial<Parameters<typeof openTown>[0]> = {}, count = 1): Promise<Town> {
  const town = await openTown({ start: '2026-06-03 10:00', ...given });
  for (let number = 1; number <= count; number += 1) {
    await town.log({ subject: `Lamp ${number}` });
    await town.act(number, { kind: 'acknowledge', officerId: 'priya' });
    await town.act(number, { kind: 'pause', reason: 'the place is asked for', until: localDate('2026-07-01') });
  }
  await town.passUntil('2026-06-04 18:00');
  return town;
}

/** Whom a message told of it on Wednesday 10 June, and what it said. */
async function heardOnTheTenth(town: Town) {
  await town.passUntil('2026-06-09 18:00');
  const before = town.arrived.length;
  await town.passUntil('2026-06-10 18:00');
  return town.arrived.slice(before).filter(({ text }) => text.includes('CW-2026-0001'));
}
const heard = async (town: Town) => (await heardOnTheTenth(town)).map(({ person }) => person);

describe('what is paused and of which nobody heard for five working days', () => {
  it('is told to the next one up, where its officer is away and who stands in has muted, with the reason', async () => {
    const town = await pausedOnWednesday();
    await muteUntil(town, 'head');
    await awayFrom(town, '2026-06-09', 'priya');
    const messages = await heardOnTheTenth(town);
    expect(messages.map(({ person, at }) => `${person} ${clockOf(at)}`)).toEqual(['chief 2026-06-10 09:00']);
    expect(messages[0]?.text).toContain('Casework without news, Wednesday 10 June');
    expect(messages[0]?.text).toMatch(
      /There has been no word about these for 5 working days, and everybody nearer to them is away, not at work or out of reach, or has chosen not to hear of them for now:\s+- CW-2026-0001, Lamp 1\. It has been paused since Wednesday 3 June[^\n]*Priya has it\. For Khan\. Priya is away until 19 June 2026\./,
    );
  });

  it('is told once: not again before five more working days are over', async () => {
    const town = await pausedOnWednesday();
    await muteUntil(town, 'head');
    await awayFrom(town, '2026-06-09', 'priya');
    await town.passUntil('2026-06-19 18:00');
    expect(town.inbox('chief').map(({ at }) => clockOf(at))).toEqual(['2026-06-10 09:00', '2026-06-17 09:00']);
  });

  it('is told to an administrator where the whole line has muted or is away', async () => {
    const town = await pausedOnWednesday();
    await muteUntil(town, 'head');
    await awayFrom(town, '2026-06-09', 'priya', 'chief');
    expect(await heard(town)).toEqual(['admin']);
  });

  it('is told to the nearest who is at work though they have muted, where nobody else is left, and nothing else is', async () => {
    const town = await pausedOnWednesday();
    await muteUntil(town, 'head', 'chief', 'admin');
    await awayFrom(town, '2026-06-09', 'priya');
    await town.log({ subject: 'Pothole', officerId: 'head' }, 'khan');
    const messages = await heardOnTheTenth(town);
    expect(messages.map(({ person }) => person)).toEqual(['head']);
    expect(messages[0]?.text).toContain(
      'You have muted messages until 22 June 2026. This comes all the same, because everybody else who would be told of these enquiries is away, not at work or out of reach, or has chosen not to hear of them for now.',
    );
    expect(messages[0]?.text).not.toContain('Pothole');
    expect(town.inbox('head')).toHaveLength(1);
  });

  it('is told to the next one up, where its officer has snoozed it and their manager has muted', async () => {
    const town = await pausedOnWednesday();
    await muteUntil(town, 'head');
    await choose(town, 'priya', { snoozed: { 'CW-2026-0001': town.now() + 20 * 86_400_000 } });
    expect(await heard(town)).toEqual(['chief']);
  });

  it('is told to the next who has not snoozed it, though they have snoozed another', async () => {
    const town = await pausedOnWednesday();
    const until = town.now() + 20 * 86_400_000;
    await choose(town, 'priya', { snoozed: { 'CW-2026-0001': until } });
    await muteUntil(town, 'head');
    await choose(town, 'chief', { snoozed: { 'CW-2026-0077': until } });
    const messages = await heardOnTheTenth(town);
    expect(messages.map(({ person }) => person)).toEqual(['chief']);
    // Priya may have a list that day, of something else.
    expect(messages[0]?.text).toContain('or has chosen not to hear of them for now');
  });

  it('is told to the nearest at work, where its officer cannot be reached and everybody above has muted', async () => {
    const town = await pausedOnWednesday({ neverSeen: ['priya'] });
    await muteUntil(town, 'head', 'chief', 'admin');
    await town.passUntil('2026-06-11 18:00');
    const told = town.arrived.filter(({ text }) => text.includes('There has been no word about these'));
    expect(told.map(({ person, at }) => `${person} ${clockOf(at)}`)).toEqual(['head 2026-06-10 09:00']);
    expect(told[0]?.text).toContain('CW-2026-0001');
  });

  it('is told to the next one up, where who stands in cannot be reached in chat', async () => {
    const town = await pausedOnWednesday({ neverSeen: ['head'] });
    await awayFrom(town, '2026-06-08', 'priya');
    await town.passUntil('2026-06-11 18:00');
    expect(town.inbox('chief').some(({ text }) => text.includes('CW-2026-0001'))).toBe(true);
  });

  it('is told the same day to who is next, where its officer falls out of reach as their list comes', async () => {
    const town = await pausedOnWednesday();
    await muteUntil(town, 'head');
    await town.log({ subject: 'Kerb', officerId: 'chief' });
    await choose(town, 'chief', { digestAt: localTime('08:45') });
    await town.passUntil('2026-06-10 08:50');
    expect(town.inbox('chief').at(-1)?.text).toContain('Kerb');
    const before = town.arrived.length;
    town.mishaps.push({ kind: 'answer', outcome: { kind: 'unreachable', reason: 'the app was removed' } });
    await town.passUntil('2026-06-12 18:00');
    const about = town.arrived.slice(before).filter(({ text }) => text.includes('Lamp 1'));
    // Chief has had a list that morning already: this is a message beside it, and nobody hears twice.
    expect(about.map(({ person, at }) => `${person} ${clockOf(at)}`)).toEqual(['chief 2026-06-10 09:00']);
    expect(about[0]?.text).toContain('Casework without news, Wednesday 10 June');
    expect(about[0]?.text).not.toContain('Kerb');
  });

  it('is told by the list that who is next has later that day, and by nothing before it or beside it', async () => {
    const town = await pausedOnWednesday();
    await muteUntil(town, 'head');
    await town.log({ subject: 'Kerb', officerId: 'chief' });
    await choose(town, 'chief', { digestAt: localTime('16:00') });
    await town.passUntil('2026-06-10 08:50');
    const before = town.arrived.length;
    town.mishaps.push({ kind: 'answer', outcome: { kind: 'unreachable', reason: 'the app was removed' } });
    await town.passUntil('2026-06-10 18:00');
    const toChief = town.arrived.slice(before).filter(({ person }) => person === 'chief');
    expect(toChief.map(({ at }) => clockOf(at))).toEqual(['2026-06-10 16:00']);
    expect(toChief[0]?.text).toMatch(/Lamp 1[\s\S]*Kerb|Kerb[\s\S]*Lamp 1/);
  });

  it('is nobody else’s to hear while its officer is there', async () => {
    const town = await pausedOnWednesday();
    await muteUntil(town, 'head');
    expect(await heard(town)).toEqual(['priya']);
  });
});

describe('more than a list has room for', () => {
  it('is named by its reference, and each is spoken of', async () => {
    const town = await pausedOnWednesday({}, 20);
    await town.passUntil('2026-06-12 18:00');
    const list = town.inbox('priya').findLast(({ text }) => text.includes('20 open'))?.text ?? '';
    expect(list).toMatch(/and 5 more: (?:CW-2026-\d{4}, ){4}CW-2026-\d{4}\./);
    expect(new Set(list.match(/CW-2026-\d{4}/g)).size).toBe(20);
  });

  it('has what was done to one enquiry in one line for whoever comes back, and what was done twice once', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.stores.transaction(({ people }) =>
      people.addAbsence({
        id: 'absence-khan',
        council: 'derby',
        personId: 'khan',
        from: localDate('2026-06-01'),
        to: localDate('2026-06-05'),
        recordedBy: 'admin',
        recordedAt: town.now(),
      }),
    );
    await town.log();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.act(1, { kind: 'resolve', text: 'It is lit.' });
    await town.act(1, { kind: 'reopen', reason: 'It went out.' });
    await town.act(1, { kind: 'resolve', text: 'It is lit.' });
    await town.passUntil('2026-06-08 18:00');
    const text = town.inbox('khan')[0]?.text ?? '';
    expect(text.match(/CW-2026-0001, Streetlight out:/g)).toHaveLength(1);
    expect(text.match(/Resolved\./g)).toHaveLength(1);
    expect(text).toMatch(/Reopened.*Resolved\. “It is lit\.”/);
  });
});

describe('a councillor', () => {
  it('hears of a new miss without all that they heard of before', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({ subject: 'Lamp' });
    await town.passUntil('2026-06-02 10:00');
    await town.log({ subject: 'Kerb' });
    await town.passUntil('2026-06-05 18:00');
    const words = town.inbox('khan').filter(({ text }) => text.includes('We promised'));
    expect(words.map(({ text }) => [text.includes('Lamp'), text.includes('Kerb')])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(words[1]?.text).toContain('1 more of your enquiries is overdue; you have heard of it before.');
    await town.passUntil('2026-06-19 18:00');
    // Once a word is due about one, both are spoken of.
    expect(town.inbox('khan').at(-1)?.text).toMatch(/Lamp[\s\S]*Kerb/);
  });

  it('of very many does not hear the same words every day', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    for (let number = 1; number <= 18; number += 1) await town.log({ subject: `Lamp ${number}` });
    await town.passUntil('2026-06-19 18:00');
    const words = town.inbox('khan').filter(({ text }) => text.includes('We promised'));
    expect(words.map(({ at }) => clockOf(at).slice(0, 10))).toEqual(['2026-06-04', '2026-06-09', '2026-06-16']);
    expect(new Set(words.at(-1)?.text.match(/CW-2026-\d{4}/g)).size).toBe(18);
  });
});
