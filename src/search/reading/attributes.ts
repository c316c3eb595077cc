import { sideOf } from './speaker.ts';
import { isStopWord, stem } from './stems.ts';

/**
 * A side of a subject that a question asks for and a clause on that subject may say nothing of: "and how long does that take?".
 * The names are those of the topic library's near misses.
 */
export type Attribute =
  | 'how-long'
  | 'how-often'
  | 'how-much'
  | 'cost'
  | 'price'
  | 'when'
  | 'make'
  | 'appeal'
  | 'deputy'
  | 'format'
  | 'who-else'
  | 'sanction'
  | 'place';

type Rule = {
  readonly attribute: Attribute;
  /** What a question has that asks for it, in normalised words. */
  readonly asked: RegExp;
  /** What a clause has that says anything of it, in normalised words. Generous: where it is found, nothing is claimed. */
  readonly said: RegExp;
  /** What a clause has that answers it with more than a general word, where that differs: "weekly", not "regular". */
  readonly plain?: RegExp;
  /** As it follows "It says nothing about". */
  readonly named: string;
};

const number =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|first|second|third)';
const time =
  '(?:hours?|days?|weeks?|months?|years?|annual|annually|yearly|monthly|weekly|quarterly|daily|minutes?|term)';
const anyTime = `(?:\\b${time}\\b|\\bprompt|\\btimel|\\bdeadline|\\btimescale|\\bin advance\\b|\\bbefore\\b|\\bimmediate|\\bas soon as\\b|\\bwithin\\b|\\bnotice\\b|\\buntil\\b|\\bforthwith\\b|\\bperiod|\\bwithout delay\\b|\\bas long as\\b)`;

const amount = new RegExp(
  `\\b(?:${number}|all|several|few|most|maximum|minimum|limit\\w*|unlimited|only|no more|more than|up to)\\b`,
);

/** In order: the first that is asked for is the one. */
const rules: readonly Rule[] = [
  {
    attribute: 'appeal',
    // Who settles a dispute is asked of the first decision, not of one against it.
    asked:
      /^(?!.*\bwho (?:settles|decides|determines|rules|has the (?:final|last) (?:say|word))\b).*\b(?:appeal|appeals|appealed|overturn|overturned|overrule|second opinion|go over (?:his|her|their|the) head|challenge (?:the|that|this|his|her|their|a) (?:decision|ruling|refusal|finding)|contest (?:the|that|this|a) (?:decision|ruling)|(?:if|when) (?:the |they |he |she |it is |i am |we are )?(?:monitoring officer |chief executive |officer |officers |manager )?(?:refuse|refuses|refused|say no|says no|said no|turn(?:s|ed)? (?:it|me|us) down))\b/,
    said: /\b(?:appeal|review|reconsider|determin|disput|challenge|refer|arbitrat|escalat|final|look again|dissatisf|unhappy|complain)/,
    plain: /\b(?:appeal|review|reconsider|look again|look afresh|final\b|dissatisf|refer it|refer the matter)/,
    named: 'an appeal',
  },
  {
    attribute: 'price',
    asked:
      /\bhow (?:much|many) .*\b(?:cost|costs|fee|charge|charged|price|pounds|quid)\b|\b(?:what|which) (?:is|are) .*\b(?:cost|costs|fee|fees|charge|charges|price|prices)\b/,
    said: /(?:£|\bcost|\bfee\b|\bfees\b|\bcharg|\bpay|\bpaid\b|\bexpens|\bfree\b|\breimburs)/,
    plain: /(?:£|\bfree\b|\bpence\b|\bpounds\b|\bno (?:charge|cost|fee)\b|\bwithout charge\b|%)/,
    named: 'what it costs',
  },
  {
    attribute: 'cost',
    asked:
      /\b(?:cost|costs|costing|price|priced|fee|fees|charge|charged|charges|who pays|pay for|pays for|paid for|foot the bill|picks up the bill|free of charge|reimburse|reimbursed|out of pocket)\b/,
    said: /(?:£|\bcost|\bfee\b|\bfees\b|\bcharg|\bpay|\bpaid\b|\bexpens|\bbudget|\bfund|\bfree\b|\breimburs|\bfinanc|\bresourc|\bexpense)/,
    named: 'what it costs',
  },
  {
    attribute: 'how-often',
    asked:
      /^(?!.*\bhow (?:long|much|many|soon|quick|quickly)\b(?! times)).*\b(?:how often|how frequently|how many times|how regularly|what frequency|once a (?:week|month|year)|every (?:week|month|quarter|year)|(?:weekly|monthly|yearly|annually|quarterly)|(?:week|month|year)s? (?:or|not) (?:week|month|year))\b/,
    said: new RegExp(
      `(?:\\b${time}\\b|\\bregular|\\bfrequen|\\boften\\b|\\bonce\\b|\\btwice\\b|\\beach\\b|\\bevery\\b|\\btimes\\b|\\bperiodic|\\brolling\\b)`,
    ),
    plain:
      /\b(?:annual|annually|yearly|monthly|weekly|fortnightly|quarterly|daily|once|twice|each|every|per (?:day|week|month|quarter|year)|times a)\b/,
    named: 'how often it happens',
  },
  {
    attribute: 'how-long',
    asked: new RegExp(
      `\\b(?:how long|how quick|how quickly|how soon|how fast|how (?:much|many|far) (?:time|notice|warning|in advance|ahead|(?:working )?days|weeks|hours|months|years)|what (?:is the )?(?:deadline|time limit|timescale|turnaround|notice period|time frame|timeframe)|by when|within what|time limit|time scale|deadline|notice period|expire|expires|(?:within|in) ${number} (?:working )?(?:days|hours|weeks|months))\\b`,
    ),
    said: new RegExp(anyTime),
    plain: new RegExp(
      `(?<!\\b(?:every|each) )\\b${number}(?: \\w+){0,3} ${time}\\b|\\b(?:immediate|immediately|forthwith|as soon as|until|deadline)\\b`,
    ),
    named: 'how long it may take',
  },
  {
    attribute: 'when',
    asked: /\b(?:what|which) (?:days?|dates?|time|times|month|months|weekday)\b/,
    said: new RegExp(anyTime),
    plain:
      /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may \d|june|july|august|september|october|november|december|\d+ (?:am|pm)|\d+ \d\d|noon|midnight|weekdays?|weekends?|working days?|office hours|month|year)\b/,
    named: 'the day or the time',
  },
  {
    attribute: 'make',
    asked: /\b(?:what|which) (?:make|model|brand|grade|version|colour)s?\b/,
    said: /\b(?:makes?|models?|brands?|grades?|graded|versions?|colours?|specif\w+|standard)\b/,
    plain: /\b(?:models?|brands?|grades?|graded|versions?|colours?)\b/,
    named: 'the make or the grade',
  },
  {
    attribute: 'deputy',
    asked:
      /\b(?:deputy|deputies|stand in|stands in|standing in|substitute|substitutes|on (?:leave|holiday)|off (?:sick|ill)|in (?:his|her|their|my) absence|away|unavailable|cover for|instead of (?:him|her|them|me)|in (?:his|her|their|my) place|someone else (?:decide|do|sign|go|attend)|send (?:somebody|someone|anyone|anybody) (?:else|in))\b/,
    said: /\b(?:deputy|deputi|nominat|delegat|substitut|absen|on behalf|represent|designat|appoint|appropriate|nominee|relevant|contact|vice|or the|instead)/,
    plain:
      /\b(?:deputy|deputi|nominat|delegat|substitut|absen|on behalf|nominee|vice|instead|in place|stand in|or the mayor)/,
    named: 'a deputy',
  },
  {
    attribute: 'format',
    asked:
      /\b(?:in writing|template|templates|which form|what form|a form|the form|what format|wording|by (?:email|post|letter|phone)|(?:have|has|need|needs) to be (?:written|typed|signed|emailed)|over the phone|verbal|verbally|word of mouth|in person|on paper|electronically)\b/,
    said: /\b(?:writ|email|e mail|form\b|letter|template|submit|notify|notif|note|via|state|phone|telephone|person|record|electronic|verbal|oral|copy|messag|ask the)/,
    plain:
      /\b(?:writing|written|email|e mail|form\b|letter|template|telephone|phone|in person|electronic|verbal|oral|messag)/,
    named: 'the form it takes',
  },
  {
    attribute: 'sanction',
    asked:
      /\b(?:what happens (?:if|when|to)|punish|punished|punishment|penalty|penalties|penalised|consequence|consequences|sacked|fired|fined|suspended|suspend|kicked out|thrown off|disqualified|get (?:in|into) trouble|in trouble|disciplined|sanction|sanctions|sanctioned|(?:the|a|any) fine|fined for)\b/,
    said: /\b(?:breach|disciplin|sanction|action|complain|refer|consequen|misconduct|investigat|resolv|conduct|informal|may be closed|passes to|suspen|withdraw)/,
    plain: /\b(?:breach|disciplin|sanction|complain|consequen|misconduct|investigat|suspen|code)/,
    named: 'what follows if it is not kept',
  },
  {
    attribute: 'place',
    asked:
      /\b(?:which room|what room|which building|what building|whereabouts|what address|what floor|which floor|where (?:can|could|do|may) .*\b(?:picked up|collect(?:ed)?|get a copy|find)|where (?:is|are|will|does|do) (?:it|they|the|these|those|our|we) .*\b(?:held|meet|sit|kept|stored|take place|park))\b/,
    said: /\b(?:room|building|offic\w* of|house|hall|website|intranet|premises|publish|constitution|portal|desk|venue|held (?:at|in)|located|accommodat|public|online|floor|address)/,
    plain:
      /\b(?:room|building|house|hall|website|intranet|premises|portal|desk|venue|held (?:at|in)|located|online|floor|address)/,
    named: 'the place',
  },
  {
    attribute: 'how-much',
    asked:
      /\b(?:how much|how many|(?:over|above|below|under|up to|to) what (?:amount|value|sum|size|length)|how long can it be|what (?:is the )?(?:maximum|minimum|limit|number|quota|cap)|maximum|minimum|upper limit|is there a (?:limit|cap|maximum|minimum)|up to how)\b/,
    said: new RegExp(
      `(?:\\b${number}\\b|£|%|\\blimit|\\bmaximum|\\bminimum|\\ball\\b|\\bno more\\b|\\bonly\\b|\\bmore than\\b|\\brelatively\\b|\\bevery\\b|\\beach\\b|\\bmajority\\b|\\bsmall\\b)`,
    ),
    plain: new RegExp(`(?:\\b${number}\\b|£|%|\\ball\\b|\\bonly\\b)`),
    named: 'a number or a limit',
  },
  {
    attribute: 'who-else',
    asked:
      /\b(?:who else|what else|anyone else|anybody else|which others?|(?:is|are) (?:anyone|anybody) (?:else|copied))\b/,
    said: /\b(?:other|others|copy|copied|notif|inform|all|both|each|every|any|and)\b/,
    named: 'anybody else',
  },
];

/**
 * What a question asks for beyond the subject: `readAttribute(['how', 'often', 'must', 'it', 'be', 'reviewed'])` is `how-often`;
 * undefined where it asks for nothing of the kind.
 */
export function readAttribute(words: readonly string[]): Attribute | undefined {
  const text = words.join(' ');
  return rules.find(({ asked }) => asked.test(text))?.attribute;
}

/**
 * What is counted in "how many laptops and phones": `laptops`; undefined where nothing is, and for people, who have many names.
 * Times and days are what `how-often` and `how-long` ask for.
 */
export function readCounted(words: readonly string[]): string | undefined {
  const from = words.findIndex((word, at) => word === 'how' && words[at + 1] === 'many') + 2;
  const counted = from < 2 ? undefined : words.slice(from).find((word) => !moreOf.test(word));
  const isNone =
    counted === undefined || isStopWord(counted) || sideOf(counted) !== undefined || uncounted.test(counted);
  return isNone ? undefined : counted;
}
const moreOf = /^(?:more|extra|additional|other|free|spare|different)$/;
const uncounted = /^(?:people|persons|times|days|hours|weeks|months|years|working)$/;

/** Whether a clause that names what is counted says how many, or that there is a limit, close by. */
export function saysHowMany(counted: string, words: readonly string[]): boolean {
  const stems = words.map(stem);
  const places = stems.flatMap((each, at) => (each === stem(counted) ? [at] : []));
  const says = (at: number) => amount.test(words.slice(Math.max(0, at - 5), at + 5).join(' '));
  return places.length === 0 || places.some(says);
}

/** Whether a clause says anything of an attribute, in its normalised words. Generous: false only where it plainly does not. */
export function saysOf(attribute: Attribute, words: readonly string[]): boolean {
  return rules.find((rule) => rule.attribute === attribute)?.said.test(words.join(' ')) ?? true;
}

/** The same with more than a general word. */
export function saysPlainly(attribute: Attribute, words: readonly string[]): boolean {
  const rule = rules.find((each) => each.attribute === attribute);
  return (rule?.plain ?? rule?.said)?.test(words.join(' ')) ?? true;
}

/** Whether a word names one of these: the topic library has more. */
export function isAttribute(word: string): word is Attribute {
  return rules.some(({ attribute }) => attribute === word);
}

/** An attribute as it follows "It says nothing about". */
export function nameAttribute(attribute: Attribute): string {
  return rules.find((rule) => rule.attribute === attribute)?.named ?? attribute;
}
