import {
  type Action,
  carryOutAll,
  type Enquiry,
  parseReference,
  whyNotPossible,
  whyNotResident,
} from '../../../casework/index.ts';
import { type Block, type Reply, reply } from '../../../messaging/index.ts';
import { isOfCouncillorSide } from '../../../people/index.ts';
import { type ActionWords, type Command, isPromise, typedFor } from '../../../understanding/index.ts';
import { askedIn, type Carrying, look, type Scene } from '../services.ts';
import { offerPeople } from '../settle.ts';
import { listed, paragraph } from '../wording.ts';
import { actionForm } from './action-form.ts';
import { changesReply } from './change-reply.ts';
import { possibleIn } from './enquiry-actions.ts';
import { findEnquiry, type Suitable } from './find-enquiry.ts';
import { refusedDay } from './next-working-day.ts';
import { notResolvedYet } from './not-resolved-yet.ts';
import { notThere } from './not-there.ts';
import { namesOthers } from './others-named.ts';
import { type ActSteps, readBackAct, stoppedAmong } from './read-back-act.ts';
import { residentOf } from './resident.ts';
import { type Problems, settleAction } from './settle-action.ts';
import { namesResident } from './settle-edits.ts';
import { numberOf } from './show-enquiry.ts';
import { stoppedReply, type Wish } from './step-first.ts';
import { isUnnamed, takeBack, takeBackLast } from './take-back.ts';
import { toldOnPurpose } from './told-on-purpose.ts';
import { askedWhich, typedWith, withWordsBefore } from './which-one.ts';

type Act = Extract<Command, { kind: 'act' }>;

/**
 * "Acknowledge CW-2026-0042, Priya Shah has it, next update Thursday", and every other thing that can be done. What is
 * missing is asked in a form; what had to be worked out, and what is about several enquiries, is read back before anything
 * is written; several are changed all or none.
 */
export const actOnEnquiry: Carrying<Act> = async (said, scene) => {
  const wanted = withWordsBefore(said, scene);
  // What stands on the screen from now on has these words, too.
  if (wanted !== said) scene.heard.notes.asked ??= wanted;
  // Notes are the officers' own: what a councillor writes down is added, and read back, since others read that.
  const isTheirs = wanted.verb === 'note' && isOfCouncillorSide(scene.person);
  const { verb, abouts, words, sure, marked } = isTheirs ? { ...wanted, verb: 'add' as const, sure: false } : wanted;
  const [named] = abouts;
  if (verb === 'undo' && isUnnamed(wanted, scene)) return takeBackLast(scene);
  const written = verb === 'undo' && named !== undefined ? parseReference(named.named) : undefined;
  // By its number alone: what somebody has just put out of their own sight they may bring back.
  if (written !== undefined) return takeBack(written, scene);
  const found: Enquiry[] = [];
  for (const about of abouts.length === 0 ? [{ named: '' }] : abouts) {
    const one = await findEnquiry(
      about,
      (reference) => (marked === true ? typedWith(verb, reference, words) : typedFor(verb, reference)),
      scene,
      suitableFor(verb, scene),
    );
    if (one === undefined) return verb === 'undo' ? undefined : whyNone(about, { verb, words }, scene);
    if (one.kind !== 'found') return askedWhich(one.reply, wanted, scene);
    if (!found.some(({ reference }) => reference === one.enquiry.reference)) found.push(one.enquiry);
  }
  const [enquiry] = found;
  if (enquiry === undefined) return undefined;
  if (verb === 'undo') return takeBack(enquiry, scene);
  if (verb === 'resolve' && isPromise(words.text)) return notResolvedYet(found, words.text, scene);
  const other = verb === 'link' || verb === 'unlink' ? await findOther(verb, words, enquiry, scene) : undefined;
  if (other !== undefined && 'blocks' in other) return other;

  const steps: { wanted: ActSteps[number]['wanted']; action: Action }[] = [];
  let certain = sure && found.length === 1;
  for (const [at, each] of found.entries()) {
    const version = abouts[at]?.seenVersion;
    const refused = verb === 'edit' && namesResident(words) ? whyNotResident(scene.viewer, each)?.sentence : undefined;
    if (refused !== undefined) return reply(paragraph(refused));
    const resident = verb === 'edit' ? await residentOf(each, scene) : undefined;
    const settled = settleAction(verb, words, each, scene, { version, other, resident });
    const form = (problems: Problems) => actionForm({ verb, enquiry: each, words, problems, resident }, scene);
    if (settled.kind === 'unclear') {
      // Nobody fills in a form that is then refused.
      const stopped = whyNotPossible(each, scene.person, verb, scene);
      if (stopped !== undefined)
        return stoppedAmong(found, stoppedReply(stopped, { verb, words }, found, each, scene), each);
      if (words.form === 'sent') return form(settled.problems);
      // A sentence that leaves something out gets it asked; the bare verb gets an empty form.
      const saidSomething = [words.text, words.who, words.by, ...Object.values(words.edits)].some(
        (said) => said !== '',
      );
      const asked = saidSomething ? Object.values(settled.problems).map(paragraph) : [];
      return reply(
        ...asked,
        ...offerPeople(settled.may, scene),
        ...ofAll(found, each),
        ...form(settled.misread).blocks,
      );
    }
    certain &&= settled.certain;
    // An agreement to what has changed since is read back; everything else that is out of date is refused.
    const tied = version === undefined || verb === 'agree' ? {} : { seenVersion: version };
    steps.push({ wanted: { ...numberOf(each), ...tied }, action: settled.action });
  }
  const typed = `${typedFor(verb, listed(found.map(({ reference }) => reference)))}${words.who === '' ? '' : ` to ${words.who}`}`;
  const others = await namesOthers(steps, found, typed, scene);
  if (others !== undefined) return others;
  // Said before it is done: whoever is given it is not there.
  const absent = steps.flatMap(({ action }, at) => {
    const each = found[at];
    return each === undefined ? [] : (notThere(action, each, scene) ?? []);
  });
  if (!certain || absent.length > 0 || toldOnPurpose(steps, found, scene) !== undefined)
    return readBackAct({ verb, words }, found, steps, scene, absent[0]);
  const shown = verb === 'edit' ? await residentOf(enquiry, scene) : undefined;
  const outcome = await carryOutAll(scene.desk, askedIn(scene), steps);
  const again =
    words.form === 'sent'
      ? (sentence: string) =>
          reply(
            paragraph(sentence),
            ...actionForm({ verb, enquiry, words, problems: {}, resident: shown }, scene).blocks,
          )
      : undefined;
  const stopped =
    outcome.kind === 'refused' && found.length === 1 ? whyNotPossible(enquiry, scene.person, verb, scene) : undefined;
  if (stopped !== undefined && words.form !== 'sent')
    return stoppedReply(stopped, { verb, words }, found, enquiry, scene);
  if (outcome.kind === 'refused' && found.length === 1 && again === undefined)
    return refusedDay(outcome, steps[0]?.action, enquiry, scene);
  return changesReply(outcome, scene, again);
};

/** What is missing is asked once for all that were named; the form has one of them. */
function ofAll(named: readonly Enquiry[], { reference }: Enquiry): readonly Block[] {
  if (named.length < 2) return [];
  const all = listed(named.map((each) => each.reference));
  return [
    paragraph(
      `Type it as your next message: it is for ${all}, and all of them are done, or none. The button is for ${reference} alone.`,
    ),
  ];
}

/** The other one that is about the same thing; undefined when none was named. */
async function findOther(
  verb: 'link' | 'unlink',
  words: ActionWords,
  enquiry: Enquiry,
  scene: Scene,
): Promise<Enquiry | Reply | undefined> {
  const { other } = words;
  if (verb === 'unlink' && other.trim() === '') {
    const linked = (enquiry.linkedTo ?? []).flatMap((one) => parseReference(one) ?? []);
    const [only, ...more] = await look(scene, ({ casework }) => casework.some(scene.viewer, linked));
    if (only !== undefined && more.length === 0) return only;
  }
  if (other.trim() === '') return undefined;
  const typed = (reference: string) =>
    `${typedFor(verb, enquiry.reference)} ${verb === 'link' ? 'to' : 'from'} ${reference}`;
  const isOther = ({ reference }: Enquiry) => reference !== enquiry.reference;
  const found = await findEnquiry({ named: other }, typed, scene, { state: 'open', suits: isOther, isOther });
  if (found?.kind === 'found') return found.enquiry;
  return found?.reply ?? reply(paragraph(`I found no enquiry about "${other}" that you can see.`));
}

/** Why it cannot be done with the one that words name: closed too long ago, say. Undefined where none is named so, or several. */
async function whyNone({ named }: Act['abouts'][number], said: Wish, scene: Scene): Promise<Reply | undefined> {
  const any: Suitable = { state: 'any', suits: () => true, takesOnly: true };
  const found = named === '' ? undefined : await findEnquiry({ named }, (each) => typedFor('show', each), scene, any);
  if (found?.kind !== 'found') return undefined;
  const stopped = whyNotPossible(found.enquiry, scene.person, said.verb, scene);
  return stopped && stoppedReply(stopped, said, [found.enquiry], found.enquiry, scene);
}

/** Which enquiries words may mean: those with which it can be done. */
function suitableFor(verb: Act['verb'], scene: Scene): Suitable {
  const closed = ['reopen', 'look-again', 'fixed', 'not-fixed'].includes(verb);
  return {
    state: verb === 'undo' ? 'any' : closed ? 'closed' : 'open',
    suits: (enquiry) => possibleIn(enquiry, scene).includes(verb),
  };
}
