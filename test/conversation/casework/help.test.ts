import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
}, 120_000);
afterAll(async () => room.close());

/** What help teaches somebody to type about casework. */
async function taught(who: string): Promise<readonly string[]> {
  const { blocks } = await room.say(who, 'help');
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Casework');
  return blocks.slice(from).flatMap((block) => {
    // "Also: due this week, everything in a ward" is typed as well.
    if (block.kind === 'facts')
      return block.facts.flatMap(({ label, value }) => [
        label,
        ...(/\balso: ([^;]+)$/.exec(value)?.[1]?.split(', ') ?? []),
      ]);
    return block.kind === 'actions' ? block.actions.map(({ typed }) => typed) : [];
  });
}

describe('what help teaches', () => {
  it.each(['khan', 'priya', 'sam'])(
    'is understood as casework, every sentence of it, when %s types it',
    async (who) => {
      const sentences = await taught(who);
      expect(sentences.length).toBeGreaterThan(4);
      for (const sentence of sentences) {
        const said = sentence.replaceAll('CW-2026-0042', 'CW-2027-0002');
        const { text, nature } = await room.say(who, said);
        expect(`${said}: ${nature} ${text}`).not.toMatch(
          /: (?:document|unclear|small-talk) |did not understand|cannot be opened/,
        );
      }
    },
  );
});
