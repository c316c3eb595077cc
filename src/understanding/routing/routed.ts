import type { Known } from '../known.ts';
import { tellsOfFault } from '../logging/fault.ts';
import { isPasted } from '../logging/pasted.ts';
import { namesLogging } from '../logging/trigger.ts';
import { maskSaid } from '../mask.ts';
import { asksToLog } from '../of-casework.ts';
import { asksSomewhere, speaksOfRules } from '../of-documents.ts';
import { perhapsMeant } from '../perhaps.ts';
import type { Said } from '../said.ts';
import { LOG } from '../typed.ts';
import type { Offer, Understanding } from '../understanding.ts';
import type { Routes } from './open-routes.ts';
import { isWaiting, routesFor } from './routes-for.ts';
import {
  ASKED_WHILE_WAITING,
  GOES_ON,
  GOES_ON_WITH_WHAT_WAITS,
  HARDLY_CASEWORK,
  NO_COMMAND,
  NOT_OF_CASEWORK,
  PLAINLY_DOCUMENTS,
  SURELY_CASEWORK,
  TOLD_WHILE_WAITING,
} from './shares.ts';

/*
 * The last word on whose a turn is, where what was understood does not say so by itself. What is plainly for the documents is not asked about
 * nor taken as words for a form; what goes on about what is on the screen is not looked up.
 */

/** An enquiry that was spoken of: of it anything may be asked. */
const POINTS = /\b(?:it|its|that|this|one)\b/i;
/** A link alone may be of a paragraph. */
const ONLY_A_LINK = /^https?:\S+$/i;
/** Longer words are a story of their own. */
const MOST_WORDS = 40;
/** A word or two may be meant for what is on the screen. */
const FEW = 2;

/** What was understood, or the documents where that is where the turn belongs, or the question what of casework is meant. */
export function routed(understood: Understanding, said: Said, known: Known): Understanding {
  if (isCertain(understood, said, known)) return understood;
  if (understood.kind === 'unclear' && ONLY_A_LINK.test(said.text)) return forDocuments(understood, false, []);
  const routes = routesFor(said, known);
  switch (understood.kind) {
    case 'unclear': {
      const isTalk = routes.talk > routes.documents;
      const from = isWaiting(known) ? whileWaiting(said) : NOT_OF_CASEWORK;
      if (routes.documents >= from) return forDocuments(understood, false, understood.may.slice(0, 1));
      // What waits is asked about again: "ok" may be meant for it.
      if (routes.casework >= HARDLY_CASEWORK || (isTalk && mayAnswer(said, known))) return understood;
      return forDocuments(understood, isTalk, understood.may.slice(0, 1));
    }
    case 'documents':
      return ofDocuments(understood, routes, said, known);
    default: {
      const share = shareFor(understood, said);
      return share !== undefined && routes.documents >= share
        ? forDocuments(understood, false, offersBeside(understood, said))
        : understood;
    }
  }
}

/** A form, what a button types, what its words alone say, and what names an enquiry by its reference, is what it is. */
function isCertain(understood: Understanding, said: Said, known: Known): boolean {
  if (understood.kind !== 'command') return false;
  return (
    (understood.likely === 1 && understood.goesOn !== true) ||
    maskSaid(said.text, known).references.some(({ strength }) => strength === 'written') ||
    (understood.command.kind === 'log' && isOfTrouble(said, known))
  );
}

/** An order to log, a letter, or a fault somewhere: that it is told is enough. */
function isOfTrouble(said: Said, known: Known): boolean {
  const { text, lines } = said;
  return namesLogging(text) || asksToLog(text) || isPasted(lines) || (!asks(said) && tellsOfFault(said, known));
}

/** From which share of the documents on it is for them all the same; undefined where it never is. */
function shareFor(understood: Understanding, said: Said): number | undefined {
  switch (understood.kind) {
    case 'command': {
      if (understood.goesOn) return whileWaiting(said);
      const isOfShown = understood.command.kind === 'show' && POINTS.test(said.text);
      return isOfShown || understood.command.kind === 'announce' ? undefined : NO_COMMAND;
    }
    case 'held':
      return understood.answers === true ? undefined : NO_COMMAND;
    default:
      return undefined;
  }
}

function ofDocuments(understood: OfDocuments, routes: Routes, said: Said, known: Known): Understanding {
  const { text, found, likely } = understood;
  const { casework } = routes;
  // Manners are what they are, and so is what a button of the documents types, whatever is on the screen.
  if (understood.talk || likely === 1) return understood;
  // Why somebody is away is told in words of any kind.
  const isOfOwnTime = known.screen.open?.command.kind === 'absence' && goesOn(said, known);
  if (routes.documents >= PLAINLY_DOCUMENTS && !isOfOwnTime)
    return { ...understood, doubtful: false, leaning: Number.NEGATIVE_INFINITY };
  const from = isWaiting(known) || SUPPOSES.test(said.text) ? GOES_ON_WITH_WHAT_WAITS : GOES_ON;
  if (isOfOwnTime || (casework >= from && goesOn(said, known)))
    return { kind: 'unclear', may: perhapsMeant(said, { spans: found }, known, []), text, found, likely };
  // What a rule left to them is asked about all the same, where they have no answer.
  const isLeft = understood.leaning === Number.NEGATIVE_INFINITY;
  return isLeft && casework >= SURELY_CASEWORK ? { ...understood, leaning: 1 } : understood;
}

function whileWaiting(said: Said): number {
  return asks(said) ? ASKED_WHILE_WAITING : TOLD_WHILE_WAITING;
}

/** "Should nothing be done by Friday, I shall write": put like a question, and none. */
const SUPPOSES =
  /^(?:should|had|were|if|unless)\b[^?]*,\s*(?:then\s+)?(?:i|we)(?:['’]ll|\s+(?:shall|will|would|may|might|must))\b[^?]*$/i;

function asks({ text, mood }: Said): boolean {
  return !SUPPOSES.test(text) && (mood.question || mood.wondering || asksSomewhere(text));
}

/** Whether words ask nothing while an enquiry is on the screen, or something waits: the documents answer questions. */
function goesOn(said: Said, known: Known): boolean {
  const { text } = said;
  const isAmid = known.screen.references.length > 0 || isWaiting(known);
  return isAmid && !asks(said) && !speaksOfRules(text) && text.split(' ').length <= MOST_WORDS;
}

function mayAnswer({ text }: Said, known: Known): boolean {
  return isWaiting(known) || text.split(' ').length <= FEW;
}

/** What it may have been of casework, in a button. */
function offersBeside(understood: Understanding, { text }: Said): readonly Offer[] {
  if (understood.kind === 'held') return understood.offers.slice(0, 1);
  const isLog = understood.kind === 'command' && understood.command.kind === 'log' && understood.goesOn !== true;
  return isLog ? [{ label: 'Log it as an enquiry', typed: `${LOG}: ${text}` }] : [];
}

type OfDocuments = Extract<Understanding, { kind: 'documents' }>;

function forDocuments({ text, found, likely }: Understanding, talk: boolean, beside: readonly Offer[]): OfDocuments {
  return {
    kind: 'documents',
    talk,
    doubtful: talk,
    beside,
    perhaps: [],
    leaning: Number.NEGATIVE_INFINITY,
    text,
    found,
    likely,
  };
}
