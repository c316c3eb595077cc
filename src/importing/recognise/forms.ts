import { type Block, oneLine } from '../block.ts';
import { readMark } from '../mark.ts';

// A form asks and a document says: lines to fill in, boxes to tick and names of what goes there, against sentences that could be
// quoted. What a form tells whoever fills it in, and what they declare by signing, is none of those.

/** A place to write or to tick. */
const BLANK =
  /_{3,}|\.{5,}|…{2,}|[☐□▢◻]|\[ {0,3}\](?!\()|\( {1,5}\)|\bclick (?:or tap )?(?:here )?to enter\b|\bchoose an item\b/i;
/** A line of a list of contents, whose dots lead to its page. */
const LEADS_TO_PAGE = /(?:\.{3,}|…+)[\s.…]*(?:\d{1,4}|[ivxlc]{1,6})$/;
/** What goes there. */
const NAMED_FIELD =
  /^(?:(?:your|full|print|first|last|family|home|work|business|contact|other|previous|company|employer(?:[’']s)?) )*(?:forenames?|surname|names?|address(?:es)?|post ?code|telephone|phone|mobile|e-?mail|date(?: of [a-z ]{3,30})?|signature|signed|position|job title|ward|title|department|service|directorate|team|reference|ref|occupation|employer|relationship|role|party|group|office use only|yes ?\/ ?no|submit|save and continue)(?: (?:no\.?|number|address|in full|in capitals|\(.{1,40}\)))*\s*[:*?]*$/i;
/** A name of anything, with a colon and nothing behind it. */
const ANY_FIELD = /^[^.;:!]{2,45}:$/;
/** Words to whoever fills it in, or of whoever has. */
const TO_FILL =
  /\b(?:please|tick|delete as|fill(?:ed)? in|complete[sd]?|overleaf|continu(?:e|ation) (?:on a separate )?sheets?|this (?:form|declaration|notice|notification|application|questionnaire|return)|the form|if (?:none|yes|no|applicable)\b|write ["“‘']?none|give (?:details|notice)|state (?:your|the|any|whether))|^(?:i|we|my|n\/a|none)\b/i;
/** What could be quoted says what somebody does, may or must. */
const SAYS = /\b(?:shall|must|should|may|will|can(?:not)?|(?:is|are|was|were|has|have|does|do)\b)/i;
const OBLIGES = /\b(?:shall|must|should|may|will|cannot)\b/i;
/** A matter to be declared is named, and nothing is said of it. */
const NAMES_A_MATTER =
  /^(?:any|all|details?|description|names?|particulars|every|each|a (?:description|list)|list|whether|nature)\b/i;
/** What stands above and below a register of interests for whoever fills it in; a document says it with a number, or among much else. */
const ABOUT_REGISTERING = /\b(?:offence|28 days|disclosable|register of (?:members?[’']? )?interests)\b/i;
/** Whose conduct documents speak of; forms speak to whoever fills them in. */
const OF_SOMEBODY =
  /^(?:(?:the|an?|all|every|each|no|any|both) )?(?:elected |co-opted |senior |individual )?(?:members?|councillors?|officers?|employees?|staff|council|chief executive|monitoring officer|leader|mayor|chair\w*|clerk|head|committee|cabinet|groups?)\b/i;
/** Codes of conduct speak to members. */
const TO_A_MEMBER = /^(?:as a (?:member|councillor),? )?you (?:must|shall|should|may)\b/i;
/** So much of a numbered sentence counts one without a number, of somebody's conduct or not. */
const unnumbered = { ofSomebody: 2 / 3, other: 1 / 3 };
const FEWEST_FIELDS = 4;
/** With so much before the first line to fill in, the file is a document: more than the notes of a form. */
const ENOUGH_BEFORE = 1.25;
/** What many documents have at their end or on their cover: who signs, and the control of versions. */
const SIGNING =
  /^(?:signed|signature|(?:print )?name|position|title|dated?|on behalf of|witness|version|author|owner|review)\b/i;
const MOST_SIGNING = 3;

/** How many lines there are to fill in, where the file is a form and nothing of it could be quoted; undefined for any other. */
export function fieldsOfForm(blocks: readonly Block[]): number | undefined {
  const lines = blocks.flatMap((block, at) => linesOf(block, blocks[at - 1]?.heading !== undefined));
  const fields = lines.map((line, at) => isField(line, lines[at + 1]));
  const first = fields.indexOf(true);
  const signing = lines.filter((line, at) => fields[at] && SIGNING.test(line.text)).length;
  const count = fields.filter(Boolean).length - Math.max(0, signing - MOST_SIGNING);
  if (count < FEWEST_FIELDS) return undefined;
  const weights = lines.map((line, at) => (fields[at] ? 0 : weightOf(line)));
  const sum = (each: readonly number[]) => each.reduce((total, weight) => total + weight, 0);
  // What comes before the first line to fill in is the document, and the form its appendix.
  const isForm = sum(weights.slice(0, first)) < ENOUGH_BEFORE && sum(weights) < Math.max(3, count / 3);
  return isForm ? count : undefined;
}

type Line = {
  /** With its mark. */
  readonly whole: string;
  readonly text: string;
  readonly isNumbered: boolean;
  readonly isList: boolean;
  readonly isBelowHeading: boolean;
  readonly cells?: readonly string[];
};

function linesOf({ text, rows, list, leftOut, heading }: Block, isBelowHeading: boolean): readonly Line[] {
  if (leftOut !== undefined) return [];
  if (rows)
    return rows.map((cells) => {
      const words = cells.map(oneLine).join(' ').trim();
      return { whole: words, text: words, isNumbered: false, isList: false, isBelowHeading, cells };
    });
  const mark = list ? readMark(list.printed) : readMark(text);
  const words = oneLine(list || !mark ? text : mark.rest);
  // "A member" begins with no letter of a list.
  const isCounted = mark?.path !== undefined || (mark !== undefined && /[a-z]\W*[).]$/i.test(mark.printed));
  const isNumbered = isCounted && heading === undefined;
  const whole = list ? `${list.printed} ${text}` : text;
  return words === ''
    ? []
    : [{ whole, text: words, isNumbered, isList: list !== undefined || mark !== undefined, isBelowHeading }];
}

function isField(line: Line, next: Line | undefined): boolean {
  const { whole, text, cells } = line;
  if (LEADS_TO_PAGE.test(text)) return false;
  if (BLANK.test(whole)) return !line.isNumbered || weightOf(line) === 0;
  if (NAMED_FIELD.test(text)) return true;
  if (cells && cells.length > 1) {
    const empty = cells.filter((cell) => oneLine(cell) === '').length;
    // A row that says something in two cells is one of a table, whatever it leaves open.
    return empty > 0 && cells.length - empty < 2 && text.length < 90;
  }
  // "Members shall:" opens what follows, and "Employment:" before a sentence is its heading.
  const opens =
    next !== undefined &&
    ((next.isList && !line.isList) || next.text.split(' ').length > 8 || /^\p{Ll}/u.test(next.text));
  return ANY_FIELD.test(text) && !OBLIGES.test(text) && text.split(' ').length <= 6 && !opens;
}

function weightOf(line: Line): number {
  const said = line.cells?.filter((cell) => oneLine(cell) !== '') ?? [];
  if (said.length > 1) return unnumbered.other;
  return splitSentences(line.text).reduce((sum, sentence) => sum + weightOfSentence(sentence, line), 0);
}

function weightOfSentence(text: string, { isNumbered, isBelowHeading }: Line): number {
  const isSentence =
    text.split(' ').length >= (isNumbered ? 2 : 3) &&
    (OBLIGES.test(text) || (SAYS.test(text) && /[.;:,]$/.test(text)) || /\.$/.test(text));
  if (!isSentence || TO_FILL.test(text) || (NAMES_A_MATTER.test(text) && !OBLIGES.test(text))) return 0;
  if (isNumbered) return 1;
  if (ABOUT_REGISTERING.test(text)) return 0;
  if (!OF_SOMEBODY.test(text) && !TO_A_MEMBER.test(text)) return unnumbered.other;
  return isBelowHeading ? 1 : unnumbered.ofSomebody;
}

function splitSentences(text: string): readonly string[] {
  return text.split(/(?<=[.;])\s+(?=\p{Lu})/u);
}
