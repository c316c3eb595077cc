// What web pages print around a text, by its words.

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{Ll}*\\.?';
const DAY = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?)?${MONTH},? (?:19|20)\\d\\d|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d`;
const DONE =
  '(?:published|updated|modified|edited|reviewed|changed|amended|revised|created|posted|review(?:ed)? due|review)';
const DATED = new RegExp(
  `^(?:(?:this |the |web ?)?(?:page|content|information|article)(?: was)? |date )?(?:first |last |next |was |originally )*${DONE}(?: date)?(?: on| at| by [^.:]{1,30})?\\s*[:–-]?\\s*(?:${DAY})(?:,? (?:at )?\\d{1,2}[:.]\\d\\d ?(?:[ap]m)?)?(?: by [^.;]{1,40})?\\.?$`,
  'iu',
);

/** One line of nothing but when it was published, changed and looked at: `Published: 3 March 2022. Last edited: 22 May 2024`. */
export function isDatedLine(text: string): boolean {
  return text.split(/\s+[|·•]\s+|(?<=\d{4})[.;,]\s+/).every((part) => DATED.test(part));
}

const OF_PAGE = '(?:(?:this|the|our) )?(?:web ?)?page';
/** What is about a page or leads around it, whatever stands beside it. */
const phrases = [
  `page (?:id|reference|ref)(?: number)?\\W*\\w{1,20}`,
  `how (?:useful|helpful|would you rate)\\b.{0,30}\\b(?:page|information|content)\\?`,
  `(?:was|is|did) (?:this|the|our) (?:page|information|content|site)\\b[^.]{0,50}\\?`,
  `(?:rate|print|listen to|translate|bookmark|save|like|subscribe to) ${OF_PAGE}`,
  `(?:e-?mail|send|share) ${OF_PAGE}(?: (?:to|with) a (?:friend|colleague)|(?: on|:).{1,60})?`,
  `(?:download|view|save|open) ${OF_PAGE} (?:as|in) (?:a )?pdf(?: \\(.{1,20}\\))?`,
  `(?:next|previous) page\\b(?:\\s*[:›»→>].{0,60})?`,
  `(?:report (?:a|any) (?:problem|issue|error)|give (?:us )?feedback|tell us what you think|is there anything wrong) (?:with|on|about) ${OF_PAGE}\\??`,
  `(?:open|show|expand|close|hide|collapse) all(?: (?:sections|steps|tabs|panels))?`,
  `(?:you are here\\W+|home\\s*[>›»/|→]\\s*)\\S.{0,150}`,
  `(?:back|return) to (?:the )?(?:previous|last) page`,
];
const IS_ALONE = new RegExp(`^[\\s«‹←]*(?:${phrases.join('|')})\\W*$`, 'i');

/** A line that only a web page prints, above or below its text. */
export function isPageLine(text: string): boolean {
  return text.length < 160 && IS_ALONE.test(text);
}
