import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/messaging/index.ts';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let reference = '';
beforeAll(async () => {
  room = await openRoom();
  reference = await logFor(room, { subject: 'Gully in Mill Lane' });
}, 120_000);
afterAll(() => room.close());

async function documents() {
  const derby = await room.knowledge.council('derby');
  return derby.kind === 'loaded' ? derby.knowledge.documents : [];
}

const typedIn = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ typed }) => typed) : []));

const NOT_TAKEN = /did not understand|cannot be opened|There is no enquiry|Something went wrong/;

describe('what a reply offers to type', () => {
  it.each([
    [
      'priya',
      ['my casework', 'help', 'what waits', 'who is away', 'my reminders', 'search casework for gully', 'undo'],
    ],
    ['khan', ['my casework', 'everything in a ward', 'what did I miss', 'calendar address', 'REFERENCE']],
    ['sam', ['unassigned', 'announcements', 'closure days', 'statistics', 'announce to all officers: the lift is out']],
  ])('is understood, every button of it, when %s types it', async (who, begun) => {
    const offered = new Set<string>();
    for (const said of begun)
      for (const typed of typedIn(await room.say(who, said.replace('REFERENCE', reference)))) offered.add(typed);
    for (const typed of [...offered].filter((each) => !/^(?:confirm|change) /.test(each)).toSorted()) {
      const { text, nature } = await room.say(who, typed);
      expect(`${typed}: ${nature} ${text}`).not.toMatch(/: unclear /);
      expect(`${typed}: ${text}`).not.toMatch(NOT_TAKEN);
    }
    expect(offered.size).toBeGreaterThan(4);
  });

  it('is a paragraph where a button of the documents names it, whatever it is like and whatever is on the screen', async () => {
    await room.say('priya', reference);
    for (const { id, clauses } of await documents()) {
      const last = clauses.at(-1)?.reference.replace(/^derby\//, '') ?? '';
      const { nature, text } = await room.say('priya', `show ${last}`);
      expect(`${id} ${last}: ${nature} ${text}`).toContain(': document ');
      expect(text).not.toContain(reference);
    }
  });

  it('asks which ward where help’s own words name none', async () => {
    for (const said of ['everything in a ward', 'show me all casework in my ward']) {
      const asked = await room.hear('khan', said);
      expect(asked).toContain('Which ward?');
      const [, example = ''] = /such as "([^"]+)"/.exec(asked.replace(/\s+/g, ' ')) ?? [];
      expect(await room.hear('khan', example)).not.toContain('Which ward?');
    }
  });

  it('is a change that is taken, or all of it again', async () => {
    await room.say('tom', 'I am away 12 to 13 April 2027');
    const asked = (await room.hear('tom', 'sorry, it should begin when the builders go')).replace(/\s+/g, ' ');
    expect(asked).toContain('say only that, such as “until Friday”');
    expect(await room.hear('tom', 'until Thursday 15 April 2027')).toContain('15 April 2027');
    await room.say('sam', 'announce to all officers: the lift is out');
    const sent = (await room.hear('sam', 'sorry, it should go when the builders do')).replace(/\s+/g, ' ');
    expect(sent).not.toContain('such as');
  });

  it('is what to do with one that is fixed while it is open', async () => {
    const said = (await room.hear('khan', `${reference} is fixed`)).replace(/\s+/g, ' ');
    const [, typed = ''] = /type "(add to [^"]+)"/.exec(said) ?? [];
    expect(typed).toContain(reference);
    expect(await room.hear('khan', typed)).not.toMatch(NOT_TAKEN);
  });
});

describe('“I have read this”, typed', () => {
  const announced = async (text: string) => {
    const draft = await room.hear('sam', `announce to all officers: ${text}`);
    const id = readBackIn(draft);
    await room.say('sam', `confirm ${id}`);
    return id;
  };
  const unread = async (id: string) =>
    (await room.storage.announcements.receipts(id))
      .filter(({ readAt }) => readAt === undefined)
      .map((each) => each.person);

  it('is of the one announcement that reached them, asks which of two, and is of none that did not', async () => {
    expect(await room.hear('priya', 'I have read this')).toContain('No announcement to you waits');
    const first = await announced('the lift is out');
    expect(await room.hear('priya', 'I have read this')).toContain('No announcement to you waits');
    const people = await unread(first);
    for (const person of people) await room.storage.announcements.recordDelivered(first, person, undefined, room.now());
    const read = await room.hear('priya', 'I’ve read this.');
    expect(read).toContain('You have read this');
    expect(await unread(first)).toHaveLength(people.length - 1);
    const second = await announced('the lift goes again');
    for (const id of [first, second])
      for (const person of people) await room.storage.announcements.recordDelivered(id, person, undefined, room.now());
    const which = await room.say('tom', 'I have read this');
    expect(typedIn(which).filter((typed) => typed.startsWith('read announcement'))).toHaveLength(2);
    expect(await unread(second)).toHaveLength(people.length);
  });
});

describe('“I have read this”, said of something else', () => {
  const announced = async (text: string, at = room.now()) => {
    const id = readBackIn(await room.hear('sam', `announce to all councillors: ${text}`));
    await room.say('sam', `confirm ${id}`);
    for (const { person } of await room.storage.announcements.receipts(id))
      await room.storage.announcements.recordDelivered(id, person, `message of ${text}`, at);
    return id;
  };
  const isRead = async (id: string) =>
    (await room.storage.announcements.receipts(id)).some(({ readAt }) => readAt !== undefined);

  it('marks no announcement: behind an enquiry that is asked, and done by its button', async () => {
    const id = await announced('the car park is shut', room.now() - 60_000);
    await room.hear('khan', `show ${reference}`);
    const asked = await room.say('khan', 'I have read it');
    expect(asked.text).toContain('other things were said since it came. Is it this one?');
    expect(await isRead(id)).toBe(false);
    await room.hear('khan', 'yes');
    expect(await isRead(id)).toBe(false);
    expect(await room.hear('khan', `read announcement ${id}`)).toContain('You have read this.');
  });

  it('marks the one that is quoted, or called an announcement and is the only one', async () => {
    const id = await announced('the lift is out again', room.now() - 60_000);
    await room.hear('khan', `show ${reference}`);
    const quoted = await room.say('khan', 'I have read this', {
      quoted: { messages: ['message of the lift is out again'] },
    });
    expect(quoted.text).toContain('the lift is out again');
    await room.hear('lowe', 'my casework');
    expect(await room.hear('lowe', 'I have read the announcement')).toContain('Which one is it?');
    const ofKhan = (await room.storage.announcements.receipts(id)).filter(({ readAt }) => readAt !== undefined);
    expect(ofKhan).toHaveLength(1);
  });
});

describe('what is said of what was erased and looked for', () => {
  it('is so: nothing that was begun waits behind “forget me”', async () => {
    await room.say('priya', 'log an enquiry: hedge over the path, resident Jane Smith, 12 Elm Road');
    await room.say('priya', 'my casework');
    expect(await room.hear('priya', 'forget me')).toContain('what you had begun and not finished');
    expect(await room.hear('priya', 'what waits')).toContain('Nothing that you began here waits.');
    expect(await room.hear('priya', 'yes')).not.toMatch(/hedge|Jane/);
    await room.say('priya', 'log an enquiry: hedge over the path, resident Jane Smith, 12 Elm Road');
    expect(await room.hear('priya', 'forget me')).not.toContain('hedge');
    expect(await room.hear('priya', 'what waits')).toContain('Nothing that you began here waits.');
  });

  it('names no residents to look for', async () => {
    expect(await room.hear('priya', 'any news on the jabberwocky one')).toMatch(
      /Residents’ names\s+are\s+not\s+looked/,
    );
  });

  it('is the thing itself, not the words of asking', async () => {
    for (const said of ['is there already an enquiry about the gully', 'has anybody else complained about the gully'])
      expect(await room.hear('khan', said)).not.toContain('nothing like that');
  });
});
