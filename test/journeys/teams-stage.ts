import type { Json } from '../adapters/teams/recorded.ts';
import { everybody, openWholeApp, teamsPerson } from '../e2e/whole-app.ts';
import { isNudge } from '../support/fake-bot-connector.ts';
import type { Player, Shown, Stage } from './journey.ts';

/** The whole product, spoken to in personal chat as Teams does. Everybody installs it as the try-out starts again. */
export async function openTeamsStage(begins: string): Promise<Stage> {
  const app = await openWholeApp('derby', begins);
  const { connector, teamsEvents: events } = app;
  const post = async (who: Player, event: Json): Promise<Shown> => {
    const before = connector.messages().length;
    const { status, body } = await app.postToTeams(app.teamsEventOf(who, event));
    if (status !== 200) throw new Error(`Teams was answered ${status}.`);
    if (connector.faults.length > 0) throw new Error(`Teams would have refused: ${connector.faults.join('; ')}`);
    // A pressed button may be answered with the card that takes the message's place: it is there twice then. Where nothing was
    // pressed, what is put in a place is a nudge put right.
    const replaced = body.type === 'application/vnd.microsoft.card.adaptive' ? [body.value] : [];
    const said = connector
      .messages()
      .slice(before)
      .filter(
        ({ method, path, body: sent }) =>
          isTo(who, path) && !isNudge(sent) && !(method === 'PUT' && (replaced.length > 0 || event.type !== 'invoke')),
      )
      .map((call) => cardOf(call.body));
    const cards = [...replaced, ...said];
    return cards.length > 0 ? shownOf(cards) : { text: String(body.value ?? ''), buttons: [] };
  };
  let sentBefore = 0;
  return {
    say: (who, text) => post(who, events.message(text)),
    send: (who, { name, lines }, text) => {
      const file = connector.offerFile(name, new TextEncoder().encode(lines.join('\n')));
      return post(who, events.message(text, { attachments: [file] }));
    },
    press: (who, typed, values) => post(who, events.execute('personal', { typed, ...values })),
    moveClock: app.moveClock,
    startAgain: async (anew) => {
      await app.startAgain(anew);
      sentBefore = connector.messages().length;
      for (const who of everybody) await post(who, events.installed());
    },
    inbox: async (who) =>
      connector
        .messages()
        .slice(sentBefore)
        .filter(({ path, body }) => isTo(who, path) && isNudge(body))
        .map(({ body }) => shownOf([cardOf(body)])),
    close: app.close,
  };
}

function isTo(who: Player, path: string): boolean {
  return path.startsWith(`/a:personal-${teamsPerson(who).id}/`);
}

function cardOf(message: Json): unknown {
  const [attachment] = message.attachments as readonly { readonly content: unknown }[];
  return attachment?.content;
}

type Element = { readonly type?: string; readonly [name: string]: unknown };

/** The words, buttons and form of cards as Teams shows them: a form's button takes the inputs along. */
export function shownOf(cards: readonly unknown[]): Shown {
  const elements = cards.flatMap(everything);
  const presses = elements.filter(({ type }) => type === 'Action.Execute');
  const typedOf = ({ data }: Element) => (data as { readonly typed: string }).typed;
  const sends = presses.find(({ associatedInputs }) => associatedInputs === 'auto');
  const inputs = elements.filter(({ type }) => type?.startsWith('Input.'));
  const values = Object.fromEntries(
    inputs.map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']),
  );
  return {
    text: cards.map((card) => (card as { readonly fallbackText: string }).fallbackText).join('\n\n'),
    buttons: presses
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
