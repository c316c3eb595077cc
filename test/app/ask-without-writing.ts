import { join } from 'node:path';
import { openCasework } from '../../src/app/casework.ts';
import { openBankHolidays } from '../../src/app/command-line/bank-holidays.ts';
import { explainError } from '../../src/app/explain-error.ts';
import { makeSamples } from '../../src/app/make-samples.ts';
import { instantOf, localDate, localTime } from '../../src/calendar/index.ts';
import { createConversation } from '../../src/conversation/index.ts';
import { findByReference } from '../../src/knowledge/index.ts';
import { renderPlainText } from '../../src/messaging/index.ts';
import { type DataPlace, openStorage } from '../../src/storage/index.ts';
import { finding } from '../support/finding.ts';
import { openRealKnowledge } from '../support/real-knowledge.ts';

const folder = join(import.meta.dirname, '..', '..', 'knowledge');
const zone = 'Europe/London';

/**
 * Derby's sample people over a database, with an enquiry of theirs; `say` answers as the product does. Search is
 * stood in for by one that always finds paragraph 26: what is tried is whether its answer goes out.
 */
export async function openCouncil(place: DataPlace) {
  const at = instantOf(localDate('2027-03-02'), localTime('10:00'), zone);
  const knowledge = await openRealKnowledge();
  const storage = await openStorage(place, () => at);
  const reported: string[] = [];
  const silent = () => undefined;
  const addressOf = (path: string) => `https://clausewise.example${path}`;
  const casework = await openCasework({
    storage,
    knowledge,
    knowledgeFolder: folder,
    bankHolidays: openBankHolidays(join(folder, 'bank-holidays.json')),
    addressOf,
    heldBack: silent,
    offerFile: async () => undefined,
    invite: async () => undefined,
    log: { info: silent, warn: silent, error: (sentence) => void reported.push(sentence) },
    now: () => at,
  });
  const people = await makeSamples('derby', zone, { storage, casework, now: at });
  const handle = createConversation(
    {
      council: knowledge.council,
      councilOf: () => 'derby',
      speakerOf: casework.speakerOf,
      find: async (question) => {
        const derby = await knowledge.council('derby');
        const found =
          derby.kind === 'loaded' && findByReference('derby/working-together#26', derby.knowledge.documents);
        if (!found) throw new Error('There is no paragraph 26.');
        return finding({ kind: 'answer', matches: [{ ...found, relevance: 0.95 }] })(question);
      },
      memory: storage.memory,
      addressOf,
      heldBack: silent,
      explainError,
      reportError: (error) => `error-${reported.push(String(error))}`,
    },
    casework.intents,
  );
  let turns = 0;
  const say = async (who: string, text: string): Promise<string> => {
    turns += 1;
    const email = people.find((person) => person.id === who)?.email;
    const reply = await handle({
      platform: 'teams',
      id: `turn-${turns}`,
      conversation: { id: `with-${who}`, kind: 'personal' },
      sender: { accountId: who, tenant: 'derby', isOutsider: false, ...(email ? { verifiedEmail: email } : {}) },
      input: { kind: 'text', text },
      at,
    });
    return renderPlainText(reply);
  };
  return { storage, say, reported };
}

/** What is asked of a council whose data cannot be written to, by somebody who was not here before. */
export async function askWithoutWriting({ say }: Awaited<ReturnType<typeof openCouncil>>) {
  const mine = await say('priya', 'my casework');
  const reference = /CW-\d{4}-\d{4}/.exec(mine)?.[0] ?? 'none';
  return {
    question: await say('tom', 'can I attend a group meeting?'),
    paragraph: await say('tom', 'para 20'),
    mine,
    shown: await say('priya', `show ${reference}`),
    change: await say('priya', `note ${reference}: tried`),
    whoAmI: await say('tom', 'who am I'),
    role: await say('tom', 'I am an officer'),
  };
}
