import { findPerson, isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import { noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import type { Said } from './said.ts';
import { typedFor } from './typed.ts';
import type { Offer } from './understanding.ts';

/*
 * "Tell Cllr Khan about CW-2026-0003": whom, of which, and not what. An officer's words go to its councillor as an update, and nobody else is
 * told by them; a councillor may let another one read it.
 */

const ABOUT =
  /^(?:(?:and|also|please|can you|could you)\s+)*(?:tell|inform|let|notify|show|make|loop in|bring)\s+@person\s+(?:know\s+|see\s+|aware\s+|in\s+)?(?:about\s+|of\s+|on\s+|re\s+)?(?:the\s+)?@ref[\s.!]*$/i;

const NOT =
  /^(?:(?:and|also|please)\s+)*(?:do not|don['’]?t|dont|never|no need to)\s+(?=(?:tell|inform|let|notify|show|make|loop|bring)\b)/i;

/** Undefined for anything else, and where it is of several. */
export function tellsAboutIt({ text, mood }: Said, { masked, spans }: Masked, { abouts }: Shape, known: Known) {
  const [only, second] = abouts;
  const person = spans.find(({ is }) => is === 'person');
  const plain = masked.replace(/\s+/g, ' ').trim();
  const isTold = ABOUT.test(plain.replace(NOT, ''));
  if (only === undefined || second !== undefined || person === undefined || !isTold || mood.question) return undefined;
  if (NOT.test(plain)) {
    const command: Command = { kind: 'show', abouts, focus: 'all' };
    return { kind: 'held' as const, why: 'negated' as const, words: text, command, offers: [] };
  }
  const name = text.slice(person.start, person.end);
  const { me, directory, on, seen } = known;
  const found = findPeople(name, { directory, on, me, suits: isOfCouncillorSide });
  const isToCouncillor = found.kind !== 'nobody' || /^(?:cllr|councillor)\b/i.test(name);
  const show: Offer = { label: `Show ${only.named}`, typed: typedFor('show', only.named) };
  if (isOfCouncillorSide(me)) {
    const share: Command = { kind: 'act', verb: 'share', abouts, words: { ...noActionWords, who: name }, sure: false };
    if (isToCouncillor) return { kind: 'command' as const, command: share };
    return asked([
      { label: `Add information to ${only.named}`, typed: typedFor('add', only.named) },
      { label: `Ask how ${only.named} is going`, typed: typedFor('chase', only.named) },
      show,
    ]);
  }
  const number = Number(/(\d+)$/.exec(only.named)?.[1]);
  const councillor = findPerson(directory, seen.find((each) => each.number === number)?.stands?.councillorId)?.name;
  return asked([
    isToCouncillor
      ? {
          label: `Write an update on ${only.named}${councillor === undefined ? '' : ` for ${councillor}`}`,
          typed: typedFor('update', only.named),
        }
      : { label: `Give ${only.named} to ${name}`, typed: `${typedFor('reassign', only.named)} to ${name}` },
    { label: `Note on ${only.named}, for officers`, typed: typedFor('note', only.named) },
    show,
  ]);
}

function asked(each: readonly Offer[]) {
  return { kind: 'several' as const, why: 'all-of-theirs' as const, each };
}
