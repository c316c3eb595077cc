import { type Block, type Reply, reply } from '../../messaging/index.ts';
import { servicesOf } from '../../people/index.ts';
import { type Command, changeIn, guessService, mayPutRight, type Understanding } from '../../understanding/index.ts';
import { carry } from './carry.ts';
import { retireProposal } from './pending.ts';
import type { Scene } from './services.ts';
import { notTaken } from './understood.ts';
import { paragraph } from './wording.ts';

/** What is read back whenever it is said, and done by a yes alone. */
const readBackKinds: ReadonlySet<Command['kind']> = new Set([
  'log',
  'act',
  'absence',
  'leaving',
  'announce',
  'close-day',
]);

/**
 * What waits to be confirmed, read back anew because words that came in between were not understood, so that whoever says yes then has seen
 * once more to what: without the button for it where the words may have been to put it right. Undefined where nothing waits, or would not be
 * read back again.
 */
export async function stillWaits({ text, found }: Understanding, scene: Scene): Promise<Reply | undefined> {
  const said = scene.heard.text;
  if (scene.screen.isForm === true) return formStays(scene);
  // What may have been meant to put it right leaves nothing behind that a yes would do as it was.
  const isPutRight =
    mayPutRight(text) || mayPutRight(said) || changeIn(said) !== '' || found.some(({ is }) => is !== 'reference');
  // What sounds like a matter of its own may be what the next yes is meant for.
  const isOther = !isPutRight && (await saysWhatServicesDealWith(said, scene));
  const shown = await shownAgain(scene);
  if (shown === undefined) return undefined;
  const { again, command } = shown;
  const what = `${notTaken(said)} This still waits, as it was:`;
  if (isOther) {
    const how = `It is not done by a yes now. Type "what waits" to see it with its button.`;
    return { ...reply(paragraph(what), ...again.blocks.map(withoutYes), paragraph(how)), nature: 'asks' };
  }
  return {
    ...(isPutRight
      ? reply(
          paragraph(what),
          ...again.blocks.map(withoutYes),
          paragraph(`If something of it is to be different, ${howToChange(command)}.`),
        )
      : reply(paragraph(what), ...again.blocks)),
    nature: 'asks',
  };
}

/** A draft that lacks something is asked for that again. */
async function formStays(scene: Scene): Promise<Reply | undefined> {
  const { open } = scene.screen;
  if (open?.command.kind !== 'log' || open.command.words.subject === '') return undefined;
  const again = await carry({ ...open.command, sure: false }, scene);
  if (again === undefined) return undefined;
  scene.heard.notes.asked ??= open.command;
  scene.heard.notes.answered = true;
  return { ...again, blocks: [paragraph(notTaken(scene.heard.text)), ...again.blocks], nature: 'asks' };
}

/** A yes under a condition: what it waits for, and what waits read back anew, to be done by a plain yes. */
export async function saidWithCondition(sentence: string, scene: Scene): Promise<Reply | undefined> {
  const shown = await shownAgain(scene);
  if (shown === undefined) return undefined;
  const isPressed = ['announce', 'leaving', 'close-day'].includes(shown.command.kind);
  const how = isPressed ? 'Press its button' : 'Say yes';
  const what = `${sentence} ${how} when it is, or now if it is to be done all the same.`;
  return { ...reply(paragraph(what), ...shown.again.blocks.map(allTheSame)), nature: 'asks' };
}

/** An "ok" to that is to being told, and no yes: the button says that it is done in spite of what was said. */
function allTheSame(block: Block): Block {
  if (block.kind !== 'actions') return block;
  const label = (action: (typeof block.actions)[number]) =>
    action.typed.startsWith('confirm ') ? { ...action, label: 'Do it all the same' } : action;
  return { ...block, actions: block.actions.map(label) };
}

/** What waits, read back anew in place of its card; undefined where nothing does, or would not be read back again. */
async function shownAgain(scene: Scene): Promise<{ readonly command: Command; readonly again: Reply } | undefined> {
  const { open, waits } = scene.screen;
  if (open === undefined || waits === undefined || !readBackKinds.has(open.command.kind)) return undefined;
  const command = 'sure' in open.command ? { ...open.command, sure: false } : open.command;
  const again = await carry(command, scene);
  if (again === undefined) return undefined;
  await retireProposal(waits, scene);
  scene.heard.notes.asked ??= command;
  scene.heard.notes.answered = true;
  return { command, again };
}

/** "Streetlight out, 9 Elm Grove". */
async function saysWhatServicesDealWith(said: string, { services, directory, on }: Scene): Promise<boolean> {
  const { everyday } = await services.understanding();
  return guessService(said, { services: servicesOf(directory, on), everyday }) !== '';
}

function withoutYes(block: Block): Block {
  if (block.kind !== 'actions') return block;
  return { ...block, actions: block.actions.filter(({ typed }) => !typed.startsWith('confirm ')) };
}

/** What is taken in place of a part of it, as an example; else it is said as a whole. */
function howToChange(command: Command): string {
  const only = (said: string) => `say only that, such as “${said}”`;
  if (command.kind === 'log') return only('with Streets');
  if (command.kind === 'absence') return only('until Friday');
  if (command.kind === 'act' && (command.verb === 'pause' || command.verb === 'extend')) return only('until Friday');
  return 'say all of it again';
}
