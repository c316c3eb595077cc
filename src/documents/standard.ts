import type { Figures, OtherFigures, ResponseStandard } from '../council.ts';
import { defined } from '../defined.ts';
import {
  type Clause,
  type CouncilDocument,
  citation,
  figuresNotIn,
  findByReference,
  type StoredStandard,
  timeSpans,
} from '../knowledge/index.ts';
import { type FoundPromise, findPromises, understoodInWords } from './promises.ts';
import { changeCouncil, councilOf, type DocumentServices, type Doer } from './records.ts';

/** What somebody confirms that a council promises about enquiries. `clause` is the one to quote. */
export type StandardToConfirm = {
  readonly clause: string;
  readonly figures: Figures;
  /** Others for some enquiries; `clause` is where it is promised, the one to quote where it is left out. */
  readonly others?: readonly OtherFigures[];
  /** Words of the clause, where it promises no days: then there are no figures. */
  readonly says?: string;
};

/** What is known of a council's promises: what was found, what holds, and whether that is of the text as it is. */
export type PromisesOfCouncil = {
  /** Sentences with days in the documents in force. */
  readonly found: readonly FoundPromise[];
  /** `acknowledge 1, reply 10 working days` */
  readonly understood: string;
  /** What would be confirmed if what was understood is right; undefined where nothing was. */
  readonly suggested: StandardToConfirm | undefined;
  readonly holds: ResponseStandard;
  /** `unconfirmed`: nobody has said yet. `outdated`: the clause has changed since, and the figures are those of before. */
  readonly standing: 'confirmed' | 'unconfirmed' | 'outdated';
  /** The paragraph by which dates are counted, as cited; undefined where it is in no document in force. */
  readonly countedBy?: string;
  /** Says which other documents in force promise other days, which nobody has confirmed; undefined where none does. */
  readonly elsewhere?: string;
};

/** What the documents in force promise. */
export function promisesOf(documents: readonly CouncilDocument[], holds: ResponseStandard): PromisesOfCouncil {
  const adopted = documents.filter(({ status }) => status === 'adopted');
  const found = adopted.flatMap(({ clauses, shortTitle }) =>
    // Of several documents each has a paragraph 3.
    findPromises(clauses).map((each) =>
      adopted.length > 1 ? { ...each, label: `${shortTitle}, ${each.label}` } : each,
    ),
  );
  const isNothing = holds.kind === 'none' && holds.says === undefined;
  const counted = findByReference(holds.clause, documents);
  const elsewhere = isNothing
    ? []
    : adopted.flatMap(({ id, shortTitle }) => otherDays(found, holds, id).map((days) => `${shortTitle}: ${days}`));
  return {
    ...defined({ countedBy: counted && citation(counted.document, counted.clause) }),
    ...(elsewhere.length === 0
      ? {}
      : {
          elsewhere: `Other days are promised elsewhere, nobody has confirmed them, and no dates are counted by them. ${elsewhere.join('; ')}.`,
        }),
    found,
    understood: understoodInWords(found),
    suggested: suggestionOf(found),
    holds,
    standing: isNothing ? 'unconfirmed' : holds.kind === 'promised' && holds.isOutdated ? 'outdated' : 'confirmed',
  };
}

/** The days that a document promises and that are not those by which dates are counted, where none of its paragraphs was confirmed. */
function otherDays(found: readonly FoundPromise[], holds: ResponseStandard, document: string): readonly string[] {
  const others = holds.kind === 'promised' ? (holds.others ?? []) : [];
  const confirmed = [holds.clause, ...others.flatMap(({ clause }) => clause ?? [])];
  if (confirmed.some((reference) => reference.startsWith(`${document}#`))) return [];
  const counted = new Map<string, Figures>(others.map((other) => [keyOf(other.for), other]));
  if (holds.kind === 'promised') counted.set('', holds);
  const differing = found.filter(({ reference, clock, days, for: isFor }) => {
    const figures = counted.get(keyOf(isFor));
    const now = clock === 'acknowledge' ? figures?.acknowledgeWithin : figures?.resolveWithin;
    return reference.startsWith(`${document}#`) && clock !== undefined && days !== now;
  });
  return differing.length === 0 ? [] : [understoodInWords(differing)];
}

/** What was understood as a standard: the first figure of each sort counts, and the clause that has most of them is quoted. */
function suggestionOf(found: readonly FoundPromise[]): StandardToConfirm | undefined {
  const understood = found.filter(({ clock }) => clock !== undefined);
  const byClause = Map.groupBy(understood, ({ reference }) => reference);
  const [clause] = [...byClause].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  if (clause === undefined) return undefined;
  // The clause to quote goes before others that say something of the same sort.
  const ordered = understood.toSorted(
    (one, other) => Number(other.reference === clause) - Number(one.reference === clause),
  );
  const figure = (clock: FoundPromise['clock'], isFor: FoundPromise['for']) =>
    ordered.find((each) => each.clock === clock && keyOf(each.for) === keyOf(isFor));
  const figuresFor = (isFor: FoundPromise['for']) => {
    const [acknowledge, resolve] = [figure('acknowledge', isFor), figure('resolve', isFor)];
    const figures: Figures = {
      ...(acknowledge ? { acknowledgeWithin: acknowledge.days } : {}),
      ...(resolve ? { resolveWithin: resolve.days } : {}),
    };
    return { figures, clause: (resolve ?? acknowledge)?.reference };
  };
  const services = new Map(
    understood.flatMap(({ for: isFor }) => (typeof isFor === 'object' ? [[keyOf(isFor), isFor] as const] : [])),
  );
  const others = (['urgent', 'complex', ...services.values()] as const).flatMap((isFor): OtherFigures[] => {
    const { figures, clause: where } = figuresFor(isFor);
    return where === undefined ? [] : [{ for: isFor, ...figures, ...(where === clause ? {} : { clause: where }) }];
  });
  return { clause, figures: figuresFor(undefined).figures, ...(others.length > 0 ? { others } : {}) };
}

function keyOf(isFor: FoundPromise['for']): string {
  return typeof isFor === 'object' ? `service ${isFor.service}` : (isFor ?? '');
}

export type Confirmed =
  | { readonly kind: 'confirmed'; readonly standard: StoredStandard }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Confirms what a council promises, for the text that its clauses have now. Refused where a figure is not in the clause that is
 * to promise it, so that no clock ever counts what no text says.
 */
export async function confirmStandard(
  council: string,
  wanted: StandardToConfirm,
  by: Doer,
  documents: readonly CouncilDocument[],
  services: DocumentServices,
): Promise<Confirmed> {
  const clauses = documents.flatMap((document) => document.clauses);
  const wrong = wrongFigure(wanted, clauses);
  if (wrong !== undefined) return { kind: 'refused', why: wrong };
  const found = await councilOf(council, services);
  if (found === undefined) return { kind: 'refused', why: `There is no council "${council}".` };
  const { figures, others = [], says } = wanted;
  const named = [...new Set([wanted.clause, ...others.flatMap(({ clause }) => clause ?? [])])];
  const standard: StoredStandard = {
    clauses: named.map((reference) => ({ reference, digest: clauseOf(reference, clauses)?.digest ?? '' })),
    figures,
    others,
    ...defined({ says }),
    by: { ...by, on: services.today(found.council.timeZone) },
  };
  await changeCouncil(council, services, (now) => ({ ...now, standard }));
  return { kind: 'confirmed', standard };
}

/** Which figure is not in its clause, in a sentence; undefined where all are. */
function wrongFigure({ clause, figures, others = [], says }: StandardToConfirm, clauses: readonly Clause[]) {
  const main = clauseOf(clause, clauses);
  if (main === undefined) return `There is no paragraph "${clause}" in the documents in force.`;
  if (says !== undefined) {
    if (says.trim() === '' || !main.text.includes(says)) return `The words "${says}" are not in ${main.label}.`;
    const [span] = timeSpans(main.text);
    return span && `${upper(main.label)} names a time ("${span.words}"), so it cannot be said to promise none.`;
  }
  const all = [{ ...figures, clause }, ...others.map((other) => ({ ...other, clause: other.clause ?? clause }))];
  if (all.every((each) => each.acknowledgeWithin === undefined && each.resolveWithin === undefined))
    return 'Give at least one number of days, or the words of the paragraph that promises none.';
  for (const { clause: where, acknowledgeWithin, resolveWithin } of all) {
    const there = clauseOf(where, clauses);
    if (there === undefined) return `There is no paragraph "${where}" in the documents in force.`;
    const not = figuresNotIn(there, {
      ...defined({ acknowledgeWithin, resolveWithin }),
    });
    if (not !== undefined) return not;
  }
  return undefined;
}

function clauseOf(reference: string, clauses: readonly Clause[]): Clause | undefined {
  return clauses.find((clause) => clause.reference === reference);
}

function upper(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
