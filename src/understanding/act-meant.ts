import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import { type ActionWords, noActionWords, type Verb } from './act-command.ts';
import { readAct, verbFor } from './acts.ts';
import type { Known } from './known.ts';
import { snoozeUntil, tellsPlan } from './others.ts';
import { asksForReminder } from './reminder-words.ts';
import { isMeaningless, type Said } from './said.ts';
import { asTold, toldBefore, toldDoing } from './told-doing.ts';
import type { Understanding } from './understanding.ts';
import { isRead, isVerb, reads } from './verbs.ts';

/** The command that a label of what is wanted comes to, of the enquiries that are named. */
export function labelled(
  label: string,
  said: Said,
  shape: Shape,
  known: Known,
): Pick<Extract<Understanding, { kind: 'command' }>, 'kind' | 'command'> {
  const { abouts } = shape;
  const focus = reads[label];
  if (focus !== undefined)
    return { kind: 'command', command: { kind: 'show', abouts: [...abouts, ...shape.others], focus } };
  const told = label === 'snooze' ? toldDoing(label, said, shape, known) : undefined;
  if (told !== undefined) return { kind: 'command', command: asTold(told, said, shape) };
  if (label === 'why' || label === 'history') return { kind: 'command', command: { kind: label, abouts } };
  if (label === 'snooze' && tellsPlan(said.text)) {
    const words = { ...noActionWords, text: said.text };
    return {
      kind: 'command',
      command: { kind: 'act', verb: verbFor('update', known, false), abouts, words, sure: false },
    };
  }
  if (label === 'snooze') {
    const taught = /^snooze §(?:\s+(?:until|till|for)\s+.+)?$/i.test(shape.shape);
    const until = shape.after
      .replace(/^\s*(?:until|till|til|for(?= an? |\s*\d| the| two| three)|,)\s*/i, '')
      .replace(/[.!?]+$/, '')
      .trim();
    return {
      kind: 'command',
      command: {
        kind: 'snooze',
        abouts,
        until: taught ? until : snoozeUntil(said.text, known),
        sure: taught && !said.mood.question,
        ...(asksForReminder(said.text) ? { reminder: true } : {}),
      },
    };
  }
  return isVerb(label)
    ? actOf(label, false, said, shape, known)
    : { kind: 'command', command: { kind: 'show', abouts, focus: 'all' } };
}

/** Words for somebody to read that are a question of the speaker's. */
function asksWhat(text: string): boolean {
  return /^(?:who|when|where|why|how|what)(?:['’]?s| is| are| has| have| did| does| was| long| much)\b/i.test(
    text.trim(),
  );
}

/** "Copy 3 to Cllr Lowe", "cc Cllr Lowe on 3": somebody is to read it too, and whose it is stays as it is. */
const COPIES =
  /^(?:please\s+)?(?:copy|copying|cc|c\.c\.|bcc|share|sharing|forward|send|show|loop|let)\b|\b(?:copy|cc|bcc|loop)\s+(?:in\s+)?(?:cllr|councillor)\b/i;
/** What changes whose it is needs that to be said. */
const THEIRS =
  /\b(?:councillor|cllr|member)\s+(?:to|is|of|on|should|from)\b|\b(?:wrong|belongs?|meant) \b|\bshould be for\b/i;

/** A councillor who is to read it as well is no change of whose it is. */
export function isOnlyCopied(text: string, words: ActionWords): boolean {
  return (
    (words.edits.councillor !== undefined || /^(?:cllr|councillor)\b/i.test(words.who)) &&
    COPIES.test(text) &&
    !THEIRS.test(text)
  );
}

/** Something to be done, as it is meant: an update that asks is read, and what an officer tells of a chase is an update. */
export function actOf(given: Verb, isTaught: boolean, said: Said, shape: Shape, known: Known) {
  const told = isTaught ? undefined : toldDoing(given, said, shape, known);
  if (told !== undefined) return { kind: 'command' as const, command: asTold(told, said, shape) };
  const verb = verbFor(given, known, isTaught);
  const read = readAct(verb, shape, said, known, isTaught);
  if (read.command.kind !== 'act') return read;
  const { words: near, verb: meant } = read.command;
  const whole = isTaught || near.form !== 'none' ? undefined : toldBefore(meant, near.text, said, shape);
  if (whole !== undefined)
    return { kind: 'command' as const, command: { ...read.command, words: { ...near, text: whole } } };
  const words = near;
  if ((meant === 'edit' || meant === 'reassign') && isOnlyCopied(said.text, words)) {
    const who = words.edits.councillor ?? words.who;
    const command = { ...read.command, verb: 'share' as const, words: { ...noActionWords, who }, sure: false };
    return { kind: 'command' as const, command };
  }
  const isCouncillor = isOfCouncillorSide(known.me);
  const isNews = (meant === 'update' || meant === 'add') && isMeaningless(words.text) && words.form === 'none';
  // "Update on CW-2026-0042" asks; "update CW-2026-0042" alone is a button and was read before.
  if (isNews && (isCouncillor || /\bupdate on\b/i.test(said.text) || said.mood.request || said.mood.question)) {
    return {
      kind: 'command' as const,
      command: { kind: 'show' as const, abouts: shape.abouts, focus: 'news' as const },
    };
  }
  // "Chased contractor on 2": what an officer did is told.
  if (meant === 'chase' && !isCouncillor && /^(?:i['’]?ve |i have |have |just )*chased\b/i.test(said.text)) {
    const told = `${shape.before.replace(/\s+(?:on|for|re|about|at)\s*$/i, '')}${shape.after}`.trim();
    const command = { ...read.command, verb: 'update' as const, words: { ...noActionWords, text: told }, sure: false };
    return { kind: 'command' as const, command };
  }
  // "The dropped kerb - who has got that now" asks.
  if ((meant === 'update' || meant === 'add' || meant === 'note') && !isTaught && asksWhat(words.text)) {
    const [first] = known.tell(`@ref ${words.text}`, true, (label) => isRead(label) && label !== 'history');
    const focus = first === undefined ? undefined : reads[first.label];
    return {
      kind: 'command' as const,
      command: { kind: 'show' as const, abouts: shape.abouts, focus: focus ?? ('all' as const) },
    };
  }
  if (meant === 'reassign' && /^(?:cllr|councillor)\b/i.test(words.who) && !isTaught) {
    const edits = { councillor: words.who };
    return {
      kind: 'command' as const,
      command: { ...read.command, verb: 'edit' as const, words: { ...words, who: '', edits }, sure: false },
    };
  }
  const [twin] = shape.others;
  if (meant === 'resolve' && twin !== undefined && /\b(?:duplicate|same as|copy of)\b/i.test(said.text)) {
    const command = {
      ...read.command,
      verb: 'link' as const,
      words: { ...words, text: '', other: twin.named },
      sure: false,
    };
    return { kind: 'command' as const, command };
  }
  if ((meant === 'not-fixed' || meant === 'look-again') && !isCouncillor) {
    return {
      kind: 'command' as const,
      command: { kind: 'show' as const, abouts: shape.abouts, focus: 'all' as const },
    };
  }
  if (
    meant === 'resolve' &&
    isCouncillor &&
    !isTaught &&
    !/^(?:please\s+)?(?:resolve|close|mark|complete|finish|sign)/i.test(said.text)
  ) {
    return { kind: 'command' as const, command: { ...read.command, verb: 'fixed' as const } };
  }
  return read;
}
