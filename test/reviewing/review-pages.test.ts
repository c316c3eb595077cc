import { describe, expect, it } from 'vitest';
import { createReviewPages } from '../../src/reviewing/index.ts';
import { openDesk, smith } from '../documents/northmere-desk.ts';

const council = { id: 'northmere', name: 'Northmere District Council' };
const grace = { council, person: { id: 'grace', name: 'Grace Okafor' }, roles: ['monitoring-officer'] };
const sam = { council, person: { id: 'sam', name: 'Sam Taylor' }, roles: ['administrator'] };
const khan = { council, person: { id: 'khan', name: 'Cllr Khan' }, roles: ['councillor'] };
const text =
  '1. Members decide.\n\nThey may ask officers for advice before they do so at any time.\n\n2. Officers answer an enquiry of a member within 10 working days and acknowledge it within 2 working days.';

type Outside = Partial<Parameters<typeof createReviewPages>[0]>;

async function open(outside: Outside = {}) {
  const room = openDesk();
  const pages = createReviewPages({
    desk: room.desk,
    mayKeep: ({ roles }) => roles.includes('monitoring-officer') || roles.includes('administrator'),
    topics: async () => [{ id: 'roles', title: 'Roles', about: 'Who does what' }],
    tryOut: async () => ({ kind: 'ready', ask: async () => ({ kind: 'none', clauses: [] }) }),
    readAhead: () => undefined,
    largestFile: 1_000,
    pageOf: async () => ({ kind: 'none' }),
    ...outside,
  });
  const { version } = await room.propose(text, { name: 'Protocol' });
  const at = [version.slug, '1'];
  type Shown = { kind: string; view: string; status?: number; model: Record<string, never>; to: string };
  const read = async (path: readonly string[], who = grace, query = {}) =>
    (await pages.read(who, path, query)) as unknown as Shown;
  const act = async (path: readonly string[], values: Record<string, string | readonly string[]>, who = grace) => {
    const all = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat()]));
    return (await pages.act(who, path, { values: all })) as unknown as Shown;
  };
  const now = () => room.desk.version(version);
  return { ...room, pages, version, at, read, act, now };
}

/** The first button of the first place to look at, and the page's revision. */
async function firstFix({ read, at }: Awaited<ReturnType<typeof open>>) {
  const { model } = await read([...at, 'doubts']);
  const { shown, revision } = model as unknown as {
    shown: readonly { fixes: readonly { key: string; say: string }[] }[];
    revision: number;
  };
  return { fixes: shown[0]?.fixes ?? [], count: shown.length, revision: String(revision) };
}

describe('the pages of documents', () => {
  it('are for monitoring officers and administrators only, whatever address is asked for', async () => {
    const room = await open();
    for (const path of [[], ['add'], room.at, [...room.at, 'file'], [...room.at, 'approve']])
      expect(await room.read(path, khan as never)).toMatchObject({ view: 'documents/not-yours', status: 403 });
    expect(await room.act([...room.at, 'approve'], { revision: '1' }, khan as never)).toMatchObject({ status: 403 });
    expect((await room.now())?.state).toBe('proposed');
  });

  it('never show or change another council’s document', async () => {
    const room = await open();
    const stranger = { ...grace, council: { id: 'elsewhere', name: 'Elsewhere' } };
    expect(await room.read(room.at, stranger)).toBeUndefined();
    expect(await room.act([...room.at, 'approve'], { revision: '1' }, stranger)).toBeUndefined();
  });

  it('save a press at once and can take it back', async () => {
    const room = await open();
    const before = await firstFix(room);
    expect(before.count).toBeGreaterThan(0);
    const done = await room.act([...room.at, 'doubts'], { fix: before.fixes[0]?.key ?? '', revision: before.revision });
    expect(done.to).toContain('said=fixed');
    const after = await firstFix(room);
    expect(after.count).toBe(before.count - 1);
    await room.act([...room.at, 'doubts'], { do: 'undo', revision: after.revision });
    expect((await firstFix(room)).count).toBe(before.count);
  });

  it('keep the changes of two people at different places, and tell the second of two at the same place', async () => {
    const room = await open();
    const seen = await firstFix(room);
    const [one, other] = seen.fixes;
    await room.act([...room.at, 'topics'], { 'was 1': '', 'topic 1': 'roles', revision: seen.revision }, sam);
    const both = await room.act([...room.at, 'doubts'], { fix: one?.key ?? '', revision: seen.revision });
    expect(both.to).toContain('said=both');
    expect((await room.now())?.topics['1']).toEqual(['roles']);
    const late = await room.act([...room.at, 'doubts'], { fix: other?.key ?? '', revision: seen.revision }, sam);
    expect(late).toMatchObject({ status: 409, view: 'documents/doubts' });
    expect(JSON.stringify(late.model)).toContain('Somebody else changed this document');
  });

  it('approve exactly what was shown, in the name of whoever the platform says', async () => {
    const room = await open();
    const old = String((await room.now())?.revision);
    await room.act([...room.at, 'topics'], { 'was 1': '', 'topic 1': 'roles', revision: old }, sam);
    expect(await room.act([...room.at, 'approve'], { revision: old })).toMatchObject({ status: 409 });
    const now = String((await room.now())?.revision);
    expect((await room.act([...room.at, 'approve'], { revision: now, name: 'Somebody Else' })).to).toContain(
      'approved',
    );
    expect((await room.now())?.signatures).toMatchObject([{ name: 'Grace Okafor', id: 'grace' }]);
  });

  it('wait for a second person where the council wants two, and tell the first one so', async () => {
    const room = await open();
    await room.act([], { needed: '2' });
    const approve = async (who: typeof grace) =>
      room.act([...room.at, 'approve'], { revision: String((await room.now())?.revision) }, who);
    expect((await approve(grace)).to).toContain('said=half');
    expect(JSON.stringify((await approve(grace)).model)).toContain('You have approved this already');
    expect((await approve(sam)).to).toContain('said=approved');
  });

  it('show the second person for which day the first has approved it', async () => {
    const room = await open();
    await room.act([], { needed: '2' });
    await room.act([...room.at, 'approve'], { revision: String((await room.now())?.revision), from: '2027-12-24' });
    const page = await room.read([...room.at, 'approve'], sam);
    expect(page.model).toMatchObject({ from: '2027-12-24' });
    expect(JSON.stringify(page.model)).toContain('to hold from 24 December 2027');
    await room.act([...room.at, 'approve'], { revision: String((await room.now())?.revision) }, sam);
    expect((await room.now())?.from).toBe('2027-12-24');
  });

  it('tell two documents of one title apart wherever they are listed, and warn before the second is approved', async () => {
    const room = await open();
    await room.act([...room.at, 'approve'], { revision: String((await room.now())?.revision) });
    const { version } = await room.propose(text, { name: 'Protocol', as: 'new' });
    const at = [version.slug, '1'];
    expect(JSON.stringify((await room.read([...at, 'approve'])).model)).toContain('Another document is cited as');
    await room.act([...at, 'approve'], { revision: String(version.revision) });
    const { documents } = (await room.read([])).model as unknown as {
      documents: { path: string; sharesTitle: boolean }[];
    };
    expect(documents.map(({ sharesTitle }) => sharesTitle)).toEqual([true, true]);
    const choices = JSON.stringify((await room.read(['add'])).model);
    for (const { path } of documents) expect(choices).toContain(`(${path.split('/').at(-1)})`);
  });

  it('say of a date that is none what is wrong with it, and keep what was typed', async () => {
    const room = await open();
    const revision = String((await room.now())?.revision);
    const facts = { title: 'Protocol', kind: 'protocol', status: 'adopted', revision };
    const typed = { ...facts, 'date-day': '31', 'date-month': '2', 'date-year': '2025' };
    const refused = await room.act([...room.at, 'facts'], typed);
    expect(refused).toMatchObject({ status: 400, model: { form: { title: 'Protocol', date: { day: '31' } } } });
    expect(JSON.stringify(refused.model)).toContain('Seen: “31 2 2025”');
    const right = { ...facts, 'date-day': '9', 'date-month': 'Sept', 'date-year': '2025', 'since-year': '2025' };
    await room.act([...room.at, 'facts'], right);
    expect((await room.now())?.document).toMatchObject({ date: '2025-09-09', inForceSince: '2025' });
  });

  it('show the days of a text, and confirm only days that stand in their paragraph', async () => {
    const room = await open();
    const { version } = room;
    await room.desk.approve(version, smith);
    const clause = `northmere/${version.slug}#2`;
    const days = { 'standard-clause': clause, 'standard-acknowledge': '2', 'standard-resolve': '3' };
    const refused = await room.act(['promises'], days);
    expect(refused).toMatchObject({ status: 400, view: 'documents/promises' });
    expect((await room.act(['promises'], { ...days, 'standard-resolve': 'ten' })).model).toMatchObject({
      problem: 'Days are a whole number. Seen: “ten”.',
    });
    expect((await room.act(['promises'], { ...days, 'standard-resolve': '10' })).to).toContain('said=confirmed');
    expect((await room.desk.promises('northmere'))?.standing).toBe('confirmed');
  });

  it('keep every figure beside the service it was typed for, also where a line before it was emptied', async () => {
    const room = await open();
    await room.desk.approve(room.version, smith);
    const days = { 'standard-clause': `northmere/${room.version.slug}#2`, 'standard-resolve': '10' };
    const housing = { 'service-2-name': 'Housing', 'service-2-resolve': '2' };
    const streets = { 'service-3-name': 'Streets', 'service-3-resolve': 'ten' };
    const nothing = { 'service-1-name': '', 'service-1-resolve': '', 'service-4-name': '' };
    const { model } = await room.act(['promises'], { ...days, ...nothing, ...housing, ...streets });
    const { lines } = model as unknown as { lines: readonly Record<string, string>[] };
    const services = lines.filter(({ service }) => service !== undefined);
    expect(services.map(({ name, service, resolve }) => [name, service, resolve])).toEqual([
      ['service-1', 'Housing', '2'],
      ['service-2', 'Streets', 'ten'],
      ['service-3', '', ''],
    ]);
  });

  it('take no service twice, and lose none of more than twenty', async () => {
    const room = await open();
    await room.desk.approve(room.version, smith);
    const days = { 'standard-clause': `northmere/${room.version.slug}#2`, 'standard-resolve': '10' };
    const service = (at: number, name: string) => ({ [`service-${at}-name`]: name, [`service-${at}-resolve`]: '2' });
    const twice = await room.act(['promises'], { ...days, ...service(1, 'Housing'), ...service(2, 'housing') });
    expect(twice.model).toMatchObject({ problem: '“Housing” is there twice. Give its days in one place.' });
    const many = Array.from({ length: 24 }, (_, at) => service(at + 1, `Service ${at + 1}`));
    expect((await room.act(['promises'], Object.assign({}, days, ...many))).to).toContain('said=confirmed');
    const shown = (await room.read(['promises'])).model as unknown as { lines: readonly { service?: string }[] };
    expect(shown.lines.flatMap(({ service: name }) => name ?? []).filter((name) => name !== '')).toHaveLength(24);
  });

  it('say beside the address what is wrong with it, and beside the file what is wrong with that', async () => {
    const asked: string[] = [];
    const room = await open({
      fetchAddress: async (address) => {
        asked.push(address);
        if (address.endsWith('missing')) return { kind: 'refused', why: 'It answered 404.' };
        const bytes = new TextEncoder().encode(address.endsWith('empty') ? '' : `${text}\n\n3. Nobody is asked twice.`);
        return { kind: 'file', name: 'protocol.txt', bytes };
      },
    });
    const add = async (address: string) => (await room.act(['add'], { address, as: 'new' })) as never;
    expect(await add('https://n.example/missing')).toMatchObject({
      status: 400,
      model: {
        fetches: true,
        address: 'https://n.example/missing',
        wrong: { field: 'address', why: 'It answered 404.' },
      },
    });
    expect(await add('https://n.example/empty')).toMatchObject({ model: { wrong: { field: 'address' } } });
    expect(await add('')).toMatchObject({
      model: { wrong: { field: 'file', why: 'Choose a file, or give its address' } },
    });
    expect(await add('https://n.example/protocol')).toMatchObject({ to: expect.stringContaining('said=new') });
    expect(asked).toHaveLength(3);
  });

  it('take no address where the server does not fetch any', async () => {
    const { act, read } = await open();
    expect((await read(['add'])).model).toMatchObject({ fetches: false });
    expect(await act(['add'], { address: 'https://n.example/protocol' })).toMatchObject({
      model: { wrong: { field: 'file', why: 'Choose a file' } },
    });
  });

  it('say why a page cannot be shown just now, and that a page that is not there is none', async () => {
    const busy = await open({ pageOf: async () => ({ kind: 'refused', message: 'Several files are being read.' }) });
    expect(await busy.read([...busy.at, 'page', '1'])).toMatchObject({
      ...{ view: 'documents/no-page', status: 503 },
      model: { why: 'Several files are being read.' },
    });
    const none = await open();
    expect(await none.read([...none.at, 'page', '1'])).toBeUndefined();
  });
});
