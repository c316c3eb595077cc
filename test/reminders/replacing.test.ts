import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, carryOut, undo } from '../../src/casework/index.ts';
import { renderPlainText, reply } from '../../src/messaging/index.ts';
import { leaveToAnswer, readPayload } from '../../src/reminders/index.ts';
import { putRight } from '../../src/reminders/outcome.ts';
import { clockOf, openTown } from '../support/reminders-town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

/** What stands now where somebody's nth message stood. */
function standing(town: Town, nth: number): string | undefined {
  return town.replaced.findLast(({ messageId }) => messageId === `m${nth}`)?.text;
}

function placeOf(town: Town, who: string): number {
  return town.arrived.findIndex(({ person }) => person === who) + 1;
}

describe('a nudge whose enquiry changes elsewhere', () => {
  it('is replaced by its outcome, and of its buttons only the one that shows it stays', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    expect(town.inbox('priya')[0]?.text).toContain('type "resolve CW-2026-0001"');
    await town.act(1, { kind: 'resolve', text: 'Lamp changed.' }, 'head');
    await town.passUntil('2026-06-01 10:40');
    const now = standing(town, placeOf(town, 'priya'));
    expect(now).toBe(
      'CW-2026-0001: Streetlight out\n\nResolved. Done by Head on Monday 1 June.\n\n“Lamp changed.”\n\nShow CW-2026-0001: type "show CW-2026-0001"',
    );
    expect(now).not.toContain('resolve CW-2026-0001');
  });

  it('says nothing of the enquiry to somebody who may not see it any more', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    await town.act(1, { kind: 'reassign', service: 'Housing', officerId: 'hana', reason: 'A flat.' }, 'head');
    await town.passUntil('2026-06-01 10:40');
    expect(standing(town, placeOf(town, 'priya'))).toBe('CW-2026-0001. This is not with you any more.');
  });

  it('says nothing of it either when it was put right into another service, which is no outcome', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    await town.act(1, { kind: 'edit', edits: { service: 'Housing' } }, 'head');
    await town.passUntil('2026-06-01 10:40');
    expect(standing(town, placeOf(town, 'priya'))).toBe('CW-2026-0001. This is not with you any more.');
  });

  it('is put right again at each later change, and says the last', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' }, 'head');
    await town.passUntil('2026-06-01 10:40');
    expect(standing(town, placeOf(town, 'priya'))).toContain('Acknowledged.');
    await town.act(1, { kind: 'resolve', text: 'Lamp changed.' }, 'head');
    await town.passUntil('2026-06-01 10:50');
    expect(standing(town, placeOf(town, 'priya'))).toContain('Resolved. Done by Head');
  });

  it('says the last change also when that came while the one before was being put right', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    const { replace } = town.adapter;
    let isMeanwhile = false;
    Object.assign(town.adapter, {
      replace: async (...given: Parameters<typeof replace>) => {
        if (!isMeanwhile) {
          isMeanwhile = true;
          await town.act(1, { kind: 'resolve', text: 'Lamp changed.' }, 'head');
        }
        return replace(...given);
      },
    });
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' }, 'head');
    await town.passUntil('2026-06-01 10:50');
    expect(isMeanwhile).toBe(true);
    expect(standing(town, placeOf(town, 'priya'))).toContain('Resolved. Done by Head');
  });

  it('still says the change before when the last one was taken back', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' }, 'head');
    const number = { year: 2026, number: 1 };
    await carryOut(town.desk, town.asked('head', town.now()), number, { kind: 'resolve', text: 'Lamp changed.' });
    const undone = await undo(town.desk, town.asked('head', town.now()), number);
    expect(undone.kind).toBe('changed');
    await town.passUntil('2026-06-01 10:50');
    expect(standing(town, placeOf(town, 'priya'))).toContain('Acknowledged.');
    expect(standing(town, placeOf(town, 'priya'))).not.toContain('Resolved');
  });

  it('and all else that was said of it goes from a councillor whose it was by mistake, also of long ago', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    expect(town.inbox('khan')[0]?.text).toContain('Streetlight out');
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' }, 'head');
    await town.passUntil('2026-06-22 10:00');
    const told = town.arrived.flatMap(({ person }, at) => (person === 'khan' ? [at + 1] : []));
    expect(told.length).toBeGreaterThan(1);
    await town.act(1, { kind: 'edit', edits: { councillorId: 'jones' } }, 'head');
    await town.passUntil('2026-06-22 10:20');
    for (const nth of told) expect(standing(town, nth)).toBe('CW-2026-0001. This is not with you any more.');
    expect(town.inbox('jones').at(-1)?.text).toContain('Streetlight out');
  });

  it('stays as it was where the wrong councillor was taken back at once', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    const number = { year: 2026, number: 1 };
    const wrong: Action = { kind: 'edit', edits: { councillorId: 'jones' } };
    await carryOut(town.desk, town.asked('head', town.now()), number, wrong);
    expect((await undo(town.desk, town.asked('head', town.now()), number)).kind).toBe('changed');
    await town.passUntil('2026-06-01 10:50');
    expect(standing(town, placeOf(town, 'khan'))).toBeUndefined();
    expect(town.inbox('jones')).toEqual([]);
  });

  it('is taken back from a councillor with whom it is shared no more', async () => {
    const wards = (await openTown({ start: '2026-06-01 10:00' })).people.map((one) =>
      one.roles.includes('councillor') ? { ...one, wards: ['Riverside'] } : one,
    );
    const town = await openTown({ start: '2026-06-01 10:00', people: wards });
    await town.log();
    await town.act(1, { kind: 'share', with: 'jones' }, 'khan');
    await town.passUntil('2026-06-01 10:30');
    expect(town.inbox('jones')[0]?.text).toContain('Streetlight out');
    await town.act(1, { kind: 'unshare', with: 'jones' }, 'khan');
    await town.passUntil('2026-06-01 10:40');
    expect(standing(town, placeOf(town, 'jones'))).toBe('CW-2026-0001. This is not with you any more.');
  });

  it('stays as it is while what was done can be taken back, and for good when it is taken back', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    const logged = await town.log();
    await town.passUntil('2026-06-01 10:30');
    const asked = town.asked('head', town.now());
    const number = { year: logged.year, number: logged.number };
    const done = await carryOut(town.desk, asked, number, { kind: 'resolve', text: 'Lamp changed.' });
    expect(done.kind).toBe('changed');
    await town.passUntil('2026-06-01 10:34');
    expect(town.replaced).toEqual([]);
    const undone = await undo(town.desk, town.asked('head', town.now()), number);
    expect(undone.kind).toBe('changed');
    await town.passUntil('2026-06-01 11:30');
    expect(town.replaced).toEqual([]);
    await town.act(1, { kind: 'resolve', text: 'Lamp changed.' }, 'head');
    await town.passUntil('2026-06-01 11:40');
    expect(standing(town, placeOf(town, 'priya'))).toContain('Resolved.');
  });

  it('is put right at night too: nobody is disturbed by it', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 23:00');
    const before = town.arrived.length;
    await town.act(1, { kind: 'resolve', text: 'Done.' }, 'head');
    await town.passUntil('2026-06-01 23:30');
    expect(standing(town, placeOf(town, 'priya'))).toContain('Resolved.');
    expect(town.arrived).toHaveLength(before);
  });

  it('is left to the answer that stands in its place when its own button was pressed', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' }, 'priya');
    const sentAs = `m${placeOf(town, 'priya')}`;
    await leaveToAnswer(town.stores.outbox, { council: 'derby', recipient: 'priya', sentAs }, town.now());
    await town.passUntil('2026-06-01 10:50');
    expect(town.replaced).toEqual([]);
    await town.act(1, { kind: 'resolve', text: 'Done.' }, 'head');
    await town.passUntil('2026-06-01 11:10');
    expect(standing(town, placeOf(town, 'priya'))).toContain('Resolved. Done by Head');
  });
});

describe('whatever is done to an enquiry and whenever', () => {
  const reason = 'because';
  const actions: readonly Action[] = [
    { kind: 'acknowledge', officerId: 'priya' },
    { kind: 'update', text: 'an update' },
    { kind: 'resolve', text: 'done' },
    { kind: 'pause', reason },
    { kind: 'resume', reason },
    { kind: 'make-complex', reason },
    { kind: 'reassign', service: 'Streets', officerId: 'omar', reason },
    { kind: 'reassign', service: 'Housing', officerId: 'hana', reason },
    { kind: 'reassign', service: 'Streets', officerId: 'priya', reason },
    { kind: 'reopen', reason },
    { kind: 'withdraw', reason },
  ];
  const step = fc.record({ hours: fc.integer({ min: 1, max: 80 }), action: fc.constantFrom(...actions) });
  const nudges = new Set(['rung', 'assigned', 'snoozed', 'look-at-paused', 'list']);

  it('no nudge of the last two weeks, and no newest list, still asks for what was asked for before', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const town = await openTown({ start: '2026-06-01 10:00' });
        await town.log();
        await town.log({ subject: 'Bench' });
        for (const { hours, action } of steps) {
          await town.passUntil(clockOf(town.now() + hours * 3_600_000));
          const before = town.arrived.length;
          const done = await carryOut(town.desk, town.asked('admin'), { year: 2026, number: 1 }, action);
          if (done.kind !== 'changed') continue;
          await town.passUntil(clockOf(town.now() + 20 * 60_000));
          const rows = new Map(
            (await town.stores.outbox.list({ states: ['sent'], limit: 10_000 })).map((row) => [row.id, row]),
          );
          const kindOf = (id: string) => readPayload(rows.get(id)?.payload)?.kind ?? '';
          for (const [at, { id, person, text, at: when }] of town.arrived.slice(0, before).entries()) {
            const isNewer = (other: number) =>
              town.arrived[other]?.person === person && kindOf(town.arrived[other].id) === 'list';
            const isOld = town.now() - when > 14 * 86_400_000 - 3_600_000;
            const superseded =
              kindOf(id) === 'list' && [...town.arrived.keys()].some((other) => other > at && isNewer(other));
            if (!nudges.has(kindOf(id)) || isOld || superseded || !text.includes('CW-2026-0001')) continue;
            seen += 1;
            const now = standing(town, at + 1) ?? text;
            expect(now, `${action.kind} ${person}`).not.toMatch(
              /"(?:acknowledge|resolve|update|resume|snooze) CW-2026-0001/,
            );
            // News of its day stays; how things stood is put right: by what was done last, or that it is not theirs any more.
            if (!/CW-2026-0001(?:: |, Streetlight out\. )/.test(text)) continue;
            const says = [done.entry.what, 'This is not with you any more.'].some((words) => now.includes(words));
            expect(says, `${action.kind} ${person}: ${now}`).toBe(true);
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

describe('a list of the day', () => {
  async function withList(): Promise<Town> {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({ subject: 'Streetlight out' });
    await town.log({ subject: 'Bench in Market Square' });
    await town.passUntil('2026-06-03 10:00');
    return town;
  }

  it('has only that line put right, and the other keeps its buttons', async () => {
    const town = await withList();
    const place =
      town.arrived.findLastIndex(({ person, text }) => person === 'priya' && text.includes('Your list')) + 1;
    expect(town.arrived[place - 1]?.text).toContain('acknowledge CW-2026-0001');
    await town.act(1, { kind: 'resolve', text: 'Done.' }, 'head');
    await town.passUntil('2026-06-03 10:20');
    const now = standing(town, place) ?? '';
    expect(now).toContain('CW-2026-0001, Streetlight out. Resolved. Done by Head on Wednesday 3 June.');
    expect(now).not.toContain('"acknowledge CW-2026-0001"');
    expect(now).toContain('"acknowledge CW-2026-0002"');
    expect(now).toContain('It is to be acknowledged today');
    await town.act(2, { kind: 'withdraw', reason: 'Not ours.' }, 'head');
    await town.passUntil('2026-06-03 10:40');
    const later = standing(town, place) ?? '';
    expect(later).toContain('CW-2026-0001, Streetlight out. Resolved.');
    expect(later).toContain('CW-2026-0002, Bench in Market Square. Withdrawn.');
    expect(later).toContain('Show all of mine');
  });

  it('says nothing more, not even the subject, of what its reader may not see any more, and keeps the other', async () => {
    const town = await withList();
    const place =
      town.arrived.findLastIndex(({ person, text }) => person === 'priya' && text.includes('Your list')) + 1;
    await town.act(1, { kind: 'reassign', service: 'Housing', officerId: 'hana', reason: 'A flat.' }, 'head');
    await town.passUntil('2026-06-03 10:20');
    const now = standing(town, place) ?? '';
    expect(now).toContain('CW-2026-0001. This is not with you any more.');
    expect(now).not.toContain('Streetlight');
    expect(now).toContain('"acknowledge CW-2026-0002"');
  });

  it('is the newest of its reader: those of the days before are let be, and so is what is older than two weeks', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-24 10:00');
    const lists = town.arrived.flatMap(({ person, text }, at) =>
      person === 'priya' && text.includes('Your list') ? [at + 1] : [],
    );
    expect(lists.length).toBeGreaterThan(3);
    await town.act(1, { kind: 'resolve', text: 'Done.' }, 'head');
    await town.passUntil('2026-06-24 10:20');
    const putRight = lists.filter((place) => standing(town, place) !== undefined);
    expect(putRight).toEqual([lists.at(-1)]);
    expect(standing(town, placeOf(town, 'priya'))).toBeUndefined();
  });

  it('is put right also when the change came while it was on its way', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({ subject: 'Streetlight out' });
    await town.log({ subject: 'Bench in Market Square' });
    await town.passUntil('2026-06-03 08:00');
    const { deliver } = town.adapter;
    let changed = false;
    Object.assign(town.adapter, {
      deliver: async (delivery: Parameters<typeof deliver>[0]) => {
        if (!changed && renderPlainText(delivery.reply).includes('Your list')) {
          changed = true;
          await town.act(1, { kind: 'resolve', text: 'Done.' }, 'head');
        }
        return deliver(delivery);
      },
    });
    await town.passUntil('2026-06-03 10:00');
    expect(changed).toBe(true);
    const place = town.arrived.findIndex(({ person, text }) => person === 'priya' && text.includes('Your list')) + 1;
    expect(standing(town, place)).toContain('CW-2026-0001, Streetlight out. Resolved.');
  });
});

describe('putting right that does not come about', () => {
  async function resolved() {
    const town = await openTown({ start: '2026-06-01 10:00', timings: { send: 50, lease: 60_000 } });
    await town.log();
    await town.passUntil('2026-06-01 10:30');
    await town.act(1, { kind: 'resolve', text: 'Done.' }, 'head');
    return town;
  }
  const rows = (town: Town) => town.stores.outbox.list({ lane: 'derby:priya:replacing' });

  it('is let be for good where the message is gone or too old: the person counts as reachable as before', async () => {
    const town = await resolved();
    town.replacingMishaps.push({ kind: 'answer', outcome: { kind: 'unreachable', reason: 'edit_window_closed' } });
    await town.passUntil('2026-06-01 11:30');
    expect(await rows(town)).toMatchObject([{ state: 'cancelled', reason: 'let be: edit_window_closed' }]);
    expect((await town.stores.accounts.listOf('derby', 'priya'))[0]?.unreachable).toBeUndefined();
    expect(town.inbox('admin')).toEqual([]);
  });

  it('is done again where nobody knows whether it was, and once more is the same', async () => {
    const town = await resolved();
    town.replacingMishaps.push({ kind: 'lost-answer' }, { kind: 'no-answer-ever' });
    await town.passUntil('2026-06-01 12:30');
    expect(await rows(town)).toMatchObject([{ state: 'sent', attempts: 3 }]);
    expect(new Set(town.replaced.map(({ text }) => text)).size).toBe(1);
    expect(town.arrived.filter(({ repeated }) => repeated)).toEqual([]);
  });

  it('waits as long as the platform asks for, and while the connection is broken', async () => {
    const town = await resolved();
    town.replacingMishaps.push(
      { kind: 'answer', outcome: { kind: 'refused', reason: 'rate limited', retryAfter: 600_000 } },
      { kind: 'answer', outcome: { kind: 'refused', reason: 'server busy' } },
    );
    await town.passUntil('2026-06-01 10:35');
    expect(town.replaced).toEqual([]);
    await town.passUntil('2026-06-01 11:30');
    expect(standing(town, placeOf(town, 'priya'))).toContain('Resolved.');
  });

  it('is let be in the end, and nobody is told of a message that could not be delivered', async () => {
    const town = await resolved();
    const busy = { kind: 'answer', outcome: { kind: 'refused', reason: 'server busy' } } as const;
    town.replacingMishaps.push(...Array.from({ length: 12 }, () => busy));
    await town.passUntil('2026-06-03 08:00');
    expect(await rows(town)).toMatchObject([{ state: 'cancelled', reason: 'let be: server busy' }]);
    expect(town.inbox('admin').filter(({ text }) => text.includes('could not be delivered'))).toEqual([]);
  });

  it('is no telling: nobody counts as told by it', async () => {
    const town = await resolved();
    const before = await town.stores.outbox.tellings(['derby:CW-2026-0001']);
    await town.passUntil('2026-06-01 10:31');
    expect(town.replaced).toHaveLength(1);
    const after = await town.stores.outbox.tellings(['derby:CW-2026-0001']);
    expect(after.filter(({ recipient }) => recipient === 'priya')).toHaveLength(
      before.filter(({ recipient }) => recipient === 'priya').length + town.inbox('priya').length - 1,
    );
  });
});

describe('a line of a message about several', () => {
  const said = reply(
    { kind: 'paragraph', text: 'New: CW-2026-0001, Light: out. It is due today.' },
    { kind: 'list', items: ['CW-2026-0001, Light: out: Acknowledged.', 'CW-2026-00012, Light: out. It is due.'] },
    {
      kind: 'actions',
      actions: [
        { label: 'Resolve', typed: 'resolve CW-2026-0001', weight: 'ordinary' },
        { label: 'Resolve', typed: 'resolve CW-2026-00012', weight: 'ordinary' },
      ],
    },
  );

  it('is told from news of it, and from another enquiry whose reference begins alike', () => {
    const right = putRight(said, {
      reference: 'CW-2026-0001',
      head: 'CW-2026-0001, Light: out',
      sentence: 'Resolved.',
    });
    expect(right.blocks).toEqual([
      { kind: 'paragraph', text: 'CW-2026-0001, Light: out. Resolved.' },
      said.blocks[1],
      { kind: 'actions', actions: [{ label: 'Resolve', typed: 'resolve CW-2026-00012', weight: 'ordinary' }] },
    ]);
  });
});
