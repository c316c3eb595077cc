import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sentAgain } from '../../src/messaging/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { type Json, officer, recordedEvents, tenant } from '../adapters/teams/recorded.ts';
import { person } from '../support/casework-council.ts';
import { type Stage, type StagedProcess, sendToSlackAddress, sendToTeamsAddress } from '../support/staged-process.ts';

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const pairs = 6;

/** How long an answer is waited for before it counts as lost, in milliseconds: longer than any lease and backoff. */
const patience = 240_000;
/** What an answer says that may have been given before. */
const mark = /You may have had (?:it|this answer) before/;

/** Somebody who talks to the product, and what came of it. */
export type Talker = {
  readonly sayNext: () => Promise<void>;
  readonly counts: { said: number; lost: number; doubled: number; marked: number; logged: number };
};

/** Puts councillors and officers into the directory and onto the platforms, every other pair on Slack. */
export async function settleTown(databaseUrl: string, { slack, connector }: Stage): Promise<void> {
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

/** Everybody, talking: questions, and for officers now and then an enquiry that is logged. */
export function createTalkers(stage: Stage, servers: () => readonly StagedProcess[]): readonly Talker[] {
  let enquiries = 0;
  return names().map((name) => {
    const counts = { said: 0, lost: 0, doubled: 0, marked: 0, logged: 0 };
    const { connector, slack } = stage;
    /** What was answered to them so far; deliveries are not answers. */
    const answers = (): readonly Json[] =>
      isOnSlack(name)
        ? slack.messages.filter(({ channel, metadata }) => channel === channelOf(name) && metadata === undefined)
        : connector
            .messages()
            .filter(({ path, body }) => path.includes(`personal-${name}/`) && body.channelData === undefined)
            .map(({ body }) => body);
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
    const say = async (text: string): Promise<Json | undefined> => {
      const before = answers().length;
      counts.said += 1;
      await send(text);
      for (const begun = Date.now(); answers().length === before; ) {
        if (Date.now() - begun > patience) {
          counts.lost += 1;
          return undefined;
        }
        await pause(100);
      }
      // An answer that comes twice comes soon after.
      await pause(400);
      const given = answers().slice(before);
      const plain = given.filter((answer) => !mark.test(JSON.stringify(answer)));
      counts.marked += given.length - plain.length;
      counts.doubled += Math.max(0, plain.length - 1);
      return given.at(-1);
    };
    return {
      counts,
      sayNext: async () => {
        if (!name.startsWith('officer') || Math.random() < 0.7) return void (await say('para 20'));
        enquiries += 1;
        const other = Math.floor(Math.random() * pairs);
        const read = await say(
          `log an enquiry: lamp number ${enquiries}, for Councillor${other}, received today, with Officer${(other + 1) % pairs}`,
        );
        const typed = /"(?:value|typed)":"(confirm[^"]*)"/.exec(JSON.stringify(read ?? {}))?.[1];
        if (typed === undefined) return;
        const done = await say(typed);
        if (/CW-\d{4}-\d{4}/.test(JSON.stringify(done ?? {}))) counts.logged += 1;
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
  { slack, connector }: Stage,
): Promise<Readonly<Record<string, number>>> {
  const owed = async () =>
    (await storage.outbox.list({ dueBy: Date.now(), limit: 1_000_000 })).filter(({ createdAt }) => createdAt > 0);
  for (const begun = Date.now(); Date.now() - begun < patience; await pause(1_000)) {
    const waiting = (await owed()).filter(({ state }) => state === 'pending' || state === 'sending');
    if (waiting.length === 0) break;
  }
  const rows = await owed();
  const inSlack = slack.messages.flatMap(({ metadata, text }) =>
    metadata === undefined
      ? []
      : [{ key: JSON.stringify(metadata.event_payload), isMarked: text.startsWith(sentAgain) }],
  );
  const inTeams = connector.messages().flatMap(({ path, body }) => {
    if (body.channelData === undefined) return [];
    const text = JSON.stringify((body.attachments as readonly { content: Json }[])[0]?.content.fallbackText ?? '');
    const isMarked = text.includes(sentAgain);
    return [{ key: `${path} ${text.replace(sentAgain, '').replace(/^"(?:\\n)+/, '"')}`, isMarked }];
  });
  const arrived = [...inSlack, ...inTeams];
  const copies = [...Map.groupBy(arrived, ({ key }) => key).values()];
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    'recorded as sent': count('sent'),
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
