import { type Enquiry, isOpen, type Refused } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { isOfficer } from '../../../people/index.ts';
import { type ActCommand, type ActionWords, namesVerb, parseTyped, typedFor } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';
import { buttons, paragraph } from '../wording.ts';
import { titles } from './action-labels.ts';
import { possibleIn } from './enquiry-actions.ts';
import type { CarriedVerb } from './settle-action.ts';

/** What is wanted, with the words that were said for it. */
export type Wish = { readonly verb: CarriedVerb; readonly words?: ActionWords };

/**
 * Why something cannot be done as things stand with one of those that were named, with the step that has to come first where this person may
 * take it: what was said waits until that is done.
 */
export function stoppedReply(
  { code, sentence }: Refused,
  said: Wish,
  named: readonly Enquiry[],
  enquiry: Enquiry,
  scene: Scene,
): Reply {
  if (!namesVerb(said.verb, scene.heard.text)) {
    if (code === 'not-allowed')
      return whatThen(`I am not sure what you want of ${enquiry.reference}, so nothing was changed.`, enquiry, scene);
    if (code === 'already-so' && againOnly.has(said.verb))
      return whatThen(`${enquiry.reference} is still open, and nothing was changed by that.`, enquiry, scene);
  }
  // What is not theirs to do no step makes theirs.
  const first = code === 'not-allowed' ? undefined : stepFirst(said.verb, enquiry, scene);
  if (first === undefined) return reply(paragraph(sentence));
  const { reference } = enquiry;
  // A yes is to this step, not to what was refused.
  const { notes } = scene.heard;
  const typed = typedFor(first.verb, reference);
  const step = parseTyped(typed);
  if (step?.kind === 'act') {
    const text = carriedTo(first.verb, said, named);
    notes.asked = { ...step, words: { ...step.words, who: first.who ?? '', text }, sure: step.sure && text === '' };
  }
  const isKept = keepWords(said, named, scene);
  const button = first.who === undefined ? typed : `${typed}, ${first.who} has it`;
  return {
    ...reply(
      paragraph(sentence),
      paragraph(first.asked),
      ...(isKept ? [paragraph('What you typed is kept for a day. It is shown again after that.')] : []),
      buttons([first.label, button], [`Show ${reference}`, typedFor('show', reference)]),
    ),
    nature: 'asks',
  };
}

/** These words the councillor was to read: they may say as well why it goes on, or is opened again. */
const readByBoth: ReadonlySet<CarriedVerb> = new Set([
  'update',
  'resolve',
  'pause',
  'extend',
  'make-complex',
  'make-standard',
]);

/** What was said already for the step that comes first; it is read back with that. */
function carriedTo(step: Step['verb'], { verb, words }: Wish, named: readonly Enquiry[]): string {
  const isCarried = (step === 'resume' || step === 'reopen') && readByBoth.has(verb) && named.length === 1;
  return isCarried ? (words?.text ?? '') : '';
}

/** What is only done to an enquiry that was closed. */
const againOnly: ReadonlySet<CarriedVerb> = new Set(['reopen', 'look-again', 'not-fixed']);
const offered: readonly (readonly [CarriedVerb, string])[] = [
  ['chase', 'Ask how it is going'],
  ['add', 'Add information'],
  ['update', 'Update'],
];

/** A guess that cannot be done is no refusal of what nobody asked for: what can be done is asked. */
function whatThen(sentence: string, enquiry: Enquiry, scene: Scene): Reply {
  const { reference } = enquiry;
  const may = possibleIn(enquiry, scene);
  const acts = offered.flatMap(([verb, label]) =>
    may.includes(verb) ? [[label, typedFor(verb, reference)] as const] : [],
  );
  return {
    ...reply(
      paragraph(`${sentence} What do you want to do?`),
      buttons(...acts, [`Show ${reference}`, typedFor('show', reference)]),
    ),
    nature: 'asks',
  };
}

/** Whether words were said that wait now. */
function keepWords({ verb, words }: Wish, named: readonly Enquiry[], scene: Scene): boolean {
  if (words === undefined || words.text === '') return false;
  const { notes } = scene.heard;
  const references = named.map(({ reference }) => reference);
  const abouts = references.map((reference) => ({ named: reference }));
  const command: ActCommand = { kind: 'act', verb, abouts, words: { ...words, form: 'none' }, sure: false };
  const name = `${titles[verb]} ${references.join(', ')}`;
  const others = (notes.left ?? notes.screen.left ?? []).filter((each) => each.name !== name);
  notes.left = [{ name, command }, ...others];
  return true;
}

type Step = {
  readonly asked: string;
  readonly label: string;
  readonly verb: 'reopen' | 'acknowledge' | 'resume' | 'update';
  /** Who has it, where that is said with the step. */
  readonly who?: string;
};

function stepFirst(verb: CarriedVerb, enquiry: Enquiry, scene: Scene): Step | undefined {
  const { stage, pausedSince, deadlines } = enquiry;
  const may = possibleIn(enquiry, scene);
  if (!isOpen(enquiry)) {
    return may.includes('reopen') && verb !== 'withdraw' && verb !== 'resolve'
      ? { asked: 'Shall it be opened again?', label: 'Reopen it', verb: 'reopen' }
      : undefined;
  }
  if (stage === 'logged' && (verb === 'update' || verb === 'pause') && may.includes('acknowledge')) {
    const asked = 'Have you got it?';
    return isOfficer(scene.person)
      ? { asked, label: 'Acknowledge it, I have it', verb: 'acknowledge', who: scene.nameOf(scene.person.id) }
      : { asked, label: 'Acknowledge it', verb: 'acknowledge' };
  }
  if (pausedSince !== undefined && may.includes('resume') && verb !== 'pause')
    return { asked: 'Shall it go on?', label: 'Resume it', verb: 'resume' };
  if (verb === 'extend' && deadlines.resolve.by === undefined && may.includes('update'))
    return {
      asked: 'Shall the councillor be told when the next update comes?',
      label: 'Update it',
      verb: 'update',
    };
  return undefined;
}
