import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import type { Verb } from './act-command.ts';
import { offerOf, verbFor } from './acts.ts';
import type { Known } from './known.ts';
import { passesOn } from './logging/trigger.ts';
import { namesPlace, speaksOfDocuments, speaksOfTrouble } from './of-documents.ts';
import { listOffers, perhapsMeant } from './perhaps.ts';
import { leaningOf, routesFor } from './routing/routes-for.ts';
import { TALK } from './routing/shares.ts';
import type { Said } from './said.ts';
import { LOG, sayList } from './typed.ts';
import type { Offer, Understanding } from './understanding.ts';
import { isVerb } from './verbs.ts';
import { DOCUMENTS, type Wanted } from './wanted/open-wanted.ts';

/** A command of somebody's own that changes nothing yet is offered beside the documents from here on. */
const PERHAPS = 0.22;
/** So few words may be looked for in the documents. */
const FEW = 2;
/** Below this it is no question to the documents. */
const HALF = 0.5;

/** What either side may do with an enquiry, as far as it is no undoing of something. */
const ofCouncillors: ReadonlySet<Verb> = new Set([
  'agree',
  'decline',
  'chase',
  'add',
  'fixed',
  'not-fixed',
  'look-again',
  'withdraw',
  'share',
  'unshare',
  'edit',
]);
const ofOfficers: ReadonlySet<Verb> = new Set([
  'acknowledge',
  'update',
  'resolve',
  'pause',
  'resume',
  'extend',
  'make-complex',
  'make-standard',
  'reassign',
  'reopen',
  'withdraw',
  'note',
  'edit',
  'link',
  'unlink',
]);

/** Whether what is done so is something for this person to do. */
export function mayDo(verb: Verb, { me }: Known): boolean {
  return (isOfCouncillorSide(me) ? ofCouncillors : ofOfficers).has(verb);
}

/** Up to three things that may be meant about an enquiry that is named; `report` is what may be a new one, else empty. */
export function actOffers(
  labels: readonly string[],
  { abouts }: Shape,
  known: Known,
  report: string,
): readonly Offer[] {
  const [about] = abouts;
  if (about === undefined) return [];
  const verbs = labels.filter((label) => isVerb(label)).map((label) => verbFor(label as Verb, known, false));
  // What somebody may never do is not offered to them, but what tells somebody something may be.
  const may = [
    ...verbs.filter((verb) => mayDo(verb, known)),
    isOfCouncillorSide(known.me) ? ('add' as const) : ('note' as const),
  ];
  const acts = [...new Set(may)].map((verb) => offerOf(verb, about));
  // Words that an enquiry has too may be those of a new one.
  const log = report === '' ? [] : [{ label: 'Log a new enquiry', typed: `${LOG}: ${report}` }];
  return [{ label: `Show ${about.named}`, typed: `show ${about.named}` }, ...log, ...acts].slice(0, 3);
}

/** Of this program, not of the town. */
const OF_US = /\b(?:bot|app|robot|clausewise|chatbot|you)\b/i;

/** A question to the documents, and the casework that it may have been. */
export function documents(
  said: Said,
  known: Known,
  ranked: Wanted,
  base: Pick<Understanding, 'text' | 'found'>,
): Understanding {
  const casework = ranked.filter(({ label, likely }) => label !== DOCUMENTS && label !== 'talk' && likely >= PERHAPS);
  const [first] = ranked;
  const isOfDocuments = speaksOfDocuments(said.text) || ranked.length === 0;
  const isTrouble = speaksOfTrouble(said.text, known);
  const isOfThings = isTrouble || base.found.some(({ is }) => is !== 'date');
  const routes = routesFor(said, known);
  const isTalk =
    (routes.talk >= TALK && said.text.split(' ').length > FEW) || (first?.label === 'talk' && first.likely >= TALK);
  const talk = isTalk && !isOfDocuments && !isOfThings;
  const likely = ranked.find(({ label }) => label === DOCUMENTS)?.likely ?? 0;
  const doubtful = !said.mood.question && !said.mood.wondering && routes.documents < HALF;
  const isOfSomething = isTrouble || namesPlace(said.text);
  // What a resident said may be logged, whatever it was about.
  const isReport =
    (doubtful && !OF_US.test(said.text) && isOfSomething && said.text.split(' ').length > 2) ||
    (passesOn(said.text) && !said.mood.question);
  const report: readonly Offer[] = isReport ? [{ label: 'Log it as an enquiry', typed: `${LOG}: ${said.text}` }] : [];
  const isOfAct = ranked.some(({ label, likely: share }) => isVerb(label) && share >= PERHAPS);
  // A word alone, amid casework, may be looked for there.
  const isSought =
    known.screen.references.length > 0 && /^\p{L}[\p{L}'’-]{2,}[\s.!]*$/u.test(said.text) && doubtful && !isOfAct;
  const beside = said.mood.wondering
    ? []
    : isSought
      ? [{ label: `Search casework for “${said.text}”`, typed: sayList('search', 1, said.text) }]
      : report.length > 0
        ? report
        : casework.length === 0
          ? []
          : listOffers(casework).slice(0, 1);
  const leaning = ranked.length === 0 ? Number.NEGATIVE_INFINITY : leaningOf(routes, ranked);
  const perhaps = perhapsMeant(said, { spans: base.found }, known, casework);
  return { ...base, kind: 'documents', beside: talk ? [] : beside, talk, doubtful, leaning, perhaps, likely };
}
