import { type Clause, citation, type FoundClause, findByReference, type Signpost } from '../../knowledge/index.ts';
import type { Action, Block } from '../../messaging/index.ts';
import type { Attribute, Decision, Match, Part } from '../../search/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import { labelOfDuty, type QuotingServices, quoteClause, sentenceCase } from '../quote-clause.ts';
import { admitNothing, cannotTell, stillReading } from './not-found.ts';
import { offerChoice } from './offer-choice.ts';
import { showAction } from './show-reference.ts';
import { joinWords, named } from './words-for-clauses.ts';

/** A decision that is put into words: small talk is answered elsewhere. */
type Shown = Exclude<Decision, { kind: 'small-talk' }>;

/** A decision in words: what was read, what was taken together, and what is shown. */
export function describeDecision(decision: Shown, heard: HeardTurn, services: QuotingServices): readonly Block[] {
  const read = decision.corrections.map(([typed, corrected]) => `"${typed}" as "${corrected}"`);
  const notes = [
    ...(read.length > 0 ? [`I read ${joinWords(read)}.`] : []),
    ...(decision.completedFrom === undefined
      ? []
      : [`I took this together with your question before: "${decision.completedFrom}"`]),
  ];
  return [...notes.map((text) => ({ kind: 'paragraph' as const, text })), ...blocksOf(decision, heard, services)];
}

function blocksOf(decision: Shown, heard: HeardTurn, services: QuotingServices): readonly Block[] {
  switch (decision.kind) {
    case 'answer':
      return decision.parts.length > 1
        ? answerParts(decision.parts, heard, services)
        : answerWith(decision, heard, services);
    case 'nearest':
      return [
        { kind: 'paragraph', text: 'I am not certain that this is what you want to know. It comes nearest.' },
        ...lackingOf(decision.matches[0], decision.lacks),
        ...answerWith(decision, heard, services),
      ];
    case 'choose':
      return offerChoice(decision, heard);
    case 'signpost':
      return pointElsewhere(decision, heard);
    case 'none':
      return admitNothing(decision, heard);
  }
}

/** Who may deal with it, beside what comes nearest: never that the documents do not answer, which is not known. */
function pointElsewhere(
  { signpost, rival, unfinished, next }: Extract<Shown, { kind: 'signpost' }>,
  heard: HeardTurn,
): readonly Block[] {
  const found: readonly Block[] =
    unfinished === undefined
      ? [{ kind: 'paragraph', text: 'I found no paragraph that I am certain answers that.' }]
      : stillReading(unfinished, [], heard);
  const perhaps = rival
    ? 'It may be for somebody else. I am not certain which of these two you mean:'
    : 'It may be for somebody else:';
  return [
    ...found,
    { kind: 'paragraph', text: perhaps },
    ...[signpost, ...(rival ? [rival] : [])].flatMap(signpostTo),
    ...notWhatIMeant(
      next,
      next.length === 1
        ? 'This paragraph comes nearest, and may answer:'
        : 'These paragraphs come nearest, and one of them may answer:',
    ),
  ];
}

function signpostTo({ title, say: sentence, contact }: Signpost): readonly Block[] {
  return [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text: sentence },
    { kind: 'paragraph', text: `Ask ${contact}.` },
  ];
}

/** What is asked for and was not found in a clause. Words of many kinds may say it, so never that it does not. */
function lackingOf(match: Match | undefined, lacks: Attribute | undefined): readonly Block[] {
  if (match === undefined || lacks === undefined) return [];
  return [{ kind: 'paragraph', text: cannotTell(citation(match.document, match.clause), lacks) }];
}

/** Two questions, each under a heading of its own with what answers it. */
function answerParts(parts: readonly Part[], heard: HeardTurn, services: QuotingServices): readonly Block[] {
  const { knowledge } = heard;
  return [
    ...parts.flatMap(({ asked, match, also }): Block[] => [
      { kind: 'heading', text: sentenceCase(asked) },
      ...[match, ...also].map((each) => quoteClause(each, knowledge, services, { passage: each.passage })),
    ]),
    { kind: 'paragraph', text: `For advice on what this means, ask ${knowledge.council.adviceFrom}.` },
  ];
}

function answerWith(
  { matches, also, bothSides, next }: Extract<Shown, { kind: 'answer' | 'nearest' }>,
  heard: HeardTurn,
  services: QuotingServices,
): readonly Block[] {
  const { knowledge } = heard;
  const [first] = matches;
  if (first === undefined) return [];
  const shown = [first, ...also];
  const related = relatedOf(first.clause, heard).filter(({ clause }) =>
    shown.every((each) => each.clause.reference !== clause.reference),
  );
  return [
    ...(bothSides ? [{ kind: 'paragraph' as const, text: 'It depends on who you are, so here are both sides.' }] : []),
    ...shown.map((match) =>
      quoteClause(match, knowledge, services, {
        passage: match.passage,
        label: bothSides ? labelOfDuty(match.clause) : undefined,
      }),
    ),
    ...(related.length > 0
      ? [
          { kind: 'paragraph' as const, text: `See also ${joinWords(related.map(named))}.` },
          { kind: 'actions' as const, actions: related.slice(0, 2).map(showAction) },
        ]
      : []),
    ...notWhatIMeant(next, 'Not what I meant? These come next:'),
    { kind: 'paragraph', text: `For advice on what this means, ask ${knowledge.council.adviceFrom}.` },
  ];
}

function relatedOf({ related }: Clause, { knowledge }: HeardTurn): readonly FoundClause[] {
  return related.flatMap((reference) => findByReference(reference, knowledge.documents) ?? []);
}

function notWhatIMeant(matches: readonly Match[], sentence: string): readonly Block[] {
  if (matches.length === 0) return [];
  const actions: Action[] = matches.map(showAction);
  return [
    { kind: 'paragraph', text: sentence },
    { kind: 'actions', actions },
  ];
}
