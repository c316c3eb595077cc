import { isOfCouncillorSide } from '../people/index.ts';
import type { ListName } from './command.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import { speaksOfTrouble } from './of-documents.ts';
import type { Said } from './said.ts';
import { LOG, sayList } from './typed.ts';
import type { Offer, Span } from './understanding.ts';
import type { Wanted } from './wanted/open-wanted.ts';

/* What may have been meant of casework by words that no command took: the enquiry, the person, the ward or the service that they name. */

const MOST = 3;

/** How enquiries stand, by the words for it, and the list of those that stand so. */
const statesSaid: readonly (readonly [RegExp, Offer])[] = [
  [/\b(?:paused|on hold|parked|stopped)\b/i, { label: 'What is paused', typed: 'my paused casework' }],
  [
    /\b(?:un-?as+igned|un as+igned|nobody(?:['’]?s)?|no ?one(?:['’]?s)?|not (?:yet )?assigned|no owner)\b/i,
    { label: 'Unassigned', typed: sayList('unassigned') },
  ],
  [/\b(?:overdue|late|past (?:its|their|the) (?:date|deadline))\b/i, { label: 'Overdue', typed: sayList('overdue') }],
  [/\b(?:closed|resolved|finished)\b/i, { label: 'Closed casework', typed: sayList('closed') }],
  [/\b(?:due|deadlines?)\b/i, { label: 'Due this week', typed: sayList('due-this-week') }],
];

/** Up to three things that casework can offer for words that it may be meant by. */
export function perhapsMeant(
  { text, mood }: Pick<Said, 'text' | 'mood'>,
  { spans, references }: Pick<Masked, 'spans'> & Partial<Pick<Masked, 'references'>>,
  known: Known,
  ranked: Wanted,
): readonly Offer[] {
  const named = [...new Set([...(references ?? []).map(({ about }) => about.named), ...known.screen.references])];
  const shown = named
    .slice(0, named.length > 2 ? 1 : 2)
    .map((each) => ({ label: `Show ${each}`, typed: `show ${each}` }));
  const ofSpans = spans.flatMap((span) => offerFor(text.slice(span.start, span.end), span.is, known));
  const states = statesSaid.flatMap(([words, offer]) => (words.test(text) ? [offer] : []));
  const report: readonly Offer[] =
    speaksOfTrouble(text, known) && !mood.question && text.split(' ').length > 3
      ? [{ label: 'Log it as an enquiry', typed: `${LOG}: ${text}` }]
      : [];
  return [...shown, ...report, ...ofSpans, ...states, ...listOffers(ranked)]
    .filter(({ typed }, at, all) => all.findIndex((other) => other.typed === typed) === at)
    .slice(0, MOST);
}

/** What there is of somebody, of a ward or of a service that is named. */
function offerFor(said: string, is: Span['is'], known: Known): readonly Offer[] {
  const { directory, on, me } = known;
  switch (is) {
    case 'person': {
      const found = findPeople(said.replace(/['’]s$/i, ''), { directory, on, me, suits: () => true });
      if (found.kind !== 'one' || found.person.id === me.id) return [];
      const { name } = found.person;
      return isOfCouncillorSide(found.person)
        ? [{ label: `Casework of ${name}`, typed: `everything for ${name}` }]
        : [{ label: `What ${name} has`, typed: `everything with ${name}` }];
    }
    case 'ward':
      return [{ label: `Casework in ${said}`, typed: `everything in ${said} ward` }];
    case 'service':
      return [{ label: `Casework of ${said}`, typed: `everything in ${said}` }];
    default:
      return [];
  }
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
    return label === 'log' ? [{ label: 'Log an enquiry', typed: LOG }] : [];
  });
  const usual: readonly Offer[] = [
    { label: 'My casework', typed: sayList('mine') },
    { label: 'Log an enquiry', typed: LOG },
  ];
  return [...offered, ...usual]
    .filter(({ typed }, at, all) => all.findIndex((other) => other.typed === typed) === at)
    .slice(0, 3);
}
