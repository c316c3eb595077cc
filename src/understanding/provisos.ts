/* The words that keep an order from being carried out now, as it is: a condition, an exception, a supposition, another time. */

const MANNERS = String.raw`(?!\s+(?:possible|poss|needed|need be|necessary|at all|only|(?:that|it|this)(?:['’]?s| is) (?:ok|okay|alright|all right|possible|fine)|you (?:can|could|would|have (?:time|a (?:minute|moment|sec|chance))|don['’]?t mind|please|wouldn['’]?t mind|like|get (?:a|the) chance)|i may|i might|you ask me|i (?:remember|recall)))`;
const IF = String.raw`(?<!\b(?:as|what|even|see|check|know|wonder|wondering|ask|asking|asked|tell me|unsure|sure|(?<!\b(?:to|with) )(?:cllr|councillor) \p{L}+|(?:ask|tell)\b[^,.;]{0,40}) )if${MANNERS}`;
/** Whatever stands behind these has to be so first, wherever in an order they stand. */
export const CONDITION = new RegExp(
  String.raw`\b(?:(?:but\s+)?only\s+)?(?:${IF}|unless|provided(?: that)?(?=\s+(?:that\s+)?(?:he|she|it|they|we|you|i|the|cllr|councillor|\p{Lu}))|providing|as long as|so long as|assuming|(?<!\b(?:the|its|his|her|their|my|a|new|change|edit|correct|rename)\s)subject to|depending on|in case|on (?:the )?condition|in the event)\b[^.;]*`,
  'iu',
);
/** What happens first, as a part of an expression. */
export const FIRST = String.raw`(?:when(?:ever)?(?!\s+(?:you (?:can|get|have|are free)|i said|possible))|once(?!\s+(?:and for all|more|again|a|per)\b)|as soon as(?!\s+(?:possible|you can|poss)\b)|after(?!\s+all\b)|(?:not\s+)?(?:until|till)|pending)`;
/** Something is to happen first: where an order begins, behind what it is about or whom it is given to, or set off. */
export const BEFORE_THAT = new RegExp(
  String.raw`(?:^|^(?:and|but|only|then)\s+|(?:§|\b(?:it|them|that|one|him|her|me|complex|standard|again)|\b\p{Lu}\p{L}+)\s+(?:but\s+)?(?:only\s+)?|\bonly\s+|[,;–—-]\s*(?:but|only|and|then)?\s*(?=once|as soon as|until|till|only))(?<words>${FIRST}\b[^.;]*)`,
  'u',
);
export const EXCEPT =
  /\b(?:except(?:ing)?(?: for)?|apart from|other than|excluding|aside from|save for|with the exception of|all but|not including|leaving out|but not(?=\s+(?:§|the|that|this|cllr|councillor|[A-Z])))\b[^:;.]*/;
export const SUPPOSE =
  /\b(?:(?:i|we|he|she|they|it)\s+(?:may|might|could)(?!\s+(?:i|we|have)\b)|might|maybe|perhaps|possibly|probably|suppose|supposing|pretend(?:ing)?|imagine|hypothetically|in two minds|not (?:quite |really )?sure(?! why)|thinking (?:of|about)|tempted to|considering|may (?:have|need|want|be)|hopefully)\b|\b(?:i|we)(?:['’]d| would)\s[^,.;:]{1,60}?\bbut\b/i;
export const I_THINK = /\bi (?:think|guess|suppose|reckon|believe|fancy)\b/i;
const AT_TIME = String.raw`at\s+(?:\d{1,2}(?:[:.][0-5]\d)?\s*(?:am|pm|o['’]?clock)?|noon|midday|midnight|lunch ?time)(?![\d\p{L}])|\d{1,2}(?:[:.][0-5]\d)?\s*(?:am|pm)\b`;
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTHS = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** When it is to be done, and not since when or by when something is. */
export const WHEN_DONE = new RegExp(
  String.raw`(?<!\b(?:due|since|from|promised|for|of|logged|received|reported|said|was|were|by|expected|overdue|until|till|to|update|updated|before|after|asked|wrote|rang|called|saw it|seen it|saw|there|out|done|filled|patched|fixed|is|and|next update|again) )(?<!\b(?:update|due|again|said|asked|wrote|rang|called|reported|out|came|there) on )\b(?:tomorrow(?!['’]?s)|tmrw|tonight|this (?:evening|afternoon)|later(?: today| on| this week)?(?=\W*$)|(?:on |this |next |this coming |first thing (?:on )?)${WEEKDAY}(?!['’]?s)|next (?:week|month|year)(?!['’]?s)|in (?:an?|\d+|two|three|four|five|a few|a couple of) (?:minutes?|hours?|days?|weeks?|fortnights?|months?)|at the end of (?:the )?(?:day|week|month)|on (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?${MONTHS})|first thing|${AT_TIME})`,
  'iu',
);
export const LEADS_WHEN = new RegExp(
  String.raw`^(?:tomorrow|tmrw|tonight|later(?: today| on)?|(?:on |next |this )${WEEKDAY}|next (?:week|month)|this (?:evening|afternoon)|in (?:an?|\d+|two|three|a few) (?:minutes?|hours?|days?|weeks?)|${AT_TIME})\b(?!['’]?s)`,
  'iu',
);
/** Put off, of what takes no day. */
export const WHEN =
  /\b(?:tomorrow|tmrw|next (?:week|month|year)|later(?: today| on| this week)?(?!\s+(?:date|day|time|than|one)\b)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next) (?:mon|tues|wednes|thurs|fri)day|in (?:a|\d+|two|three) (?:days?|weeks?|hours?)|after (?:christmas|the weekend|lunch|that)|by (?:mon|tues|wednes|thurs|fri)day|at some point|soon|eventually)\b/i;
export const SHORT = 40;
/** What was on a day puts nothing off. */
export const PAST = /\b(?:was|were|had|has|since|came|went|due|did|\p{L}{3,}ed)\b/iu;

/** "Once Grace has been out, withdraw 3", whatever it was taken for. */
export const FIRST_THEN = new RegExp(
  String.raw`^(?<words>(?:${FIRST}|if|unless)\b[^,:]*),\s*(?:please\s+|then\s+)*(?<verb>\p{L}+)`,
  'iu',
);

/** What is told to many, or closes a day for all, waits for nothing. */
export const HAPPENS_FIRST = new RegExp(String.raw`\b${FIRST}\b.*`, 'iu');
export const BEHIND = new RegExp(String.raw`§\s+(?<when>${WHEN_DONE.source})\W*$`, 'iu');
export const FROM = new RegExp(String.raw`\bfrom (?:tomorrow|next (?:week|month)|(?:next |this )?${WEEKDAY})\b`, 'iu');
/** "Tom has it from Monday". */
export const HAS_FROM = new RegExp(
  String.raw`\b(?:has|have|had|got|takes?|taking|with|to|picks?|covers?|on)\b(?: \S+){0,3}? (?<when>${FROM.source})`,
  'iu',
);
