import { type Reply, reply } from '../messaging/index.ts';
import { tellsEmergency } from '../understanding/index.ts';
import type { HeardTurn } from './heard-turn.ts';

/** Before all else, where what was typed tells that somebody may be in danger now: whom to ring. The answer follows as it is. */
export function withEmergency(replied: Reply, { turn, lines, knowledge }: HeardTurn): Reply {
  if (turn.input.kind !== 'text' || !tellsEmergency(lines)) return replied;
  const { emergencyLine } = knowledge.council;
  const text = `If anybody is in danger now, ring 999 first${emergencyLine === undefined ? '' : `, or the council’s emergency line on ${emergencyLine}`}: what is written here alerts no emergency service.`;
  return { ...replied, blocks: [...reply({ kind: 'paragraph', text }).blocks, ...replied.blocks] };
}
