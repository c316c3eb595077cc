import { createSlackPeople, type SlackPeople } from '../e2e/slack-people.ts';
import { directMessagesOf, everybody, openWholeApp } from '../e2e/whole-app.ts';
import type { Player, Shown, Stage } from './journey.ts';

type Json = Readonly<Record<string, unknown>>;
type Open = { readonly id: string; readonly view: Json };

/** The whole product, spoken to by direct message as Slack does; forms are filled in as modals. Everybody has opened it. */
export async function openSlackStage(council: string, begins: string): Promise<Stage> {
  const app = await openWholeApp(council, begins);
  const people = createSlackPeople(app);
  const open = new Map<Player, Open>();
  for (const who of everybody) await people.opensApp(who);

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
    inbox: async (who) => nudgesTo(who, people),
    close: app.close,
  };
}

/** One entry a delivery, though a long one comes in several messages. */
function nudgesTo(who: Player, people: SlackPeople): readonly Shown[] {
  const deliveries = new Map<string, Json[]>();
  for (const message of people.nudges(directMessagesOf(who))) {
    const { delivery_id: id } = (message.metadata as { event_payload: { delivery_id: string } }).event_payload;
    deliveries.set(id, [...(deliveries.get(id) ?? []), message]);
  }
  return [...deliveries.values()].map((messages) => ({
    text: messages.map(({ text }) => unescapeText(String(text))).join('\n\n'),
    buttons: messages.flatMap(people.buttonsOf).map(({ label, value }) => ({ label, typed: value })),
  }));
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
