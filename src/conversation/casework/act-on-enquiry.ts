import { formatDayAndDate } from '../../calendar/index.ts';
import { type Action, carryOut, changeEnquiry, type Enquiry } from '../../casework/index.ts';
import { type Reply, reply } from '../../messaging/index.ts';
import { isOfficer } from '../../people/index.ts';
import { actionForm, type CarriedVerb, type Problems, titles } from './action-form.ts';
import { changeReply } from './change-reply.ts';
import { type ActionWords, type Command, typedFor, type Verb } from './command.ts';
import { findEnquiry, firstOf, type Suitable } from './find-enquiry.ts';
import { propose } from './pending.ts';
import { askedIn, type Carrying, type Scene } from './services.ts';
import { type Settled, settleDate, settleExtension, settleHandler, settlePerson } from './settle.ts';
import { numberOf } from './show-enquiry.ts';
import { buttons, heading, paragraph } from './wording.ts';

type Act = Extract<Command, { kind: 'act' }>;

/**
 * "Acknowledge CW-2026-0042, Priya Shah has it, next update Thursday", and every other thing that can be done. What is
 * missing is asked in a form; a date that had to be worked out is read back before anything is written.
 */
export const actOnEnquiry: Carrying<Act> = async ({ verb, abouts, words, sure }, scene) => {
  if (!isCarried(verb)) return reply(paragraph('That cannot be done here yet.'));
  const about = firstOf(abouts);
  const found = await findEnquiry(about, (reference) => typedFor(verb, reference), scene, suitableFor(verb));
  if (found?.kind !== 'found') return found?.reply;
  const { enquiry } = found;
  const form = (problems: Problems) => actionForm({ verb, enquiry, words, problems }, scene);
  const settled = settle(verb, words, enquiry, scene);
  if (settled.kind === 'unclear') {
    if (words.form === 'sent') return form(settled.problems);
    // A sentence that leaves something out gets it asked; the bare verb gets an empty form.
    const saidSomething = [words.text, words.who, words.by].some((said) => said !== '');
    const asked = saidSomething ? Object.values(settled.problems).map(paragraph) : [];
    return reply(...asked, ...form(settled.misread).blocks);
  }
  const wanted = {
    ...numberOf(enquiry),
    ...(about.seenVersion === undefined ? {} : { seenVersion: about.seenVersion }),
  };
  if (!sure || !settled.certain) return readBack(verb, enquiry, { kind: 'act', wanted, action: settled.action }, scene);
  const outcome = await carryOut(scene.desk, askedIn(scene), wanted, settled.action);
  return changeReply(
    outcome,
    scene,
    words.form === 'sent' ? (sentence) => withSentence(sentence, form({})) : undefined,
  );
};

function isCarried(verb: Verb): verb is CarriedVerb {
  return verb in titles;
}

function suitableFor(verb: Verb): Suitable {
  const suits = (enquiry: Enquiry): boolean => {
    if (verb === 'acknowledge') return enquiry.stage === 'logged';
    if (verb === 'resume') return enquiry.pausedSince !== undefined;
    if (verb === 'pause' || verb === 'update')
      return enquiry.stage === 'acknowledged' && enquiry.pausedSince === undefined;
    return verb !== 'make-complex' || enquiry.complexity.kind === 'standard';
  };
  return { state: verb === 'reopen' ? 'closed' : 'open', suits };
}

type SettledAction =
  | { readonly kind: 'settled'; readonly action: Action; readonly certain: boolean }
  | { readonly kind: 'unclear'; readonly problems: Problems; readonly misread: Problems };

function settle(verb: CarriedVerb, words: ActionWords, enquiry: Enquiry, scene: Scene): SettledAction {
  const misread: Problems = {};
  const problems: Problems = {};
  let certain = true;
  const take = <Value>(name: keyof Problems, settled: Settled<Value>, missing?: string): Value | undefined => {
    if (settled.kind === 'settled') return settled.value;
    const said = settled.kind === 'unclear' ? settled.sentence : undefined;
    if (said !== undefined) misread[name] = said;
    const problem = said ?? missing;
    if (problem !== undefined) problems[name] = problem;
    return undefined;
  };
  const takeDate = (missing?: string) => {
    const date = take('by', settleDate(words.by, 'future', scene), missing);
    if (date !== undefined) certain &&= date.certain;
    return date?.date;
  };
  const text = words.text.trim();
  const needText = (missing: string) => {
    if (text === '') problems.text = missing;
  };
  const make = (): Action | undefined => {
    switch (verb) {
      case 'acknowledge': {
        const officer = take('who', settleOfficer(words.who, enquiry, scene), 'Say which officer has it.');
        const nextUpdateBy = takeDate();
        if (officer === undefined) return undefined;
        return { kind: verb, officerId: officer, ...(nextUpdateBy === undefined ? {} : { nextUpdateBy }) };
      }
      case 'update': {
        needText('Say what the councillor is to know.');
        const nextUpdateBy = takeDate();
        return { kind: verb, text, ...(nextUpdateBy === undefined ? {} : { nextUpdateBy }) };
      }
      case 'extend': {
        const due = enquiry.deadlines.resolve.by ?? scene.on;
        const until = take('by', settleExtension(words.by, due, scene), 'Say until when.');
        if (until !== undefined) certain &&= until.certain;
        const by = until?.date;
        needText('Give a reason.');
        if (!words.agreed)
          problems.agreed = `An extension needs the agreement of ${scene.nameOf(enquiry.councillorId)}.`;
        return by && { kind: verb, by, reason: text, agreed: words.agreed };
      }
      case 'reassign': {
        const to = take('who', settleHandler(words.who, scene), 'Say who is to have it.');
        needText('Give a reason.');
        return (
          to && {
            kind: verb,
            service: to.service,
            reason: text,
            ...(to.officer === undefined ? {} : { officerId: to.officer.id }),
          }
        );
      }
      case 'hand-over': {
        const isCouncillor = (person: { readonly roles: readonly string[] }) => person.roles.includes('councillor');
        const to = take('who', settlePerson(words.who, 'councillor', isCouncillor, scene), 'Say to which councillor.');
        needText('Give a reason.');
        return to && { kind: verb, councillorId: to.id, reason: text };
      }
      case 'resolve':
      case 'note':
        needText(verb === 'resolve' ? 'Say how it was resolved.' : 'Say what is to be written down.');
        return { kind: verb, text };
      default:
        needText('Give a reason.');
        return { kind: verb, reason: text };
    }
  };
  const action = make();
  if (words.form === 'asked' || action === undefined || Object.keys(problems).length > 0) {
    return { kind: 'unclear', problems, misread };
  }
  return { kind: 'settled', action, certain };
}

/** Nobody named: whoever has it already, so that one press acknowledges. */
function settleOfficer(said: string, enquiry: Enquiry, scene: Scene): Settled<string> {
  if (said.trim() === '') {
    return enquiry.officerId === undefined ? { kind: 'nothing' } : { kind: 'settled', value: enquiry.officerId };
  }
  const found = settlePerson(said, 'officer', isOfficer, scene);
  return found.kind === 'settled' ? { kind: 'settled', value: found.value.id } : found;
}

async function readBack(
  verb: Verb,
  enquiry: Enquiry,
  proposal: Extract<Parameters<typeof propose>[0], { kind: 'act' }>,
  scene: Scene,
): Promise<Reply> {
  const { action } = proposal;
  // What will be refused is said at once, not after a yes.
  const trial = changeEnquiry(enquiry, action, { ...askedIn(scene), nameOf: scene.nameOf });
  if (trial.kind === 'refused') return reply(paragraph(trial.sentence));
  const id = await propose({ ...proposal, wanted: { ...proposal.wanted, seenVersion: enquiry.version } }, scene);
  const by = 'nextUpdateBy' in action ? action.nextUpdateBy : 'by' in action ? action.by : undefined;
  const who = 'officerId' in action ? action.officerId : undefined;
  const words = 'text' in action ? action.text : 'reason' in action ? action.reason : undefined;
  return reply(
    heading(`${verb.charAt(0).toUpperCase()}${verb.slice(1).replace('-', ' ')} ${enquiry.reference}?`),
    {
      kind: 'facts',
      facts: [
        { label: 'Subject', value: enquiry.subject },
        ...(who === undefined ? [] : [{ label: 'Who has it', value: scene.nameOf(who) }]),
        ...(by === undefined
          ? []
          : [{ label: verb === 'extend' ? 'Until' : 'Next update by', value: formatDayAndDate(by) }]),
        ...(words === undefined ? [] : [{ label: verb === 'extend' ? 'Reason' : 'Words', value: words }]),
      ],
    },
    paragraph('Nothing is written down yet.'),
    buttons(['Yes, do it', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
  );
}

function withSentence(sentence: string, form: Reply): Reply {
  return reply(paragraph(sentence), ...form.blocks);
}
