import { beforeEach, expect, it } from 'vitest';
import type { Claim, NewOutboxRow } from '../../src/reminders/index.ts';
import { keyOf } from '../../src/reminders/outbox.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';

function row(recipient: string, rung: string, notBefore = 100): NewOutboxRow {
  const key = keyOf({ enquiry: 'derby:1', stage: 'acknowledge', rung, deadlineVersion: 1, recipient });
  return {
    key,
    council: 'derby',
    recipient,
    lane: recipient,
    enquiry: 'derby:1',
    payload: { rung, list: [1, null] },
    notBefore,
  };
}

const worker = (owner: string, leaseUntil = 200) => ({ owner, leaseUntil });

/** Port: Outbox. */
export function outboxSuite(engine: TestEngine): void {
  let storage: Storage;
  let outbox: Storage['outbox'];
  beforeEach(async () => {
    storage = await engine.fresh();
    outbox = storage.outbox;
  });

  it('keeps a row once, however often it is planned', async () => {
    expect(await outbox.add([row('p1', 'morning'), row('p1', 'after')], 1)).toBe(2);
    expect(await outbox.add([row('p1', 'morning', 900), row('p2', 'morning')], 2)).toBe(1);
    expect(await outbox.findByKey(row('p1', 'morning').key)).toMatchObject({
      ...row('p1', 'morning'),
      state: 'pending',
      attempts: 0,
      repeated: false,
      createdAt: 1,
    });
    expect(await outbox.add([], 3)).toBe(0);
    const many = Array.from({ length: 450 }, (_, index) => row(`q${index}`, 'morning'));
    expect(await outbox.add(many, 3)).toBe(450);
  });

  it('hands out what is due, the earliest first, and nothing before its time', async () => {
    await outbox.add([row('p1', 'later', 150), row('p2', 'sooner', 120)], 1);
    expect(await outbox.claim(worker('w1'), 119)).toBeUndefined();
    const first = await outbox.claim(worker('w1', 300), 150);
    expect(first?.row).toMatchObject({
      recipient: 'p2',
      state: 'sending',
      attempts: 1,
      leaseOwner: 'w1',
      leaseUntil: 300,
    });
    expect((await outbox.claim(worker('w1'), 150))?.row.recipient).toBe('p1');
    expect(await outbox.claim(worker('w1'), 150)).toBeUndefined();
  });

  it('sends one row a lane at a time', async () => {
    await outbox.add([row('p1', 'a', 100), row('p1', 'b', 101), row('p2', 'a', 102)], 1);
    const first = await outbox.claim(worker('w1'), 150);
    expect((await outbox.claim(worker('w2'), 150))?.row.recipient).toBe('p2');
    expect(await outbox.claim(worker('w3'), 150)).toBeUndefined();
    if (first) expect(await outbox.close(first.lease, { kind: 'sent', messageId: 'm1' }, 151)).toBe('closed');
    expect((await outbox.claim({ ...worker('w3'), lane: 'p2' }, 151))?.row).toBeUndefined();
    expect((await outbox.claim({ ...worker('w3'), lane: 'p1' }, 151))?.row.payload).toEqual({
      rung: 'b',
      list: [1, null],
    });
  });

  it('names the lanes in which there is something to do, the one that waits longest first', async () => {
    await outbox.add([row('p1', 'a', 130), row('p2', 'a', 110), row('p2', 'b', 140), row('p3', 'a', 900)], 1);
    expect((await outbox.listWaiting(300, 150)).map(({ lane, for: what }) => [lane, what])).toEqual([
      ['p2', 'sending'],
      ['p1', 'sending'],
    ]);
    await outbox.claim({ ...worker('w1'), lane: 'p2' }, 150);
    expect((await outbox.listWaiting(300, 150)).map(({ lane }) => lane)).toEqual(['p1']);
  });

  it('hands each row to one worker, however many ask at once', async () => {
    const handles = engine.another ? [storage, await engine.another(), await engine.another()] : [storage];
    const rows = Array.from({ length: 60 }, (_, index) => row(`p${index % 20}`, `r${index}`));
    await outbox.add(rows, 1);
    const sent: string[] = [];
    const work = async (handle: Storage, owner: string) => {
      for (;;) {
        const claim = await handle.outbox.claim(worker(owner), 150);
        if (!claim && (await handle.outbox.count()).pending === 0) return;
        if (!claim) continue;
        sent.push(claim.row.key);
        expect(await handle.outbox.close(claim.lease, { kind: 'sent' }, 150)).toBe('closed');
      }
    };
    await Promise.all(handles.flatMap((handle, index) => [work(handle, `a${index}`), work(handle, `b${index}`)]));
    expect(sent.toSorted()).toEqual(rows.map(({ key }) => key).toSorted());
  });

  it.each([
    [
      'again',
      { kind: 'again', notBefore: 180, reason: 'refused', tried: 'refused' },
      { state: 'pending', notBefore: 180, attempts: 1, unconfirmed: 0, repeated: false, reason: 'refused' },
    ],
    [
      'again, with nothing tried',
      { kind: 'again', notBefore: 180, reason: 'not now', tried: 'nothing' },
      { state: 'pending', notBefore: 180, attempts: 0, unconfirmed: 0, repeated: false },
    ],
    [
      'again, as not found',
      { kind: 'again', notBefore: 180, reason: 'no answer', tried: 'not-found' },
      { state: 'pending', attempts: 1, unconfirmed: 1, repeated: false },
    ],
    [
      'again, as repeated',
      { kind: 'again', notBefore: 180, reason: 'no answer', tried: 'perhaps-arrived' },
      { state: 'pending', attempts: 1, unconfirmed: 1, repeated: true },
    ],
    ['cancelled', { kind: 'cancelled', reason: 'paused' }, { state: 'cancelled', reason: 'paused' }],
    ['dead', { kind: 'dead', reason: 'blocked' }, { state: 'dead', reason: 'blocked' }],
    ['sent', { kind: 'sent', messageId: 'm7' }, { state: 'sent', messageId: 'm7' }],
  ] as const)('ends a claim as %s', async (_, closing, expected) => {
    await outbox.add([row('p1', 'a')], 1);
    const claim = await outbox.claim(worker('w1'), 150);
    if (!claim) throw new Error('nothing was claimed');
    expect(await outbox.close(claim.lease, closing, 160)).toBe('closed');
    const closed = await outbox.find(claim.row.id);
    expect(closed).toMatchObject({ attempts: 1, ...expected, updatedAt: 160 });
    expect(closed).not.toHaveProperty('leaseOwner');
    expect(await outbox.close(claim.lease, { kind: 'sent' }, 161)).toBe('fenced');
  });

  it('fences a worker that slept past its lease and wakes', async () => {
    await outbox.add([row('p1', 'a')], 1);
    const asleep = await outbox.claim(worker('w1', 200), 150);
    if (!asleep) throw new Error('nothing was claimed');
    expect(await outbox.takeOver(worker('w2', 400), 199)).toBeUndefined();
    expect(await outbox.holds(asleep.lease, 199)).toBe(true);
    expect(await outbox.holds(asleep.lease, 200)).toBe(false);
    const waiting = { lane: 'p1', council: 'derby', recipient: 'p1', for: 'settling' };
    expect(await outbox.listWaiting(350, 199)).toEqual([]);
    expect(await outbox.listWaiting(350, 200)).toEqual([waiting]);
    const taken = await outbox.takeOver(worker('w2', 400), 200);
    expect(taken?.row).toMatchObject({ id: asleep.row.id, state: 'sending', attempts: 1, leaseOwner: 'w2' });
    expect(await outbox.close(asleep.lease, { kind: 'sent' }, 210)).toBe('fenced');
    expect(await outbox.gather(asleep.lease, [asleep.row.id], 210)).toEqual([]);
    expect(await outbox.tell(asleep.lease, { enquiries: ['derby:1'] }, 210)).toBe(false);
    if (taken)
      expect(
        await outbox.close(
          taken.lease,
          { kind: 'again', notBefore: 300, reason: 'unknown', tried: 'perhaps-arrived' },
          220,
        ),
      ).toBe('closed');
    const third = await outbox.claim(worker('w3', 400), 300);
    expect(third?.row).toMatchObject({ repeated: true, attempts: 2 });
    expect(await outbox.close(asleep.lease, { kind: 'sent' }, 310)).toBe('fenced');
    expect(await outbox.takeOver(worker('w4', 500), 350)).toBeUndefined();
  });

  it('frees a row that was claimed while a clock was a year ahead, for somebody whose clock is right', async () => {
    const aYear = 31_536_000_000;
    await outbox.add([row('p1', 'a')], 1);
    const early = await outbox.claim(worker('w1', aYear + 200), aYear + 150);
    if (!early) throw new Error('nothing was claimed');
    expect((await outbox.listWaiting(200, 150)).map(({ lane }) => lane)).toEqual(['p1']);
    const taken = await outbox.takeOver(worker('w2', 200), 150);
    expect(taken?.row.id).toBe(early.row.id);
    expect(await outbox.close(early.lease, { kind: 'sent' }, aYear + 160)).toBe('fenced');
    // The clocks of two servers are never quite the same.
    expect(await outbox.takeOver(worker('w3', 190), 140)).toBeUndefined();
  });

  it('carries several rows in one message and ends them together', async () => {
    await outbox.add(
      [row('p1', 'a', 100), row('p1', 'b', 110), row('p1', 'c', 120), row('p1', 'd', 900), row('p2', 'a', 100)],
      1,
    );
    const claim = await outbox.claim({ ...worker('w1'), lane: 'p1' }, 150);
    if (!claim) throw new Error('nothing was claimed');
    const idOf = async (recipient: string, rung: string) =>
      (await outbox.findByKey(row(recipient, rung).key))?.id ?? '';
    // Only of its own lane, and nothing that does not wait.
    const wanted = [await idOf('p1', 'b'), await idOf('p1', 'c'), await idOf('p2', 'a'), claim.row.id];
    const gathered = await outbox.gather(claim.lease, wanted, 150);
    expect(gathered.map(({ payload }) => payload)).toEqual([row('p1', 'b').payload, row('p1', 'c').payload]);
    expect(await outbox.carried(claim.row.id)).toEqual(gathered);
    const taken = await outbox.takeOver(worker('w2', 500), 300);
    expect(await outbox.close(claim.lease, { kind: 'sent' }, 310)).toBe('fenced');
    if (taken)
      await outbox.close(taken.lease, { kind: 'again', notBefore: 320, reason: 'absent', tried: 'not-found' }, 310);
    expect((await outbox.count('derby')).pending).toBe(5);
    expect((await outbox.list({ lane: 'p1' })).map(({ unconfirmed }) => unconfirmed)).toEqual([1, 1, 1, 0]);
    const again = await outbox.claim({ ...worker('w3'), lane: 'p1' }, 330);
    if (!again) throw new Error('nothing was claimed');
    const another = wanted.filter((id) => id !== again.row.id).slice(0, 1);
    expect(await outbox.gather(again.lease, another, 330)).toHaveLength(1);
    await outbox.close(again.lease, { kind: 'sent', messageId: 'm1' }, 340);
    expect((await outbox.list({ states: ['sent'] })).map(({ messageId }) => messageId)).toEqual(['m1', 'm1']);
    expect(await outbox.count()).toEqual({ pending: 3, sending: 0, sent: 2, cancelled: 0, dead: 0 });
  });

  it('knows who was told of an enquiry, by rows of its own and by lists, once they are sent', async () => {
    await outbox.add([row('p1', 'a'), { ...row('p2', 'list'), key: 'list', enquiry: undefined }], 1);
    const first = await outbox.claim({ ...worker('w1'), lane: 'p1' }, 150);
    const list = await outbox.claim({ ...worker('w1'), lane: 'p2' }, 150);
    if (!first || !list) throw new Error('nothing was claimed');
    expect(await outbox.tell(list.lease, { enquiries: ['derby:7'] }, 150)).toBe(true);
    expect(await outbox.tell(list.lease, { enquiries: ['derby:1', 'derby:2', 'derby:2'] }, 151)).toBe(true);
    expect(await outbox.tellings(['derby:1', 'derby:2', 'derby:7'])).toEqual([]);
    await outbox.close(list.lease, { kind: 'sent' }, 160);
    await outbox.close(first.lease, { kind: 'sent' }, 170);
    const told = (await outbox.tellings(['derby:1', 'derby:2', 'derby:7'])).map(({ enquiry, recipient, at }) => [
      enquiry,
      recipient,
      at,
    ]);
    expect(told.toSorted()).toEqual([
      ['derby:1', 'p1', 170],
      ['derby:1', 'p2', 160],
      ['derby:2', 'p2', 160],
    ]);
    expect((await outbox.list({ states: ['sent'], since: 165 })).map(({ recipient }) => recipient)).toEqual(['p1']);
    expect(await outbox.prune(200)).toBe(2);
    expect(await outbox.tellings(['derby:1', 'derby:2'])).toEqual([]);
  });

  it('knows the messages that speak of an enquiry: alone, carried or in a list, since an instant or on their way', async () => {
    const other = { enquiry: 'derby:2', payload: { other: true } };
    await outbox.add(
      [
        row('p1', 'a'),
        { ...row('p1', 'b'), ...other, notBefore: 110 },
        { ...row('p2', 'a'), ...other },
        { ...row('p2', 'b'), notBefore: 110 },
        { ...row('p3', 'list'), key: 'list', enquiry: undefined },
        row('p4', 'a', 130),
        row('p5', 'a', 140),
        { ...row('p6', 'a'), key: JSON.stringify(['replace', 'x']) },
      ],
      1,
    );
    const claims = new Map<string, Claim>();
    for (const lane of ['p1', 'p2', 'p3', 'p4', 'p6']) {
      const claim = await outbox.claim({ ...worker('w1'), lane }, 150);
      if (claim !== undefined) claims.set(lane, claim);
    }
    const claimOf = (lane: string) => {
      const claim = claims.get(lane);
      if (claim === undefined) throw new Error(`nothing was claimed for ${lane}`);
      return claim;
    };
    for (const lane of ['p1', 'p2']) {
      const peer = await outbox.findByKey(row(lane, 'b').key);
      await outbox.gather(claimOf(lane).lease, [peer?.id ?? ''], 150);
    }
    await outbox.tell(claimOf('p3').lease, { enquiries: ['derby:1', 'derby:3'] }, 150);
    for (const lane of ['p1', 'p2', 'p3', 'p6']) await outbox.close(claimOf(lane).lease, { kind: 'sent' }, 160);
    const about = async (enquiry: string, since: number) =>
      (await outbox.messagesAbout(enquiry, since)).map(({ message, carried }) => [message.recipient, carried]);
    const mine = row('p2', 'b').payload;
    // p5 was not handed out, and what puts a message right is none.
    expect((await about('derby:1', 160)).toSorted()).toEqual([
      ['p1', []],
      ['p2', [mine]],
      ['p3', []],
      ['p4', []],
    ]);
    expect((await about('derby:2', 160)).toSorted()).toEqual([
      ['p1', [other.payload]],
      ['p2', []],
    ]);
    expect(await about('derby:3', 0)).toEqual([['p3', []]]);
    expect(await about('derby:1', 161)).toEqual([['p4', []]]);
    expect(await about('derby:9', 0)).toEqual([]);
  });

  it("stops the reminders of an enquiry, all or one person's, and leaves the others", async () => {
    await outbox.add(
      [row('p1', 'a'), row('p1', 'b'), row('p2', 'a'), { ...row('p3', 'a'), key: 'other', enquiry: 'derby:2' }],
      1,
    );
    expect(await outbox.cancelPending({ enquiry: 'derby:1', recipient: 'p1' }, 'away', 5)).toBe(2);
    expect(await outbox.cancelPending({ enquiry: 'derby:1' }, 'acknowledged', 6)).toBe(1);
    expect((await outbox.list({ enquiry: 'derby:1', recipient: 'p2' })).map(({ reason }) => reason)).toEqual([
      'acknowledged',
    ]);
    expect(await outbox.count('derby')).toMatchObject({ pending: 1, cancelled: 3 });
  });

  it('snoozes what waits, sends dead letters again, and forgets what is long over', async () => {
    await outbox.add([row('p1', 'a'), row('p2', 'a')], 1);
    const waiting = await outbox.findByKey(row('p2', 'a').key);
    expect(await outbox.postpone(waiting?.id ?? '', 500, 2)).toBe(true);
    const claim = await outbox.claim(worker('w1'), 150);
    if (!claim) throw new Error('nothing was claimed');
    expect(await outbox.postpone(claim.row.id, 500, 151)).toBe(false);
    expect(await outbox.requeue(claim.row.id, 500, 151)).toBe(false);
    await outbox.close(claim.lease, { kind: 'dead', reason: 'blocked' }, 160);
    expect((await outbox.list({ states: ['dead'] })).map(({ id }) => id)).toEqual([claim.row.id]);
    expect(await outbox.requeue(claim.row.id, 170, 165)).toBe(true);
    expect(await outbox.find(claim.row.id)).toMatchObject({ state: 'pending', attempts: 1, unconfirmed: 0 });
    const second = await outbox.claim(worker('w1'), 170);
    if (second) await outbox.close(second.lease, { kind: 'sent' }, 171);
    expect(await outbox.prune(171)).toBe(0);
    expect(await outbox.prune(172)).toBe(1);
    expect((await outbox.list({})).map(({ notBefore }) => notBefore)).toEqual([500]);
    expect(await outbox.list({ states: [] })).toEqual([]);
  });

  it('finds a row by any of the messages it was sent as, and by nothing like them', async () => {
    await outbox.add([row('q1', 'morning'), row('q2', 'morning')], 1);
    const claim = await outbox.claim({ ...worker('w'), lane: 'q1' }, 150);
    if (claim === undefined) throw new Error('nothing to send');
    await outbox.close(claim.lease, { kind: 'sent', messageId: 'D01/1730000000.0001+1730000000.0002' }, 150);
    const found = async (sentAs: string) => (await outbox.list({ sentAs })).map(({ key }) => key);
    expect(await found('1730000000.0002')).toEqual([row('q1', 'morning').key]);
    expect(await found('1730000000_0002')).toEqual([]);
    expect(await found('%')).toEqual([]);
  });
}
