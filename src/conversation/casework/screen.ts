import { defined } from '../../defined.ts';
import type { Reply } from '../../messaging/index.ts';
import { fleeting, type PersonId, type SettingsStore } from '../../people/index.ts';
import {
  type Command,
  emptyScreen,
  LOG,
  type LogWords,
  noLogWords,
  residentParts,
  type Screen,
  typedFor,
} from '../../understanding/index.ts';
import { residentWaiting } from './pending.ts';
import { joined, keepResidents, RESIDENT, residentsIn, withResidents } from './resident-kept.ts';

/*
 * What is on the screen of a conversation for one person: the last thing said there. Every turn takes it, so that a "yes" is only ever
 * to what was said just before it, in that conversation; and every reply puts something new there, or nothing.
 */

/** What a "yes", an "it" or a bare answer may be about. `waits`: the id of what was read back. */
export type OnScreen = Omit<Screen, 'left'> & {
  readonly waits?: string;
  /** When it was put there, as far as that is kept. */
  readonly at?: number;
  /** The turn that made a change and said so here. */
  readonly made?: string;
  /** A form stands there. */
  readonly isForm?: true;
  /** What a draft or a form that stands there is called. */
  readonly name?: string;
  /** Under which id it is kept who the residents are of what stands there. */
  readonly keeps?: string;
  /** What was begun and left by other turns, the newest first. */
  readonly left?: readonly Left[];
};

/** Something that was begun and left: what it is called, what asks for it, and the ids under which it waits and its residents are kept. */
export type Left = {
  readonly name: string;
  readonly command: Command;
  readonly waits?: string;
  readonly keeps?: string;
};

/** `from` is the thread in which it was said, where this is the conversation around that. */
type Kept = OnScreen & { readonly conversation: string; readonly from?: string; readonly at: number };

const settingName = fleeting.screen;
const MOST_CONVERSATIONS = 8;
const MOST_BUTTONS = 10;
const MOST_REFERENCES = 12;
/** What was said longer ago is no longer before somebody's eyes, in milliseconds. */
const FRESH = 15 * 60_000;
/** What was begun is kept as long. */
const A_DAY = 86_400_000;

type Place = {
  readonly settings: SettingsStore;
  readonly council: string;
  readonly person: PersonId;
  readonly conversation: string;
  /** The conversation that this is a thread of: what was said there last stands before somebody who begins a thread. */
  readonly within?: string | undefined;
  readonly begins?: boolean | undefined;
  readonly at: number;
};

/** What was on the screen, nothing where that is long ago. */
export async function readScreen(place: Place): Promise<OnScreen> {
  const settings = await place.settings.of(place.council, place.person);
  const kept = seenFrom(place, keptIn(settings[settingName]));
  if (kept === undefined || kept.at < place.at - A_DAY) return emptyScreen;
  const whole = (command: Command, { waits, keeps }: Pick<Left, 'waits' | 'keeps'>) => {
    if (keeps !== undefined) return withResidents(command, keeps, settings, place.at);
    if (waits === undefined || command.kind !== 'log') return command;
    return { ...command, words: joined(command.words, residentWaiting(settings, waits, place.at)) };
  };
  const left = (kept.left ?? []).map((each) => ({ ...each, command: whole(each.command, each) }));
  if (kept.at < place.at - FRESH) {
    const { name, open, waits, keeps } = kept;
    const own =
      name === undefined || open === undefined
        ? []
        : [{ name, command: whole(open.command, kept), ...defined({ waits, keeps }) }];
    return { ...emptyScreen, at: kept.at, left: [...own, ...left] };
  }
  const { open } = kept;
  const command = open && whole(open.command, kept);
  return {
    ...kept,
    left,
    ...(open === undefined || command === undefined ? {} : { open: { ...open, command } }),
  };
}

/** Who a resident is stands in no screen: it is with the draft that waits, if there is one, and else it has to be said again. */
export function withoutResident(command: Command): Command {
  if (command.kind === 'act') {
    const named = Object.entries(command.words.edits).filter(([name]) => !residentParts.some((part) => part === name));
    return { ...command, words: { ...command.words, edits: Object.fromEntries(named) } };
  }
  if (command.kind === 'log') return { ...command, words: residentLeftOut(command.words) };
  return command.kind === 'log-several' ? { ...command, each: command.each.map(residentLeftOut) } : command;
}

function residentLeftOut(words: LogWords): LogWords {
  return Object.values(words.resident).every((said) => said === '')
    ? words
    : { ...words, resident: noLogWords.resident, unused: [...words.unused, RESIDENT] };
}

/**
 * Keeps what a reply put on the screen, in place of what was there. Writes nothing where nothing changed. `about` is what it asks about, with
 * who the residents are: apart, where no draft that waits has that.
 */
export async function keepScreen(place: Place, screen: OnScreen, about?: Command): Promise<void> {
  const { settings, council, person, at } = place;
  const isWithDraft = about?.kind === 'log' && screen.waits !== undefined;
  const residents = screen.open === undefined || isWithDraft ? undefined : residentsIn(about);
  const keeps = residents && (await keepResidents(place, residents));
  const kept = { ...screen, ...defined({ keeps }) };
  await settings.change(council, person, settingName, (before) => withScreen(before, place, kept), at);
}

/** Changed as a whole: somebody may be answered in two conversations at once. What came in where nothing changes. */
function withScreen(before: unknown, place: Place, screen: OnScreen): unknown {
  const all = keptIn(before);
  const taken = seenFrom(place, all);
  const gone = [place.conversation, place.within, taken?.from];
  const isKept = ({ at, name, left = [] }: Kept) =>
    at > place.at - (name === undefined && left.length === 0 ? FRESH : A_DAY);
  const others = all.filter((each) => !gone.includes(each.conversation) && isKept(each));
  const earlier = screen.references.length === 0 ? earlierOf(taken, place) : undefined;
  const isEmpty =
    screen.buttons.length === 0 &&
    screen.references.length === 0 &&
    screen.open === undefined &&
    screen.whom === undefined &&
    earlier === undefined &&
    (screen.left ?? []).length === 0;
  if (isEmpty && others.length === all.length) return before;
  const own = {
    ...screen,
    ...defined({ earlier }),
    conversation: place.conversation,
    at: place.at,
  };
  const around = place.within === undefined ? [] : [{ ...own, conversation: place.within, from: place.conversation }];
  const here = isEmpty ? [] : [own, ...around];
  const kept = [...others, ...here].slice(-MOST_CONVERSATIONS);
  return kept.length === 0 ? undefined : kept;
}

/** As many turns back somebody may still say "it" of what was shown. */
const TURNS_BACK = 2;

/** The references that stood on the screen before, one turn further back. */
function earlierOf(taken: Kept | undefined, { at }: Place): OnScreen['earlier'] {
  if (taken === undefined || taken.at < at - FRESH) return undefined;
  const { references, earlier } = taken;
  if (references.length > 0) return { references, turns: 1 };
  return earlier === undefined || earlier.turns >= TURNS_BACK ? undefined : { ...earlier, turns: earlier.turns + 1 };
}

/** A "yes" in a thread is to what was said in it, and in one that begins to what was said last anywhere. */
function seenFrom({ conversation, within, begins }: Place, all: readonly Kept[]): Kept | undefined {
  const from = begins && within !== undefined ? within : conversation;
  return all.find((kept) => kept.conversation === from);
}

function keptIn(value: unknown): readonly Kept[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Kept[]).filter(
    (kept) => typeof kept?.conversation === 'string' && Array.isArray(kept.buttons) && Array.isArray(kept.references),
  );
}

function saidWithoutResident(typed: string): string {
  if (typed.startsWith(`${LOG}: `)) return LOG;
  const reference = /^put right the resident\b.*? of (CW-\d{4}-\d+): /.exec(typed)?.[1];
  return reference === undefined ? typed : typedFor('edit', reference);
}

/** What a reply puts on the screen; `about` is the command that it asks about, where it does. */
export function screenOf({ blocks, nature }: Reply, about: Command | undefined): OnScreen {
  // The documents' own buttons are pressed as they are.
  if (nature === 'document' || nature === 'small-talk') return emptyScreen;
  const buttons = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const waits = buttons.flatMap(({ typed }) => /^confirm ([\w-]{4,64})$/.exec(typed)?.[1] ?? [])[0];
  const form = blocks.flatMap((block) => (block.kind === 'form' ? [block.form] : []))[0];
  const shown = blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind === 'form') return [block.form.title];
    if (block.kind === 'table') return block.rows.map(([first = '']) => first);
    return block.kind === 'list' ? block.items : [];
  });
  // "Did you mean: show CW-..." is about that one too.
  const asked = nature === 'unclear' ? buttons.flatMap(({ typed }) => /^show CW-.*/.exec(typed)?.[0] ?? []) : [];
  const references = [...new Set([...shown, ...asked].flatMap((text) => /\bCW-\d{4}-\d+\b/.exec(text)?.[0] ?? []))];
  const wanted = form?.fields.filter(
    ({ required, value, error }) => error !== undefined || (required && (value ?? '') === ''),
  );
  const open =
    about === undefined
      ? undefined
      : {
          command: withoutResident(about),
          wanted: wanted?.map(({ name }) => name) ?? ['days', 'cover', 'by', 'who', 'service'],
        };
  return {
    // What is to be logged may say who a resident is: a button has its words, whoever says "the second one" says them again.
    buttons: buttons.slice(0, MOST_BUTTONS).map(({ label, typed }) => ({ label, typed: saidWithoutResident(typed) })),
    references: references.slice(0, MOST_REFERENCES),
    ...defined({ waits, open }),
    ...(form === undefined ? {} : { isForm: true as const }),
  };
}
