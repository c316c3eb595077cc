import { type Clause, type FoundClause, findClauses } from '../knowledge/index.ts';
import { carry, listBeside } from './deciding/carried.ts';
import type { Decision, Found, Match, Part, Question } from './deciding/decision.ts';
import type { Evidence } from './deciding/evidence.ts';
import { type JudgementFeatures, judgementNames, readJudgement, readRelevance } from './deciding/judge.ts';
import { type Asking, findPassage, type Passage, type Reader, textOfPassage } from './deciding/passage.ts';
import { gatherShown, isMirror, putMeantFirst, putRuleFirst } from './deciding/shown.ts';
import { decide, type Verdict } from './deciding/verdict.ts';
import { longestEncoded, type SentenceEncoder } from './encoding/encoder.ts';
import type { Fitted } from './fitted.ts';
import { keyOf, type Target } from './learning/targets.ts';
import { numbers } from './numbers.ts';
import { type Candidate, featureNames } from './ranking/candidates.ts';
import { type CouncilIndex, shareCovered } from './ranking/council-index.ts';
import { likeliestItem } from './ranking/items.ts';
import { rank, type Signals, weightOf } from './ranking/rank.ts';
import { type Attribute, saysOf, saysPlainly } from './reading/attributes.ts';
import { completeFollowUp, type FollowUp } from './reading/follow-up.ts';
import { splitParts } from './reading/parts.ts';
import { shareKnown } from './reading/question-words.ts';
import type { Reading } from './reading/reading.ts';
import { stem } from './reading/stems.ts';

/** A question as it was understood, with what was found and how sure that is. */
export type Look = {
  readonly text: string;
  readonly reading: Reading;
  readonly signals: Signals;
  readonly candidates: readonly Candidate[];
  readonly features: JudgementFeatures;
  readonly relevance: number;
  readonly verdict: Verdict;
};

/** Search over one council's documents. */
export type CouncilSearch = {
  /** Finds and decides. Never rejects for what a person typed; without an encoder it answers from words alone. */
  readonly find: (question: Omit<Question, 'council'>, encoder: SentenceEncoder | undefined) => Promise<Found>;
  /** One look at a text, as `find` takes it; for measuring. */
  readonly look: (text: string, role: Question['role'], encoder: SentenceEncoder | undefined) => Promise<Look>;
};

/** Prepares search for a council. */
export function createCouncilSearch(index: CouncilIndex, fitted: Fitted): CouncilSearch {
  const { knowledge, find: findClause } = index;
  const signposts = new Map(knowledge.signposts.map((signpost) => [signpost.topic, signpost]));

  /** What words alone make near certain is not encoded: it would take ten times as long to say the same. */
  async function look(text: string, role: Question['role'], encoder: SentenceEncoder | undefined): Promise<Look> {
    const reading = index.read(text, role);
    const byWords = weigh(text, reading, undefined);
    const isCertain = byWords.verdict.kind === 'answer' && byWords.relevance >= numbers.verdict.certainFrom;
    if (isCertain || encoder === undefined || reading.words.length === 0) return byWords;
    const vector = await encode(reading.words, encoder);
    return vector === undefined ? byWords : weigh(text, reading, vector);
  }

  function weigh(text: string, reading: Reading, vector: Float32Array | undefined): Look {
    const signals = index.signals(reading, vector);
    const weights = fitted.ranking[vector ? 'withMeaning' : 'withoutMeaning'];
    return settleLook(text, reading, signals, vector !== undefined, rank(index, signals, weights).filter(isWanted));
  }

  /** The judgement on candidates, once they are in their order. */
  function settleLook(
    text: string,
    reading: Reading,
    signals: Signals,
    hasMeaning: boolean,
    ranked: readonly Candidate[],
  ): Look {
    const candidates = putMeantFirst(putRuleFirst(ranked, index), reading.speaker, index);
    const first = candidates.find(({ target }) => target.kind === 'clause')?.target;
    const clause = first?.kind === 'clause' ? findClause(first.reference)?.clause : undefined;
    const known = shareKnown(
      reading.words,
      index.isKnownStem,
      new Set(reading.corrections.map(([, corrected]) => corrected)),
    );
    const pulledBy = candidates.find(({ target }) => target.kind === 'clause')?.pulledBy;
    const features = readJudgement(candidates, {
      reading,
      first: clause,
      known,
      covered: clause === undefined ? 0 : coveredBy(reading, [clause.text, ...clause.headings, pulledBy ?? '']),
      hasMeaning,
      passage: passageTextOf(first, reading, signals),
      bridged: (first && signals.bridged.get(index.placeOf(first) ?? -1)) ?? { led: 0, routed: 0, near: 0 },
      isCompanion: (reference) => {
        const other = findClause(reference)?.clause;
        return (
          clause !== undefined &&
          other !== undefined &&
          (clause.related.includes(reference) || index.limits.get(clause.reference)?.includes(reference) === true) &&
          !isMirror(clause.reference, reference, index)
        );
      },
    });
    const relevance = readRelevance(features, fitted.judgement[hasMeaning ? 'withMeaning' : 'withoutMeaning']);
    return {
      text,
      reading,
      signals,
      candidates,
      features,
      relevance,
      verdict: decide(candidates, features, relevance, fitted),
    };
  }

  /** The words of a clause that would be brought out. */
  function passageTextOf(target: Target | undefined, reading: Reading, signals: Signals): string {
    const found = target?.kind === 'clause' ? findClause(target.reference) : undefined;
    const passage = found && passageOf(found, reading, signals);
    return found && passage ? textOfPassage(found.clause, passage) : '';
  }

  /** Filler is no candidate unless it is asked for. */
  function isWanted({ target, features }: Candidate): boolean {
    if (target.kind !== 'clause' || !index.filler.has(target.reference)) return true;
    return features.askedBest >= numbers.verdict.fillerAsked || features.ownWords >= numbers.verdict.fillerOwn;
  }

  function coveredBy({ words }: Reading, texts: readonly string[]): number {
    const stems = new Set(texts.flatMap((text) => index.wordsOf(text)).map(stem));
    const rarity = (stemmed: string) => index.pool.rarity(stemmed);
    return shareCovered(words, (stemmed) => stems.has(stemmed), rarity);
  }

  function matchesOf({ candidates, relevance, reading, signals }: Look): readonly Match[] {
    const answers = candidates.filter(({ target }) => target.kind === 'clause').slice(0, numbers.verdict.mostMatches);
    const first = answers[0]?.share || 1;
    return answers.flatMap(({ target, share }) => {
      const found = target.kind === 'clause' ? findClause(target.reference) : undefined;
      if (found === undefined) return [];
      const at = index.placeOf(target);
      const item = at === undefined ? undefined : likeliestItem(at, index, signals);
      return [
        matchOf(
          (item === undefined ? undefined : findClause(item)) ?? found,
          relevance * Math.min(1, share / first),
          reading,
          signals,
        ),
      ];
    });
  }

  function matchOf(found: FoundClause, relevance: number, reading: Reading, signals: Signals): Match {
    const passage = passageOf(found, reading, signals);
    return { ...found, relevance, ...(passage ? { passage } : {}) };
  }

  function passageOf(found: FoundClause, reading: Reading, signals: Signals): Passage | undefined {
    const { asking, reader } = readingFor(found.clause, reading, signals);
    return findPassage(found.clause, found.item, asking, reader);
  }

  function readingFor(clause: Clause, reading: Reading, { meaning }: Signals): { asking: Asking; reader: Reader } {
    const at = index.placeOf({ kind: 'clause', reference: clause.reference });
    const likenesses = new Map(
      at === undefined || meaning === undefined
        ? []
        : index.entriesOf(at).flatMap((entry) => {
            const exemplar = index.exemplars[entry];
            return exemplar?.source === 'sentence' ? [[exemplar.text, meaning.entries[entry] ?? 0] as const] : [];
          }),
    );
    const led = index.ledBy(reading.terms);
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
        led,
      },
    };
  }

  /** The clauses that a person is shown in full beside the answer, each with its own words brought out. */
  function beside(first: Match, matches: readonly Match[], role: Question['role'], { reading, signals }: Look) {
    return gatherShown(first, matches, role, index, (found) => matchOf(found, 0, reading, signals));
  }

  function settle(
    whole: Look,
    role: Question['role'],
    completedFrom: string | undefined,
    parts: readonly Part[],
  ): Found {
    const matches = matchesOf(whole);
    const { verdict, reading } = whole;
    const common = {
      matches,
      corrections: reading.corrections,
      ...(completedFrom === undefined ? {} : { completedFrom }),
    };
    const decision = decisionOf();
    return { kind: 'found', decision, evidence: evidenceOf(whole, completedFrom) };

    function decisionOf(): Decision {
      const [first] = matches;
      const kind = parts.length === 2 ? 'answer' : verdict.kind;
      switch (kind) {
        case 'small-talk':
          return verdict.kind === 'small-talk'
            ? { ...common, kind: 'small-talk', talk: verdict.talk }
            : { ...common, kind: 'none', near: first };
        case 'signpost': {
          const signpost = verdict.kind === 'signpost' ? signposts.get(verdict.topic) : undefined;
          return signpost
            ? { ...common, kind: 'signpost', signpost, next: matches.slice(0, 2) }
            : { ...common, kind: 'none', near: first };
        }
        case 'none':
          return {
            ...common,
            kind: 'none',
            ...nearOf(first, whole),
          };
        default: {
          if (first === undefined) return { ...common, kind: 'none', near: undefined };
          const shown = beside(first, matches, role, whole);
          if (parts.length === 2) {
            const inParts = new Set(parts.flatMap(({ match, also }) => [match, ...also].map(({ clause }) => clause)));
            const ordered = [
              ...parts.map(({ match }) => match),
              ...matches.filter(({ clause }) => !inParts.has(clause)),
            ].slice(0, numbers.verdict.mostMatches);
            const also = parts.slice(1).flatMap((part) => [part.match, ...part.also]);
            return {
              ...common,
              matches: ordered,
              kind: 'answer',
              parts,
              also: [...(parts[0]?.also ?? []), ...also],
              bothSides: false,
              next: [],
            };
          }
          if (verdict.kind === 'choose' && shown.bothSides) return { ...common, kind: 'answer', parts, ...shown };
          if (verdict.kind === 'choose') return { ...common, kind: 'choose', among: matches.slice(0, 3) };
          const lacks = lackedBy(first.clause, whole);
          return verdict.kind === 'answer'
            ? { ...common, kind: 'answer', parts, ...shown }
            : { ...common, kind: 'nearest', ...shown, ...(lacks === undefined ? {} : { lacks }) };
        }
      }
    }
  }

  /** What comes nearest where nothing answers, with what it plainly says nothing of. */
  function nearOf(first: Match | undefined, whole: Look): Pick<Extract<Decision, { kind: 'none' }>, 'near' | 'lacks'> {
    if (first === undefined || whole.features.known < numbers.verdict.leastKnown) return { near: undefined };
    const lacks = lackedBy(first.clause, whole);
    return { near: first, ...(lacks === undefined ? {} : { lacks }) };
  }

  /**
   * What is asked for and the clause plainly says nothing of. It is claimed only where no clause that may have been meant, belongs with it
   * or stands by it in the document says it either: then it would be true of the clause, and still mislead.
   */
  function lackedBy(clause: Clause, { reading, candidates }: Look): Attribute | undefined {
    const { attribute } = reading;
    if (attribute === undefined || saysOf(attribute, index.wordsOf([...clause.headings, clause.text].join(' '))))
      return undefined;
    const others = [
      ...candidates
        .slice(0, numbers.verdict.lookedThrough)
        .flatMap(({ target }) => (target.kind === 'clause' ? [target.reference] : [])),
      ...listBeside(clause, index),
    ];
    const isSaid = others.some((reference) => {
      const other = findClause(reference)?.clause;
      return (
        other !== undefined &&
        other !== clause &&
        saysPlainly(attribute, index.wordsOf(other.text)) &&
        sharesSubject(other, reading)
      );
    });
    return isSaid ? undefined : attribute;
  }

  /** True where a clause has a good part of what a question is about. */
  function sharesSubject(clause: Clause, reading: Reading): boolean {
    return coveredBy(reading, [clause.text, ...clause.headings]) >= numbers.verdict.subjectFrom;
  }

  function evidenceOf(
    { text, reading, candidates, features, relevance, verdict }: Look,
    completedFrom: string | undefined,
  ): Evidence {
    const mode = features.withoutMeaning === 1 ? 'withoutMeaning' : 'withMeaning';
    const weights = fitted.ranking[mode];
    return {
      understood: {
        words: reading.words,
        corrections: reading.corrections,
        self: reading.speaker.self,
        obliged: reading.speaker.obliged,
        concepts: reading.terms.concepts.map((concept) => concept.replace(/^~/, '')),
        attribute: reading.attribute,
        completed: completedFrom === undefined ? undefined : text,
      },
      candidates: candidates.slice(0, 8).map(({ target, share, features: values, pulledBy }) => ({
        target,
        share,
        pulledBy,
        features: featureNames.map((name) => ({ name, value: values[name], weight: weightOf(weights[name], values) })),
      })),
      judgement: {
        features: judgementNames.map((name) => ({
          name,
          value: features[name],
          weight: fitted.judgement[mode].weights[name],
        })),
        constant: fitted.judgement[mode].constant,
        relevance,
      },
      compared: verdict.compared,
    };
  }

  /** Where a question has two parts with an answer each, under which the whole question would be one of them: both. */
  async function answerParts(
    text: string,
    role: Question['role'],
    encoder: SentenceEncoder | undefined,
    whole: Look,
  ): Promise<readonly Part[]> {
    const asked = splitParts(text);
    if (asked.length === 1 || whole.verdict.kind === 'small-talk') return [];
    const parts: Part[] = [];
    const wholeMatches = matchesOf(whole);
    for (const part of asked) {
      const seen = await look(part, role, encoder);
      const matches = matchesOf(seen);
      const [match] = matches;
      const fitsWhole = wholeMatches.some(({ clause }) => clause === match?.clause);
      const isSure = seen.verdict.kind === 'answer';
      if (match === undefined || !(isSure || (fitsWhole && seen.relevance >= fitted.showFrom))) return [];
      // Two answers are enough to read: beside each only what limits it.
      const limits = index.limits.get(match.clause.reference) ?? [];
      const also = beside(match, matches, role, seen).also.filter(({ clause }) => limits.includes(clause.reference));
      parts.push({ asked: part, match, also });
    }
    const [first, second] = parts;
    return first && second && first.match.clause !== second.match.clause ? parts : [];
  }

  /** Words that are a reference and nothing else: the clauses themselves. */
  function showReferences(text: string): Found | undefined {
    const found = findClauses(text, knowledge.council, knowledge.documents);
    const [first] = found;
    if (first === undefined) return undefined;
    const reading = index.read(text, undefined);
    const whole = weigh(text, reading, undefined);
    const matches = found.slice(0, numbers.verdict.mostMatches).map((each) => matchOf(each, 1, reading, whole.signals));
    return {
      kind: 'found',
      decision: {
        matches,
        corrections: [],
        kind: 'answer',
        parts: [],
        also: matches.slice(1, 2),
        bothSides: false,
        next: [],
      },
      evidence: { ...evidenceOf(whole, undefined), compared: ['The words name a paragraph and nothing else.'] },
    };
  }

  return {
    look,
    async find({ text, role, previous }, encoder) {
      const reference = showReferences(text);
      if (reference) return reference;
      const alone = await look(text, role, encoder);
      const complete = previous === undefined ? undefined : completeFollowUp(previous, text, role);
      const isTalk = alone.verdict.kind === 'small-talk' && (complete === undefined || isSureTalk(alone));
      if (previous === undefined || complete === undefined || isTalk) {
        return settle(alone, role, undefined, await answerParts(text, role, encoder, alone));
      }
      const asked = complete.role ?? role;
      const completed = await look(complete.text, asked, encoder);
      const together = lookTogether(alone, completed, await look(previous, role, encoder), complete);
      return standsAlone(alone, together, complete)
        ? settle(alone, role, undefined, [])
        : settle(together, asked, previous, []);
    },
  };

  /** Words that are talk and nothing else, whatever was asked before; "who do I ask?" asks for more after a question. */
  function isSureTalk({ verdict, candidates: [top] }: Look): boolean {
    return verdict.kind === 'small-talk' && verdict.talk !== 'help' && (top?.share ?? 0) >= numbers.followUp.talkFrom;
  }

  /** The question alone and completed, and what answered the one before, judged as one. What is asked for is what the new words ask for. */
  function lookTogether(alone: Look, completed: Look, before: Look, followUp: FollowUp): Look {
    const first = before.candidates.find(({ target }) => target.kind === 'clause')?.target;
    const isKnown = before.relevance >= numbers.followUp.beforeFrom && first?.kind === 'clause';
    const clause = isKnown ? findClause(first.reference)?.clause : undefined;
    const candidates = carry({ alone, completed }, clause, followUp, index);
    const { attribute } = alone.reading;
    const reading =
      followUp.isTurned || attribute === undefined ? completed.reading : { ...completed.reading, attribute };
    const hasMeaning = completed.features.withoutMeaning === 0;
    const look = settleLook(completed.text, reading, completed.signals, hasMeaning, candidates);
    if (!followUp.bringsNothing || look.verdict.kind !== 'answer') return look;
    // The question before was answered already; nobody knows what these words ask.
    return { ...look, verdict: { ...look.verdict, kind: 'nearest' } };
  }

  /** Where both readings lead to the same clause, the new words were enough; so are words that plainly lead outside the documents. */
  function standsAlone(alone: Look, together: Look, { isTurned, hasSubject }: FollowUp): boolean {
    if (isTurned) return false;
    const [top] = alone.candidates;
    const firstOf = ({ candidates }: Look) => candidates.find(({ target }) => target.kind === 'clause')?.target;
    const [own, both] = [firstOf(alone), firstOf(together)];
    const isSame = own !== undefined && both !== undefined && keyOf(own) === keyOf(both);
    const isOutside = top?.target.kind === 'signpost' && top.share >= numbers.followUp.outsideFrom;
    const leadsOutside = isOutside && top.share > together.relevance;
    return (hasSubject && leadsOutside) || (isSame && alone.verdict.kind === 'answer');
  }
}

/** The vector of a question; undefined where the encoder fails, so that words answer alone. */
async function encode(words: readonly string[], encoder: SentenceEncoder): Promise<Float32Array | undefined> {
  const [vector] = await encoder.encode([words.slice(0, longestEncoded).join(' ')]).catch(() => []);
  return vector;
}
