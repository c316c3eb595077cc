import { fleeting, type PersonId, type PersonSettings, type SettingsStore } from '../../people/index.ts';
import { type Command, type LogWords, noLogWords } from '../../understanding/index.ts';

/*
 * Who the residents are of what was begun and is no draft that waits: of a form that stands on the screen, of several drafts in one message.
 * Kept apart from the screen, for as long as what was begun is.
 */

type Resident = LogWords['resident'];
type Kept = { readonly id: string; readonly at: number; readonly each: readonly Resident[] };

const settingName = fleeting.residents;
const MOST_KEPT = 8;
const KEPT_FOR = 86_400_000;

/** Who the residents are in words for logging, one for each enquiry; undefined where none is named. */
export function residentsIn(command: Command | undefined): readonly Resident[] | undefined {
  const each = wordsIn(command).map(({ resident }) => resident);
  return each.some((resident) => Object.values(resident).some((part) => part !== '')) ? each : undefined;
}

function wordsIn(command: Command | undefined): readonly LogWords[] {
  if (command?.kind === 'log') return [command.words];
  return command?.kind === 'log-several' ? command.each : [];
}

type Place = {
  readonly settings: SettingsStore;
  readonly council: string;
  readonly person: PersonId;
  readonly conversation: string;
  readonly at: number;
};

/** Keeps them and gives the id under which they are found. */
export async function keepResidents(place: Place, each: readonly Resident[]): Promise<string> {
  const { settings, council, person, conversation, at } = place;
  const id = `${conversation} ${at}`;
  const kept = (value: unknown) =>
    [...keptIn(value, at).filter((one) => one.id !== id), { id, at, each }].slice(-MOST_KEPT);
  await settings.change(council, person, settingName, kept, at);
  return id;
}

/** Words for logging with who their residents are; as they are where that is no longer known. */
export function withResidents(command: Command, id: string, settings: PersonSettings, at: number): Command {
  const each = keptIn(settings[settingName], at).find((one) => one.id === id)?.each ?? [];
  if (command.kind === 'log') return { ...command, words: joined(command.words, each[0]) };
  if (command.kind !== 'log-several') return command;
  return { ...command, each: command.each.map((words, place) => joined(words, each[place])) };
}

/** Said of a resident whose details are kept nowhere any more, where the words are taken up again. */
export const RESIDENT = 'who the resident is';

export function joined(words: LogWords, resident: Partial<Resident> | undefined): LogWords {
  if (resident === undefined) return words;
  const unused = words.unused.filter((said) => said !== RESIDENT);
  return { ...words, resident: { ...noLogWords.resident, ...words.resident, ...resident }, unused };
}

function keptIn(value: unknown, at: number): readonly Kept[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Kept[]).filter((kept) => kept?.at > at - KEPT_FOR && Array.isArray(kept.each));
}
