import type { Shape } from './about.ts';
import { type ReadAct, readAct, taughtVerb } from './acts.ts';
import type { Verb } from './command.ts';
import type { Known } from './known.ts';
import { mayDo } from './offers.ts';
import type { Said } from './said.ts';

/** What is told with words alone. */
const TOLD: ReadonlySet<Verb> = new Set(['update', 'note', 'add', 'resolve', 'pause', 'resume', 'reopen', 'withdraw']);

/**
 * "Resolve: all sorted with the school": what stands behind the colon is the words, and which enquiry is meant is the one on
 * the screen or asked, never guessed from them. Undefined for anything else.
 */
export function readToldAlone(said: Said, known: Known): ReadAct | undefined {
  const { head, after } = /^(?<head>\p{L}+(?: \p{L}+)?)(?<after>\s*:\s*\S.*)$/su.exec(said.text)?.groups ?? {};
  if (head === undefined || after === undefined) return undefined;
  const [only, second] = known.screen.references;
  const abouts = only !== undefined && second === undefined ? [{ named: only }] : [];
  const shape: Shape = { shape: `${head} §${after}`, abouts, before: `${head} `, after, others: [] };
  const verb = taughtVerb(shape);
  if (verb === undefined || !TOLD.has(verb) || !mayDo(verb, known)) return undefined;
  const read = readAct(verb, shape, said, known, true);
  return read.kind === 'command' && read.command.kind === 'act'
    ? { ...read, command: { ...read.command, sure: false } }
    : read;
}
