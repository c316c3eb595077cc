/*
 * "There is a smell of gas in the stairwell", "a man is trapped under a car": somebody may be in danger while it is typed. Words that tell of
 * what is over, of what might be, or that help was called, tell of no such thing, nor does a word like "urgent" or "emergency".
 */

const SOMEBODY =
  "(?<![\\p{L}'’])(?:(?:some|any)(?:one|body)|(?:an?|the|two|three|four|some|several|my|her|his|their|our|\\d+)(?: [\\p{L}-]+){0,2} (?:man|men|woman|women|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|boys?|girls?|lads?|lad(?:y|ies)|gentleman|person|people|residents?|tenants?|constituents?|drivers?|cyclists?|pupils?|youths?|teenagers?|worker|workmen|famil(?:y|ies)|pensioners?|neighbours?|carers?|granddad|grandad|mother|father|mum|dad|son|daughter)|child(?:ren)?|kids?|people|residents?|she|he|they|i|we)";
const IS =
  "(?:(?: (?:is|are|am|was|has been|have been|has|have|got|getting|now|still|just|currently)|['’](?:s|re|m|ve))+)";

const dangers: readonly RegExp[] = [
  /\b(?:smell(?:s|ing|ed)?(?: strongly)? (?:of |like )?(?:leaking )?gas|(?:strong )?gas smell|smell gas|gas (?:is |has been )?(?:leak|leaking|leaks|escaping|escape)|leaking gas|(?:fractured|ruptured|burst|severed|struck|hit an?) gas (?:main|pipe)|gas (?:main|pipe) (?:is |has |has been |was )?(?:burst|fractured|ruptured|severed|struck|leaking)|carbon monoxide (?:leak|alarm (?:is |keeps )?(?:going|sounding|beeping)))\b/i,
  /\b(?:live|sparking|arcing|fallen|downed|hanging) (?:electric(?:al|ity)?|power|overhead|high[- ]voltage|mains)? ?(?:cables?|wires?|wiring|power ?lines?|lines?)\b(?=.*\b(?:down|fallen|hanging|path|pavement|road|street|lane|floor|ground|across|exposed|spark\w*|live|bare|outside|playground|school)\b)/i,
  /\b(?:electric(?:al|ity)?|power|overhead|high[- ]voltage|mains) (?:cables?|wires?|lines?)\b.{0,30}\b(?:down|fallen|come down|brought down|on the (?:ground|road|pavement|path)|spark\w*|arcing)\b/i,
  /\b(?:cables?|wires?|wiring|power ?lines?|lamp ?posts?|sockets?|substation)\b.{0,30}\b(?:sparking|arcing|on fire)\b|\b(?:bare|exposed) live wires?\b/i,
  new RegExp(
    `${SOMEBODY}${IS}? (?:trapped|stuck|pinned|crushed|buried)\\b(?: down| up)? (?:in|inside|under|underneath|beneath|down|on)(?: (?:the|an?|her|his|their|some|that|this|our))?(?: [\\p{L}-]+)? (?:lift|elevator|car|van|lorry|vehicle|bus|tree|rubble|wall|fire|building on fire|water|river|canal|mud|shaft|drain|manhole|well|hole|machine|machinery|gates?|railings?|ledge|roof|ice|collapsed [\\p{L}-]+|flood ?water)\\b`,
    'iu',
  ),
  new RegExp(`${SOMEBODY}${IS} trapped[\\s.!]*$`, 'iu'),
  new RegExp(
    `${SOMEBODY}(?: (?:is|are|has been|have been|has got|['’]s got)|['’](?:s|re|ve)(?: been)?) (?:badly |seriously |really |just )*(?:hurt|injured|bleeding|knocked (?:down|over|off)|hit by (?:an?|the) (?:car|van|bus|lorry|bike|tram|train))(?! by (?:what|his|her|the (?:comments?|remarks?|words))| feelings)\\b`,
    'iu',
  ),
  /\b(?:needs?|get|send|want) an? (?:ambulance|paramedic|fire engine)\b|\b(?:should|shall|do|must) (?:i|we) (?:ring|call|dial|phone) 999\b/i,
  /\b(?:cables?|wires?|power ?lines?)\b(?=.*\b(?:hanging|down|fallen|dangling|exposed)\b)(?=.*\b(?:live|sparking|electric\w*|buzzing)\b)/i,
  /\b(?:man|woman|youths?|lads?|gang|bloke|somebody|someone)(?:(?: is| are|['’]s)) (?:threatening|attacking|assaulting|stabbing|shooting) (?:people|passers?-?by|kids|children|someone|somebody|residents|everyone|her|him|them)\b/i,
  /(?<![\p{L}'’])(?:child(?:ren)?|bab(?:y|ies)|toddlers?|kids?|boys?|girls?|pupils?|somebody|someone|(?:wo)?man|people|person|resident|tenant|family|she|he|they)\b(?: [\p{L}'’-]+){0,3}? in (?:immediate |imminent |serious |real |grave |great |terrible |extreme |physical )*danger\b(?! of\b)/iu,
  new RegExp(
    `${SOMEBODY}${IS}? (?:unconscious|unresponsive|not breathing|choking|drowning|bleeding (?:heavily|badly|to death)|having (?:a (?:heart attack|stroke|seizure|fit))|collapsed|being (?:attacked|assaulted|beaten|stabbed|strangled|hurt|hit)|(?:been )?(?:stabbed|shot|electrocuted|run over))\\b`,
    'iu',
  ),
  new RegExp(
    `${SOMEBODY}${IS}?(?: fallen| fell)? (?:in|into)(?: the| a)? (?:river|canal|lake|pond|reservoir|weir|sea|dock|well|manhole)\\b(?!.*\\b(?:litter|rubbish|dumping|fishing)\\b)(?<=fallen.*|fell.*)`,
    'iu',
  ),
  new RegExp(
    `${SOMEBODY}${IS}? (?:can['’]?t|cannot|can not) breathe\\b(?!.*\\b(?:damp|mould|mold|dust|smell|fumes|smok\\w+))`,
    'iu',
  ),
  new RegExp(
    `${SOMEBODY}${IS}? (?:\\p{L}+ing )?(?:out )?on (?:the |thin )*(?:ice|frozen (?:canal|river|lake|pond|reservoir))\\b`,
    'iu',
  ),
  /\b(?:threaten(?:ing|ed|s) to (?:kill|hurt|stab|harm|jump|burn|end|take)|going to (?:kill|hurt|harm) (?:him|her|my|them|your)sel(?:f|ves)|about to jump|trying to kill|suicidal|wants? to (?:die|end (?:it|his life|her life|their life))|taken an overdose)\b/i,
  /\b(?:man|woman|somebody|someone|youths?|lads?|person|people|kids?|gang|boys?|girls?|he|she|they|neighbour|resident|tenant)\b(?: \p{L}+){0,3}? (?:with|has|have|got|waving|carrying|brandishing|armed with) (?:an? |big |large )*(?:knife|knives|gun|firearm|machete|axe|sword)\b/iu,
  /\b(?:house|home|flats?|building|block|school|shop|garage|shed|verge|hedge|grass|field|park|playground|bench|fence|pub|church|library|warehouse|office|depot|heath|moor|woods?|rubbish|embankment|boat|train|lamp ?post|car|van|bus|lorry|skip|bins?|tree|roof|kitchen|hall|care home|caravan|bungalow|maisonette|tower)(?: (?:opposite|next door|behind|over the road|across the road))?(?: (?:is|are|has been|caught|now|still)|['’]s)* (?:on fire|ablaze|in flames|going up in flames|burning(?: down)?|alight)\b|\bfire (?:in|at) (?:the|an?|her|his|their|my|our|that) (?:\p{L}+ ){0,2}?(?:house|home|flats?|building|block|school|garage|kitchen|stairwell|tower|care home|hostel)\b|\b(?:flames|smoke) (?:coming|pouring|billowing) (?:out |from )/iu,
  /\b(?:unexploded|bomb (?:threat|scare)|suspicious (?:package|device)|found an? (?:bomb|grenade))\b/i,
];

/** What might be, what is written or spoken of, what is asked in general. */
const SUPPOSED =
  /\b(?:if|unless|in case|in the event|what happens|suppose|imagine|hypothetical\w*|procedures?|polic(?:y|ies)|protocol|guidance|drills?|exercises?|rehears\w*|training|trained|course|meetings?|committee|debates?|motion|risk assessments?|prevent\w*|campaign|leaflet|survey|inspection|certificate|smoke detectors?|could (?:be|get|have)|might (?:be|get|have)|may (?:be|get|have)|would (?:be|get|have)|will (?:be|get|end up)|going to (?:be|get)|worried (?:that|about)|afraid (?:that|of)|fear(?:s|ed)?|feels?|feeling|as if|like being|virtually|effectively|practically|nearly|almost|every (?:day|night|morning|evening|week|winter|summer|time|year)|always|often|regularly|usually)\b/i;
/** What was, and is over. */
const OVER =
  /\b(?:yesterday|last (?:night|week|month|year|mon|tues|wednes|thurs|fri|satur|sun)\w*|(?:days?|weeks?|months?|years?) ago|in (?:19|20)\d\d|used to|there (?:was|were|had been)|back then|previously|the other (?:day|week|night)|made safe|safe now|all safe|is safe|were safe|put out|under control|rescued|freed|got (?:out|free)|let out|taken to hospital|in hospital|recovering|been (?:fixed|repaired|capped|isolated|dealt with|sorted)|has gone|gone now|stopped now|resolved|false alarm|turned out|no longer|since (?:the|then)|after the|burnt? out|aftermath)\b/i;
const NOT =
  /\b(?:no|not|never|nobody|no ?one|without|isn['’]?t|aren['’]?t|wasn['’]?t|doesn['’]?t|don['’]?t|can['’]?t)\b(?!\s+(?:idea|answer|reply|breathing|responding|response|moving|joke|joking|sure|know|one (?:is|has|else)))(?: \p{L}+){0,4} (?:gas|danger|trapped|stuck|hurt|fire|smoke|live|sparking|bomb|knife|gun)\b/iu;
/** Those who help were called. */
const CALLED =
  /\b(?:999|police|fire (?:brigade|service|crews?|engines?)|firefighters|ambulances?|paramedics?|cadent|sgn|emergency services|gas (?:board|company|engineers?|network)|coastguard)\b.{0,40}\b(?:called|rung|rang|told|aware|informed|attending|attended|attend|coming|on (?:the|their|its) way|on (?:site|scene)|there|here|out|dealing|came|arrived|been|have|has|are|is|were|was)\b|\b(?:called|rung|rang|phoned|told|informed|alerted|dialled|spoke(?:n)? to)\b.{0,20}\b(?:999|police|fire (?:brigade|service)|ambulance|paramedics|cadent|sgn|emergency services|gas (?:board|company|network))\b/i;

/** Whether words tell that somebody may be in danger now. Where that is doubtful they do not. */
export function tellsEmergency(text: string): boolean {
  if (OVER.test(text) || CALLED.test(text)) return false;
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .some((said) => dangers.some((danger) => danger.test(said)) && !SUPPOSED.test(said) && !NOT.test(said));
}
