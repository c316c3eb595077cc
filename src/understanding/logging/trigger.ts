const NOUN = String.raw`(?:member['’]?s?['’]?\s+)?(?:service\s+)?(?:enquir(?:y|ies)|inquir(?:y|ies)|enqury|enquiy|enquriy|casework|cases?|quer(?:y|ies)|request|ticket|issue|job|complaint|problem)`;
const triggers: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:log|lgo|record|raise|add|open|create|start|submit|put in|make|register|file|enter)\s+(?:(?:an?|this|these|another|the following|my|one|some|up)\s+)*(?:new\s+)?(?:as\s+an?\s+(?:new\s+)?)?(?:${NOUN}|one|something)?(?:\s+(?:as|please))?(?=$|[\s:;,.–—-])`,
    'i',
  ),
  new RegExp(
    String.raw`^(?:another\s+|a\s+)?(?:new\s+)?${NOUN}(?=\s*[:;,–—-]|\s+(?:about|for|from|re|regarding|with|on)\b|$)`,
    'i',
  ),
  new RegExp(String.raw`^(?:a\s+)?(?:new|another)\s+(?:${NOUN}|one)(?=$|[\s:;,.–—-])`, 'i'),
  /^(?:i\s+(?:have|['’]ve|had|got|have got|['’]ve got|['’]ve had|have had)\s+)?(?:an?|another|some)\s+(?:enquir(?:y|ies)|complaints?|quer(?:y|ies)|issues?|reports?|calls?|e-?mails?|letters?)\s+(?:in\s+)?(?:from\s+(?:an?|one of my)\s+(?:resident|constituent)s?\b)?\s*(?:about|regarding|re|on|that|of|saying)?(?=$|[\s:,–—-])/i,
  /^(?:got|had|received)\s+an?\s+(?:complaint|enquiry|call|e-?mail|letter|query|report)\s+(?:from\s+(?:an?|one of my)\s+(?:resident|constituent)s?\b)?\s*(?:about|regarding|re|on|that)?(?=$|[\s:,–—-])/i,
  /^(?:an?|one of my|some|several|two|the)\s+(?:residents?|constituents?|people|neighbours?|parents?)(?:\s+(?:in|on|at|of|from)\s+[^,:]{2,40}?)?\s+(?:has|have|is|are)?\s*(?:been\s+)?(?:complain(?:ed|ing|s)?|contacted me|e-?mailed(?: me)?|rang(?: me)?|called(?: me)?|phoned(?: me)?|written(?: to me)?|wrote(?: to me)?|reports?|reported|reporting|says?|said|saying|told me|tells me|asked(?: me)?|asking|asks|raised|wants?|worried|concerned|unhappy)\s*(?:to me\s*)?(?:about|that|regarding|of|for|with)?(?=$|[\s:,–—-])/i,
  /^(?:report|reporting|flag|flagging)(?:\s+that)?\s+(?:an?\s+|the\s+|some\s+)?(?=\S)/i,
  /^(?:can|could)\s+(?:someone|somebody|anyone|the team)\s+(?:please\s+)?(?:look (?:at|into)|sort(?: out)?|deal with|fix|check)\s+/i,
  /^(?:look (?:at|into)|sort(?: out)?|deal with|fix|check|get someone to (?:look at|sort|fix))\s+(?:out\s+)?/i,
  /^(?:log|record|raise)\s+(?:it|that|this)?\s*(?=[:–-]|$)/i,
  /^(?:log|record|raise)\s+(?:an?\s+|the\s+|some\s+|another\s+)?(?=\S)/i,
];

/** What is to be logged, without the words that ask for it: `log an enquiry: dropped kerb` is `dropped kerb`. */
export function takeTrigger(text: string): string {
  for (const trigger of triggers) {
    const match = trigger.exec(text);
    if (match === null) continue;
    return text
      .slice(match[0].length)
      .replace(/^\s*(?:for me\b)?\s*[:;,.–—-]*\s*/, '')
      .replace(/^(?:about|regarding|re|that|saying)\b:?\s+/i, '')
      .trim();
  }
  return text;
}

/** True where somebody passes on what a resident said: an enquiry, whatever it is about. */
export function passesOn(text: string): boolean {
  return triggers.slice(3, 6).some((trigger) => trigger.test(text));
}

/** True where the words for logging themselves are there, so that nothing else can be meant. */
export function namesLogging(text: string): boolean {
  if (/^log\s+(?!in\b|on\b|out\b|off\b|into\b)/i.test(text)) return true;
  return (
    triggers.slice(0, 3).some((trigger) => trigger.test(text)) &&
    new RegExp(
      `^(?:log|lgo|\\w+\\s+(?:\\w+\\s+){0,3}?(?:enquir|inquir|casework|case\\b))|^(?:new\\s+)?(?:${NOUN})`,
      'i',
    ).test(text)
  );
}
