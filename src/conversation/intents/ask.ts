import { approvedText, type Clause, citation, type FoundClause, findByReference } from '../../knowledge/index.ts';
import { type Action, type Block, type Reply, reply } from '../../messaging/index.ts';
import type { Decision, Match, Question, UnfinishedReading } from '../../search/index.ts';
import type { HeardTurn, IntentHandler, Remember } from '../heard-turn.ts';
import { labelOfDuty, type QuotingServices, quoteClause, sentenceCase } from '../quote-clause.ts';
import { isNearTalk, talkOfPictures } from './near-talk.ts';
import { notRead, showAction } from './show-reference.ts';
import { answerSmallTalk, describePicture } from './small-talk.ts';

/** What asking needs from the outside. */
export type AskServices = QuotingServices & {
  readonly find: (question: Question) => Promise<Decision | { readonly kind: 'unknown-council' }>;
};

/** Longest question that is searched for, in characters. */
const longestQuestion = 2_000;
/** A question older than this is no longer what a follow-up refers to, in milliseconds. */
const followUpWithin = 30 * 60_000;
/** How likely a mirror clause must be, against the answer, to be shown beside it when nobody has said who asks. */
const mirrorFrom = 0.03;
/** When the second clause is less likely than this part of the first, there is nothing to choose between. */
const aloneFrom = 0.2;
/** How likely another clause must be to be offered as what may have been meant. */
const otherFrom = 0.01;

/** Any other words are a question to the documents. */
export function createAsk(services: AskServices, remember: Remember): IntentHandler {
  return async (heard) => {
    const { text, turn, knowledge, memory, role } = heard;
    if (text === '') return say('Please type a question, for example "Can I attend a group meeting?"');
    const pictures = talkOfPictures(text);
    if (pictures !== undefined) {
      const seen = pictures === 'picture' ? describePicture() : answerSmallTalk(pictures, heard);
      return { ...seen, nature: 'small-talk' };
    }
    if (text.length > longestQuestion) {
      return say(
        `That is ${text.length.toLocaleString('en-GB')} characters long. Please ask in a sentence or two, at most ${longestQuestion.toLocaleString('en-GB')} characters.`,
      );
    }
    const last = memory.questions.at(-1);
    const previous = last && turn.at - last.at <= followUpWithin ? last.text : undefined;
    const decision = await services.find({
      text,
      council: knowledge.council.id,
      role,
      ...(previous === undefined ? {} : { previous }),
    });
    if (decision.kind === 'unknown-council') {
      return say('The documents of this council cannot be opened just now. Your administrator can see why in the log.');
    }
    // What only resembles talk is a question, if one that the documents do not answer.
    if (decision.kind === 'small-talk') {
      if (isNearTalk(text, knowledge.smallTalk[decision.talk])) {
        return { ...answerSmallTalk(decision.talk, heard), nature: 'small-talk' };
      }
      return { ...describe({ ...decision, kind: 'none', near: undefined }, heard, services), nature: 'document' };
    }
    await remember(heard, { question: { text, at: turn.at }, lastClause: decision.matches[0]?.clause.reference });
    return { ...describe(decision, heard, services), nature: 'document' };
  };
}

function say(text: string): Reply {
  return reply({ kind: 'paragraph', text });
}

function describe(
  decision: Exclude<Decision, { kind: 'small-talk' }>,
  heard: HeardTurn,
  services: QuotingServices,
): Reply {
  const read = decision.corrections.map(([typed, corrected]) => `"${typed}" as "${corrected}"`);
  const note: Block[] = read.length > 0 ? [{ kind: 'paragraph', text: `I read ${joinWords(read)}.` }] : [];
  return reply(...note, ...blocksOf(decision, heard, services));
}

/** Nothing is said not to be in documents that are not wholly read: words alone found this much. */
function stillReading(unfinished: UnfinishedReading, matches: readonly Match[], heard: HeardTurn): readonly Block[] {
  const { name } = heard.knowledge.council;
  const near = matches.slice(0, 3);
  return [
    {
      kind: 'paragraph',
      text:
        unfinished === 'learning'
          ? `The documents of ${name} are still being read, so I compared words only and found no clear answer. Please ask again in a few minutes.`
          : `The documents of ${name} have not been read to the end, so I compared words only and found no clear answer. Your administrator can see why in the log.`,
    },
    ...saidUnread(heard),
    ...(near.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: 'These paragraphs have the most of your words:' },
          { kind: 'actions' as const, actions: near.map(showAction) },
        ]),
  ];
}

function saidUnread({ knowledge }: HeardTurn): readonly Block[] {
  const unread = notRead(knowledge);
  return unread === undefined ? [] : [{ kind: 'paragraph', text: unread }];
}

function blocksOf(
  decision: Exclude<Decision, { kind: 'small-talk' }>,
  heard: HeardTurn,
  services: QuotingServices,
): readonly Block[] {
  const { council } = heard.knowledge;
  switch (decision.kind) {
    case 'answer':
      return answerWith(decision, heard, services);
    case 'choose': {
      const [first, second] = decision.matches;
      if (first && second && heard.role === undefined && isMirror(first.clause, second.clause)) {
        return answerWith({ matches: decision.matches, also: [second] }, heard, services);
      }
      if (first && (second === undefined || second.relevance < first.relevance * aloneFrom)) {
        const nearest = {
          kind: 'paragraph' as const,
          text: 'I am not certain that this is what you want to know. It comes nearest.',
        };
        return [nearest, ...answerWith({ matches: decision.matches, also: [] }, heard, services)];
      }
      return offerChoice(decision.matches.slice(0, 3), heard);
    }
    case 'signpost': {
      const { title, say: sentence, contact } = decision.signpost;
      return [
        { kind: 'heading', text: title },
        ...(decision.unfinished === undefined ? [] : stillReading(decision.unfinished, [], heard)),
        { kind: 'paragraph', text: sentence },
        { kind: 'paragraph', text: `Ask ${contact}.` },
        ...notWhatIMeant(decision.matches.slice(0, 2), 'If it is one of these paragraphs you want:'),
      ];
    }
    case 'none':
      if (decision.unfinished !== undefined) return stillReading(decision.unfinished, decision.matches, heard);
      return [
        { kind: 'paragraph', text: `I cannot find an answer to that in the documents of ${council.name}.` },
        ...saidUnread(heard),
        ...(decision.near
          ? [
              {
                kind: 'paragraph' as const,
                text: `The nearest in subject is ${named(decision.near)}, but as far as I can tell it does not answer this.`,
              },
              { kind: 'actions' as const, actions: [showAction(decision.near)] },
            ]
          : []),
        { kind: 'paragraph', text: `${sentenceCase(council.adviceFrom)} can help further.` },
      ];
  }
}

function answerWith(
  { matches, also }: Pick<Extract<Decision, { kind: 'answer' }>, 'matches' | 'also'>,
  heard: HeardTurn,
  services: QuotingServices,
): readonly Block[] {
  const { knowledge, role } = heard;
  const [first] = matches;
  if (first === undefined) return [];
  const beside = [...also, ...besideOf(first, matches, heard)].slice(0, 1);
  const shown = [first, ...beside];
  const isMirrored = role === undefined && beside.some((each) => isMirror(each.clause, first.clause));
  const related = relatedOf(first.clause, heard).filter(({ clause }) => shown.every((each) => each.clause !== clause));
  const isMentioned = ({ clause }: FoundClause) => [...shown, ...related].some((each) => each.clause === clause);
  const others = matches.filter((match) => match.relevance >= otherFrom && !isMentioned(match)).slice(0, 2);
  return [
    ...(isMirrored ? [{ kind: 'paragraph' as const, text: 'It depends on who you are, so here are both sides.' }] : []),
    ...shown.map((match) =>
      quoteClause(match, knowledge, services, {
        passage: match.passage,
        label: isMirrored ? labelOfDuty(match.clause) : undefined,
      }),
    ),
    ...(related.length > 0
      ? [
          { kind: 'paragraph' as const, text: `See also ${joinWords(related.map(named))}.` },
          { kind: 'actions' as const, actions: related.slice(0, 2).map(showAction) },
        ]
      : []),
    ...notWhatIMeant(others, 'Not what I meant? These come next:'),
    { kind: 'paragraph', text: `For advice on what this means, ask ${knowledge.council.adviceFrom}.` },
  ];
}

/** Clauses to be shown in full beside the answer: those it belongs with that the question also points to. */
function besideOf(first: Match, matches: readonly Match[], { role }: HeardTurn): readonly Match[] {
  return matches.slice(1).filter(({ clause, relevance }) => {
    if (!first.clause.related.includes(clause.reference)) return false;
    return !isMirror(clause, first.clause) || (role === undefined && relevance >= first.relevance * mirrorFrom);
  });
}

/** True where one says what a side owes another, and the other what it is owed. */
function isMirror(one: Clause, other: Clause): boolean {
  return one.duty !== undefined && one.duty.by === other.duty?.to && one.duty.to === other.duty.by;
}

function relatedOf({ related }: Clause, { knowledge }: HeardTurn): readonly FoundClause[] {
  return related.flatMap((reference) => findByReference(reference, knowledge.documents) ?? []);
}

function offerChoice(matches: readonly Match[], heard: HeardTurn): readonly Block[] {
  return [
    { kind: 'paragraph', text: 'I am not sure which of these you mean.' },
    {
      kind: 'list',
      items: matches.map(
        (match) => `${citation(match.document, match.clause, match.item)}: ${tellApart(match, heard)}`,
      ),
    },
    { kind: 'actions', actions: matches.map(showAction) },
    { kind: 'paragraph', text: `If it is none of them, ask ${heard.knowledge.council.adviceFrom}.` },
  ];
}

/** What tells a clause from the others: the sentence of it that comes nearest, word for word; else its heading. */
function tellApart({ document, clause, passage }: Match, { knowledge }: HeardTurn): string {
  const isApproved = approvedText(clause, knowledge.approvals.get(document.id)).kind === 'approved';
  const block = clause.blocks[passage?.block ?? 0];
  if (!isApproved || block === undefined) return clause.headings.at(-1) ?? clause.label;
  const text = passage ? block.text.slice(passage.start, passage.end) : block.text;
  const isWhole = clause.blocks.length === 1 && text.length === block.text.length;
  const duty = labelOfDuty(clause)?.toLowerCase();
  return `${duty ? `${duty}: ` : ''}"${text}"${isWhole ? '' : ' (part of it)'}`;
}

function notWhatIMeant(matches: readonly Match[], sentence: string): readonly Block[] {
  if (matches.length === 0) return [];
  const actions: Action[] = matches.map(showAction);
  return [
    { kind: 'paragraph', text: sentence },
    { kind: 'actions', actions },
  ];
}

function named({ document, clause, item }: FoundClause): string {
  const heading = clause.headings.at(-1);
  return `${citation(document, clause, item)}${heading ? ` (${heading})` : ''}`;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
