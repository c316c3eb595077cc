import { type Reply, reply } from '../../messaging/index.ts';
import { type Command, mayPutRight, type Understanding } from '../../understanding/index.ts';
import { carry } from './carry.ts';
import { retireProposal } from './pending.ts';
import type { Scene } from './services.ts';
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
 * once more to what. Undefined where nothing waits, where it would not be read back again, or where the words may have been to put it right.
 */
export async function stillWaits({ text, found }: Understanding, scene: Scene): Promise<Reply | undefined> {
  const { open, waits } = scene.screen;
  if (open === undefined || waits === undefined || !readBackKinds.has(open.command.kind)) return undefined;
  // What may have been meant to put it right leaves nothing behind that a yes would do as it was.
  if (mayPutRight(text) || mayPutRight(scene.heard.text) || found.some(({ is }) => is !== 'reference'))
    return undefined;
  const command = 'sure' in open.command ? { ...open.command, sure: false } : open.command;
  const again = await carry(command, scene);
  if (again === undefined) return undefined;
  await retireProposal(waits, scene);
  scene.heard.notes.asked ??= command;
  return {
    ...reply(
      paragraph('I did not understand that, so nothing was changed. This still waits, as it was:'),
      ...again.blocks,
    ),
    nature: 'asks',
  };
}
