const NOUN = String.raw`(?:member['’]?s?['’]?\s+)?(?:service\s+)?(?:enquir(?:y|ies)|inquir(?:y|ies)|enqury|enquiy|enquriy|casework|cases?|quer(?:y|ies)|request|ticket|issue|job|complaint|problem)`;
const SOMEBODY = String.raw`(?:(?:an?|one of my|some|several|two|the|this|that|my|another)\s+)?(?:(?:old|young|older|elderly|lovely|nice|poor|worried|angry|upset|disabled|local|regular)\s+)*(?:resident|constituent|person|people|neighbour|parent|woman|women|lady|ladies|man|men|bloke|chap|fella|guy|gentleman|gent|couple|mum|mother|dad|father|grandad|gran|nan|pensioner|oap|tenant|leaseholder|landlord|shopkeeper|trader|family|carer|widow|student|dog walker|cyclist|lad|lass|old boy|old dear|someone|somebody|voter|householder|homeowner|caller)s?`;
const TOLD = `(?:rang|rung|phoned|called|telephoned|e-?mailed|texted|messaged|wrote|written|came|stopped|caught|grabbed|collared|button-?holed|cornered|approached|contacted|complain(?:ed|s|ing)|moan(?:ed|s|ing)|on about|going on about|mentioned|said|says|saying|reckons|told|tells|reported|reports|reporting|raised|asked|asks|asking|upset|worried|concerned|unhappy|fed up|wants?|turned up|bent my ear)`;
/** Somebody told the speaker of a trouble: no wish is said, so that logging it is offered. */
const STORY = new RegExp(
  String.raw`^(?:(?:i\s+)?(?:have\s+|['’]ve\s+)?(?:just\s+)?(?:had|got|get|getting|spoke to|spoken to|met|bumped into|chatted (?:to|with)|been speaking to|seen|saw)\s+)?${SOMEBODY}(?<where>\s+(?:in|on|at|of|from|near|by)\s+[^,:?]{2,40}?)?\s+(?:(?:has|have|had|is|are|was|were|who|just|keeps?|kept|been|(?<=\b)['’]s)\s+)*${TOLD}(?:\s+(?:me|us|in|up|round|back|to me|to us|to say|over|by|again|at (?:the |my )?(?:surgery|gate|door|shop|market|pub|church|school|meeting)|in (?:the )?(?:street|shop|tesco|town|surgery|pub|market)))*(?<on>\s+(?:about|that|regarding|re))?(?=$|[\s:,–-])`,
  'i',
);
/** "Cllr Lowe collared me after the meeting about ...": for whom it is stays. */
const COUNCILLOR_TOLD =
  /^(?<who>(?:cllr|councillor)\.?\s+\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)?)\s+(?:(?:has|have|just)\s+)*(?:collared|caught|stopped|button-?holed|grabbed|cornered|approached|rang|phoned|called|e-?mailed|told|was on to)\s+(?:me|us)\b[^,.:;?]{0,40}?\s+(?:about|that|regarding|over)\s+/iu;
/** "Somebody should go and look at Wilson Street". */
const SHOULD =
  /^(?:some(?:one|body)|the council|you lot|they|streets|highways|parks)\s+(?:really\s+|seriously\s+)?(?:should|needs? to|ought to|has to|have to|wants? to|must)\s+(?:go and |come and |get out and )?(?:look|sort|fix|check|clean|clear|cut|empty|mend|repair|do something|see to|deal|pick|move|remove)\b/i;
/** "Got collared in Tesco about ...", "had a call about ...". */
const CAUGHT =
  /^(?:i\s+)?(?:was|been|got|have been|just got|keep getting)\s+(?:collared|stopped|caught|cornered|button-?holed|asked|rung|phoned|e-?mailed|contacted|approached|told|moaned at|shouted at|it in the neck)(?:\s+(?:in|at|on|by|outside|near|down)\s+[^,:?]{2,40}?)?\s+(?:about|that|regarding|over)(?=\s)/i;

/** "Had a call from a chap whose neighbour burns rubbish". */
const HEARD = new RegExp(
  String.raw`^(?:i\s+)?(?:['’]ve\s+|have\s+)?(?:just\s+)?(?:had|got|received)\s+an?\s+(?:phone\s+)?(?:call|e-?mail|letter|message|text|visit|complaint|enquiry|query)\s+(?:in\s+)?(?:from|off)\s+${SOMEBODY}\b`,
  'i',
);

/** Whoever complains of a councillor or an officer asks for no pothole to be filled. */
const OF_SOMEBODY =
  /\b(?:complain\w*|moan\w*|unhappy|upset|on) (?:to me |to us )?(?:about|against|with|by)\s+(?:an?|the|my|our|another|one of the)?\s*(?:cllrs?|councillors?|officers?|monitoring officer|chief executive)\b/i;

/** "Got another one for you", "3 new ones from surgery": what it is about comes next. */
const MORE =
  /^(?:(?:i['’]ve|ive|i have)\s+)?(?:got\s+)?(?:another|an?|some|a few|a couple of|several|\d|two|three|four|five)\s+(?:more\s+|new\s+|other\s+)*(?:ones?|enquir(?:y|ies)|cases?|things?|jobs?)(?:\s+(?:for (?:you|me)|to log|to report|to put in|here|from (?:my |the |last |this )?(?:ward )?(?:surgery|weekend|inbox|walkabout)))*\s*(?=$|[:.!])/i;

const triggers: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:log(?:ging)?|lgo|record|raise|add|open|create|start|submit|put in|make|register|file|enter)\s+(?:(?:an?|this|these|another|the following|my|one|some|up)\s+)*(?:new\s+)?(?:as\s+an?\s+(?:new\s+)?)?(?:${NOUN}|one|something|summat|sommat)?(?:\s+(?:as|please))?(?=$|[\s:;,.–—-])`,
    'i',
  ),
  // "Enquiries about bins" are those that there are: a list.
  new RegExp(
    String.raw`^(?:another\s+|a\s+)?(?:new\s+)?${NOUN}(?=\s*[:;,–—-]|(?<!ies|cases|casework)\s+(?:about|for|from|re|regarding|with|on)\b|$)`,
    'i',
  ),
  new RegExp(String.raw`^(?:a\s+)?(?:new|another)\s+(?:${NOUN}|one)(?=$|[\s:;,.–—-])`, 'i'),
  /^(?:i\s+(?:have|['’]ve|had|got|have got|['’]ve got|['’]ve had|have had)\s+)?(?:an?|another|some)\s+(?:enquir(?:y|ies)|complaints?|quer(?:y|ies)|issues?|reports?|calls?|e-?mails?|letters?)\s+(?:in\s+)?(?:from\s+(?:an?|one of my)\s+(?:resident|constituent)s?\b)?\s*(?:about|regarding|re|on|that|of|saying)?(?=$|[\s:,–—-])/i,
  /^(?:got|had|received)\s+an?\s+(?:complaint|enquiry|call|e-?mail|letter|query|report)\s+(?:from\s+(?:an?|one of my)\s+(?:resident|constituent)s?\b)?\s*(?:about|regarding|re|on|that)?(?=$|[\s:,–—-])/i,
  /^(?:an?|one of my|some|several|two|the)\s+(?:residents?|constituents?|people|neighbours?|parents?)(?<where>\s+(?:in|on|at|of|from)\s+[^,:]{2,40}?)?\s+(?:has|have|is|are)?\s*(?:been\s+)?(?:complain(?:ed|ing|s)?|contacted me|e-?mailed(?: me)?|rang(?: me)?|called(?: me)?|phoned(?: me)?|written(?: to me)?|wrote(?: to me)?|reports?|reported|reporting|says?|said|saying|told me|tells me|asked(?: me)?|asking|asks|raised|wants?|worried|concerned|unhappy)\s*(?:to me\s*)?(?:about|that|regarding|of|for|with)?(?=$|[\s:,–—-])/i,
  /^(?:(?:and|plus|also)\s+)?(?:another|one more|a (?:new|second) one)(?=\s+(?:from|for)\b)/i,
  /^(?:report|reporting|flag|flagging)(?:\s+that)?\s+(?:an?\s+|the\s+|some\s+)?(?=\S)/i,
  /^(?:can|could)\s+(?:someone|somebody|anyone|the team)\s+(?:please\s+)?(?:look (?:at|into)|sort(?: out)?|deal with|fix|check)\s+/i,
  /^(?:look (?:at|into)|sort(?: out)?|deal with|fix|check|get someone to (?:look at|sort|fix))\s+(?:out\s+)?/i,
  /^(?:(?:log|record|raise)(?:\s+(?:it|that|this))?(?:\s+(?:please|pls|plz))?|new|new one)\s*(?=[:–-]|$)/i,
  /^(?:log|record|raise)(?:\s+(?:it|that|this))?(?:\s+(?:please|pls|plz))?\s*(?=,)/i,
  /^(?:log|record|raise)\s+(?:an?\s+|the\s+|some\s+|another\s+)?(?=\S)/i,
  MORE,
];

/** "…, log it please": what asks for it comes last. Behind a comma or a full stop, or as a request of its own. */
const BEHIND =
  /(?:[,;.:–—-]+\s*|\s+(?=(?:can|could|will|would|please|pls|plz)\b))(?:(?:can|could|will|would) (?:you|u|ya|we|someone|somebody)\s+)?(?:(?:please|pls|plz|just|and)\s+)*(?:log|record|raise|register)(?:\s+(?:it|this|that|this one|that one|one))?(?:\s+(?:in|on the system|for me|for us|now|asap|please|pls|plz|ta|thanks|thank you))*[\s.!?]*$/i;

/** What is to be logged, without the words that ask for it: `log an enquiry: dropped kerb` is `dropped kerb`. */
export function takeTrigger(text: string): string {
  for (const trigger of triggers) {
    const match = trigger.exec(text);
    // Where somebody lives who tells of it is where it is.
    if (match === null || match.groups?.where !== undefined) continue;
    return withoutRequestBehind(text.slice(match[0].length))
      .replace(/^\s*(?:(?:for|4) me\b)?\s*[:;,.–—-]*\s*/, '')
      .replace(/^(?:about|regarding|re|that|saying)\b:?\s+/i, '')
      .trim();
  }
  const asked = withoutRequestBehind(text);
  if (asked !== text) return asked;
  const ofCouncillor = COUNCILLOR_TOLD.exec(text)?.groups?.who;
  if (ofCouncillor !== undefined) return `${ofCouncillor}: ${text.replace(COUNCILLOR_TOLD, '')}`.trim();
  const story = STORY.exec(text);
  const isPlain = story?.groups?.on !== undefined && story.groups.where === undefined;
  return isPlain ? text.slice(story[0].length).trim() : text;
}

function withoutRequestBehind(text: string): string {
  const behind = BEHIND.exec(text);
  return behind === null || behind.index === 0 ? text : text.slice(0, behind.index);
}

/** True where somebody has more to log, and has not said what. */
export function hasMore(text: string): boolean {
  const more = MORE.exec(text);
  return (
    more !== null &&
    /^[\s.!]*$/.test(text.slice(more[0].length)) &&
    /\b(?:got|for you|from|to log|to report|to put in)\b/i.test(text)
  );
}

/** True where somebody passes on what a resident said: an enquiry, whatever it is about. */
export function passesOn(text: string): boolean {
  return (
    !OF_SOMEBODY.test(text) &&
    [...triggers.slice(3, 6), STORY, CAUGHT, HEARD, SHOULD].some((trigger) => trigger.test(text))
  );
}

/** True where the words for logging themselves are there, so that nothing else can be meant. */
export function namesLogging(text: string): boolean {
  // "Log in from abroad" is of an account.
  if (/^log(?:ging)?\s+(?:in|on|out|off|into)\b(?!\s+(?:an?|the|this|another)\b)/i.test(text)) return false;
  if (/^(?:log|lgo)\s*:\s*\S/i.test(text) || /^log\s+(?!in\b|on\b|out\b|off\b|into\b)/i.test(text)) return true;
  return (
    triggers.slice(0, 3).some((trigger) => trigger.test(text)) &&
    new RegExp(
      `^(?:log|lgo|\\w+\\s+(?:\\w+\\s+){0,3}?(?:enquir|inquir|casework|case\\b))|^(?:(?:a|another)\\s+)?(?:new\\s+)?(?:${NOUN})`,
      'i',
    ).test(text)
  );
}
