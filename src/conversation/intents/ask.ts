import { localDateAt } from '../../calendar/index.ts';
import { defined } from '../../defined.ts';
import type { CouncilDocument, FoundClause } from '../../knowledge/index.ts';
import { type Action, type Block, type Reply, reply } from '../../messaging/index.ts';
import type { Found, Question } from '../../search/index.ts';
import { isOnlyCourtesy, LOG, type Offer, sayList } from '../../understanding/index.ts';
import { type HeardTurn, type IntentHandler, isAmidCasework, type Remember } from '../heard-turn.ts';
import type { QuotingServices } from '../quote-clause.ts';
import { describeDecision } from './describe-decision.ts';
import { eitherOf } from './either.ts';
import { talkOf, talkOfPictures } from './near-talk.ts';
import { namesNoParagraph, showAction } from './show-reference.ts';
import { answerAside, answerSmallTalk, describePicture } from './small-talk.ts';
import { answerWhy, mayAskWhy } from './why-this.ts';
import { withNames } from './with-names.ts';

/** What asking needs from the outside. */
export type AskServices = QuotingServices & {
  readonly find: (question: Question) => Promise<Found | { readonly kind: 'unknown-council' }>;
  /** The paragraphs that have all of these words, best first; none where no one paragraph has them all. */
  readonly havingWords?: (words: string, documents: readonly CouncilDocument[]) => readonly FoundClause[];
  /**
   * Hears of a question to which no answer was found, or none for certain, or whose answer did not help. `asker` tells one from
   * another and is never written down. Never rejects.
   */
  readonly unanswered?: (asked: {
    readonly council: string;
    readonly text: string;
    readonly at: number;
    readonly asker: string;
  }) => Promise<Noted>;
};

/** What became of a question without a good answer. `too-little`: too few of its words may be kept. */
export type Noted = 'counted' | 'counted-before' | 'too-little' | 'failed';

/** So many paragraphs that have the words of what was not understood are offered. */
const MOST_HAVING = 2;

/** Longest question that is searched for, in characters. */
const LONGEST_QUESTION = 2_000;
/** A question older than this is no longer what a follow-up refers to, in milliseconds. */
export const FOLLOW_UP_WITHIN = 30 * 60_000;
/** What asks for the evidence of the question before. */
const WHY_THIS = /^why this\??$/i;

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
    if (text.length > LONGEST_QUESTION) {
      return say(
        `That is ${text.length.toLocaleString('en-GB')} characters long. Please ask in a sentence or two, at most ${LONGEST_QUESTION.toLocaleString('en-GB')} characters.`,
      );
    }
    const recent = memory.questions.filter(({ at }) => turn.at - at <= FOLLOW_UP_WITHIN);
    if (WHY_THIS.test(text))
      return mayAskWhy(heard)
        ? answerWhy(recent, heard, services.find)
        : say('Why a paragraph came up is shown to the monitoring officer, who answers for the documents.');
    if (!/[\p{L}\p{N}]/u.test(text)) return noWords();
    // With casework on the screen nothing goes on from a question that was asked before it.
    const isAlone = isAmidCasework(heard);
    const found = await find(text, isAlone ? undefined : recent.at(-1)?.text, heard, services);
    if (found.kind === 'unknown-council') {
      return say('The documents of this council cannot be opened just now. Your administrator can see why in the log.');
    }
    const { decision } = found;
    const talk = decision.kind === 'answer' ? undefined : talkOf(text, knowledge.smallTalk);
    if (talk !== undefined) return { ...answerSmallTalk(talk, heard), nature: 'small-talk' };
    const isTalk = heard.notes.talk === true && (decision.kind !== 'answer' || heard.notes.doubtful === true);
    if (isTalk || (decision.kind !== 'answer' && isOnlyCourtesy(text)))
      return { ...answerAside(heard), nature: 'small-talk' };
    if (heard.notes.doubtful === true && decision.unfinished === undefined) {
      const { beside = [] } = heard.notes;
      const having = services.havingWords?.(text, knowledge.documents).slice(0, MOST_HAVING) ?? [];
      if (decision.kind === 'none') return notUnderstood(beside, having);
      // What residents have trouble with, and no clear answer: a report as likely as a question.
      const isReport = beside.some(({ typed }) => typed.startsWith('log '));
      const isUncertain = decision.kind === 'nearest' || decision.kind === 'choose';
      if ((isReport && (isUncertain || decision.kind === 'signpost')) || (heard.notes.hardlyAsked && isUncertain))
        return notUnderstood(beside, decision.kind === 'nearest' ? decision.matches.slice(0, 1) : having);
    }
    const either = eitherOf(decision, heard);
    if (either !== undefined) return either;
    if (decision.kind === 'small-talk' && heard.notes.doubtful === true)
      return { ...answerAside(heard), nature: 'small-talk' };
    // What only resembles talk is a question, if one to which no answer was found.
    if (decision.kind === 'small-talk') {
      return {
        ...reply(...describeDecision({ ...decision, kind: 'none', near: undefined }, heard, services)),
        nature: 'document',
      };
    }
    const isUnanswered = decision.kind === 'none' || decision.kind === 'nearest';
    if (isUnanswered && decision.unfinished === undefined)
      // The answer does not wait for it.
      void services.unanswered?.({ council: knowledge.council.id, text, at: turn.at, asker: heard.place.account });
    await remember(heard, {
      question: { text, at: turn.at, ...(isAlone ? { isAlone } : {}) },
      lastClause: decision.matches[0]?.clause.reference,
    });
    const why: Action = { label: 'Why this?', typed: 'why this?', weight: 'ordinary' };
    const none = namesNoParagraph(text, knowledge, localDateAt(turn.at, knowledge.council.timeZone));
    const blocks: Block[] = [...(none === undefined ? [] : [none]), ...describeDecision(decision, heard, services)];
    if (mayAskWhy(heard)) blocks.push({ kind: 'actions', actions: [why] });
    if (!isUnanswered && services.unanswered !== undefined) blocks.push({ kind: 'feedback', asked: text });
    return { ...reply(...blocks), nature: 'document' };

    function find(
      asked: string,
      previous: string | undefined,
      { role, speaker }: HeardTurn,
      { find: search }: AskServices,
    ) {
      return search({
        text: withNames(asked, speaker),
        council: knowledge.council.id,
        role,
        ...defined({ previous }),
      });
    }
  };
}

/** Neither a question that the documents answer nor casework that is known; `near` are paragraphs that it may be about. */
function notUnderstood(beside: readonly Offer[], near: readonly FoundClause[]): Reply {
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
  return {
    ...reply(
      { kind: 'paragraph', text: 'I did not understand that. Did you mean:' },
      { kind: 'actions', actions: near.length === 0 ? [...own, help] : [...near.map(showAction), ...own] },
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
