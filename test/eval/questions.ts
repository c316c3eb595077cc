import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';

const questionSchema = z.object({
  id: z.string(),
  council: z.string(),
  role: z.enum(['officer', 'councillor', 'co-opted', 'unknown']),
  question: z.string(),
  style: z.string(),
  answerable: z.boolean(),
  accept: z.array(z.string()),
  best: z.array(z.string()),
  item: z.string().optional(),
  /** The question before it in the same conversation. */
  previous: z.string().optional(),
  /** Words of the clause that answer; any of them is right. */
  passage: z.union([z.string().transform((text) => [text]), z.array(z.string())]).optional(),
  /** References that are to be shown in full with the answer. */
  also: z.array(z.string()).optional(),
});

/** A labelled question: `accept` are the clauses that a careful reader would be content to get first. */
export type LabelledQuestion = z.infer<typeof questionSchema> & {
  /** The file that it stands in, where it stands in one. */
  readonly set?: string;
};

/** Reads questions, one JSON object a line. Throws with the line's number where one is malformed. */
export function readQuestions(file: string): readonly LabelledQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const parsed = questionSchema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}, line ${at + 1}: ${z.prettifyError(parsed.error)}`);
      return [{ ...parsed.data, set: basename(file, '.jsonl') }];
    });
}
