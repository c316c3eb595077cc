import { join } from 'node:path';
import { openCasework } from '../../../src/app/casework.ts';
import { openBankHolidays } from '../../../src/app/command-line/bank-holidays.ts';
import { makeSamples } from '../../../src/app/make-samples.ts';
import { instantOf, localDate, localTime } from '../../../src/calendar/index.ts';
import { createConversation, type OfferedFile } from '../../../src/conversation/index.ts';
import { openKnowledge } from '../../../src/knowledge/index.ts';
import { type Quoted, type Reply, renderPlainText, type Sender, type Turn } from '../../../src/messaging/index.ts';
import { openStorage } from '../../../src/storage/index.ts';
import { temporaryFolder } from '../../support/databases.ts';
import { openRealKnowledge } from '../../support/real-knowledge.ts';

const realFolder = join(import.meta.dirname, '..', '..', '..', 'knowledge');

/** The mark that confirms a read-back; `none` where nothing in an answer waits for a yes. */
export const readBackIn = (text: string) => /confirm (\w{8,64})/.exec(text)?.[1] ?? 'none';

/** Derby's sample people in a platform's conversation, over the real documents, or a folder's, and a database of its own. */
export async function openRoom(knowledgeFolder = realFolder) {
  const knowledge = await (knowledgeFolder === realFolder ? openRealKnowledge() : openKnowledge(knowledgeFolder));
  let now = instantOf(localDate('2027-03-02'), localTime('10:00'), 'Europe/London');
  const storage = await openStorage({ dataFolder: temporaryFolder() }, () => now);
  const files: OfferedFile[] = [];
  const lines: string[] = [];
  const write = (sentence: string, facts?: object) => void lines.push(JSON.stringify({ sentence, facts }));
  const casework = await openCasework({
    storage,
    knowledge,
    // The words for commands are the same in any folder, and learned once.
    knowledgeFolder: realFolder,
    bankHolidays: openBankHolidays(join(knowledgeFolder, 'bank-holidays.json')),
    addressOf: (path) => `https://clausewise.example${path}`,
    heldBack: () => undefined,
    offerFile: async (file) => `https://clausewise.example/downloads/${files.push(file)}`,
    invite: async ({ personId }, path) => `https://clausewise.example/enter/for-${personId}${path}`,
    log: { info: write, warn: write, error: write },
    now: () => now,
  });
  const people = await makeSamples('derby', 'Europe/London', { storage, casework, now });
  const errors: unknown[] = [];
  const handle = createConversation(
    {
      council: knowledge.council,
      // Everybody speaks in Derby but who is said to come from another council's tenant.
      councilOf: (tenant) => (knowledge.council(tenant ?? '') === undefined ? 'derby' : (tenant ?? 'derby')),
      speakerOf: casework.speakerOf,
      find: async () => ({ kind: 'unknown-council' }),
      memory: storage.memory,
      settings: storage.settings,
      addressOf: (path) => `https://clausewise.example${path}`,
      heldBack: () => undefined,
      reportError: (error) => `error-${errors.push(error)}`,
    },
    casework.intents,
  );
  let turns = 0;
  type How = {
    readonly where?: Turn['conversation']['kind'];
    readonly sender?: Partial<Sender>;
    readonly id?: string;
    readonly values?: Readonly<Record<string, string>>;
    readonly quoted?: Partial<Quoted>;
  };
  const turn = (who: string, text: string, { where = 'personal', sender, id, values, quoted }: How): Turn => {
    turns += 1;
    const email = people.find((person) => person.id === who)?.email;
    return {
      platform: 'teams',
      id: id ?? `turn-${turns}`,
      conversation: { id: `${where}-${where === 'personal' ? who : 'all'}`, kind: where },
      sender: {
        accountId: `teams-${who}`,
        tenant: 'derby',
        isOutsider: false,
        ...(email ? { verifiedEmail: email } : {}),
        ...sender,
      },
      input: values
        ? { kind: 'action', typed: text, values }
        : { kind: 'text', text, ...(quoted ? { quoted: { text: '', urls: [], messages: [], ...quoted } } : {}) },
      at: now,
    };
  };
  // What tells casework from questions is learned with the first words; no test has to wait for it.
  await handle(turn('sam', 'my casework', {}));
  const say = async (who: string, text: string, how: How = {}): Promise<Reply & { readonly text: string }> => {
    const reply = await handle(turn(who, text, how));
    return { ...reply, text: renderPlainText(reply) };
  };
  return {
    storage,
    files,
    errors,
    lines,
    knowledge,
    now: () => now,
    deskOf: casework.deskOf,
    startDelivery: casework.startDelivery,
    say,
    /** The same, and only the text of the answer. */
    hear: async (who: string, text: string) => (await say(who, text)).text,
    setClock: (date: string, time: string) => {
      now = instantOf(localDate(date), localTime(time), 'Europe/London');
    },
    /** The same sample people at another council, in the same database. */
    addCouncil: (council: string) => makeSamples(council, 'Europe/London', { storage, casework, now }),
    close: storage.close,
  };
}
