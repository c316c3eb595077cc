import type { Provenance } from '../../knowledge/index.ts';
import type { Evidence, Weighed } from './evidence.ts';

/** How many candidates and features are told of. */
const MOST_CANDIDATES = 3;
const MOST_FEATURES = 6;

/** Evidence as sentences for a person, short or in full. */
export function explain(evidence: Evidence, length: 'short' | 'full'): readonly string[] {
  const { understood, candidates, judgement, compared } = evidence;
  const [first] = candidates;
  const read = understood.corrections.map(([typed, corrected]) => `"${typed}" as "${corrected}"`);
  const short = [
    ...(understood.completed === undefined ? [] : [`Searched for: "${understood.completed}".`]),
    ...(read.length > 0 ? [`Read ${read.join(', ')}.`] : []),
    ...(first === undefined ? [] : [`It came first: ${first.name}.`]),
    ...(first?.pulledBy === undefined
      ? []
      : [`The way of asking or the sentence that was most like yours: "${first.pulledBy}".`]),
    ...(first?.provenance === undefined ? [] : [writtenBy(first.provenance)]),
    ...compared,
  ];
  if (length === 'short') return short;
  return [
    `Words: ${understood.words.join(' ')}`,
    `Asker: ${understood.self ?? 'not known'}. Who would owe what is asked about: ${understood.obliged ?? 'not known'}.`,
    ...(understood.conduct === undefined ? [] : [`A complaint about the conduct of: ${understood.conduct}.`]),
    ...(understood.concepts.length > 0 ? [`Concepts: ${[...new Set(understood.concepts)].join(', ')}.`] : []),
    ...(understood.attribute === undefined ? [] : [`It asks for: ${understood.attribute}.`]),
    ...short,
    '',
    'Candidates',
    ...candidates
      .slice(0, MOST_CANDIDATES)
      .flatMap(({ name, share, features, pulledBy }) => [
        `${name}: share ${share.toFixed(3)}`,
        ...(pulledBy === undefined ? [] : [`  most like it: "${pulledBy}"`]),
        ...mostTelling(features).map(describe),
      ]),
    '',
    `How sure the first clause is: ${judgement.relevance.toFixed(3)}`,
    ...mostTelling(judgement.features).map(describe),
  ];
}

/** Who wrote a way of asking, when and why. */
function writtenBy(provenance: Provenance): string {
  if ('by' in provenance) {
    const { by, on, why } = provenance;
    return `Added by ${by}${on === undefined ? '' : ` on ${on}`}${why === undefined ? '.' : `: ${why.replace(/\.$/, '')}.`}`;
  }
  const { written, from, checked } = provenance;
  return `Written ${written}, from ${from}. Checked: ${checked}.`;
}

function mostTelling(features: readonly Weighed[]): readonly Weighed[] {
  const strength = ({ value, weight }: Weighed) => Math.abs(value * weight);
  return [...features].sort((one, other) => strength(other) - strength(one)).slice(0, MOST_FEATURES);
}

function describe({ name, value, weight }: Weighed): string {
  return `  ${name.padEnd(16)} ${value.toFixed(3).padStart(7)} x ${weight.toFixed(2).padStart(6)} = ${(value * weight).toFixed(2).padStart(6)}`;
}
