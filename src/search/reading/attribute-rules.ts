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
  | 'place'
  | 'exception'
  | 'instead'
  | 'holder'
  | 'method'
  | 'companion'
  | 'carry-over'
  | 'failure';

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

/** Numbers as they are written. */
export const NUMBER =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|first|second|third)';
const TIME =
  '(?:hours?|days?|weeks?|months?|years?|annual|annually|yearly|monthly|weekly|quarterly|daily|minutes?|term)';
const ANY_TIME = `(?:\\b${TIME}\\b|\\bprompt|\\btimel|\\bdeadline|\\btimescale|\\bin advance\\b|\\bbefore\\b|\\bimmediate|\\bas soon as\\b|\\bwithin\\b|\\bnotice\\b|\\buntil\\b|\\bforthwith\\b|\\bperiod|\\bwithout delay\\b|\\bas long as\\b)`;

/** Where a clause's words cannot tell that it says nothing of it: then that is never claimed. */
const ANYTHING = /^/;

/** In order: the first that is asked for is the one. */
export const rules: readonly Rule[] = [
  {
    attribute: 'appeal',
    // Who settles a dispute is asked of the first decision, not of one against it.
    asked:
      /^(?!.*\bwho (?:settles|decides|determines|rules|has the (?:final|last) (?:say|word))\b).*\b(?:appeal|appeals|appealed|overturn|overturned|overrule|second opinion|go over (?:his|her|their|the) head|challenge (?:the|that|this|his|her|their|a) (?:decision|ruling|refusal|finding)|contest (?:the|that|this|a) (?:decision|ruling)|(?:second|next|further) stage|take (?:it|that|this) next|brush(?:ed|es)? (?:it|me|us) off|(?:if|when) (?:the |they |he |she |it is |i am |we are )?(?:monitoring officer |chief executive |officer |officers |manager )?(?:refuse|refuses|refused|say no|says no|said no|turn(?:s|ed)? (?:it|me|us) down))\b/,
    said: /\b(?:appeal|review|reconsider|determin|disput|challenge|refer|arbitrat|escalat|final|look again|dissatisf|unhappy|complain)/,
    plain:
      /\b(?:appeal|review|reconsider|look again|look afresh|final\b|(?:dissatisfied|unhappy) with (?:\w+ ){0,4}(?:decision|outcome|response|result|reply|finding)|refer it|refer the matter)/,
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
      // Whoever is "in charge" charges nothing, nor is a "formal charge" a price.
      /\b(?:cost|costs|costing|price|priced|fee|fees|(?:a|any|no|what|which) (?:small |extra |fixed )?charges?|(?<!\bin )charged? (?:for|me|us|them|you|by)|who pays|pay for|pays for|paid for|paid (?:extra|more|on top)|foot the bill|picks up the bill|free of charge|reimburse|reimbursed|out of pocket|expenses|allowances?|mileage|salary|extra (?:pay|money|pounds|quid)|travel money|(?:do|does|did|will) .*\b(?:get|be) paid|what (?:is|are) .*\bpaid$|what .*\bearns?)\b/,
    said: /(?:£|\bcost|\bfee\b|\bfees\b|\bcharg|\bpay|\bpaid\b|\bexpens|\bbudget|\bfund|\bfree\b|\breimburs|\bfinanc|\bresourc|\ballowanc|\bremunerat|\bsalar)/,
    named: 'what it costs',
  },
  {
    attribute: 'how-often',
    asked:
      /^(?!.*\bhow (?:long|much|many|soon|quick|quickly)\b(?! times)).*\b(?:how often|how frequently|how many times|how regularly|what frequency|once a (?:week|month|year)|every (?:week|month|quarter|year)|(?:days|weeks|months) between|(?:is|are|be|it|them) (?:weekly|monthly|yearly|annually|quarterly)|(?:weekly|monthly|yearly|annually|quarterly)(?= or\b|$)|(?:week|month|year)s? (?:or|not) (?:week|month|year))\b/,
    said: new RegExp(
      `(?:\\b${TIME}\\b|\\bregular|\\bfrequen|\\boften\\b|\\bonce\\b|\\btwice\\b|\\beach\\b|\\bevery\\b|\\btimes\\b|\\bperiodic|\\brolling\\b)`,
    ),
    plain:
      /\b(?:annual|annually|yearly|monthly|weekly|fortnightly|quarterly|daily|once|twice|each|every|per (?:day|week|month|quarter|year)|times a)\b/,
    named: 'how often it happens',
  },
  {
    attribute: 'how-long',
    asked: new RegExp(
      `\\b(?:how long|how quick|how quickly|how soon|how fast|how (?:much|many|far) (?:time|notice|warning|in advance|ahead|(?:working )?days|weeks|hours|months|years)|what (?:is the )?(?:deadline|time limit|timescale|turnaround|notice period|time frame|timeframe)|by when|within what|time limit|time scale|(?<!\\b(?:missed|past|after|since|met|meet|before|made) (?:the|my|our|their|his|her|a) )deadline|longest (?:that )?(?:i|we|they|an?|the|somebody|anybody)|notice period|expire|expires|(?:within|in) ${NUMBER} (?:working )?(?:days|hours|weeks|months))\\b`,
    ),
    said: new RegExp(ANY_TIME),
    plain: new RegExp(
      `(?<!\\b(?:every|each) )\\b${NUMBER}(?: \\w+){0,3} ${TIME}\\b|\\b(?:immediate|immediately|forthwith|as soon as|until|deadline)\\b`,
    ),
    named: 'how long it may take',
  },
  {
    attribute: 'when',
    asked:
      /\b(?:(?:what|which) (?:(?:two|three|four) )?(?:days?|dates?|time|times|month|months|weekday)|cut off (?:for|date|time|point)|cutoff|closing date|last (?:day|date) (?:for|to)|when (?:is|are) .*\bdue|when (?:does|do|is|are|will) .*\b(?:come out|published|printed|issued|sent out|go out|appear))\b/,
    said: new RegExp(ANY_TIME),
    plain:
      /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may \d|june|july|august|september|october|november|december|\d+ (?:am|pm)|\d+ \d\d|noon|midnight|weekdays?|weekends?|working days?|office hours|month|year)\b/,
    named: 'the day or the time',
  },
  {
    attribute: 'make',
    asked: /\b(?:what|which) (?:make|model|brand|grade|version|colour|mark|score|pass mark)s?\b/,
    said: /\b(?:makes?|models?|brands?|grades?|graded|versions?|colours?|marks?|scores?|specif\w+|standard)\b/,
    plain: /\b(?:models?|brands?|grades?|graded|versions?|colours?|marks?|scores?)\b/,
    named: 'the make or the grade',
  },
  {
    attribute: 'deputy',
    asked:
      /\b(?:deputy|deputies|stand in|stands in|standing in|substitute|substitutes|on (?:leave|holiday)|off (?:sick|ill)|in (?:his|her|their|my) absence|(?:is|are|am|was|were|be|being|been|while|when) away|abroad|unavailable|cover for|instead of (?:him|her|them|me)|in (?:his|her|their|my) place|someone else (?:decide|do|sign|go|attend)|send (?:somebody|someone|anyone|anybody) (?:else|in))\b/,
    said: /\b(?:deputy|deputi|nominat|delegat|substitut|absen|on behalf|represent|designat|appoint|appropriate|nominee|relevant|contact|vice|or the|instead)/,
    plain:
      /\b(?:deputy|deputi|nominat|delegat|substitut|absen|on behalf|nominee|vice|instead|in place|stand in|or the mayor)/,
    named: 'a deputy',
  },
  {
    attribute: 'format',
    asked:
      /\b(?:in writing|template|templates|which form|what form|a form|the form|what format|(?:what|which|any|set|exact|standard|prescribed|particular) wording|form of words|set form|by (?:email|post|letter|phone)|(?:have|has|need|needs) to be (?:written|typed|signed|emailed)|over the phone|verbal|verbally|word of mouth|in person|on paper|electronically)\b/,
    said: /\b(?:writ|email|e mail|form\b|letter|template|submit|notify|notif|note|via|state|phone|telephone|person|record|electronic|verbal|oral|copy|messag|ask the)/,
    plain:
      /\b(?:writing|written|email|e mail|form\b|letter|template|telephone|phone|in person|electronic|verbal|oral|messag)/,
    named: 'the form it takes',
  },
  {
    attribute: 'sanction',
    asked:
      /\b(?:what happens (?:if|when|to)|what is done to|punish|punished|punishment|penalty(?! charge)|penalties|penalised|consequence|consequences|sacked|fired|fined|suspended|suspend|kicked out|thrown off|disqualified|get (?:in|into) trouble|in trouble|disciplined|sanction|sanctions|sanctioned|(?:the|a|any) fine|fined for)\b/,
    said: /\b(?:breach|disciplin|sanction|action|complain|refer|consequen|misconduct|investigat|resolv|conduct|informal|may be closed|passes to|suspen|withdraw)/,
    plain: /\b(?:breach|disciplin|sanction|complain|consequen|misconduct|investigat|suspen|code)/,
    named: 'what follows if it is not kept',
  },
  {
    attribute: 'place',
    asked:
      /\b(?:which room|what room|which building|what building|whereabouts|what address|which address|what floor|which floor|where (?:can|could|do|may) .*\b(?:picked up|pick up|collect(?:ed)?|get a copy|find)|where (?:is|are|will|does|do) (?:it|they|the|these|those|our|we) .*\b(?:held|meet|sit|kept|stored|take place|park))\b/,
    said: /\b(?:room|building|offic\w* of|house|hall|website|intranet|premises|publish|constitution|portal|desk|venue|held (?:at|in)|located|accommodat|public|online|floor|address)/,
    plain:
      /\b(?:room|building|house|hall|website|intranet|premises|portal|desk|venue|held (?:at|in)|located|online|floor|address)/,
    named: 'the place',
  },
  {
    attribute: 'exception',
    asked: /\b(?:(?:is|are) there (?:an |any )?exceptions?|any exceptions?|exceptions? (?:to|for|from)|waived?)\b/,
    said: /\b(?:except|unless|however|other than|save|only|but|where|when|if|normally|likely|usually|waive)/,
    plain: /\b(?:except\w*|unless|however|other than|save (?:where|that|for)|not apply|normally|waive\w*)\b/,
    named: 'an exception',
  },
  {
    // The one to go to is the one whom it is about.
    attribute: 'instead',
    asked:
      /\bif (?:it is |that is )?(?:(?:the|my|our|a) )?(?:\w+ ){0,3}(?:is|are|was|were) the (?:one|problem|person|subject|culprit|very)\b/,
    said: ANYTHING,
    plain:
      /\b(?:instead|other than|unless|except\w*|alternativ\w*|conflict\w*|deputy|in place|case of|in which case)\b/,
    named: 'whom to go to instead',
  },
  {
    // Who holds a place today is told by lists, not by rules; that a document names nobody cannot be told from its words.
    attribute: 'holder',
    asked:
      /\bwho (?:(?:is|are|was|were) (?:actually |really |currently )?(?:in|on|at) (?:the|our)|(?:actually |currently )?(?:sits|sat|serves|served|chaired) (?:on|in|the|our)|(?:is|are|was|were) (?:the|our) .*\b(?:now|currently|these days|at the moment|at present|nowadays|by name)|(?:are|were|was) (?:the|our) (?:(?:present|current|new|old) )?(?:members|directors|councillors?|cllrs?|chairs?))\b|\bwho\b.*\b(?:right now|currently|these days|at the moment|at present|nowadays|by name|now)$|\bwhich of (?:our|the|us) \w+ (?:have|has|are|is|were|was)\b|which of (?:us|them) (?:was|were|has|is) (?:it|told|named|reported|found|hauled|the)\b|\bwhich (?:councillor|member|officer) (?:was|is it|had been)\b/,
    said: ANYTHING,
    plain: /\b(?:mr|mrs|ms|miss|dr|compris\w*|consists?|made up of|membership|chaired by)\b/,
    named: 'who it is',
  },
  {
    attribute: 'companion',
    asked:
      /\b(?:bring|take|have) (?:along )?(?:an?|my|the|some) (?:\w+ ){0,2}(?:friend|colleague|union|rep|representative|lawyer|solicitor|companion|partner|spouse|husband|wife|supporter|mate)\b(?!.* (?:complain|concern)\w*)|\b(?:bring|take|have) (?:somebody|someone|anybody|anyone) (?:along|in|with me|with us)\b|\bbe accompanied\b/,
    said: /\b(?:accompan|represent|companion|friend|union|colleague|support|bring|present|attend)/,
    plain: /\b(?:accompan\w*|representative|represented|companion|friend|union|colleague|supporter|bring)\b/,
    named: 'whom one may bring',
  },
  {
    attribute: 'carry-over',
    asked:
      /\b(?:roll(?:s|ed)? (?:it |over|on\b)|carr(?:y|ies|ied) (?:it |them |any |the rest )?(?:over|forward|on to)|use it or lose it|keep what is left|what is left over|(?:unspent|unused|left over) \w+)\b/,
    said: /\b(?:carr|roll|unspent|unused|left over|transfer|surrender|laps|forfeit|balance)/,
    named: 'what is left over',
  },
  {
    attribute: 'failure',
    asked:
      /\b(?:when|if|while|because) (?:the |my |our |their |your )?(?:portal|system|systems|website|site|internet|network|server|computers?|laptop|phone|phones|email|emails|app|lift|line|lines|intranet|it) (?:is|are|was|were|goes|go|has gone|have gone|keeps) (?:down|broken|offline|not working|playing up|out of order|bust|crashing|dead|out)\b/,
    said: /\b(?:down|unavailab|fault|fail|broken|not work|alternativ|instead|otherwise|if .* cannot|emergenc|urgent)/,
    plain: /\b(?:is down|unavailab\w*|fault\w*|fail\w*|broken|not working|offline|alternativ\w*|instead)\b/,
    named: 'what to do when something fails',
  },
  {
    // How one comes to have or to be something: who may have it tells nothing of whom to ask, and by what.
    attribute: 'method',
    asked:
      /\bhow (?:do|can|could|would|does|should|must|might) (?:i|we|one|you|he|she|they|an? \w+|somebody|someone|anyone) (?:(?:go about|get round to) )?(?:getting|get(?! to\b)|put|putting|book|booking|bag|reserve|order|ordering|join|joining|become|becoming|claim|claiming|register|registering|sign up|enrol|cancel|renew|opt|obtain|subscribe|hire|borrow|apply)\b(?! (?:rid|hold of|on with|in touch|away with|back at|past|round|out of))/,
    said: /\b(?:request|appl[iy]|application|ask|contact|via|through|form\b|submit|notif|inform|email|writ|rais|report|approach|made to|address|invit|appoint|elect|nominat|agree|approv|consult|arrang|provid|publish|send|sent|call|telephone|book|by (?:\w+ing)\b)/,
    plain:
      /\b(?:requests?|requested|appl(?:y|ies|ied|ication\w*)|ask(?:s|ed)?|contact(?:s|ed|ing)?|via|forms?|submit\w*|notif\w+|email\w*|writ\w+|approach\w*|address(?:ed)?|invit\w+|appoint\w*|elect(?:ed|ion\w*)?|nominat\w+|arrang\w+|telephon\w*|book(?:ed|ing)?|made (?:to|through)|through (?:the|their|his|her))\b/,
    named: 'how one gets it',
  },
  {
    attribute: 'how-much',
    asked:
      /\b(?:how much|how many|(?:over|above|below|under|up to|to) what (?:amount|value|sum|size|length)|how long can it be|what (?:is the )?(?:maximum|minimum|limit|number|quota|cap|ceiling)|what is the most \w+|maximum|minimum|max|upper limit|is there an? (?:upper )?(?:limit|cap|maximum|minimum|ceiling|quota)|up to how)\b/,
    said: new RegExp(
      `(?:\\b${NUMBER}\\b|£|%|\\blimit|\\bmaximum|\\bminimum|\\ball\\b|\\bno more\\b|\\bonly\\b|\\bmore than\\b|\\brelatively\\b|\\bevery\\b|\\beach\\b|\\bmajority\\b|\\bsmall\\b)`,
    ),
    plain: new RegExp(`(?:\\b${NUMBER}\\b|£|%|\\ball\\b|\\bonly\\b)`),
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
