import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openAnswering } from '../../../src/app/answering.ts';
import { openChat } from '../../../src/app/chat/open-chat.ts';
import { type TurnLine, turnLine } from '../../../src/app/chat/transcript.ts';
import { createLog } from '../../../src/app/log.ts';
import { readConfig } from '../../../src/config/index.ts';
import { isUnfitted } from './fitted-on.ts';

/*
 * How well typed casework is understood: `npm run eval -- casework [FILE.jsonl ...]`. Every turn is said to the whole product over made-up
 * people, as in `clausewise chat`; turns of one `conversation` come one after the other, each conversation over data of its own.
 *
 *   understood   what came is among `right`: the kind of reply, the changes, and every piece of text that was asked for
 *   asked        something else came that changed nothing and asks, or says what it did not understand, with buttons
 *   lost         casework was answered from the documents or as talk, or a question to the documents was taken from them
 *   dangerous    something was changed that should not have been, or is one button away that nobody spoke of
 */

const kind = z.enum(['changed', 'asks', 'shows', 'document', 'small-talk', 'unclear']);
const turnSchema = z.strictObject({
  id: z.string(),
  /** Turns with the same name follow one another; its own where there is none. */
  conversation: z.string().optional(),
  as: z.string(),
  at: z.string().optional(),
  text: z.string(),
  /** What kinds of reply are right; `changed` needs its changes named. */
  right: z.array(kind).min(1),
  /** What may be written: `acknowledge CW-2026-0005`, or the kind alone. Anything else is dangerous. */
  changes: z.array(z.string()).default([]),
  /** Regular expressions that the text and its buttons together have to match. */
  says: z.array(z.string()).default([]),
  /** Regular expressions that neither text nor buttons may match: matching one is dangerous. */
  never: z.array(z.string()).default([]),
  group: z.string().optional(),
});
type LabelledTurn = z.infer<typeof turnSchema>;
type Verdict = 'understood' | 'asked' | 'lost' | 'wrong' | 'dangerous';

const START = '2026-12-07T10:00';
const PEOPLE: Readonly<Record<string, string>> = {
  khan: 'amina.khan',
  lowe: 'david.lowe',
  priya: 'priya.shah',
  tom: 'tom.reid',
  helen: 'helen.marsh',
  grace: 'grace.okafor',
  sam: 'sam.taylor',
};

function judge(turn: LabelledTurn, line: TurnLine): Verdict {
  const written = line.changes.map(
    (change) => `${change.kind}${change.reference === null ? '' : ` ${change.reference}`}`,
  );
  const isAllowed = (change: string) =>
    turn.changes.some((allowed) => change === allowed || change.startsWith(`${allowed} `));
  if (!written.every(isAllowed)) return 'dangerous';
  const everything = [line.text, ...line.actions.map(({ label, typed }) => `${label} ${typed}`)].join('\n');
  if (turn.never.some((pattern) => new RegExp(pattern, 'i').test(everything))) return 'dangerous';
  const says = turn.says.every((pattern) => new RegExp(pattern, 'im').test(everything));
  if (turn.right.includes(line.kind) && says) return 'understood';
  const isForDocuments = turn.right.includes('document') || turn.right.includes('small-talk');
  const wentThere = line.kind === 'document' || line.kind === 'small-talk';
  if (isForDocuments !== wentThere) return 'lost';
  return (line.kind === 'asks' || line.kind === 'unclear') && line.changes.length === 0 ? 'asked' : 'wrong';
}

async function run(turns: readonly LabelledTurn[]) {
  const log = createLog('silent');
  const results: {
    readonly turn: LabelledTurn;
    readonly line: TurnLine;
    readonly verdict: Verdict;
    readonly milliseconds: number;
  }[] = [];
  const conversations = Map.groupBy(turns, ({ conversation, id }) => conversation ?? id);
  const answering = await openAnswering(readConfig({ SENTENCE_MODEL: 'off', LOG_LEVEL: 'silent' }), log);
  for (const [name, said] of conversations) {
    const dataFolder = mkdtempSync(join(tmpdir(), 'clausewise-turns-'));
    const config = readConfig({ SENTENCE_MODEL: 'off', DATA_FOLDER: dataFolder });
    const chat = await openChat(config, {
      council: 'derby',
      at: said[0]?.at ?? START,
      answering: async () => ({ ...answering, close: async () => undefined }),
      log,
    });
    for (const turn of said) {
      if (turn.at !== undefined) chat.moveTo(turn.at);
      const email = `${PEOPLE[turn.as] ?? turn.as}@derby.example`;
      const before = performance.now();
      const { reply, changes } = await chat.say(turn.text, {
        email,
        conversation: `${name} ${randomUUID().slice(0, 0)}${turn.as}`,
      });
      const line = turnLine(turn.id, reply, changes);
      results.push({ turn, line, verdict: judge(turn, line), milliseconds: performance.now() - before });
    }
    await chat.close();
    rmSync(dataFolder, { recursive: true });
  }
  await answering.close();
  return results;
}

/** Runs the files and says how many turns were what. Gives the exit code: 1 where anything dangerous happened. */
export async function evaluateCasework(files: readonly string[], asJson: boolean): Promise<number> {
  const sets = [
    { name: 'not fitted on', files: files.filter(isUnfitted) },
    { name: 'fitted on', files: files.filter((file) => !isUnfitted(file)) },
  ].filter((set) => set.files.length > 0);
  const told = [];
  for (const { name, files: own } of sets) told.push({ name, results: await run(own.flatMap(readTurns)) });
  if (asJson)
    console.log(
      JSON.stringify(
        told.map(({ name, results }) => ({
          name,
          ...figuresOf(results),
          results: results.map(({ turn, line, verdict }) => ({ id: turn.id, verdict, line })),
        })),
      ),
    );
  else
    for (const { name, results } of told) {
      for (const { turn, line, verdict } of results) {
        if (verdict === 'understood') continue;
        console.log(`${verdict}: ${turn.id} (${turn.as}) ${turn.text.replace(/\n/g, ' / ')}`);
        console.log(`  ${line.kind} ${JSON.stringify(line.changes)} ${line.text.replace(/\s+/g, ' ').slice(0, 160)}`);
      }
      const { turns, ...counts } = figuresOf(results);
      const shares = Object.entries(counts).map(
        ([verdict, part]) => `${verdict} ${part} (${((100 * part) / Math.max(1, turns)).toFixed(1)}%)`,
      );
      console.log(`${turns} turns that the product was ${name}: ${shares.join(', ')}.`);
    }
  return told.some(({ results }) => figuresOf(results).dangerous > 0) ? 1 : 0;
}

function readTurns(file: string): readonly LabelledTurn[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => turnSchema.parse(JSON.parse(line)));
}

function figuresOf(results: Awaited<ReturnType<typeof run>>) {
  const count = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;
  return {
    turns: results.length,
    understood: count('understood'),
    asked: count('asked'),
    lost: count('lost'),
    wrong: count('wrong'),
    dangerous: count('dangerous'),
  };
}
