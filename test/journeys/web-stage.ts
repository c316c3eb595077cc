import { start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config/index.ts';
import { settingFor } from '../support/stage-setting.ts';
import type { Shown, Stage } from './journey.ts';

type Reply = { readonly text: string; readonly card: unknown; readonly message?: string };
type Message = Reply & { readonly seq: number; readonly messageId: string; readonly accountId: string };

/** The whole product as it starts on a fresh machine, spoken to as its page does. */
export async function openWebStage(begins: string): Promise<Stage> {
  const council = 'derby';
  const setting = settingFor(council, begins);
  const running = await start(
    readConfig({ PORT: '0', ...setting.folders, TRY_OUT: 'on', SENTENCE_MODEL: 'off', LOG_LEVEL: 'error' }),
    setting.machine,
  );
  const page = createTryOutPage(running.url, council);
  let turns = 0;
  const turn = async (who: string, said: object) => {
    turns += 1;
    const speaker = who === 'nobody' ? {} : { as: who };
    return shownOf(
      await page.post('/chat/turns', { tenant: council, conversation: 'journey', id: `${turns}`, ...speaker, ...said }),
    );
  };
  return {
    say: (who, text) => turn(who, { text }),
    press: (who, typed, values) => turn(who, { typed, values }),
    moveClock: page.moveClock,
    startAgain: async (anew) => {
      setting.setMachine(anew);
      await page.startAgain();
    },
    inbox: page.inbox,
    close: async () => {
      await running.close();
      setting.clear();
    },
  };
}

/** What the page itself does: posting, the clock, the inboxes. */
export function createTryOutPage(url: string, council: string) {
  /** In the order in which they came, which a change of one does not move, and with those that the page has let go of since. */
  const met = new Map<string, Message>();
  const post = async (path: string, body: object): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      // What is said in this process may keep the server busy for longer than it keeps a connection open that rests.
      headers: { 'content-type': 'application/json', origin: url, connection: 'close' },
      body: JSON.stringify(body),
    });
    const reply = (await response.json()) as Reply;
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${reply.message}`);
    return reply;
  };
  return {
    post,
    moveClock: async (to: string) => {
      await post('/chat/clock', { to: to.replace(' ', 'T'), tenant: council });
    },
    startAgain: async () => {
      await post('/chat/reset', {});
      met.clear();
    },
    inbox: async (who: string) => {
      const response = await fetch(`${url}/chat/inbox`);
      const { messages } = (await response.json()) as { messages: readonly Message[] };
      for (const message of messages) met.set(message.messageId, message);
      return [...met.values()].filter(({ accountId }) => accountId === `try-out:${council}:${who}`).map(shownOf);
    },
  };
}

type Element = { readonly type?: string; readonly [name: string]: unknown };

/** Buttons and form as the card has them: an action that takes the inputs along sends the form. */
function shownOf({ text, card }: Reply): Shown {
  const elements = everything(card);
  const submits = elements.filter(({ type }) => type === 'Action.Submit');
  const typedOf = ({ data }: Element) => (data as { readonly typed: string }).typed;
  const sends = submits.find(({ associatedInputs }) => associatedInputs === 'auto');
  const inputs = elements.filter(({ type }) => type?.startsWith('Input.'));
  const values = Object.fromEntries(
    inputs.map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']),
  );
  return {
    text,
    buttons: submits
      .filter((each) => each !== sends)
      .map((each) => ({ label: String(each.title), typed: typedOf(each) })),
    ...(sends === undefined ? {} : { form: { typed: typedOf(sends), values } }),
  };
}

function everything(value: unknown): readonly Element[] {
  if (Array.isArray(value)) return value.flatMap(everything);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Element, ...Object.values(value).flatMap(everything)];
}
