import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import { noActionWords, type Verb } from './act-command.ts';
import { actOf } from './act-meant.ts';
import { verbFor } from './acts.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import { ASKS, namesPlace } from './of-documents.ts';
import { mayDo } from './offers.ts';
import { isMeaningless, type Said } from './said.ts';
import { asTold, toldDoing } from './told-doing.ts';
import { isVerb } from './verbs.ts';
import type { Wanted } from './wanted/open-wanted.ts';

/** What little speaks for is read back all the same where one enquiry is named and nothing else is nearly as likely: that asks more plainly. */
const readBackFrom = { from: 0.2, aheadOf: 1.3 };

/** What is asked to be told with these, where little speaks for them, is more than was meant. */
const needsText: ReadonlySet<Verb> = new Set(['pause', 'resolve', 'withdraw', 'reopen', 'make-complex', 'look-again']);

/**
 * What to read back where no phrasing is near: the likeliest thing to be done, but no withdrawal on so little, or what was said as a note of an officer's or as what a
 * councillor adds. Undefined where it may be of another enquiry or a new one, or where something else is as likely.
 */
export function readBack(ranked: Wanted, said: Said, shape: Shape, { references }: Masked, known: Known) {
  const { abouts, others } = shape;
  const [only, second] = abouts;
  if (only === undefined || second !== undefined || others.length > 0 || !/^CW-/i.test(only.named)) return undefined;
  const isDescribed = references.some(({ strength }) => strength === 'described');
  const rest = references.reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    said.text,
  );
  if (isDescribed && namesPlace(rest)) return undefined;
  const may = sharesOf(ranked, known);
  const [best, next] = may;
  const mayBeGuessed = best !== undefined && best.verb !== 'withdraw';
  if (mayBeGuessed && best.likely >= readBackFrom.from && best.likely >= readBackFrom.aheadOf * (next?.likely ?? 0)) {
    const read = actOf(best.verb, false, said, shape, known);
    const isEmpty =
      read.command.kind === 'act' && needsText.has(read.command.verb) && isMeaningless(read.command.words.text);
    if (!isEmpty || said.mood.request) return read;
  }
  if (said.mood.question || said.mood.wondering || said.mood.request || ASKS.test(said.text)) return undefined;
  const doing = toldDoing('note', said, shape, known);
  if (doing !== undefined) return { kind: 'command' as const, command: asTold(doing, said, shape) };
  const verb: Verb = isOfCouncillorSide(known.me) ? 'add' : 'note';
  const told = may.some((each) => each.verb === verb || each.verb === 'update');
  if (!told || said.text.split(' ').length < 4) return undefined;
  const command: Command = { kind: 'act', verb, abouts, words: { ...noActionWords, text: said.text }, sure: false };
  return { kind: 'command' as const, command };
}

/** How likely each thing is that this person may do, where several labels come to the same. */
function sharesOf(ranked: Wanted, known: Known): readonly { readonly verb: Verb; readonly likely: number }[] {
  const shares = new Map<Verb, number>();
  for (const { label, likely } of ranked) {
    if (!isVerb(label)) continue;
    const verb = verbFor(label, known, false);
    if (mayDo(verb, known)) shares.set(verb, (shares.get(verb) ?? 0) + likely);
  }
  return [...shares].map(([verb, likely]) => ({ verb, likely })).sort((one, other) => other.likely - one.likely);
}
