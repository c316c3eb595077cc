import { createSlackPeople, type SlackPeople } from '../e2e/slack-people.ts';
import { directMessagesOf, everybody, openWholeApp } from '../e2e/whole-app.ts';
import type { Player, Shown, Stage } from './journey.ts';

type Json = Readonly<Record<string, unknown>>;
type Open = { readonly id: string; readonly view: Json };

/** The whole product, spoken to by direct message as Slack does; forms are filled in as modals. Everybody opens it as the try-out starts again. */
export async function openSlackStage(begins: string): Promise<Stage> {
  const app = await openWholeApp('derby', begins);
  const people = createSlackPeople(app);
  const open = new Map<Player, Open>();
  /** Deliveries of the stories told before. */
  let before = new Set<string>();

  /** What people see of an answer; a form in it is opened, as they would. */
  const show = async (who: Player, said: readonly Json[]): Promise<Shown> => {
    const view = said.find(({ view: shown }) => shown !== undefined);
    if (view) return showView(who, view as unknown as Open);
    const buttons = said.flatMap(people.buttonsOf);
    const opener = buttons.find(({ label }) => label === 'Open the form');
    const opened = opener && (await people.presses(who, opener.value)).find(({ view: shown }) => shown !== undefined);
    const inForm = opened === undefined ? [] : wordsOf((opened as unknown as Open).view.blocks);
    return {
      text: [...said.map(({ text }) => unescapeText(String(text))), ...inForm].join('\n\n'),
      buttons: buttons.filter((each) => each !== opener).map(({ label, value }) => ({ label, typed: value })),
      ...(opened ? { form: formOf(keep(who, opened as unknown as Open).view) } : {}),
    };
  };
  const keep = (who: Player, shown: Open) => {
    open.set(who, shown);
    return shown;
  };
  const showView = (who: Player, shown: Open): Shown => {
    const { view } = keep(who, shown);
    const text = wordsOf(view.blocks).join('\n');
    return { text, buttons: [], ...(view.callback_id === 'form' ? { form: formOf(view) } : {}) };
  };
  const submit = async (who: Player, typed: string, values: Readonly<Record<string, string>>): Promise<Shown> => {
    const shown = open.get(who);
    if (shown === undefined || formOf(shown.view).typed !== typed) throw new Error(`${who} has no such form open.`);
    const { answer, said } = await people.submits(who, shown.id, shown.view, values);
    if (answer.response_action === 'errors') {
      return { text: Object.values(answer.errors as Json).join('\n'), buttons: [], form: formOf(shown.view) };
    }
    if (answer.response_action === 'update') return showView(who, { id: shown.id, view: answer.view as Json });
    return show(who, said);
  };
  return {
    say: async (who, text) => show(who, await people.says(who, text)),
    send: async (who, { name, lines }, text) => {
      const file = app.slack.offerFile(name, new TextEncoder().encode(lines.join('\n')));
      return show(who, await people.says(who, text, { subtype: 'file_share', files: [file] }));
    },
    press: async (who, typed, values) =>
      Object.keys(values).length > 0 ? submit(who, typed, values) : show(who, await people.presses(who, typed)),
    moveClock: app.moveClock,
    startAgain: async (anew) => {
      await app.startAgain(anew);
      open.clear();
      before = new Set(everybody.flatMap((who) => people.nudges(directMessagesOf(who)).map(deliveryOf)));
      for (const who of everybody) await people.opensApp(who);
    },
    inbox: async (who) => nudgesTo(who, people, before),
    close: app.close,
  };
}

/** One entry a delivery, though a long one comes in several messages. */
function nudgesTo(who: Player, people: SlackPeople, before: ReadonlySet<string>): readonly Shown[] {
  const since = people.nudges(directMessagesOf(who)).filter((message) => !before.has(deliveryOf(message)));
  const deliveries = Map.groupBy(since, deliveryOf);
  return [...deliveries.values()].map((messages) => ({
    text: messages.map(({ text }) => unescapeText(String(text))).join('\n\n'),
    buttons: messages.flatMap(people.buttonsOf).map(({ label, value }) => ({ label, typed: value })),
  }));
}

function deliveryOf({ metadata }: Json): string {
  return (metadata as { event_payload: { delivery_id: string } }).event_payload.delivery_id;
}

function formOf(view: Json): NonNullable<Shown['form']> {
  const inputs = (view.blocks as readonly Json[]).filter(({ type }) => type === 'input');
  const { typed } = JSON.parse(String(view.private_metadata)) as { readonly typed: string };
  const values = inputs.map(({ block_id, element }): [string, string] => {
    const { initial_value, initial_date, initial_option } = element as Json;
    const chosen = (initial_option as { readonly value: string } | undefined)?.value;
    return [String(block_id).replace('field:', ''), String(initial_value ?? initial_date ?? chosen ?? '')];
  });
  return { typed, values: Object.fromEntries(values) };
}

/** Every word that a view shows. */
function wordsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) =>
    ['text', 'initial_value', 'initial_date'].includes(name) && typeof held === 'string' ? [held] : wordsOf(held),
  );
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
