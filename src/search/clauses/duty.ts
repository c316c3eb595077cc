import type { Clause, Side } from '../../knowledge/index.ts';

/** Who owes what to whom. */
export type Duty = { readonly by: Side; readonly to: Side };

const SIDE =
  "(?:all |any |every |each |both |the |an? |most |many |other |senior |individual |executive |elected |ward |opposition |council |chief |statutory |relevant |political )*(councillors?|members?|cllrs?|officers?|staff|employees?)(?:'s?|s')?";
const LEAD = '(?:in (?:all|their|its) [^,]{3,60}, |where [^,]{3,80}, |when [^,]{3,80}, |if [^,]{3,80}, |however,? )?';
/** A side as the grammatical subject of a duty or of leave to do something. */
const OWES = new RegExp(
  `^${LEAD}${SIDE}(?: and their [a-z]+)?(?: who [^.;]{3,120}?,?)? (?:in any [a-z]+ )?(?:must|shall|should|will|may|can|need to|have to|has to|ought to|are (?:required|expected|responsible|advised|encouraged|obliged|asked)|is (?:required|expected|responsible|advised|encouraged|obliged)|agree to|undertake to|do not|does not|are not to)\\b(?! expect\\b)(?! be (?:entitled|told|informed|notified|given|provided|invited|consulted|offered|able))`,
);
/** A side as the subject of what it gets: then the other owes it. */
const OWED = new RegExp(
  `^${LEAD}${SIDE} (?:(?:can|may|should|are entitled to|will|have (?:a|the) right to|is entitled to) (?:expect|be (?:told|informed|notified|given|provided|invited|consulted|offered))|(?:are|is|will be|shall be|should be) entitled|have (?:also |a )?(?:the |a )?right)\\b`,
);

/** A side as the one that does what the sentence is about: "Breaches of this Protocol by a Member", "Where an Officer is dissatisfied". */
const DOES = new RegExp(
  `^(?:[^,.;]{3,60} by ${SIDE}(?= (?:may|shall|will|should|must|is|are|can)\\b)|(?:where|when|if) ${SIDE} (?:is|are|has|have|wishes|wish|wants?|believes?|feels?|considers?)\\b)`,
);

/**
 * Who owes what, read from the clause's own subject: "Officers should ensure ..." is owed by officers to councillors, "Councillors can
 * expect from officers ..." likewise. Undefined where the first sentences have no such subject, or name both sides as one.
 */
export function readDuty({ blocks }: Pick<Clause, 'blocks'>): Duty | undefined {
  const sentences = blocks
    .slice(0, 2)
    .flatMap(({ text }) => text.split(/(?<=[.;:])\s+/))
    .slice(0, 3);
  for (const sentence of sentences) {
    const text = sentence.toLowerCase().replace(/[’]/g, "'");
    if (/^(?:councillors|members|officers)(?: and | or |\/)(?:councillors|members|officers|staff)/.test(text))
      return undefined;
    const getter = sideOf(OWED.exec(text)?.[1]);
    if (getter !== undefined) return { by: otherThan(getter), to: getter };
    const doer = sideOf(OWES.exec(text)?.[1]);
    if (doer !== undefined) return { by: doer, to: otherThan(doer) };
    const [, agent, subject] = DOES.exec(text) ?? [];
    const actor = sideOf(agent ?? subject);
    if (actor !== undefined) return { by: actor, to: otherThan(actor) };
  }
  return undefined;
}

/** The side that a sentence is about by its subject; undefined where it has another. */
export function subjectOf(sentence: string): Side | undefined {
  const text = sentence.toLowerCase().replace(/[’]/g, "'");
  return sideOf((OWED.exec(text) ?? OWES.exec(text))?.[1]);
}

function sideOf(word: string | undefined): Side | undefined {
  if (word === undefined) return undefined;
  return /^(?:councillor|member|cllr)/.test(word) ? 'councillor' : 'officer';
}

function otherThan(side: Side): Side {
  return side === 'officer' ? 'councillor' : 'officer';
}
