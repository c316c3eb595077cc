import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { type Action, carryOut, UNDO_FOR, undo } from '../../src/casework/index.ts';
import { acknowledge } from '../support/casework-council.ts';
import { openTown, timesOf } from '../support/reminders-town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;
const first = { year: 2026, number: 1 };
const texts = (town: Town, who: string) => town.inbox(who).map(({ text }) => text);

/** An enquiry that everybody has heard of, at ten on a Tuesday. */
async function openQuiet(): Promise<Town> {
  const town = await openTown({ start: '2026-06-02 08:45' });
  await town.log();
  await town.passUntil('2026-06-02 10:00');
  town.arrived.splice(0);
  return town;
}
const now = (town: Town, action: Action, by = 'priya') =>
  carryOut(town.desk, town.asked(by, town.now()), first, action);
const takeBack = (town: Town, by = 'priya') => undo(town.desk, town.asked(by, town.now()), first);

describe('for five minutes', () => {
  it('nothing is sent about what was done, then it is, once', async () => {
    const town = await openQuiet();
    await now(town, acknowledge, 'omar');
    await town.passUntil('2026-06-02 10:04');
    expect(town.arrived).toEqual([]);
    await town.passUntil('2026-06-02 10:30');
    expect(timesOf(town, 'khan')).toEqual(['2026-06-02 10:05']);
  });

  it('a reminder of that enquiry that falls due waits as well, and tells how it stands then', async () => {
    const town = await openQuiet();
    await town.passUntil('2026-06-04 08:58');
    await now(town, { kind: 'edit', edits: { subject: 'Lamp' } });
    await town.passUntil('2026-06-04 12:00');
    expect(timesOf(town, 'priya')).toEqual(['2026-06-04 09:03']);
    expect(texts(town, 'priya')[0]).toContain('Lamp');
  });

  it('what is taken back is told to nobody, and the reminders that it had stopped come as before', async () => {
    const town = await openQuiet();
    await now(town, { kind: 'resolve', text: 'wrong one' });
    town.setClock('2026-06-02 10:04');
    expect((await takeBack(town)).kind).toBe('changed');
    await town.passUntil('2026-06-04 12:00');
    expect(texts(town, 'khan')).toEqual([]);
    expect(timesOf(town, 'priya')).toEqual(['2026-06-04 09:00']);
    expect(JSON.stringify(town.arrived)).not.toContain('wrong one');
  });

  it('what is taken back after a date had moved reminds of the date as it is again', async () => {
    const town = await openQuiet();
    await town.act(1, acknowledge);
    await town.passUntil('2026-06-02 10:30');
    await now(town, { kind: 'extend', by: localDate('2026-06-15'), reason: 'x', withoutAgreement: true });
    await takeBack(town);
    await town.passUntil('2026-06-10 18:00');
    expect(timesOf(town, 'priya')).toEqual(['2026-06-08 09:00', '2026-06-09 09:00', '2026-06-10 09:00']);
    await now(town, { kind: 'extend', by: localDate('2026-06-17'), reason: 'x', withoutAgreement: true });
    await town.passUntil('2026-06-17 18:00');
    expect(timesOf(town, 'priya').slice(3)).toEqual(['2026-06-16 09:00', '2026-06-17 09:00']);
  });

  it('the officer to whom it was given by mistake hears nothing, and the one who has it is reminded', async () => {
    const town = await openQuiet();
    await now(town, { kind: 'reassign', service: 'Housing', officerId: 'hana', reason: 'x' });
    await takeBack(town);
    await town.passUntil('2026-06-04 12:00');
    expect(town.inbox('hana')).toEqual([]);
    expect(timesOf(town, 'priya')).toEqual(['2026-06-04 09:00']);
  });

  it('is the time for which a worker that claims a row early waits, too', async () => {
    const town = await openQuiet();
    await now(town, acknowledge, 'omar');
    const [row] = await town.stores.outbox.list({ recipient: 'khan', states: ['pending'], limit: 1 });
    await town.stores.outbox.postpone(row?.id ?? '', town.now(), town.now());
    await town.delivery.tick();
    expect(town.arrived).toEqual([]);
    const again = await town.stores.outbox.find(row?.id ?? '');
    expect([again?.state, again?.notBefore]).toEqual(['pending', town.now() + UNDO_FOR]);
  });
});

describe('the councillor', () => {
  it('is asked whether they agree, in a message of their own, and the officer hears what they said', async () => {
    const town = await openQuiet();
    await town.act(1, acknowledge);
    await town.act(1, { kind: 'extend', by: localDate('2026-06-15'), reason: 'Parts are late.' });
    await town.passUntil('2026-06-02 10:30');
    const asked = texts(town, 'khan').at(-1) ?? '';
    expect(asked).toContain('proposes an extension to Monday 15 June 2026.');
    expect(asked).toContain('Parts are late.');
    expect(asked).toContain('I agree to CW-2026-0001 v3');
    await town.act(1, { kind: 'agree' }, 'khan');
    await town.passUntil('2026-06-02 11:00');
    expect(texts(town, 'priya').at(-1)).toContain('Extension agreed by Khan.');
  });

  it('is asked in a digest as well', async () => {
    const town = await openQuiet();
    await now(town, acknowledge);
    await now(town, { kind: 'update', text: 'Looking.' });
    await now(town, { kind: 'extend', by: localDate('2026-06-15'), reason: 'Parts are late.' });
    await town.passUntil('2026-06-02 10:30');
    expect(texts(town, 'khan')).toEqual([
      expect.stringMatching(/^News of CW-2026-0001, [\s\S]*Acknowledged[^\n]*“Looking\.”[^\n]*extension/),
    ]);
    expect(texts(town, 'khan')[0]).toContain('I agree to CW-2026-0001 v4');
  });

  it('is told that nobody asked them where it was extended without agreement', async () => {
    const town = await openQuiet();
    await town.act(1, {
      kind: 'extend',
      by: localDate('2026-06-15'),
      reason: 'Parts are late.',
      withoutAgreement: true,
    });
    await town.passUntil('2026-06-02 11:00');
    expect(texts(town, 'khan').at(-1)).toContain('Extended without your agreement.');
  });

  it.each([
    [{ kind: 'chase', text: 'Any news?' }, 'Khan asks how it is going.'],
    [{ kind: 'add', text: 'It is pole 14.' }, 'It is pole 14.'],
    [{ kind: 'edit', edits: { subject: 'Two lamps' } }, 'Put right. Subject changed.'],
  ] as const)('who does %o is heard by the officer, and by nobody else', async (action, said) => {
    const town = await openQuiet();
    await town.act(1, action, 'khan');
    await town.passUntil('2026-06-02 11:00');
    expect(texts(town, 'priya').join()).toContain(said);
    expect(new Set(town.arrived.map(({ person }) => person))).toEqual(new Set(['priya']));
  });

  it('who says that it is not fixed is heard by the officer, who is reminded of the new dates', async () => {
    const town = await openQuiet();
    await town.act(1, { kind: 'resolve', text: 'Mended.' });
    await town.passUntil('2026-06-02 10:30');
    expect(texts(town, 'khan').at(-1)).toContain('CW-2026-0001 is not fixed');
    await town.act(1, { kind: 'not-fixed', reason: 'Dark again.' }, 'khan');
    await town.passUntil('2026-06-09 12:00');
    expect(texts(town, 'priya')[0]).toContain('Khan says that it is not fixed.');
    expect(texts(town, 'priya')[0]).toContain('Dark again.');
    expect(timesOf(town, 'priya').slice(1)).toEqual(['2026-06-08 09:00', '2026-06-09 09:00']);
  });
});

describe('a paused enquiry', () => {
  it('is brought back to its officer on the day on which it is looked at again, until somebody has looked', async () => {
    const town = await openQuiet();
    await town.act(1, acknowledge);
    await town.act(1, { kind: 'pause', reason: 'which lamp?', until: localDate('2026-06-15') });
    await town.passUntil('2026-06-17 18:00');
    // Once in five working days it is mentioned; from its day on it is to be looked at, until somebody has.
    expect(timesOf(town, 'priya')).toEqual([
      '2026-06-09 09:00',
      '2026-06-15 09:00',
      '2026-06-16 09:00',
      '2026-06-17 09:00',
    ]);
    expect(texts(town, 'priya')[0]).not.toContain('Check today whether these still have to wait');
    expect(texts(town, 'priya')[1]).toContain('Check today whether these still have to wait');
    expect(texts(town, 'priya')[1]).toContain('It has been paused since Tuesday 2 June: “which lamp?”');
    expect(texts(town, 'priya')[1]).toContain('resume CW-2026-0001');
  });

  it('that is resumed, or waits longer, is not brought back on the old day', async () => {
    const town = await openQuiet();
    await town.act(1, acknowledge);
    await town.act(1, { kind: 'pause', reason: 'which lamp?', until: localDate('2026-06-04') });
    await town.act(1, { kind: 'pause', reason: 'still', until: localDate('2026-06-10') });
    await town.passUntil('2026-06-05 18:00');
    expect(town.inbox('priya')).toEqual([]);
    await town.act(1, { kind: 'resume', reason: 'answered' });
    await town.passUntil('2026-06-10 18:00');
    expect(texts(town, 'priya').join()).not.toContain('paused');
  });
});

describe('sharing', () => {
  it('is told to the councillor with whom it is shared, without a word of the resident, unless it was taken back', async () => {
    const { people } = await import('../support/casework-council.ts');
    const ward = people.map((one) => (one.roles.includes('councillor') ? { ...one, wards: ['Riverside'] } : one));
    const town = await openTown({ start: '2026-06-02 10:00', people: ward });
    await town.log({ resident: { name: 'Ada Byron' } });
    await town.passUntil('2026-06-02 10:10');
    await now(town, { kind: 'share', with: 'jones' }, 'khan');
    await takeBack(town, 'khan');
    await town.passUntil('2026-06-02 10:30');
    expect(town.inbox('jones')).toEqual([]);
    await now(town, { kind: 'share', with: 'jones' }, 'khan');
    await town.passUntil('2026-06-02 11:00');
    expect(texts(town, 'jones')).toEqual([expect.stringContaining('Khan shares this enquiry with you.')]);
    expect(texts(town, 'jones')[0]).not.toMatch(/withdraw|acknowledge CW|agree/);
    expect(JSON.stringify(town.arrived)).not.toContain('Byron');
  });
});
