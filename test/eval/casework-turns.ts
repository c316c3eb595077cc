import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const kind = z.enum(['changed', 'asks', 'shows', 'document', 'small-talk', 'unclear']);

const turnSchema = z.object({
  id: z.string(),
  story: z.string(),
  as: z.string(),
  at: z.string(),
  text: z.string(),
  expect: z.object({
    /** What a careful person finds right. */
    kinds: z.array(kind).min(1),
    /** The only kinds of change that may be written. */
    changes: z.array(z.string()),
    /** Words that must not stand in the reply: somebody else's casework. */
    never: z.array(z.string()).default([]),
  }),
  group: z.string(),
});

/** A turn with what is right. Turns of one story follow one another in one conversation, from fresh made-up data. */
export type LabelledTurn = z.infer<typeof turnSchema>;

/** Half of the turns may be looked at; the other half is kept from whoever changes how casework is understood. */
export function readTurns(half: 'open' | 'kept'): readonly LabelledTurn[] {
  return readFileSync(join(import.meta.dirname, `casework-${half}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => turnSchema.parse(JSON.parse(line)));
}
