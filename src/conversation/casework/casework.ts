import { type Reply, reply } from '../../messaging/index.ts';
import { leaveToAnswer } from '../../reminders/index.ts';
import {
  type Command,
  emptyScreen,
  LAST,
  noListWords,
  readNudgeAnswer,
  type Understanding,
  understand,
} from '../../understanding/index.ts';
import { type HeardTurn, type IntentHandler, isAmidCasework, type Speaker } from '../heard-turn.ts';
import { answerHelp } from '../intents/small-talk.ts';
import { carry } from './carry.ts';
import { readBackFirst } from './enquiries/index.ts';
import { knownTo, knownToStrangers } from './known-to.ts';
import { isSameAct, notOnScreen } from './left-waiting.ts';
import { retireProposal } from './pending.ts';
import { meantByQuoting, namesEnquiry, quotedEnquiries, quotedToLog, withQuoted } from './quoted.ts';
import { refuse } from './refuse-stranger.ts';
import { isSameWish } from './same-wish.ts';
import { type CaseworkServices, type Scene, setScene } from './services.ts';
import { saidWithCondition, stillWaits } from './still-waits.ts';
import { askWhatWasMeant, instead, offerOneByOne, sayHeld, sayHow, sayWaitsFor } from './understood.ts';
import { buttons, paragraph } from './wording.ts';

/**
 * Casework in chat: the words are understood, the speaker is known by what the platform vouches for, the command is carried out.
 * Where others read along the answer is for the asker alone. Turns that are no casework are left to others.
 */
export function createCasework(services: CaseworkServices): IntentHandler {
  return async (heard) => {
    const { speaker } = heard;
    if (speaker === undefined || heard.text.length > LONGEST_COMMAND) return undefined;
    const isHome = heard.turn.input.kind === 'home';
    if (isHome && speaker.kind !== 'known') return undefined;
    const answered = isHome ? await home(heard, services) : await answer(heard, speaker, services);
    if (answered === undefined) return undefined;
    await standsInPlace(answered, heard, services);
    return forAsker(answered, heard);
  };
}

/** An answer that takes the place of a nudge says itself what was done: nothing else is put there for that. */
async function standsInPlace({ replaces }: Reply, { turn, speaker }: HeardTurn, services: CaseworkServices) {
  const { input, at } = turn;
  if (replaces !== true || input.kind !== 'action' || input.pressed === undefined || speaker?.kind !== 'known') return;
  const { person } = speaker;
  const pressed = { council: person.council, recipient: person.id, sentAs: input.pressed };
  await leaveToAnswer(services.outbox, pressed, at);
}

function forAsker(answered: Reply, { turn }: HeardTurn): Reply {
  return turn.conversation.kind === 'personal' ? answered : { ...answered, audience: 'asker' };
}

/** Longer than any command with the longest words of people in it, in characters. */
const LONGEST_COMMAND = 10_000;

/** Several enquiries were quoted: which of them is meant is asked. */
function offerQuoted(references: readonly string[], typed: (reference: string) => string): Reply {
  return reply(
    paragraph('What you quote is about several enquiries. Which one do you mean?'),
    buttons(...references.slice(0, 5).map((reference) => [reference, typed(reference)] as const)),
  );
}

async function home(heard: HeardTurn, services: CaseworkServices): Promise<Reply | undefined> {
  if (heard.speaker?.kind !== 'known') return undefined;
  const scene = await setScene(heard, heard.speaker, services);
  return carry({ kind: 'list', which: 'mine', page: 1, of: noListWords }, scene);
}

async function answer(heard: HeardTurn, speaker: Speaker, services: CaseworkServices): Promise<Reply | undefined> {
  const { values, text, lines } = heard;
  const words = await services.understanding();
  if (speaker.kind === 'stranger') {
    const understood = understand({ raw: lines, values }, knownToStrangers(heard, words));
    heard.notes.talk = understood.kind === 'documents' && understood.talk;
    return understood.kind === 'command' && isUnmistakable(understood.command) ? refuse(speaker, heard) : undefined;
  }
  const quoted = namesEnquiry(text) ? [] : await quotedEnquiries(heard, services);
  if (text === '' && quoted.length === 0) return undefined;
  const scene = await setScene(heard, speaker, services);
  const here = await knownTo(scene, words, quoted.length > 0);
  const blank = { ...here, screen: emptyScreen };
  const anew = heard.quoted && quotedToLog(understand({ raw: lines, values }, blank), heard, scene.screen);
  const known = anew === undefined ? here : blank;
  const alone = understand({ raw: anew ?? lines, values }, known);
  const below = anew === undefined && heard.quoted ? withQuoted(alone, heard, known) : undefined;
  const asSaid = below === undefined ? alone : understand({ raw: below, values }, known);
  const [only, ...others] = quoted;
  const nudged =
    anew !== undefined || only === undefined || others.length > 0
      ? undefined
      : readNudgeAnswer(text, only, known, true);
  if (nudged !== undefined) return carryOut(nudged, scene);
  const meant =
    only === undefined || !isNameless(asSaid) ? ({ kind: 'as-said' } as const) : meantByQuoting(text, heard);
  if (only === undefined || meant.kind === 'as-said') return carryOut(asSaid, scene);
  if (meant.kind === 'propose') return others.length === 0 ? carry(meant.command(only), scene) : undefined;
  if (others.length > 0) return offerQuoted(quoted, (reference) => readBackFirst(meant.typed(reference)));
  return carryOut(understand({ raw: meant.typed(only), values }, known), scene);
}

/** "Update: ordered" names no enquiry; "my casework" means what it says, whatever is quoted. */
function isNameless(understood: Understanding): boolean {
  if (understood.kind !== 'command') return true;
  const { command } = understood;
  return 'abouts' in command && !command.abouts.some(({ named }) => /^cw/i.test(named));
}

/** What is less likely a question to the documents, and has no question's form, is shown no paragraph that may not be meant. */
const HARDLY = 0.85;

async function carryOut(understood: Understanding, scene: Scene): Promise<Reply | undefined> {
  const { heard } = scene;
  switch (understood.kind) {
    case 'documents': {
      const waiting = isOfNothing(understood) ? await draftWaits(understood, scene) : undefined;
      if (waiting !== undefined) return waiting;
      heard.notes.beside = understood.beside;
      heard.notes.talk = understood.talk;
      heard.notes.doubtful = understood.doubtful;
      heard.notes.casework = understood;
      heard.notes.hardlyAsked = understood.doubtful && (understood.likely < HARDLY || isAmidCasework(heard));
      return undefined;
    }
    case 'unclear':
      return (await stillWaits(understood, scene)) ?? askWhatWasMeant(understood.may, heard.text);
    case 'several':
      // What may be put right next is still what was done.
      if (understood.why === 'stands' && scene.screen.did !== undefined) heard.notes.did = scene.screen.did;
      if (understood.why === 'stands' || understood.why === 'meant-other') heard.notes.stands = true;
      return offerOneByOne(understood);
    case 'how':
      return understood.typed === 'help' ? answerHelp({ ...heard, text: 'help' }) : sayHow(understood.typed);
    case 'held': {
      const { command } = understood;
      const waiting = understood.answers && (await saidWithCondition(sayWaitsFor(understood), scene));
      if (waiting !== undefined) return waiting;
      const shown = command && ((await carry(command, scene)) ?? instead(command, heard.text));
      return sayHeld(understood, shown);
    }
    case 'command': {
      const command = asOpen(understood.command, scene);
      const done = (await carry(command, scene)) ?? notOnScreen(command, scene) ?? instead(command, heard.text);
      const { open, waits } = scene.screen;
      heard.notes.answered ||= isAnswer(understood, scene);
      if (command.kind === 'list') heard.notes.listed = command;
      const whom = whomOf(command);
      if (whom !== '') heard.notes.whom = whom;
      const isInItsPlace =
        done !== undefined &&
        waitsForYes(done) &&
        open !== undefined &&
        isSameWish(open.command, command, understood.goesOn === true, scene);
      if (waits !== undefined && isInItsPlace) await retireProposal(waits, scene);
      // The form again is of the draft that was read back.
      const isChanged = command.kind === 'change' && command.id === waits;
      if (done !== undefined && isAsking(done)) heard.notes.asked ??= isChanged && open ? open.command : command;
      // What was carried has no resident in its words, whatever was said.
      else if (
        done !== undefined &&
        command.kind === 'show' &&
        command.focus === 'told' &&
        scene.screen.did?.kind === 'act'
      )
        heard.notes.did = scene.screen.did;
      else if (done !== undefined && 'abouts' in command) heard.notes.did = heard.notes.asked ?? command;
      else if (done !== undefined && command.kind === 'confirm' && open !== undefined) heard.notes.did = open.command;
      return done;
    }
  }
}

/** The bare order for what is open, as its button types it, has the words that were said for it. */
function asOpen(command: Command, { screen: { open } }: Scene): Command {
  if (command.kind !== 'act' || open?.command.kind !== 'act' || !isSameAct(open.command, command)) return command;
  const { text, who, by, form } = command.words;
  const isBare = form === 'none' && text === '' && who === '' && by === '';
  return isBare && open.command.words.text !== '' ? { ...open.command, sure: false } : command;
}

/** No question and no talk, and nothing speaks for the documents. */
function isOfNothing(understood: Extract<Understanding, { kind: 'documents' }>): boolean {
  return understood.doubtful && !understood.talk && understood.likely < HARDLY && !understood.text.includes('?');
}

/** A draft on the screen is not left for words that nobody understands. */
async function draftWaits(understood: Understanding, scene: Scene): Promise<Reply | undefined> {
  return scene.screen.open?.command.kind === 'log' ? stillWaits(understood, scene) : undefined;
}

/** Whom somebody speaks of who says that, as named; empty for nobody, or themselves. */
function whomOf(command: Command): string {
  switch (command.kind) {
    case 'list':
      return command.of.officer || command.of.councillor;
    case 'absence':
      return command.words.who;
    case 'who-is-away':
    case 'absence-over':
    case 'absence-until':
    case 'leaving':
    case 'staying':
      return /^me$/i.test(command.who) ? '' : command.who;
    default:
      return '';
  }
}

/** Whether it answers what stands on the screen, or says that again. */
function isAnswer({ command, goesOn }: Extract<Understanding, { kind: 'command' }>, scene: Scene): boolean {
  const { open, waits, buttons } = scene.screen;
  if (command.kind === 'confirm')
    return (
      waits !== undefined && (command.id === LAST || buttons.some(({ typed }) => typed.endsWith(` ${command.id}`)))
    );
  if (command.kind === 'cancel' || command.kind === 'change') return command.id === LAST || command.id === waits;
  if (goesOn === true || Object.keys(scene.heard.values).length > 0) return true;
  return open !== undefined && isSameWish(open.command, command, false, scene);
}

/** A form, a question, or a read-back: what comes next may fill in or put right what it is about. */
function isAsking(answered: Reply): boolean {
  const { blocks, nature } = answered;
  return nature === 'asks' || waitsForYes(answered) || blocks.some(({ kind }) => kind === 'form');
}

function waitsForYes({ blocks }: Reply): boolean {
  return blocks.some(
    (block) => block.kind === 'actions' && block.actions.some(({ typed }) => typed.startsWith('confirm ')),
  );
}

/** What can be nothing but casework. The rest may be a question to the documents, which everybody may ask. */
function isUnmistakable(command: Command): boolean {
  if ('abouts' in command) return command.abouts.some(({ named }) => /^cw/i.test(named));
  return ![
    'absence',
    'absence-over',
    'absence-until',
    'who-is-away',
    'leaving',
    'staying',
    'who-leaves',
    'day-asked',
    'confirm',
    'change',
    'cancel',
    'resend',
  ].includes(command.kind);
}
