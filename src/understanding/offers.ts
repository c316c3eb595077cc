import type { Shape } from './about.ts';
import { offerOf, verbFor } from './acts.ts';
import type { ListName, Verb } from './command.ts';
import type { Known } from './known.ts';
import { speaksOfDocuments, speaksOfTrouble } from './of-documents.ts';
import type { Said } from './said.ts';
import { sayList } from './typed.ts';
import type { Offer, Understanding } from './understanding.ts';
import { isVerb } from './verbs.ts';
import { DOCUMENTS, type Wanted } from './wanted/open-wanted.ts';

/** A command of somebody's own that changes nothing yet is offered beside the documents from here on. */
const PERHAPS = 0.22;
/** From here on words that ask nothing are talk. */
const TALK = 0.6;

/** Up to three things that may be meant about an enquiry that is named; `report` is what may be a new one, else empty. */
export function actOffers(
  labels: readonly string[],
  { abouts }: Shape,
  known: Known,
  report: string,
): readonly Offer[] {
  const [about] = abouts;
  if (about === undefined) return [];
  const acts = labels
    .filter((label) => isVerb(label))
    .map((label) => offerOf(verbFor(label as Verb, known, false), about));
  // Words that an enquiry has too may be those of a new one.
  const log = report === '' ? [] : [{ label: 'Log a new enquiry', typed: `log an enquiry: ${report}` }];
  return [{ label: `Show ${about.named}`, typed: `show ${about.named}` }, ...log, ...acts].slice(0, 3);
}

const ASKS_ANYWHERE =
  /\b(?:who|what|how|when|where|why|which|whose|can i|may i|must|should|allowed|is it|are there|does|rules?)\b/i;

/** A question to the documents, and the casework that it may have been. */
export function documents(
  said: Said,
  known: Known,
  ranked: Wanted,
  base: Pick<Understanding, 'text' | 'found'>,
): Understanding {
  const casework = ranked.filter(({ label, likely }) => label !== DOCUMENTS && label !== 'talk' && likely >= PERHAPS);
  const beside = casework.length === 0 || said.mood.wondering ? [] : listOffers(casework).slice(0, 1);
  const [first] = ranked;
  const isOfDocuments = speaksOfDocuments(said.text) || ranked.length === 0;
  const isOfThings = base.found.some(({ is }) => is !== 'date') || speaksOfTrouble(said.text, known);
  const talk = first?.label === 'talk' && first.likely >= TALK && !isOfDocuments && !isOfThings;
  const likely = ranked.find(({ label }) => label === DOCUMENTS)?.likely ?? 0;
  const doubtful =
    !isOfDocuments && !said.mood.question && !said.mood.wondering && !ASKS_ANYWHERE.test(said.text) && likely < 0.95;
  return { ...base, kind: 'documents', beside: talk ? [] : beside, talk, doubtful, likely };
}

const listNames: Readonly<Record<string, string>> = {
  mine: 'My casework',
  due: 'Due today',
  'due-this-week': 'Due this week',
  overdue: 'Overdue',
  team: 'Team casework',
  unassigned: 'Unassigned',
  changed: 'What changed',
  closed: 'Closed casework',
};

/** Up to three things that casework can offer for what is likely. */
export function listOffers(ranked: Wanted): readonly Offer[] {
  const offered = ranked.slice(0, 4).flatMap(({ label }): readonly Offer[] => {
    const name = label.startsWith('list-') ? listNames[label.slice(5)] : undefined;
    if (name !== undefined) return [{ label: name, typed: sayList(label.slice(5) as ListName) }];
    return label === 'log' ? [{ label: 'Log an enquiry', typed: 'log an enquiry' }] : [];
  });
  const usual: readonly Offer[] = [
    { label: 'My casework', typed: 'my casework' },
    { label: 'Log an enquiry', typed: 'log an enquiry' },
  ];
  return [...offered, ...usual]
    .filter(({ typed }, at, all) => all.findIndex((other) => other.typed === typed) === at)
    .slice(0, 3);
}
