import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Reply, SENT_AGAIN } from '../../../src/messaging/index.ts';
import { createDeskMemory, createEventDesk } from '../../support/event-desk-memory.ts';
import { type RunningTeams, runTeams, says } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams({ actionPatience: 50 });
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

describe('an event that Teams sends again', () => {
  it('is answered once', async () => {
    teams.desk = createEventDesk();
    await teams.post(teams.events.message('hello'));
    const again = await teams.post(teams.events.message('hello'));
    expect(again.status).toBe(200);
    expect(teams.turns).toHaveLength(1);
    expect(teams.cards()).toHaveLength(1);
  });

  it('while it is being answered waits for that, and is answered once', async () => {
    const desk = createEventDesk();
    let begun = 0;
    teams.desk = {
      ...desk,
      begin: (event) => {
        begun += 1;
        return desk.begin(event);
      },
    };
    const { promise, resolve } = Promise.withResolvers<void>();
    teams.reply = async () => {
      await promise;
      return says('At last.');
    };
    const first = teams.post(teams.events.message('hello'));
    await expect.poll(() => teams.turns.length).toBe(1);
    const second = teams.post(teams.events.message('hello'));
    await expect.poll(() => begun).toBeGreaterThan(1);
    resolve();
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
    expect(teams.turns).toHaveLength(1);
  });

  it('because nobody came to an end with it is answered, and the turn says so', async () => {
    const memory = createDeskMemory();
    const { message } = teams.events;
    const { conversation, id } = message('hello') as { conversation: { id: string }; id: string };
    memory.inWork.set(`${conversation.id}/${id}`, undefined);
    memory.left.add(`${conversation.id}/${id}`);
    teams.desk = createEventDesk(memory);
    await teams.post(message('hello'));
    expect(teams.turns.map(({ isResumed }) => isResumed)).toEqual([true]);
    expect(teams.cards()).toHaveLength(1);
  });

  it('because Teams did not take its answer is answered then', async () => {
    const memory = createDeskMemory();
    teams.desk = createEventDesk(memory);
    const refusal = { status: 429, headers: { 'retry-after': '0' } };
    teams.connector.trouble(/^POST .*activities$/, refusal, refusal, refusal);
    expect((await teams.post(teams.events.message('hello'))).status).toBe(503);
    expect([memory.left.size, memory.done.size]).toEqual([1, 0]);
    expect((await teams.post(teams.events.message('hello'))).status).toBe(200);
    expect(teams.turns.map(({ isResumed }) => isResumed)).toEqual([undefined, true]);
    expect(memory.done.size).toBe(1);
  });

  it('because it failed here is answered then', async () => {
    const memory = createDeskMemory();
    teams.desk = createEventDesk(memory);
    teams.reply = async () => {
      throw new Error('The database went away.');
    };
    expect((await teams.post(teams.events.message('hello'))).status).toBe(500);
    expect([memory.left.size, memory.done.size]).toEqual([1, 0]);
    teams.reply = async () => says('Now.');
    expect((await teams.post(teams.events.message('hello'))).status).toBe(200);
    expect(teams.cards().map(({ text }) => text)).toEqual([expect.stringContaining('Now.')]);
  });

  it('is refused while somebody else goes on working on it: Teams sends it once more', async () => {
    teams.desk = { begin: async () => ({ kind: 'in-work' }), resume: async () => undefined };
    expect((await teams.post(teams.events.message('hello'))).status).toBe(503);
    expect(teams.turns).toEqual([]);
  }, 20_000);
});

describe('an answer that Teams met with an error or with silence', () => {
  it.each([{ status: 500 }, 'drop'] as const)(
    '%j is said again, and says that it may be there already',
    async (trouble) => {
      teams.connector.trouble(/^POST .*activities$/, trouble);
      await teams.post(teams.events.message('hello'));
      const said = teams.connector.messages().map(({ body }) => body.text);
      expect(said).toEqual([undefined, SENT_AGAIN]);
      expect(teams.connector.faults).toEqual([]);
    },
  );

  it('is said again without that where Teams asked for patience: then it is certainly not there', async () => {
    teams.connector.trouble(/^POST .*activities$/, { status: 429, headers: { 'retry-after': '0' } });
    await teams.post(teams.events.message('hello'));
    expect(teams.connector.messages().map(({ body }) => body.text)).toEqual([undefined, undefined]);
  });
});

const post = /^POST .*activities$/;
const limited = { status: 429, headers: { 'retry-after': '0' } };
const refused = { status: 403 };
const notNow = 'Teams did not take all of the answer just now. If you press again, some of it may come twice.';

describe('a press of a button whose answer Teams did not take', () => {
  it.each([
    ['for good', [refused], 'Teams did not take the answer.'],
    ['just now', [limited, limited, limited], notNow],
  ])('%s is told so, and not that the answer is below', async (_, troubles, told) => {
    // With time enough to answer at once.
    const patient = await runTeams();
    patient.connector.trouble(post, ...troubles);
    const pressed = await patient.post(patient.events.execute('personal', { typed: 'help' }));
    expect(pressed.body).toMatchObject({ value: told });
    await patient.close();
  });

  const late = async (finish: () => Reply) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    teams.reply = async () => {
      await promise;
      return finish();
    };
    const pressed = await teams.post(teams.events.execute('personal', { typed: 'help' }));
    expect(pressed.body).toMatchObject({ value: 'This takes a little longer. The answer will follow here.' });
    const stop = teams.stop();
    resolve();
    await stop;
    return teams.cards().map(({ text }) => text);
  };

  it.each([
    ['for good', [refused], 'Teams did not take the answer.'],
    ['just now', [limited, limited, limited], notNow],
  ])('%s after it was promised is told so', async (_, troubles, told) => {
    teams.connector.trouble(post, ...troubles);
    expect((await late(() => says('At last.'))).slice(troubles.length)).toEqual([told]);
  });

  it('because it failed after it was promised is told so', async () => {
    const failed = () => {
      throw new Error('The database went away.');
    };
    expect(await late(failed)).toEqual(['I could not answer. Please press again.']);
  });

  it('is told once, and not again where that is not taken either', async () => {
    teams.connector.trouble(post, refused, refused);
    expect(await late(() => says('At last.'))).toEqual(['At last.', 'Teams did not take the answer.']);
  });
});

describe('an answer in several cards that takes the place of its message', () => {
  const paragraphs = Array.from({ length: 60 }, (_, at) => `Paragraph ${at}. ${'Words of it. '.repeat(120)}`);
  const long: Reply = { blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })), replaces: true };
  let patient: RunningTeams;
  beforeAll(async () => {
    patient = await runTeams();
  });
  afterAll(() => patient.close());
  beforeEach(() => {
    patient.reset();
    patient.reply = () => long;
  });
  const press = () => patient.post(patient.events.execute('personal', { typed: 'help' }));
  const last = () => String(patient.cards().at(-1)?.text);

  it('is said to its end where the message cannot be changed', async () => {
    patient.connector.trouble(/^PUT /, { status: 404 });
    const { text } = await press();
    expect(text).toContain('Paragraph 0.');
    expect(text).not.toContain('did not take');
    expect(last()).toContain('Paragraph 59.');
  });

  it('says in its place that its rest was not taken', async () => {
    patient.connector.trouble(post, limited, limited, limited);
    const { text } = await press();
    expect(text).toContain('Teams did not take the rest of this answer just now. Please ask again to see it.');
    expect(text).toContain('Paragraph 0.');
    patient.connector.reset();
    patient.connector.trouble(post, refused);
    expect((await press()).text).toContain('Teams did not take the rest of this answer.');
  });

  it('of an older client is left to be sent again where its rest was not taken', async () => {
    patient.connector.trouble(post, limited, limited, limited);
    expect((await patient.post(patient.events.submit('personal', { typed: 'help' }))).status).toBe(503);
  });
});

describe('an event is done', () => {
  it('when its answer is said, not before, also where the answer follows the press of a button', async () => {
    const memory = createDeskMemory();
    teams.desk = createEventDesk(memory);
    const { promise, resolve } = Promise.withResolvers<void>();
    teams.reply = async () => {
      await promise;
      return says('At last.');
    };
    const pressed = await teams.post(teams.events.execute('personal', { typed: 'help' }));
    expect(pressed.body).toMatchObject({ value: 'This takes a little longer. The answer will follow here.' });
    expect([memory.inWork.size, memory.done.size]).toEqual([1, 0]);
    // Whoever did not wait would be done before the answer has gone its way over the network.
    const stop = teams.stop();
    resolve();
    await stop;
    expect(teams.cards().at(-1)?.text).toContain('At last.');
    expect([memory.inWork.size, memory.done.size]).toEqual([0, 1]);
  });
});
