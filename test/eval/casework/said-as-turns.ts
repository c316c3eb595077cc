import { stringify } from 'yaml';
import { readPhrasings } from '../../../src/understanding/wanted/phrasings.ts';

/** A phrasing of `knowledge/commands.yaml`, its slots filled, and the fold that it is kept out with. */
export type SaidAsTurn = {
  readonly label: string;
  readonly phrasing: string;
  readonly said: string;
  readonly fold: number;
};

/** Phrasings that stand side by side are alike: they are kept together. */
const TOGETHER = 8;

const SOME: Readonly<Record<string, readonly string[]>> = {
  enquiry: ['CW-2026-0002', 'CW-2026-0003', 'CW-2026-0005'],
  thing: ['pothole', 'bins', 'streetlight', 'gully', 'damp flat', 'rats', 'graffiti', 'leaning tree', 'mattress'],
  person: ['Priya Shah', 'Tom Reid', 'Cllr Khan', 'Tom', 'Cllr Lowe'],
  date: ['Thursday', '12 December', 'next Monday', 'the 14th', '3 January', 'Weds'],
  service: ['Housing', 'Streets'],
  ward: ['Riverside', 'Hilltop'],
  text: ['the contractor was there this morning'],
};

/** Every phrasing as a turn, in so many folds. */
export function phrasingsAsTurns(yaml: string, folds: number): readonly SaidAsTurn[] {
  const places = new Map<string, number>();
  return readPhrasings(yaml).map(({ label, said: phrasing }, at) => {
    const place = places.get(label) ?? 0;
    places.set(label, place + 1);
    return { label, phrasing, said: filled(phrasing, at), fold: foldOf(place, TOGETHER, folds) };
  });
}

/** The file of phrasings without those of a fold. */
export function withoutFold(turns: readonly SaidAsTurn[], fold: number): string {
  const taught = Map.groupBy(
    turns.filter((turn) => turn.fold !== fold),
    ({ label }) => label,
  );
  return stringify(
    Object.fromEntries([...taught].map(([label, some]) => [label, some.map(({ phrasing }) => phrasing).join('\n')])),
  );
}

/** The fold of what stands at a place, where so many are kept together. */
function foldOf(at: number, together: number, folds: number): number {
  return Math.floor(at / together) % folds;
}

function filled(phrasing: string, at: number): string {
  return phrasing.replace(/\{(\w+)\}/g, (slot, name) => SOME[name]?.[at % (SOME[name]?.length ?? 1)] ?? slot);
}
