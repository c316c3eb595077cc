import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { SENT_AGAIN } from '../../src/messaging/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { type Json, officer, recordedEvents, tenant } from '../adapters/teams/recorded.ts';
import { person } from '../support/casework-council.ts';
import { isNudge } from '../support/fake-bot-connector.ts';
import {
  type StagedProcess,
  type StandIns,
  sendToSlackAddress,
  sendToTeamsAddress,
} from '../support/staged-process.ts';

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const pairs = 6;

/** How long an answer is waited for before it counts as lost, in milliseconds: longer than any lease and backoff. */
const patience = 240_000;
/** What an answer says that may have been given before. */
const mark = /You may have had (?:it|this) before/;

/** Somebody who talks to the product, and what came of it. */
export type Talker = {
  readonly sayNext: () => Promise<void>;
  /** So far. `strange`: answers to nothing that was said. */
  readonly counts: () => {
    said: number;
    lost: number;
    doubled: number;
    marked: number;
    logged: number;
    strange: number;
  };
};

/** Puts councillors and officers into the directory and onto the platforms, every other pair on Slack. */
export async function settleTown(databaseUrl: string, { slack, connector }: StandIns): Promise<void> {
  const storage = await openStorage({ databaseUrl }, Date.now);
  await storage.transaction(async ({ people }) => {
    for (let index = 0; index < pairs; index += 1) {
      await people.addPerson(person(`councillor${index}`, { roles: ['councillor'], workingDays: everyDay }));
      await people.addPerson(
        person(`officer${index}`, { service: 'Streets', managerId: 'boss', workingDays: everyDay }),
      );
    }
    await people.addPerson(person('boss', { service: 'Streets', workingDays: everyDay }));
    await people.addPerson(person('admin', { roles: ['administrator'], workingDays: everyDay }));
  });
  await storage.close();
  for (const name of names()) {
    const email = `${name}@derby.example`;
    slack.users.set(slackId(name), {
      id: slackId(name),
      team_id: slack.team,
      is_email_confirmed: true,
      profile: { real_name: name, email },
    });
    connector.roster.set(`29:${name}`, { ...teamsId(name), email, tenantId: tenant, userRole: 'user' });
  }
}

function names(): readonly string[] {
  return [
    ...Array.from({ length: pairs }, (_, index) => [`councillor${index}`, `officer${index}`]).flat(),
    'boss',
    'admin',
  ];
}

const slackId = (name: string) => `U${name.toUpperCase()}`;
const channelOf = (name: string) => `D${name.toUpperCase()}`;
const isOnSlack = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0) % 2 === 0;

function teamsId(name: string) {
  return { ...officer, id: `29:${name}`, name, aadObjectId: `b1c8a6a4-3f0e-4a0c-8e57-${hexOf(name)}` };
}

function hexOf(name: string): string {
  return Buffer.from(name).toString('hex').padStart(12, '0').slice(-12);
}

/** Something said, and what its answer alone says; and what was answered to it so far. */
type Said = { readonly text: string; readonly isAnswer: RegExp; readonly answers: Json[] };

/** Paragraphs that are asked for in turn: so many that a late answer is never taken for that to a later question. */
const paragraphs = 48;

/**
 * Everybody, talking: questions, and for officers now and then an enquiry that is logged. Each answer is booked to what it
 * answers, by its words, however late it comes.
 */
export function createTalkers(stage: StandIns, servers: () => readonly StagedProcess[]): readonly Talker[] {
  let enquiries = 0;
  return names().map((name) => {
    const counts = { said: 0, lost: 0, logged: 0, strange: 0 };
    const said: Said[] = [];
    const { connector, slack } = stage;
    let asked = 0;
    let read = 0;
    /** What was answered to them so far; deliveries are not answers. */
    const answers = (): readonly Json[] =>
      isOnSlack(name)
        ? slack.messages.filter(({ channel, metadata }) => channel === channelOf(name) && metadata === undefined)
        : connector
            .messages()
            .filter(({ path, body }) => path.includes(`personal-${name}/`) && !isNudge(body))
            .map(({ body }) => body);
    const book = (): void => {
      const all = answers();
      for (const answer of all.slice(read)) {
        const text = JSON.stringify(answer);
        const to = said.findLast(({ isAnswer }) => isAnswer.test(text));
        if (to === undefined) {
          counts.strange += 1;
          tell('answers nothing that was said', said.at(-1), answer);
        } else {
          to.answers.push(answer);
          if (plain(to) > 1) tell('answered again', to, answer);
        }
      }
      read = all.length;
    };
    /** What a reader needs to find out what went wrong. */
    const tell = (what: string, of: Said | undefined, answer: Json | undefined): void => {
      const texts = [...(of?.answers ?? []), ...(answer === undefined ? [] : [answer])].map((each) => each.text);
      console.error(new Date().toISOString(), name, what, of?.text, JSON.stringify(texts).slice(0, 1_500));
      for (const server of servers()) console.error(server.log().slice(-1_500));
    };
    const send = async (text: string): Promise<void> => {
      // As the platforms do: the same event again until somebody takes it.
      const event = isOnSlack(name) ? slackEvent(name, text) : teamsEvent(name, text, connector.serviceUrl);
      const id = `Ev${randomUUID()}`;
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const [server] = servers().toSorted(() => Math.random() - 0.5);
        const sent = server === undefined ? undefined : await sendTo(server, event, id);
        if (sent?.ok) return;
        await pause(500);
      }
    };
    const sendTo = (server: StagedProcess, event: Json, id: string) =>
      (isOnSlack(name)
        ? sendToSlackAddress(server.url, slack, event, { event_id: id })
        : sendToTeamsAddress(server.url, stage, event)
      ).catch(() => undefined);
    const say = async (text: string, isAnswer: RegExp): Promise<Json | undefined> => {
      const now: Said = { text, isAnswer, answers: [] };
      said.push(now);
      counts.said += 1;
      await send(text);
      for (const begun = Date.now(); ; await pause(100)) {
        book();
        if (now.answers.length > 0) return now.answers.at(-1);
        if (Date.now() - begun < patience) continue;
        counts.lost += 1;
        tell('never answered', now, undefined);
        return undefined;
      }
    };
    const plain = ({ answers }: Said) => answers.filter((answer) => !mark.test(JSON.stringify(answer))).length;
    return {
      counts: () => {
        book();
        const marked = said.reduce((sum, each) => sum + each.answers.length - plain(each), 0);
        const doubled = said.reduce((sum, each) => sum + Math.max(0, plain(each) - 1), 0);
        return { ...counts, marked, doubled };
      },
      sayNext: async () => {
        if (!name.startsWith('officer') || Math.random() < 0.7) {
          asked = (asked % paragraphs) + 1;
          return void (await say(`para ${asked}`, new RegExp(`[Pp]ara(?:graph)? ${asked}\\b`)));
        }
        enquiries += 1;
        const lamp = `lamp number ${enquiries}`;
        const other = Math.floor(Math.random() * pairs);
        const form = await say(
          `log an enquiry: ${lamp}, for Councillor${other}, received today, with Officer${(other + 1) % pairs}`,
          new RegExp(`${lamp}\\b(?=.*"confirm)|could not tell me just now who you are`),
        );
        const typed = /"(?:value|typed)":"(confirm[^"]*)"/.exec(JSON.stringify(form ?? {}))?.[1];
        if (typed === undefined) return;
        const done = await say(
          typed,
          new RegExp(
            `CW-\\d{4}-\\d{4}.*${lamp}\\b|could not tell me just now who you are|${lamp}\\b.*CW-\\d{4}-\\d{4}`,
          ),
        );
        if (done !== undefined) counts.logged += 1;
      },
    };
  });
}

function slackEvent(name: string, text: string): Json {
  return {
    type: 'message',
    channel: channelOf(name),
    channel_type: 'im',
    user: slackId(name),
    text,
    ts: `${Date.now()}.1`,
  };
}

function teamsEvent(name: string, text: string, serviceUrl: string): Json {
  const event = recordedEvents(serviceUrl).message(text, {
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    from: teamsId(name),
  });
  const conversation = event.conversation as Json;
  return { ...event, conversation: { ...conversation, id: `a:personal-${name}` } };
}

/** Waits until everything that was owed is done with, and compares what is recorded with what arrived. */
export async function judgeDeliveries(
  storage: Storage,
  { slack, connector }: StandIns,
): Promise<Readonly<Record<string, number>>> {
  const owed = async () =>
    (await storage.outbox.list({ dueBy: Date.now(), limit: 1_000_000 })).filter(({ createdAt }) => createdAt > 0);
  for (const begun = Date.now(); Date.now() - begun < patience; await pause(1_000)) {
    const waiting = (await owed()).filter(({ state }) => state === 'pending' || state === 'sending');
    if (waiting.length === 0) break;
  }
  const rows = await owed();
  const inSlack = slack.messages.flatMap(({ channel, ts, metadata, text }) =>
    metadata === undefined
      ? []
      : [
          {
            key: JSON.stringify(metadata.event_payload),
            id: `${channel}/${ts}`,
            isMarked: text.startsWith(SENT_AGAIN),
          },
        ],
  );
  const inTeams = connector.messages().flatMap(({ method, path, body, messageId }) => {
    if (!isNudge(body) || method !== 'POST') return [];
    const text = JSON.stringify((body.attachments as readonly { content: Json }[])[0]?.content.fallbackText ?? '');
    const key = `${path} ${text.replace(SENT_AGAIN, '').replace(/^"(?:\\n)+/, '"')}`;
    return [{ key, id: messageId ?? '', isMarked: text.includes(SENT_AGAIN) }];
  });
  const arrived = [...inSlack, ...inTeams];
  const ids = new Set(arrived.map(({ id }) => id));
  const copies = [...Map.groupBy(arrived, ({ key }) => key).values()];
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const sent = rows.filter(({ state }) => state === 'sent');
  // A row that went out in another's message has that one's name.
  const carriers = new Map(sent.map((row) => [row.id, row]));
  const messageOf = (row: (typeof sent)[number]) =>
    (row.carrier === undefined ? row : (carriers.get(row.carrier) ?? row)).messageId?.split('+')[0] ?? '';
  return {
    'recorded as sent': sent.length,
    "... in another row's message": sent.filter(({ carrier }) => carrier !== undefined).length,
    'recorded as sent, and no such message arrived': sent.filter((row) => !ids.has(messageOf(row))).length,
    'not done with': count('pending') + count('sending'),
    'given up: administrators see it': count('dead'),
    'passed over or overtaken': count('cancelled'),
    arrived: copies.length,
    'arrived twice without saying so': copies.filter((all) => all.filter(({ isMarked }) => !isMarked).length > 1)
      .length,
    'marked as repeated': arrived.filter(({ isMarked }) => isMarked).length,
    'most copies of one': Math.max(0, ...copies.map((all) => all.length)),
  };
}
