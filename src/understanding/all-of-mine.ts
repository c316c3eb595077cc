import { isOfCouncillorSide } from '../people/index.ts';
import { SOME } from './about.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import type { Said } from './said.ts';
import { sayList } from './typed.ts';
import type { Offer } from './understanding.ts';

const ALL =
  /\b(?:my|all my|all of my)\s+(?:whole\s+|open\s+)?(?:stuff|work|workload|case\s?load|cases|casework|enquiries|inquiries|lot|jobs|things|desk|patch|bits|tickets)\b|\beverything (?:of mine|i have|i['’]?ve got)\b|\ball of mine\b/i;
const GIVEN =
  /(?:\b(?:giv(?:e|en|es|ing)|gave|pass(?:ed|es|ing)?|hand(?:ed|s|ing)?|mov(?:e|ed|ing)|transfer\w*|reassign\w*|put|has|have|having|got|takes?|taking|taken|took|doing|does|mind(?:s|ing)|pick(?:s|ed|ing)|inherit\w*|goes|going|gone)\b|['’]s\b)/i;
/** What somebody who is away says: that is read as such. */
const AWAY =
  /\b(?:away|not (?:in|here|there|around|about|at work)|poorly|unwell|leave|hols|holidays?|sick|cover\w*|off|ill|looking after|while i|until i|back|leav(?:es|ing)|left|retir\w+)\b/i;

/**
 * "Tom's got my stuff", "give all my cases to Tom": all that somebody has, given to somebody else in a word. It may mean an absence or every one of
 * them for good, and is never done as said. Undefined for anything else.
 */
export function offersForAll({ text, mood }: Said, { spans }: Masked, known: Known): readonly Offer[] | undefined {
  const people = spans.filter(({ is }) => is === 'person');
  const [person] = people;
  if (person === undefined || people.length > 1 || mood.question || mood.wondering) return undefined;
  if (!ALL.test(text) || SOME.test(text) || !GIVEN.test(text) || AWAY.test(text)) return undefined;
  const name = text
    .slice(person.start, person.end)
    .replace(/['’]s$/i, '')
    .replace(/^@/, '');
  const day = spans.find(({ is }) => is === 'date');
  const when = day === undefined ? '' : ` ${text.slice(day.start, day.end)}`;
  const list: Offer = { label: 'My casework, to give one by one', typed: sayList('mine') };
  const theirs: Offer = { label: `What ${name} has`, typed: `everything with ${name}` };
  if (isOfCouncillorSide(known.me)) return [theirs, { ...list, label: 'My casework' }];
  return [{ label: `I am away${when}, ${name} covers`, typed: `I am away${when}, ${name} covers` }, list, theirs];
}
