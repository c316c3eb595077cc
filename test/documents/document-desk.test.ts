import { describe, expect, it } from 'vitest';
import type { HeardTurn } from '../../src/conversation/heard-turn.ts';
import { createNamedWithdrawn } from '../../src/conversation/intents/named-withdrawn.ts';
import { createShowReference } from '../../src/conversation/intents/show-reference.ts';
import { factsOf } from '../../src/documents/facts.ts';
import { mayKeepDocuments } from '../../src/documents/index.ts';
import { asAt, openKnowledge, withdrawnBy } from '../../src/knowledge/index.ts';
import type { Person } from '../../src/people/index.ts';
import { documentStoreSuite } from '../contracts/documents.ts';
import { smallFolder } from '../knowledge/knowledge-folder.ts';
import { memoryDocuments } from './memory-documents.ts';
import { jones, openDesk, smith } from './northmere-desk.ts';

describe('documents in memory, as tests keep them', () => {
  documentStoreSuite(async () => memoryDocuments());
});

const text = `Working Together Protocol

1. Members decide what the council does and officers advise them.

2. An officer attends a meeting of a political group only with the agreement of the Chief Executive.`;
const second = text.replace('the agreement of the Chief Executive', 'the consent of the Monitoring Officer');

describe('a file that is brought', () => {
  it('makes the council and its first version, which nobody is answered from until it is approved', async () => {
    const { desk, propose, store } = openDesk();
    const { kind, version } = await propose(text);
    expect(kind).toBe('proposed');
    expect(await store.councils()).toMatchObject([{ id: 'northmere', mainDocument: version.document.id }]);
    expect((await desk.list('northmere'))?.[0]?.versions).toMatchObject([{ version: 1, standing: 'proposed' }]);
    await desk.approve(version, smith);
    expect((await desk.list('northmere'))?.[0]?.versions).toMatchObject([{ version: 1, standing: 'in-force' }]);
    expect(await desk.file(version)).toEqual({ name: 'protocol.txt', bytes: new TextEncoder().encode(text) });
  });

  it('is a new version of the document whose words it has, whatever its title says', async () => {
    const { bring, propose } = openDesk();
    await bring(text);
    const renamed = second.replace('Working Together Protocol', 'Protocol on Relations of Members and Officers');
    const proposed = await propose(renamed);
    expect(proposed).toMatchObject({ versionOf: { slug: 'working-together-protocol' }, version: { version: 2 } });
    const another = await propose('Petitions Scheme\n\n1. A petition is presented by the person who collected it.');
    expect(another.version).toMatchObject({ slug: 'petitions-scheme', version: 1 });
    const forced = await propose(second.replace('advise', 'help'), { as: 'new' });
    expect(forced.version).toMatchObject({ slug: 'working-together-protocol-2', version: 1 });
  });

  it('that is there to the letter already writes nothing', async () => {
    const { propose } = openDesk();
    const { version } = await propose(text);
    expect(await propose(text)).toEqual({ kind: 'known', version });
  });

  it('keeps the topics of paragraphs that go on under another number', async () => {
    const { desk, propose } = openDesk();
    const first = await propose(text);
    await desk.changeTopics(first.version, '2', ['officers-at-group-meetings']);
    const now = text.replace('2. An officer', '2. Members respect officers and their families.\n\n3. An officer');
    const { version } = await propose(now);
    expect(version.topics).toEqual({ '3': ['officers-at-group-meetings'] });
  });
});

describe('two people at one version', () => {
  it('never overwrite each other: who comes second is shown what the first has done', async () => {
    const { desk, propose } = openDesk();
    const { version } = await propose(text);
    const piece = version.draft.now.pieces.find(({ role }) => role.kind === 'clause')?.id ?? -1;
    const correction = { kind: 'become', piece, role: { kind: 'left-out', why: 'test' }, say: '' } as const;
    const first = await desk.fix(version, correction);
    expect(first).toMatchObject({ kind: 'kept' });
    const late = await desk.changeFacts(version, { ...factsOf(version.document), title: 'Another' });
    expect(late).toMatchObject({ kind: 'changed-meanwhile', version: { revision: 2 } });
    expect(late.kind !== 'refused' && late.version.document.clauses).toHaveLength(1);
    const undone = await desk.undoFix(late.kind === 'changed-meanwhile' ? late.version : version);
    expect(undone.kind === 'kept' && undone.version.document.clauses).toHaveLength(2);
  });

  it('both have to approve where the council wants two, and nobody twice', async () => {
    const { desk, propose } = openDesk();
    const { version } = await propose(text);
    await desk.setApprovalsNeeded('northmere', 2);
    const first = await desk.approve(version, smith);
    if (first.kind !== 'one-of-two') throw new Error(first.kind);
    expect(await desk.approve(first.version, { ...smith, name: 'Smith under another name' })).toMatchObject({
      kind: 'refused',
    });
    expect(await desk.approve(version, jones)).toMatchObject({ kind: 'changed-meanwhile' });
    const done = await desk.approve(first.version, jones);
    expect(done).toMatchObject({
      kind: 'approved',
      version: { approvals: { approvedBy: 'J. Smith, Monitoring Officer and A. Jones' } },
    });
  });

  it('both approve for the day that the first one named, and a second day is refused', async () => {
    const { desk, propose } = openDesk();
    const { version } = await propose(text);
    await desk.setApprovalsNeeded('northmere', 2);
    const first = await desk.approve(version, smith, '2026-12-24');
    if (first.kind !== 'one-of-two') throw new Error(first.kind);
    const other = await desk.approve(first.version, jones, '2027-01-01');
    expect(other).toMatchObject({ kind: 'refused', why: expect.stringContaining('to hold from 24 December 2026') });
    expect(await desk.approve(first.version, jones)).toMatchObject({
      kind: 'approved',
      from: '2026-12-24',
      isAhead: true,
    });
  });

  it('both approve as the first did who named no day: from the day of the second, or that on the cover, and from no other', async () => {
    const { desk, propose } = openDesk();
    const { version } = await propose(text);
    await desk.setApprovalsNeeded('northmere', 2);
    const first = await desk.approve(version, smith);
    if (first.kind !== 'one-of-two') throw new Error(first.kind);
    expect(await desk.approve(first.version, jones, '2027-01-01')).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('named no day, and so approved it to hold from the day of the second approval'),
    });
    const facts = { ...factsOf(first.version.document), inForceSince: '2027-01-01' };
    const changed = await desk.changeFacts(first.version, facts);
    if (changed.kind !== 'kept') throw new Error(changed.kind);
    const again = await desk.approve(changed.version, smith);
    if (again.kind !== 'one-of-two') throw new Error(again.kind);
    expect(await desk.approve(again.version, jones, '2026-11-30')).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('1 January 2027, as it says of itself'),
    });
    expect(await desk.approve(again.version, jones, '2027-01-01')).toMatchObject({ from: '2027-01-01' });
  });

  it('take back an approval by correcting what was approved', async () => {
    const { desk, propose } = openDesk();
    const { version } = await propose(text);
    await desk.setApprovalsNeeded('northmere', 2);
    const first = await desk.approve(version, smith);
    if (first.kind !== 'one-of-two') throw new Error(first.kind);
    const changed = await desk.changeFacts(first.version, { ...factsOf(first.version.document), title: 'Another' });
    expect(changed).toMatchObject({ kind: 'kept', version: { signatures: [] } });
  });
});

describe('since when an approved text holds', () => {
  const dated = (date: string, since = '') =>
    text.replace('Protocol\n', `Protocol\n\nAdopted by Council on ${date}.${since}\n`);
  const approved = async (content: string, from?: string) => {
    const room = openDesk();
    const version = await room.bring(content, from);
    const [line] = (await room.desk.list('northmere'))?.[0]?.versions ?? [];
    return { ...room, version, line };
  };

  it('is the day of its adoption where nobody names another, and never the day of its approval', async () => {
    const { version, line } = await approved(dated('10 September 2026'));
    expect(version.document).toMatchObject({ date: '2026-09-10', inForceSince: '2026-09-10' });
    expect(line).toMatchObject({ from: '2026-09-10', standing: 'in-force', isUndated: false });
  });

  it('is as exact as its cover is: of a month alone no day is made up', async () => {
    const { version } = await approved(dated('September 2026'));
    expect(version).toMatchObject({ from: '2026-09-30', document: { date: '2026-09', inForceSince: '2026-09' } });
    const { version: thisMonth } = await approved(dated('November 2026'));
    expect(thisMonth).toMatchObject({ from: '2026-11-30', document: { inForceSince: '2026-11' } });
  });

  it('is not recorded where no date is known: it is in force, and nothing says since when', async () => {
    const { version, line } = await approved(text);
    expect(version.document.date ?? version.document.inForceSince).toBeUndefined();
    expect(line).toMatchObject({ from: '2026-11-30', standing: 'in-force', isUndated: true });
  });

  it('is what a person names', async () => {
    const { version } = await approved(dated('10 September 2026'), '2027-01-01');
    expect(version.document).toMatchObject({ date: '2026-09-10', inForceSince: '2027-01-01' });
  });

  it('lies ahead of nobody: what is to be adopted on a later day is refused until then', async () => {
    const { desk, propose, day } = openDesk();
    const { version } = await propose(dated('1 March 2027'));
    const why = expect.stringContaining('adopted on 1 March 2027, which lies ahead');
    expect(await desk.approve(version, smith)).toMatchObject({ kind: 'refused', why });
    expect(await desk.approve(version, smith, '2027-03-01')).toMatchObject({ kind: 'refused', why });
    expect(await desk.adoptedAhead(version)).toEqual(why);
    day.today = '2027-03-01';
    expect(await desk.adoptedAhead(version)).toBeUndefined();
    expect(await desk.approve(version, smith)).toMatchObject({ kind: 'approved', from: '2027-03-01' });
  });

  it('is asked where a new version gives no later day than the text before it', async () => {
    const { desk, bring, propose } = openDesk();
    await bring(dated('10 September 2026'));
    const { version } = await propose(dated('10 September 2026').replace('advise', 'help'));
    expect(await desk.approve(version, smith)).toMatchObject({
      kind: 'refused',
      why: 'Version 1 of this document holds from 10 September 2026, and this version gives no later day of its own. Say from which day it holds.',
    });
    expect(await desk.approve(version, smith, '2026-11-30')).toMatchObject({ kind: 'approved', from: '2026-11-30' });
  });
});

describe('a version', () => {
  it('that holds from a later day leaves the one before it in force until then', async () => {
    const { desk, bring, day } = openDesk();
    await bring(text);
    await bring(second, '2027-01-01');
    const standings = async () => (await desk.list('northmere'))?.[0]?.versions.map(({ standing }) => standing);
    expect(await standings()).toEqual(['ahead', 'in-force']);
    day.today = '2027-01-01';
    expect(await standings()).toEqual(['in-force', 'past']);
  });

  it('cannot hold from before the one it takes the place of, nor from a day that is none', async () => {
    const { desk, bring, propose } = openDesk();
    await bring(text);
    const { version } = await propose(second);
    expect(await desk.approve(version, smith, '2026-01-01')).toMatchObject({ kind: 'refused' });
    expect(await desk.approve(version, smith, '2027-02-30')).toMatchObject({ kind: 'refused' });
  });

  it('that is approved is corrected by a new version and in no other way', async () => {
    const { desk, bring } = openDesk();
    const version = await bring(text);
    expect(await desk.changeFacts(version, factsOf(version.document))).toMatchObject({ kind: 'refused' });
    expect(await desk.discard(version)).toMatchObject({ kind: 'refused' });
    expect(await desk.approve(version, jones)).toMatchObject({ kind: 'refused' });
  });

  it('is shown as what it has different, with renumbered paragraphs followed', async () => {
    const { desk, bring, propose } = openDesk();
    await bring(text);
    const inserted = second.replace(
      '2. An officer',
      '2. Members respect officers and their families.\n\n3. An officer',
    );
    const { version } = await propose(inserted);
    const difference = await desk.difference(version);
    expect(difference?.count).toEqual({ same: 1, renumbered: 0, altered: 1, added: 1, removed: 0 });
    const altered = difference?.clauses.find(({ kind }) => kind === 'altered');
    expect([altered?.before?.label, altered?.after?.label]).toEqual(['paragraph 2', 'paragraph 3']);
  });
});

describe('what answers are taken from', () => {
  async function openBoth() {
    const desk = openDesk();
    const knowledge = await openKnowledge(await smallFolder(), {
      brought: { documents: desk.store, today: () => desk.day.today },
      clock: () => 0,
    });
    const texts = async () => {
      await knowledge.refresh();
      const council = await knowledge.council('northmere');
      return council.kind === 'loaded' ? council.knowledge : undefined;
    };
    return { ...desk, texts };
  }
  const words = (knowledge: Awaited<ReturnType<Awaited<ReturnType<typeof openBoth>>['texts']>>) =>
    knowledge?.documents.flatMap(({ clauses }) => clauses.map((clause) => clause.text.split(' ').slice(-3).join(' ')));

  it('is what holds today, and what held on another day', async () => {
    const { bring, texts, day } = await openBoth();
    expect(await texts()).toBeUndefined();
    await bring(text, '2026-01-01');
    await bring(second, '2026-12-01');
    const now = await texts();
    expect(words(now)?.[1]).toBe('the Chief Executive.');
    day.today = '2026-12-01';
    const later = await texts();
    expect(words(later)?.[1]).toBe('the Monitoring Officer.');
    if (later === undefined) throw new Error('not loaded');
    expect(words(asAt(later, '2026-11-30'))?.[1]).toBe('the Chief Executive.');
    expect(asAt(later, '2025-12-31').documents).toEqual([]);
    expect(asAt(later, '2026-11-30').approvals.get('northmere/working-together-protocol')?.approvedOn).toBe(
      '2026-11-30',
    );
  });

  it('is nothing of a document that was withdrawn, which names what took its place', async () => {
    const { desk, bring, texts, day } = await openBoth();
    await bring(text);
    await bring('Petitions Scheme\n\n1. A petition is presented by the person who collected it.');
    const document = { council: 'northmere', slug: 'working-together-protocol' };
    expect(await desk.withdraw(document, smith, { replacedBy: 'northmere/none' })).toMatchObject({ kind: 'refused' });
    await desk.withdraw(document, smith, { from: '2026-12-01', replacedBy: 'northmere/petitions-scheme' });
    expect((await texts())?.documents).toHaveLength(2);
    day.today = '2026-12-01';
    const now = await texts();
    expect(now?.documents.map(({ slug }) => slug)).toEqual(['petitions-scheme']);
    expect(now && withdrawnBy(now, '2026-11-30')).toEqual([]);
    expect(now && withdrawnBy(now, '2026-12-01')).toMatchObject([
      { from: '2026-12-01', replacedBy: { slug: 'petitions-scheme' } },
    ]);
    const reply =
      now &&
      (await createShowReference({ addressOf: String, heldBack: () => undefined }, async () => {})({
        text: 'show working-together-protocol#2',
        turn: { at: Date.UTC(2026, 11, 1, 12) },
        knowledge: now,
      } as unknown as HeardTurn));
    expect(JSON.stringify(reply?.blocks)).toContain(
      'Working Together Protocol was withdrawn on 1 December 2026, and Petitions Scheme took its place.',
    );
    expect(now?.history?.get('northmere/working-together-protocol')).toMatchObject([
      { from: '2026-11-30', until: '2026-12-01', replacedBy: 'northmere/petitions-scheme' },
    ]);
  });

  it('is the withdrawn document itself where its title is named, and never another that has the number', async () => {
    const { desk, bring, texts, day } = await openBoth();
    await bring(text);
    const petitions = 'Petitions Scheme\n\n1. A petition is presented.\n\n2. A petition has a date.';
    await bring(petitions);
    const ask = async (words: string) => {
      const knowledge = await texts();
      const handler = createNamedWithdrawn({ addressOf: String, heldBack: () => undefined });
      const heard = { text: words, turn: { at: Date.UTC(2026, 11, 1, 12) }, knowledge } as unknown as HeardTurn;
      const answer = await handler(heard);
      return answer && JSON.stringify(answer.blocks);
    };
    expect(await ask('paragraph 2 of the Working Together Protocol')).toBeUndefined();
    day.today = '2026-12-01';
    const document = { council: 'northmere', slug: 'working-together-protocol' };
    await desk.withdraw(document, smith, { from: '2026-12-01', replacedBy: 'northmere/petitions-scheme' });
    const shown = await ask('paragraph 2 of the Working Together Protocol');
    expect(shown).toContain('was withdrawn on 1 December 2026, and Petitions Scheme took its place.');
    expect(shown).toContain('only with the agreement of the Chief Executive');
    expect(shown).not.toContain('A petition has a date');
    const asked = await ask('what does the Working Together Protocol say about group meetings?');
    expect(asked).toContain('was withdrawn on 1 December 2026');
    expect(await ask('paragraph 9 of the Working Together Protocol')).toContain('was withdrawn on 1 December 2026');
    expect(await ask('paragraph 2 of the Petitions Scheme')).toBeUndefined();
    expect(await ask('how do we work together?')).toBeUndefined();
  });

  it('has a way of asking at once, and follows its paragraph to another number', async () => {
    const { desk, bring, texts, day } = await openBoth();
    await bring(text);
    const reference = 'northmere/working-together-protocol#2';
    expect(
      await desk.addPhrasing('northmere', { ask: 'may I come', reference: `${reference}9`, by: 'x' }),
    ).toBeUndefined();
    await desk.addPhrasing('northmere', { ask: 'may I come', reference, by: 'J. Smith', why: 'two asked' });
    const provenance = { by: 'J. Smith', on: '2026-11-30', why: 'two asked' };
    expect((await texts())?.phrasings).toEqual([{ ask: 'may I come', reference, provenance }]);
    await bring(text.replace('2. An officer', '2. Members respect officers and their families.\n\n3. An officer'));
    day.today = '2026-12-01';
    expect((await texts())?.phrasings).toEqual([
      { ask: 'may I come', reference: 'northmere/working-together-protocol#3', provenance },
    ]);
    // Added for the same paragraph again, it is there once; it goes by the number that people see today, or by that of then.
    const moved = 'northmere/working-together-protocol#3';
    await desk.addPhrasing('northmere', { ask: 'may I come', reference: moved, by: 'J. Smith', why: 'two asked' });
    expect((await texts())?.phrasings).toHaveLength(1);
    await desk.addPhrasing('northmere', { ask: 'may I come', reference, by: 'J. Smith' });
    expect(await desk.removePhrasing('northmere', { ask: ' may I come ', reference: moved })).toBeDefined();
    expect((await texts())?.phrasings).toMatchObject([{ ask: 'may I come', reference }]);
    expect(await desk.removePhrasing('northmere', { ask: 'may I come', reference: moved })).toBeUndefined();
    expect(await desk.removePhrasing('northmere', { ask: 'may I come', reference })).toBeDefined();
    expect((await texts())?.phrasings).toEqual([]);
  });

  it('loses a way of asking by its paragraph’s number of today, though it was added under another', async () => {
    const { desk, bring, texts, day } = await openBoth();
    await bring(text);
    const reference = 'northmere/working-together-protocol#2';
    await desk.addPhrasing('northmere', { ask: 'may I come', reference, by: 'J. Smith' });
    await bring(text.replace('2. An officer', '2. Members respect officers and their families.\n\n3. An officer'));
    day.today = '2026-12-01';
    const moved = 'northmere/working-together-protocol#3';
    expect(await desk.removePhrasing('northmere', { ask: 'may I come', reference: moved })).toBeDefined();
    expect((await texts())?.phrasings).toEqual([]);
    await desk.addPhrasing('northmere', { ask: 'may I come', reference: moved, by: 'J. Smith' });
    expect(await desk.removePhrasing('northmere', { ask: 'may I come', reference })).toBeUndefined();
  });
});

it('is kept by the monitoring officer and administrators, and by nobody of the councillors’ side', () => {
  const may = (...roles: Person['roles']) => mayKeepDocuments({ roles } as Person);
  expect([may('monitoring-officer'), may('administrator'), may('officer'), may('councillor'), may()]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
