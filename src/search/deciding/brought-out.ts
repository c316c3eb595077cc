import type { Clause, ClauseItem, FoundClause } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import { likeliestItem } from '../ranking/items.ts';
import type { Signals } from '../ranking/rank.ts';
import type { Reading } from '../reading/reading.ts';
import type { Match } from './decision.ts';
import type { Look } from './look.ts';
import { readAsking } from './operative.ts';
import { type Asking, findPassage, type Passage, type Reader, textOfPassage } from './passage.ts';

/** What of a look tells which words of a clause answer. */
type LookedAt = Pick<Look, 'reading' | 'signals'>;

/** The clauses that a look found, best first, each with its item and the words that answer. */
export function matchesOf({ candidates, relevance, again, ...asked }: Look, index: CouncilIndex): readonly Match[] {
  const answers = candidates.filter(({ target }) => target.kind === 'clause').slice(0, numbers.verdict.mostMatches);
  const first = answers[0]?.share || 1;
  return answers.flatMap(({ target, share }) => {
    const found = target.kind === 'clause' ? index.find(target.reference) : undefined;
    if (found === undefined) return [];
    const at = index.placeOf(target);
    const item = at === undefined ? undefined : likeliestItem(at, index, asked.signals);
    const whole = (item === undefined ? undefined : index.find(item)) ?? found;
    // What answered the question before has been read: of that clause the new words alone tell what answers now.
    const by = found.clause === again?.clause ? again.asked : asked;
    return [matchOf(whole, relevance * Math.min(1, share / first), by, index)];
  });
}

/** A clause with the words of it that answer. */
export function matchOf(found: FoundClause, relevance: number, asked: LookedAt, index: CouncilIndex): Match {
  const passage = passageOf(found, asked, index);
  return { ...found, relevance, ...(passage ? { passage } : {}) };
}

/** The words of a clause that would be brought out; empty where none would be. */
export function broughtOut(found: FoundClause, asked: LookedAt, index: CouncilIndex): string {
  const passage = passageOf(found, asked, index);
  return passage ? textOfPassage(found.clause, passage) : '';
}

/** What was brought out for a question: the clause that comes first is looked through when it is judged, and when it is shown. */
type Passages = { readonly reading: Reading; readonly of: Map<Clause | ClauseItem, Passage | undefined> };
const passages = new WeakMap<Signals, Passages>();

function passageOf(found: FoundClause, asked: LookedAt, index: CouncilIndex): Passage | undefined {
  const { reading, signals } = asked;
  const known = passages.get(signals);
  const now = known?.reading === reading ? known : { reading, of: new Map<Clause | ClauseItem, Passage | undefined>() };
  passages.set(signals, now);
  const whose = found.item ?? found.clause;
  if (!now.of.has(whose)) now.of.set(whose, lookThrough(found, asked, index));
  return now.of.get(whose);
}

function lookThrough(found: FoundClause, asked: LookedAt, index: CouncilIndex): Passage | undefined {
  return findPassage(found.clause, found.item, askingOf(asked.reading, index), readerFor(found.clause, asked, index));
}

/** What a question asks of every sentence is read once, however many clauses it is set beside. */
const askings = new WeakMap<Reading, Asking>();

function askingOf(reading: Reading, { pool }: CouncilIndex): Asking {
  const { words, features, speaker, attribute } = reading;
  const asking =
    askings.get(reading) ??
    readAsking({ words, features, self: speaker.self, obliged: speaker.obliged, attribute }, pool.rarity);
  askings.set(reading, asking);
  return asking;
}

function readerFor(clause: Clause, { reading, signals: { meaning } }: LookedAt, index: CouncilIndex): Reader {
  const at = index.placeOf({ kind: 'clause', reference: clause.reference });
  const likenesses = new Map(
    at === undefined || meaning === undefined
      ? []
      : index.entriesOf(at).flatMap((entry) => {
          const exemplar = index.exemplars[entry];
          return exemplar?.source === 'sentence' ? [[exemplar.text, meaning.entries[entry] ?? 0] as const] : [];
        }),
  );
  return {
    readText: index.readText,
    alike: (text) => Math.max(0, likenesses.get(text) ?? 0),
    led: index.ledBy(reading.terms),
  };
}
