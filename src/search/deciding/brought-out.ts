import type { Clause, FoundClause } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import { likeliestItem } from '../ranking/items.ts';
import type { Match } from './decision.ts';
import type { Look } from './look.ts';
import { type Asking, findPassage, type Passage, type Reader, textOfPassage } from './passage.ts';

/** What of a look tells which words of a clause answer. */
type Asked = Pick<Look, 'reading' | 'signals'>;

/** The clauses that a look found, best first, each with its item and the words that answer. */
export function matchesOf({ candidates, relevance, ...asked }: Look, index: CouncilIndex): readonly Match[] {
  const answers = candidates.filter(({ target }) => target.kind === 'clause').slice(0, numbers.verdict.mostMatches);
  const first = answers[0]?.share || 1;
  return answers.flatMap(({ target, share }) => {
    const found = target.kind === 'clause' ? index.find(target.reference) : undefined;
    if (found === undefined) return [];
    const at = index.placeOf(target);
    const item = at === undefined ? undefined : likeliestItem(at, index, asked.signals);
    const whole = (item === undefined ? undefined : index.find(item)) ?? found;
    return [matchOf(whole, relevance * Math.min(1, share / first), asked, index)];
  });
}

/** A clause with the words of it that answer. */
export function matchOf(found: FoundClause, relevance: number, asked: Asked, index: CouncilIndex): Match {
  const passage = passageOf(found, asked, index);
  return { ...found, relevance, ...(passage ? { passage } : {}) };
}

/** The words of a clause that would be brought out; empty where none would be. */
export function broughtOut(found: FoundClause, asked: Asked, index: CouncilIndex): string {
  const passage = passageOf(found, asked, index);
  return passage ? textOfPassage(found.clause, passage) : '';
}

function passageOf(found: FoundClause, asked: Asked, index: CouncilIndex): Passage | undefined {
  const { asking, reader } = readingFor(found.clause, asked, index);
  return findPassage(found.clause, found.item, asking, reader);
}

function readingFor(
  clause: Clause,
  { reading, signals: { meaning } }: Asked,
  index: CouncilIndex,
): { asking: Asking; reader: Reader } {
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
    asking: {
      words: reading.words,
      features: reading.features,
      self: reading.speaker.self,
      obliged: reading.speaker.obliged,
      attribute: reading.attribute,
    },
    reader: {
      readText: index.readText,
      rarity: index.pool.rarity,
      alike: (text) => Math.max(0, likenesses.get(text) ?? 0),
      led: index.ledBy(reading.terms),
    },
  };
}
