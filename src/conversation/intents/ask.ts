import { approvedText, type Clause, citation, type FoundClause, findByReference } from '../../knowledge/index.ts';
import { type Action, type Block, type Reply, reply } from '../../messaging/index.ts';
import {
  type Attribute,
  type Decision,
  type Evidence,
  explain,
  type Found,
  type Match,
  nameAttribute,
  type Part,
  type Question,
  textOfPassage,
  type UnfinishedReading,
} from '../../search/index.ts';
import { LOG, type Offer, sayList } from '../../understanding/index.ts';
import type { HeardTurn, IntentHandler, Remember } from '../heard-turn.ts';
import { labelOfDuty, type QuotingServices, quoteClause, sentenceCase } from '../quote-clause.ts';
import { talkOf, talkOfPictures } from './near-talk.ts';
import { notRead, showAction } from './show-reference.ts';
import { answerAside, answerSmallTalk, describePicture, isWish } from './small-talk.ts';

/** What asking needs from the outside. */
export type AskServices = QuotingServices & {
  readonly find: (question: Question) => Promise<Found | { readonly kind: 'unknown-council' }>;
  /** Hears of a question that the documents do not answer, or not for certain. `asker` tells one from another and is never written down. */
  readonly unanswered?: (asked: {
    readonly council: string;
    readonly text: string;
    readonly at: number;
    readonly asker: string;
  }) => void;
};

/** Longest question that is searched for, in characters. */
const longestQuestion = 2_000;
/** A question older than this is no longer what a follow-up refers to, in milliseconds. */
const followUpWithin = 30 * 60_000;
/** What asks for the evidence of the question before. */
const whyThis = /^why this\??$/i;

/** Any other words are a question to the documents. */
export function createAsk(services: AskServices, remember: Remember): IntentHandler {
  return async (heard) => {
    const { text, turn, knowledge, memory } = heard;
    if (text === '') return say('Please type a question, for example "Can I attend a group meeting?"');
    if (knowledge.documents.length === 0)
      return say(
        `No document of ${knowledge.council.name} is here yet, so I can answer nothing from them. The monitoring officer or an administrator can type "add our protocol".`,
      );
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
    const recent = memory.questions.filter(({ at }) => turn.at - at <= followUpWithin).map((each) => each.text);
    if (whyThis.test(text) && mayAskWhy(heard)) return answerWhy(recent, heard, services);
    if (!/[\p{L}\p{N}]/u.test(text)) return noWords();
    const found = await find(text, recent.at(-1), heard, services);
    if (found.kind === 'unknown-council') {
      return say('The documents of this council cannot be opened just now. Your administrator can see why in the log.');
    }
    const { decision } = found;
    const talk = decision.kind === 'answer' ? undefined : talkOf(text, knowledge.smallTalk);
    if (talk !== undefined) return { ...answerSmallTalk(talk, heard), nature: 'small-talk' };
    if (decision.kind !== 'answer' && (heard.notes.talk === true || isWish(text)))
      return { ...answerAside(heard), nature: 'small-talk' };
    if (heard.notes.doubtful === true && decision.unfinished === undefined) {
      const { beside = [] } = heard.notes;
      if (decision.kind === 'none') return notUnderstood(beside, undefined);
      // What residents have trouble with, and no clear answer: a report as likely as a question.
      const isReport = beside.some(({ typed }) => typed.startsWith('log '));
      if (isReport && (decision.kind === 'nearest' || decision.kind === 'choose' || decision.kind === 'signpost'))
        return notUnderstood(beside, decision.kind === 'nearest' ? decision.matches[0] : undefined);
    }
    // What only resembles talk is a question, if one that the documents do not answer.
    if (decision.kind === 'small-talk') {
      return {
        ...reply(...describe({ ...decision, kind: 'none', near: undefined }, heard, services)),
        nature: 'document',
      };
    }
    if ((decision.kind === 'none' || decision.kind === 'nearest') && decision.unfinished === undefined)
      services.unanswered?.({ council: knowledge.council.id, text, at: turn.at, asker: heard.place.account });
    await remember(heard, { question: { text, at: turn.at }, lastClause: decision.matches[0]?.clause.reference });
    const why: Action = { label: 'Why this?', typed: 'why this?', weight: 'ordinary' };
    const blocks: Block[] = [...describe(decision, heard, services)];
    if (mayAskWhy(heard)) blocks.push({ kind: 'actions', actions: [why] });
    return { ...reply(...blocks), nature: 'document' };

    function find(asked: string, previous: string | undefined, { role }: HeardTurn, { find: search }: AskServices) {
      return search({
        text: asked,
        council: knowledge.council.id,
        role,
        ...(previous === undefined ? {} : { previous }),
      });
    }
  };
}

/** Who owns the text answers for it, and may see why a paragraph was found. */
function mayAskWhy({ speaker }: HeardTurn): boolean {
  return speaker?.kind === 'known' && speaker.person.roles.includes('monitoring-officer');
}

/** The short form of why the last question was answered as it was: it is asked again, so that nothing is kept for it. */
async function answerWhy(
  recent: readonly string[],
  { knowledge, role }: HeardTurn,
  { find }: AskServices,
): Promise<Reply> {
  const last = recent.at(-1);
  if (last === undefined) return say('There is no question in the last half hour to say that of.');
  const before = recent.at(-2);
  const found = await find({
    text: last,
    council: knowledge.council.id,
    role,
    ...(before === undefined ? {} : { previous: before }),
  });
  if (found.kind === 'unknown-council') return say('The documents of this council cannot be opened just now.');
  return { ...reply(...describeWhy(last, found.evidence)), nature: 'document' };
}

function describeWhy(asked: string, evidence: Evidence): readonly Block[] {
  return [
    { kind: 'heading', text: 'Why this?' },
    { kind: 'paragraph', text: `You asked: "${asked}"` },
    { kind: 'list', items: explain(evidence, 'short').filter((line) => line !== '') },
  ];
}

/** Neither a question that the documents answer nor casework that is known; `near` is the paragraph that comes nearest, if any. */
function notUnderstood(beside: readonly Offer[], near: Match | undefined): Reply {
  const offers: readonly Offer[] = [
    ...beside,
    { label: 'My casework', typed: sayList('mine') },
    { label: 'Log an enquiry', typed: LOG },
  ];
  const isLog = beside.some(({ typed }) => typed.startsWith('log '));
  const own = offers
    .filter(({ typed }, at) => offers.findIndex((other) => other.typed === typed) === at)
    .filter(({ typed }) => !isLog || typed !== LOG)
    .slice(0, 2)
    .map((offer): Action => ({ ...offer, weight: 'ordinary' }));
  const help: Action = { label: 'Help', typed: 'help', weight: 'ordinary' };
  const text =
    near === undefined && !isLog
      ? 'I did not understand that. I find nothing like it in the documents. Did you mean:'
      : 'I did not understand that. Did you mean:';
  return {
    ...reply(
      { kind: 'paragraph', text },
      { kind: 'actions', actions: [...own, near === undefined ? help : showAction(near)] },
    ),
    nature: 'unclear',
  };
}

/** Dots and dashes. */
function noWords(): Reply {
  return {
    ...reply(
      { kind: 'paragraph', text: 'There are no words in that, so I do not know what you ask.' },
      { kind: 'actions', actions: [{ label: 'Help', typed: 'help', weight: 'ordinary' }] },
    ),
    nature: 'unclear',
  };
}

function say(text: string): Reply {
  return reply({ kind: 'paragraph', text });
}

type Shown = Exclude<Decision, { kind: 'small-talk' }>;

function describe(decision: Shown, heard: HeardTurn, services: QuotingServices): readonly Block[] {
  const read = decision.corrections.map(([typed, corrected]) => `"${typed}" as "${corrected}"`);
  const notes = [
    ...(read.length > 0 ? [`I read ${joinWords(read)}.`] : []),
    ...(decision.completedFrom === undefined
      ? []
      : [`I took this together with your question before: "${decision.completedFrom}"`]),
  ];
  return [...notes.map((text) => ({ kind: 'paragraph' as const, text })), ...blocksOf(decision, heard, services)];
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

function blocksOf(decision: Shown, heard: HeardTurn, services: QuotingServices): readonly Block[] {
  const { council } = heard.knowledge;
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
      return offerChoice(decision.among, heard);
    case 'signpost': {
      const { title, say: sentence, contact } = decision.signpost;
      return [
        { kind: 'heading', text: title },
        ...(decision.unfinished === undefined ? [] : stillReading(decision.unfinished, [], heard)),
        { kind: 'paragraph', text: sentence },
        { kind: 'paragraph', text: `Ask ${contact}.` },
        ...notWhatIMeant(decision.next, 'If it is one of these paragraphs you want:'),
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
                text: `The nearest in subject that I can find is ${named(decision.near)}.${
                  decision.lacks === undefined ? '' : ` I find nothing in it about ${nameAttribute(decision.lacks)}.`
                }`,
              },
              { kind: 'actions' as const, actions: [showAction(decision.near)] },
            ]
          : []),
        { kind: 'paragraph', text: `${sentenceCase(council.adviceFrom)} can help further.` },
      ];
  }
}

/** What is asked for and plainly not said: a sentence that the words of the clause bear out. */
function lackingOf(match: Match | undefined, lacks: Attribute | undefined): readonly Block[] {
  if (match === undefined || lacks === undefined) return [];
  const text = `${citation(match.document, match.clause)} is on the subject. I find nothing in it about ${nameAttribute(lacks)}.`;
  return [{ kind: 'paragraph', text }];
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
  const related = relatedOf(first.clause, heard).filter(({ clause }) => shown.every((each) => each.clause !== clause));
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
  const [block] = clause.blocks;
  if (!isApproved || block === undefined) return clause.headings.at(-1) ?? clause.label;
  const text = passage ? textOfPassage(clause, passage) : block.text;
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
