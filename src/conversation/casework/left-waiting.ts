import { defined } from '../../defined.ts';
import { type Reply, reply } from '../../messaging/index.ts';
import { type ActCommand, type Command, sayList, sayWaiting, withoutSpecial } from '../../understanding/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import { titles } from './enquiries/index.ts';
import { retireProposal } from './pending.ts';
import { type Left, type OnScreen, screenOf, withoutResident } from './screen.ts';
import type { Carrying, Scene } from './services.ts';
import { buttons, paragraph } from './wording.ts';

/*
 * What was begun and is left by another turn: a draft that waits for a yes, a form that was not sent. It is said that it waits, and it can be
 * taken up again with its own button or by "what waits". A yes is never to it before it was shown again.
 */

/** As many are kept; who begins more has the older ones on their cards alone. */
const MOST = 3;

/** What it is called, without who a resident is; undefined for what is asked anew as quickly as it is taken up. */
function nameOf(command: Command): string | undefined {
  switch (command.kind) {
    case 'log':
      return command.words.subject === ''
        ? undefined
        : `Log an enquiry: ${withoutSpecial(command.words.subject)?.rest ?? command.words.subject}`;
    case 'log-several':
      return 'Log several enquiries';
    case 'act': {
      const named = command.abouts.map((about) => about.named).filter((each) => /^CW-/i.test(each));
      return command.verb === 'undo' || named.length === 0 ? undefined : `${titles[command.verb]} ${named.join(', ')}`;
    }
    case 'absence':
      return 'Record an absence';
    case 'leaving':
      return `Record that ${command.who} leaves`;
    case 'announce':
      return 'Send an announcement';
    case 'close-day':
      return `Closure day ${command.day}`;
    default:
      return undefined;
  }
}

/** What the screen before left behind, where this turn was about something else. */
function leftBy(
  { name, open, waits, keeps }: OnScreen,
  after: OnScreen,
  { notes }: Pick<HeardTurn, 'notes'>,
): Left | undefined {
  if (name === undefined || open === undefined || notes.answered === true) return undefined;
  if (waits !== undefined && waits === after.waits) return undefined;
  return { name, command: withoutResident(open.command), ...defined({ waits, keeps }) };
}

/** A reply with a word on what it leaves behind, and what is on the screen with all that waits from now on. */
export function leaveBehind(
  replied: Reply,
  heard: Pick<HeardTurn, 'notes' | 'text' | 'turn'>,
): { readonly said: Reply; readonly screen: OnScreen } {
  const { notes, text, turn } = heard;
  const after = screenOf(replied, notes.asked);
  const isBegun = after.isForm === true || after.buttons.some(({ typed }) => /^(?:confirm|cancel) /.test(typed));
  const name = isBegun && after.open !== undefined ? nameOf(after.open.command) : undefined;
  const earlier = (notes.left ?? notes.screen.left ?? [])
    .filter(({ waits }) => waits === undefined || !text.endsWith(` ${waits}`))
    .filter((each) => notes.made === undefined || !isSameAct(each.command, notes.did))
    .map((each) => ({ ...each, command: withoutResident(each.command) }));
  const begun = leftBy(notes.screen, after, heard);
  // What was read back and then done in other words was done.
  const now =
    begun !== undefined && notes.made !== undefined && isSameAct(begun.command, notes.did) ? undefined : begun;
  const others = earlier.filter((each) => each.name !== name && each.name !== now?.name);
  const left = [...(now === undefined || now.name === name ? [] : [now]), ...others].slice(0, MOST);
  const noted = now === undefined || now.name === name || turn.input.kind === 'home' ? replied : withNote(replied, now);
  const next = notes.made === undefined ? -1 : left.findIndex(({ command }) => isNextFor(command, notes.did));
  const said = next < 0 ? noted : withNext(noted, left, next, isBegun);
  const did = notes.did && withoutResident(notes.did);
  const { listed, whom = notes.screen.whom } = notes;
  // "Undo" answers whether to take back what was done last.
  const made = notes.made ?? (notes.stands ? notes.screen.made : undefined);
  return { said, screen: { ...screenOf(said, notes.asked), ...defined({ name, did, made, listed, whom }), left } };
}

/** Whether both are about one enquiry. */
export function isOfSame(one: Command, other: Command | undefined): other is ActCommand {
  if (one.kind !== 'act' || other?.kind !== 'act') return false;
  return one.abouts.some((each) => other.abouts.some((about) => isSameReference(each.named, about.named)));
}

/** "CW-2" is CW-2026-0002, as far as what was begun and what was done in one conversation goes. */
function isSameReference(one: string, other: string): boolean {
  if (one.toUpperCase() === other.toUpperCase()) return true;
  const [first, second] = [one, other].map((named) => /^CW-(?:(?<year>\d{4})-)?0*(?<number>\d+)$/i.exec(named)?.groups);
  if (first === undefined || second === undefined || first.number !== second.number) return false;
  return first.year === undefined || second.year === undefined || first.year === second.year;
}

/** It was done in the meantime, in words of its own. */
export function isSameAct(command: Command, did: Command | undefined): boolean {
  return isOfSame(command, did) && command.kind === 'act' && command.verb === did.verb;
}

/** Words that wait for what was just done to their enquiry. */
function isNextFor(command: Command, did: Command | undefined): boolean {
  return isOfSame(command, did) && command.kind === 'act' && did.verb !== 'undo' && command.words.text !== '';
}

function withNext(replied: Reply, left: readonly Left[], at: number, isBegun: boolean): Reply {
  const name = left[at]?.name ?? '';
  const typed = sayWaiting(left.length === 1 && !isBegun ? 0 : at + (isBegun ? 2 : 1));
  const note = [paragraph(`“${name}” still waits, with what you typed.`), buttons(['Back to it', typed])];
  return { ...replied, blocks: [...replied.blocks, ...note] };
}

function withNote(replied: Reply, { name, waits }: Left): Reply {
  const seen = `was not done yet. Type "${sayWaiting()}" to see it again`;
  const what = waits === undefined ? 'was not finished. It is kept for a day' : seen;
  const note = [paragraph(`“${name}” ${what}.`), buttons(['Back to it', sayWaiting()])];
  return { ...replied, blocks: [...replied.blocks, ...note] };
}

/** "What waits": what was left, or stands there still, shown again; several by their names. */
export async function takeUpAgain(
  { which, changed }: Extract<Command, { kind: 'what-waits' }>,
  scene: Scene,
  carry: Carrying<Command>,
): Promise<Reply> {
  const left = allWaiting(scene);
  const [only, second] = left;
  const wanted = which > 0 ? left[which - 1] : second === undefined ? only : undefined;
  if (wanted === undefined) return which > 0 || only === undefined ? nothingWaits() : offerLeft(left, 'These wait:');
  const { waits } = wanted;
  const command = changed ?? wanted.command;
  const again = 'sure' in command ? { ...command, sure: false } : command;
  const answered = await carry(again, scene);
  if (answered === undefined) return nothingWaits();
  // Its card above is not done by its button any more: what is shown now is.
  if (waits !== undefined) await retireProposal(waits, scene);
  scene.heard.notes.asked ??= again;
  scene.heard.notes.answered = true;
  scene.heard.notes.left = left.filter((each) => each !== wanted);
  return answered;
}

/** What stands on the screen and waits, then what was left. */
export function allWaiting({ screen: { name, open, waits, keeps, left = [] } }: Scene): readonly Left[] {
  const here =
    name === undefined || open === undefined ? [] : [{ name, command: open.command, ...defined({ waits, keeps }) }];
  return [...here, ...left.filter((each) => each.name !== name)];
}

function nothingWaits(): Reply {
  return reply(paragraph('Nothing that you began here waits.'), buttons(['My casework', sayList('mine')]));
}

function offerLeft(left: readonly Left[], sentence: string): Reply {
  return {
    ...reply(
      paragraph(sentence),
      buttons(...left.map(({ name }, at) => [name, sayWaiting(left.length === 1 ? 0 : at + 1)] as const)),
    ),
    nature: 'asks',
  };
}

/** A yes or a no to nothing that is on the screen, though something was left: it is to be seen again first. */
export function notOnScreen(command: Command, scene: Scene): Reply | undefined {
  const left = allWaiting(scene);
  if (left.length === 0 || (command.kind !== 'confirm' && command.kind !== 'cancel')) return undefined;
  scene.heard.notes.answered = true;
  scene.heard.notes.left = left;
  const none =
    command.kind === 'confirm' ? 'There is nothing here that waits for a yes.' : 'There is nothing here to cancel.';
  // It is said how things stand: nothing is asked that a yes could be to.
  return { ...offerLeft(left, `${none} What you began before can be looked at again:`), nature: 'shows' };
}
