import type { Clause } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import { normalise } from '../reading/normalise.ts';
import { splitSentences } from '../reading/sentences.ts';
import { isStopWord, stem } from '../reading/stems.ts';
import { readDuty } from './duty.ts';

/** Words by which a clause gives leave or a right. */
const PERMITS =
  /\b(?:entitled|rights?|may(?! be (?:a|regarded|construed))|can(?:not)?|able to|free to|permitted|allowed|welcome|invited|expect|support|kept confidential|confidential basis|provided with|available|access|use of|briefed|will be (?:given|offered|told|kept|provided)|exception)\b/i;
/** Words by which a clause takes some of it back. */
const RESTRICTS =
  /\b(?:however|other than|except(?:ions?)?|unless|subject to|provided that|not be entitled|no right|not have the right|do(?:es)? not (?:have|extend|apply|entitle|include|mean)|must not|shall not|should not|may not|cannot|can not|will not|not be (?:used|disclosed|asked|expected|made|shared|given|released|available)|never|only (?:be|where|if|when|with|to|for|in)|limited to|limit|restricted|have to (?:remember|apply)|bear in mind|within the law|prior (?:consent|approval|agreement)|first be|in advance|no more than|not exceed)\b/i;
/** Words by which a clause takes something back from a paragraph that it names. */
const TAKES_BACK =
  /\b(?:does not apply|do not apply|(?:does|do) not (?:prevent|prohibit|affect|limit|stop)|discretion|extend|instead of|except|exception|subject to|notwithstanding|despite|however|only (?:where|if|when)|no longer|not be required)\b/i;
/** A sentence that opens so speaks of what stands just before it. */
const OPENS_AGAINST =
  /^(?:however|but|nevertheless|(?:in doing so,? )?(?:councillors|members|officers|they) (?:have to|must|should)(?: also)? (?:remember|bear in mind|recognise|appreciate|be aware)|this (?:does not|is subject)|there is no such |nothing in (?:this|that|the last) (?:paragraph|clause|rule)\b|none of this |these? (?:rights?|provisions?|arrangements?) (?:do|does|are|is) )/i;

/** A clause that opens so is an exception to the one before it. */
const LEANS = /^(?:however|but|nevertheless|there is no such)\b/i;

/** Clauses of one document: clause -> the clauses that restrict what it permits, most to the point first. */
export type Limits = ReadonlyMap<string, readonly string[]>;

/**
 * Which clause restricts which for certain: where a person has confirmed it (`limited-by`), one names the other and takes something back,
 * or the one straight after opens against it ("However, ...", "There is no such right where ..."). These are shown with an answer, and such an
 * exception with what it is an exception to.
 */
export function findLimits(clauses: readonly Clause[]): Limits {
  return limitsOf(clauses, false);
}

/**
 * The same with what words alone suggest, for a person to confirm: 31 ("entitled to be briefed") by 32 ("shall not be entitled ... other
 * than"). Near in the document, under the same heading, one giving and one taking back, on the same matter. Of 59 such pairs in four
 * protocols, readers had named none as what belongs with an answer, so they are shown to nobody unconfirmed.
 */
export function suggestLimits(clauses: readonly Clause[]): Limits {
  return limitsOf(clauses, true);
}

function limitsOf(clauses: readonly Clause[], withLikely: boolean): Limits {
  const stems = clauses.map(
    ({ text }) =>
      new Set(
        normalise(text)
          .filter((word) => !isStopWord(word))
          .map(stem),
      ),
  );
  const spread = new Map<string, number>();
  for (const each of stems) for (const name of each) spread.set(name, (spread.get(name) ?? 0) + 1);
  const rarity = (name: string) => Math.log((clauses.length + 1) / ((spread.get(name) ?? 0) + 0.5));

  /** How much of what the lesser of two clauses says, rare words weighing more, both say. */
  const likeness = (one: number, other: number): number => {
    const [a, b] = [stems[one] ?? new Set<string>(), stems[other] ?? new Set<string>()];
    let both = 0;
    for (const name of a) if (b.has(name)) both += rarity(name);
    const size = (set: ReadonlySet<string>) => [...set].reduce((sum, name) => sum + rarity(name), 0);
    return both / (Math.min(size(a), size(b)) || 1);
  };

  const limitsOfOne = (at: number): readonly string[] => {
    const clause = clauses[at];
    if (clause === undefined) return [];
    if (clause.limitedBy !== undefined) return clause.limitedBy;
    const isPermission = PERMITS.test(clause.text);
    const near = clauses.flatMap((other, place) => {
      const distance = Math.abs(place - at);
      if (place === at || distance > numbers.limits.farthest || !isSameSection(clause, other)) return [];
      if (isMirror(clause, other)) return [];
      const isNamed = TAKES_BACK.test(sentenceThatNames(clause, other));
      const isDirect = isNamed || (place === at + 1 && OPENS_AGAINST.test(other.text));
      const share = likeness(at, place);
      const isLimit =
        isDirect || (withLikely && isPermission && RESTRICTS.test(other.text) && share >= numbers.limits.likeness);
      return isLimit ? [{ reference: other.reference, strength: (isDirect ? 1 : 0) + share - 0.02 * distance }] : [];
    });
    return near
      .sort((one, other) => other.strength - one.strength)
      .slice(0, numbers.limits.most)
      .map(({ reference }) => reference);
  };
  const limits = clauses.map((_, at) => limitsOfOne(at));
  // What opens against the one before it says little without it: "However, ..." is shown with what it is an exception to.
  return new Map(
    clauses.map(({ reference, text }, at) => {
      const own = limits[at] ?? [];
      const before = clauses[at - 1]?.reference;
      const isException = LEANS.test(text) && limits[at - 1]?.includes(reference) === true;
      return [reference, isException && before !== undefined && !own.includes(before) ? [...own, before] : own];
    }),
  );
}

/** The sentence of one clause that names another by its number: "Paragraph 4.5(d) does not apply to ..."; empty where none does. */
function sentenceThatNames({ number }: Clause, { text }: Clause): string {
  const name = new RegExp(
    `\\b(?:paragraphs?|clauses?|(?:rule|right|duty|limit|provision)s? (?:in|under|of)) (?:[\\d.()a-z]+(?:,| and| or| to) )*${number.replace(/[^\w]/g, '\\$&')}(?![\\d.]*\\d)`,
    'i',
  );
  return splitSentences(text).find((sentence) => name.test(sentence)) ?? '';
}

/** "Councillors can expect" and "officers can expect": neither restricts the other. */
function isMirror(one: Clause, other: Clause): boolean {
  const [a, b] = [readDuty(one), readDuty(other)];
  return a !== undefined && b !== undefined && a.by === b.to && one.blocks.length > 3 && other.blocks.length > 3;
}

function isSameSection(one: Clause, other: Clause): boolean {
  return (
    one.headings.length === other.headings.length && one.headings.every((heading, at) => heading === other.headings[at])
  );
}
