import type { Known } from '../known.ts';
import type { Said } from '../said.ts';
import type { Understanding } from '../understanding.ts';
import { isWaiting, routesFor } from './routes-for.ts';

/*
 * The last word on whose a turn is, where what was understood does not say so by itself. What is plainly for the documents is not asked about
 * nor taken as words for a form; what is plainly casework is not looked up.
 */

/** Below this nothing is asked about casework. */
const HARDLY_CASEWORK = 0.1;
/** From here on words are for the documents, though a form waits for words. */
const PLAINLY_DOCUMENTS = 0.9;
/** From here on, though an enquiry can be shown for them. */
const SURELY_DOCUMENTS = 0.97;

/** An enquiry that was spoken of: of it anything may be asked. */
const POINTS = /\b(?:it|its|that|this|one)\b/i;

/** From here on words are of casework, whatever they begin with. */
const SURELY_CASEWORK = 0.97;

/** A form, what a button types, and what its words alone say, are what they are. */
function isCertain(understood: Understanding): boolean {
  return understood.kind === 'command' && understood.likely === 1 && understood.goesOn !== true;
}

/** A word or two may be meant for what is on the screen. */
const FEW = 2;

function mayAnswer({ text }: Said, known: Known): boolean {
  return isWaiting(known) || text.split(' ').length <= FEW;
}

/** What was understood, or the documents where that is where the turn belongs. */
export function routed(understood: Understanding, said: Said, known: Known): Understanding {
  if (isCertain(understood)) return understood;
  const routes = routesFor(said, known);
  switch (understood.kind) {
    case 'unclear': {
      const isTalk = routes.talk > routes.documents;
      // What waits is asked about again: "ok" may be meant for it.
      if (routes.casework >= HARDLY_CASEWORK || (isTalk && mayAnswer(said, known))) return understood;
      return forDocuments(understood, isTalk, understood.may.slice(0, 1));
    }
    case 'command': {
      const isShown = understood.command.kind === 'show' && !understood.goesOn && !POINTS.test(said.text);
      const from = understood.goesOn ? PLAINLY_DOCUMENTS : isShown ? SURELY_DOCUMENTS : 2;
      return routes.documents >= from ? forDocuments(understood, false, []) : understood;
    }
    case 'held':
      return understood.why === 'question' && understood.answers !== true && routes.documents >= SURELY_DOCUMENTS
        ? forDocuments(understood, false, understood.offers.slice(0, 1))
        : understood;
    case 'documents': {
      // What a rule left to them is asked about all the same, where they have no answer.
      const isLeft = !understood.talk && understood.likely < 1 && understood.leaning === Number.NEGATIVE_INFINITY;
      return isLeft && routes.casework >= SURELY_CASEWORK ? { ...understood, leaning: 1 } : understood;
    }
    default:
      return understood;
  }

  function forDocuments({ text, found, likely }: Understanding, talk: boolean, beside: Beside): Understanding {
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
}

type Beside = Extract<Understanding, { kind: 'documents' }>['beside'];
