import { createConsoleTurn, renderTerminal } from '../../src/adapters/console/index.ts';
import { start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config/index.ts';
import type { AttachedFile, Reply } from '../../src/messaging/index.ts';
import { samplePeople } from '../../src/try-out/index.ts';
import { settingFor } from '../support/stage-setting.ts';
import type { Shown, Stage } from './journey.ts';
import { createTryOutPage } from './web-stage.ts';

/** Wide enough that no sentence of a journey is broken over two lines. */
const style = { width: 1_000, colour: false };

/**
 * The whole product spoken to from a terminal. A terminal vouches for nobody, so the stage does, as the operator of the machine
 * would; messages that nobody asked for go to the inboxes of the page, as in the try-out.
 */
export async function openConsoleStage(begins: string): Promise<Stage> {
  const council = 'derby';
  const setting = settingFor(council, begins);
  const running = await start(
    readConfig({ PORT: '0', ...setting.folders, TRY_OUT: 'on', SENTENCE_MODEL: 'off', LOG_LEVEL: 'error' }),
    setting.machine,
  );
  const page = createTryOutPage(running.url, council);
  let turns = 0;
  async function type(
    who: string,
    typed: string,
    values?: Readonly<Record<string, string>>,
    files: readonly AttachedFile[] = [],
  ): Promise<Shown> {
    turns += 1;
    const turn = createConsoleTurn(typed, { accountId: who, tenant: council }, { id: `${turns}`, at: running.now() });
    const person = samplePeople(council).find(({ id }) => id === who);
    const sender = person ? { ...turn.sender, name: person.name, verifiedEmail: person.email } : turn.sender;
    const said = files.length === 0 ? turn.input : ({ kind: 'text', text: typed, files } as const);
    const input = values === undefined ? said : ({ kind: 'action', typed, values } as const);
    return shownOf(await running.handle({ ...turn, sender, input }));
  }
  return {
    say: (who, text) => type(who, text),
    send: (who, { name, lines }, text) => {
      const bytes = new TextEncoder().encode(lines.join('\n'));
      return type(who, text, undefined, [{ name, open: async () => ({ kind: 'opened', bytes }) }]);
    },
    press: (who, typed, values) => type(who, typed, values),
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

function shownOf(reply: Reply): Shown {
  const form = reply.blocks.find((block) => block.kind === 'form')?.form;
  return {
    text: renderTerminal(reply, style),
    buttons: reply.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : [])),
    ...(form
      ? {
          form: {
            typed: form.submit.typed,
            values: Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? ''])),
          },
        }
      : {}),
  };
}
