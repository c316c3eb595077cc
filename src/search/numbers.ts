/**
 * Every number of search that a person set, with how it was found. What a program fitted lies in `fitted.json` beside this file.
 */
export const numbers = {
  verdict: {
    /** A question of which less is understood than this is not answered, whatever it resembles. Older questions: .3 loses none. */
    leastKnown: 0.3,
    /** A question of which less is understood than this gets no answer, at best what comes nearest. */
    answerKnown: 0.5,
    /** By words alone an answer has this likeness to a way of asking, or something of the clause's own words. */
    likeByWords: 0.25,
    /** By words alone an answer needs this chance: less is understood. From .85 on, left out in turn, right .95, and nonsense .005. */
    byWordsFrom: 0.83,
    /** Small talk without a telling word needs this share: "how are you" is known as a whole. */
    talkFrom: 0.5,
    /** What is outside the documents leads plainly from this share on. */
    outsideFrom: 0.4,
    /**
     * A signpost says who deals with a matter, so it needs this share. Of 21 questions of all sets whose signpost had .2 to .3, four were
     * sent to who deals with it, and seven had an answer in the documents.
     */
    signpostFrom: 0.3,
    /** When the second clause has less than this part of the first, there is nothing to choose between. */
    aloneFrom: 0.2,
    /** The part of a question's telling words that a clause on its subject has: such are looked through before anything is called absent. */
    subjectFrom: 0.3,
    /** How likely another clause must be to be offered as what may have been meant. */
    nextFrom: 0.01,
    /** How likely a mirror clause must be, against the answer, to be shown beside it when nobody has said who asks. */
    mirrorFrom: 0.03,
    /** What stays with a clause where the question plainly means its mirror. */
    leftWithMirror: 0.1,
    /** From this relevance on, what words alone find is not looked at again with sentence vectors. */
    certainFrom: 0.93,
    /** What stays with a clause that is about another's conduct than the complaint in question. */
    leftWithOther: 0.02,
    /** A second signpost that has this part of the share of the first is shown beside it: either may be meant. */
    rivalFrom: 0.5,
    /** Matches that a decision carries at most. */
    mostMatches: 5,
    /** A filler clause stays a candidate where a way of asking, or its own words, are this like the question. */
    fillerAsked: 0.5,
    fillerOwn: 0.35,
    /** A report's clause gives way to an adopted one on the same matter that has this part of its share. */
    ruleFrom: 0.25,
  },
  /** Questions whose sentence vectors are kept for each council: 2 KB each. */
  mostEncoded: 50,
  followUp: {
    /**
     * By climbing on 176 follow-ups of three councils, most of them written for this; on those left out 147 in first place.
     * A conditional logit gave 128: it gives way to the few that nothing can reach.
     */
    weights: {
      alone: 0.35,
      aloneWithNewSubject: 0.55,
      completed: 0.5,
      same: 1.8,
      sameTurned: 0.2,
      samePlainlyTurned: -0.9,
      sameWithNewSubject: -2,
      sameSupposed: -1,
      sameSentBack: -0.6,
      mirror: 1.3,
      mirrorTurned: 0.8,
      related: 1.3,
      speaksOfSide: 0.4,
      obligesAsked: 0.5,
      limit: 1.2,
      limitSought: 0.7,
      beside: 1.3,
      besideSupposed: 1.1,
      says: 1,
      /** Set: where one paragraph says whom to go to and the one before it does not, the first is meant. */
      sends: 3,
    },
    /** From this share on, new words are small talk whatever was asked before. */
    talkFrom: 0.9,
    /** A question with a subject of its own stands alone from this share of a signpost on. */
    outsideFrom: 0.4,
    /** What answered the question before counts where it is this likely to have been right. */
    beforeFrom: 0.2,
  },
  items: {
    /** What a document's own sentence counts against a way of asking, and the second most alike against the first. */
    sentence: 0.8,
    second: 0.5,
    /** What the learned share of an item among its clause counts against likeness. */
    learned: 1,
    /** An item this likely against its whole clause is brought out: the clause is shown whole in any case. */
    againstWhole: 0.85,
  },
  topics: {
    /** Ways of asking for a clause that are learned as ways of asking for its one topic, of each topic and council at most. Set, not fitted. */
    fromClauses: 40,
    /** What a learned share counts against likeness in words: by 161 clauses of two councils ticked by hand, .3 to 1 are the same. */
    learned: 0.5,
    /** By the same clauses: a third of what these let through is wrong, and two thirds of what a person ticks is among it. */
    leastLikeness: 0.3,
    /** A second or third suggestion is at least this part as likely as the first. */
    leastAgainstBest: 0.5,
    /** A topic is suggested only where a clause is at least this part as much about it as the clause that is most. */
    leastAgainstTopic: 0.5,
    most: 3,
  },
  embedding: {
    /** Numbers of an embedding. By questions of all councils, 48, 64 and 96 put .898, .910 and .921 in first place; half a byte each. */
    dimensions: 96,
    rounds: 8,
    rate: 0.08,
    /** Principal axes of a sentence vector that are learned from, and how many vectors they are found on. */
    reduced: 128,
    sampled: 3000,
    /** A feature that fewer texts have is chance. */
    fewest: 7,
    /** How often the sentence vector, or the words, are left out when learning, so that either answers alone. */
    withoutMeaning: 0.3,
    withoutWords: 0.1,
    /** How many of a text's words are left out each time. On 1,334 ways of asking by other hands: topic first .57, now .59. */
    withoutEach: 0.5,
  },
  owing: {
    /** Strength of the features of one question, rounds, rate and decay: as found for the classifier of phrasings, on older questions. */
    strength: 6,
    rounds: 8,
    rate: 0.1,
    decay: 2e-5,
  },
  limits: {
    /** Clauses apart at most: in the five shipped documents and three others read by hand, no limit lay further off. */
    farthest: 3,
    /** Least part of the rarer words that a clause and its limit share. At .15, 11 of the 13 pairs read by hand are found. */
    likeness: 0.15,
    /** Limits shown at most: more than two would hide the answer. */
    most: 2,
  },
  passage: {
    /** An item that leads the next by less than this is not brought out alone: the whole list is. */
    itemLead: 0.4,
    /**
     * A conditional logit on 886 questions to clauses of several sentences of which a person had named the words that answer, held near the
     * numbers found before on 260 of them. On sets and councils left out in turn .73 right, .69 before (a refit without `denies` and `length`
     * .70). The words of a question weigh by their share alone. Not kept: that it is the first (of two alike the first is the one),
     * and what brings less than .005: place in the clause, "only", a condition, words near the question's (GloVe), what telling, secrets,
     * writing or "how" ask for.
     */
    weights: {
      share: 1.3,
      led: 2.21,
      alike: 4.23,
      span: 1.48,
      amount: 0.62,
      agent: 0.58,
      reason: 0.48,
      attribute: 1.36,
      modal: 0.19,
      leave: 0.82,
      scene: -1.11,
      opening: -0.79,
      side: 0.22,
      otherSide: -0.55,
      self: 0.62,
      item: 1.13,
      denies: 0.39,
      length: 0.4,
    },
  },
} as const;
