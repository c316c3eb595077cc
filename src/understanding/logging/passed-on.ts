import type { Directory } from '../../people/index.ts';
import type { Known } from '../known.ts';
import { nameWords } from '../name-index.ts';
import { isOfConduct, speaksOfRules, speaksOfTrouble } from '../of-documents.ts';
import { withHeadApart } from './head-in-line.ts';
import { type MessageParts, messageParts } from './message-parts.ts';
import { isOrderLine, LOG, readAround } from './order-around.ts';
import { findResident } from './resident.ts';
import { SOMEBODY, TITLES } from './resident-names.ts';
import { withoutResident } from './without-resident.ts';

/*
 * What somebody passes on, apart from what they write above it:
 *
 *   "Hi, please see below and sort. Thanks Amina"            the covering note: it says only that something is passed on
 *   "On 3 December Joe Brand wrote:", "From: ...", "Fwd:"     where what is passed on begins
 *   "There's a dead tree leaning on my fence ..."             the letter: what is to be logged
 *
 * A note that says something of its own stays with the letter; one that says nothing else is dropped.
 */

/** Stands above what is passed on without a head of its own. */
export const FORWARDED_MESSAGE = '-----Forwarded message-----';

const BEGINS =
  /^[>\s]*(?:[-_*]{2,}\s*(?:original|forwarded) (?:message|e-?mail)\b.*|begin forwarded message:?|from\s*:\s*\S.*|on .{5,80} wrote:)\s*$/im;
const ONLY_MARKS = /^[>\s]*(?:[-_*]{2,}.*|begin forwarded message:?)\s*$/gim;

/** Words that hand something on, of which a covering note has one. */
const HANDS_ON =
  /\b(?:see|below|sort|look|deal|action|pick|forward(?:ed|ing)?|fwd?|fw|fyi|pass(?:ed|ing)?|handle|help|log|raise|record|register|respond|reply|answer|resident|constituent|this|following|enquiry|complaint|one for (?:you|us))\b/i;
/** Words that say nothing else. */
const ofCover: ReadonlySet<string> = new Set(
  `hi hello hiya hey dear all both team everyone morning afternoon evening good please pls plz kindly can could would will you u ya someone somebody
  anyone we i i'd i've id ive see find below above attached underneath beneath and a an the it that this these following message messages email e-mail emails mail
  letter note text enquiry enquiries query complaint from by off my our of resident residents resident's constituent constituents constituent's one another for
  me us your to too also in on sort sorted out up look looked looking into at over deal dealt with about action actioned pick help handle handled take taken care
  through pass passed passing forward forwarded forwarding fwd fw fyi info information thanks thank many much ta cheers regards kind best wishes respond reply
  answer back investigate check urgent urgently asap soon possible received got had get came come just sent send emailed e-mailed wrote written has have been via as per chain thread
  trail log logged raise raised record register new today yesterday so here here's heres is what need needs let know get onto on quickly x
  councillor cllr sir madam sender officer officers appropriate right whoever whom`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Whether words only pass on what stands below them, whoever of the council they name or are signed by. */
export function isOnlyCover(words: string, { people }: Pick<Directory, 'people'>): boolean {
  if (!HANDS_ON.test(words) || words.length > 300) return false;
  const names = new Set(people.flatMap(({ name }) => nameWords(name)));
  return (words.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).every(
    (word) => ofCover.has(word.replace(/’/g, "'")) || names.has(word),
  );
}

/** The same, line by line, with lines that ask for it to be logged. */
export function onlyPassesOn(lines: string, known: Known): boolean {
  const isOnly = (row: string) => isOnlyCover(row, known.directory) || isOrderLine(row, known);
  return isOnlyCover(lines, known.directory) || lines.split('\n').every((row) => row.trim() === '' || isOnly(row));
}

/** Whether words begin as a letter does that is passed on. */
export function isPassedOn(lines: string): boolean {
  return coverOf(lines)?.cover === '';
}

/** A covering note and the letter below it; undefined where nothing is passed on, or nothing stands above it. */
export function coverOf(lines: string): { readonly cover: string; readonly letter: string } | undefined {
  const begun = BEGINS.exec(lines);
  if (begun === null) return undefined;
  const cover = lines.slice(0, begun.index).trim();
  return { cover, letter: lines.slice(begun.index).replace(ONLY_MARKS, '').trim() };
}

const FORWARDED = /^[\s"“]*(?:(?:fwd?|fw|forward(?:ed|ing)?)\b(?:\s+(?:e-?mail|message|this))?[\s:,–-]*)/i;
const BEHIND_COLON = /^(?<cover>[^"“”:]{2,60}?)\s*:\s*(?<said>\S[\s\S]{20,})$/;
/** From whom, or by which way, a message came. */
const LEADS = new RegExp(
  String.raw`\b(?:${SOMEBODY}s?|chap|bloke|guy|man|woman|mum|friend|someone|somebody|member of the public|e-?mail(?:ed|s)?|letters?|messaged?|messages|msg|texted|texts?|whats ?app(?:p?ed)?|facebook|fb|messenger|insta(?:gram)?|tweet(?:ed)?|dm(?:['’]?d)?|voice ?mail|voice ?note|answer ?phone|screenshot|phone ?call|telephone|call|note|wrote|written|writes|fwd?|fw|forward(?:ed|ing)?|passed (?:this |it )?on|(?:sent|came|got|had|received|pushed) (?:this |it )?(?:to|in|through|from|off|by|on)\b|(?:got|had|received) this|(?:${TITLES})\.?\s+\p{L})`,
  'iu',
);
/** Words that somebody is to be sent, and questions, pass nothing on. */
const SENDS =
  /^(?:(?:please|pls|can you|could you|just)\s+)*(?:tell|send|reply|announce|update|resolve|note|ask|remind|let|write|(?:text|message|e-?mail|whatsapp|phone|ring|call)(?!\s+(?:from|in|off|of|taken|note|message|below|for|received)\b|\s*[:,.–-]|$))\b/i;
const PLURAL =
  /\b(?:these|those|two|three|four|five|six|several|a few|couple|calls|messages|texts|e-?mails|letters|(?<!\bone of (?:my|our) )residents|things|enquiries|ones)\b/i;
const GREETS = /^\s*(?:hi+|hiya|hello|hey+|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening)\b/i;
const REFERENCE = /\bcw[\s-]*(?:20\d\d|\d)/i;

/** What is passed on, as the letter that it is: 'a resident sent me this: "Cllr Khan, the gate ..."'. Undefined for anything else. */
export function asLetter(raw: string, known: Known): string | undefined {
  const lines = raw.trim();
  const at = lines.indexOf(FORWARDED_MESSAGE);
  if (at >= 0) {
    // As quoting made it one: what stands above may be an order.
    const around = lines.slice(0, at).split('\n');
    const message = lines.slice(at + FORWARDED_MESSAGE.length).trim();
    const letter = ofParts({ message, around, isApart: true, sender: '', dated: '' }, known);
    return letter === undefined || isMade(lines) ? undefined : letter;
  }
  const inLine = lines.includes('\n') ? undefined : withHeadApart(lines);
  if (inLine !== undefined) return inLine;
  if (BEGINS.test(lines)) return undefined;
  return (
    ofParts(
      messageParts(lines, (row) => isOrderLine(row, known)),
      known,
    ) ?? behindColon(lines)
  );
}

function ofParts(parts: MessageParts | undefined, known: Known): string | undefined {
  if (parts === undefined || parts.around.some((row) => REFERENCE.test(row))) return undefined;
  const { message, around, sender, dated, isApart } = parts;
  const { order, cover } = readAround(around, known);
  const isAsked = order === '' && /\?\s*$/.test(around.at(-1) ?? '');
  if (isAsked || SENDS.test(cover) || !(LEADS.test(cover) || (cover === '' && (sender !== '' || GREETS.test(message)))))
    return undefined;
  if (!isApart && PLURAL.test(cover)) return undefined;
  // Nobody asks for it to be logged: then it has to be a trouble.
  if (order === '' && (!speaksOfTrouble(message, known) || isOfConduct(message) || speaksOfRules(message)))
    return undefined;
  const theirs = findResident(cover, known);
  const from = sender === '' || /\d{5}/.test(sender) ? theirs.name : sender;
  const head = [
    from && `From: ${from}`,
    dated && `Date: ${dated}`,
    theirs.address && `Address: ${theirs.address}`,
    (theirs.telephone || (/\d{5}/.test(sender) ? sender : '')) && `Phone: ${theirs.telephone || sender}`,
    theirs.email && `E-mail: ${theirs.email}`,
  ].filter((row) => row !== '');
  const more = cover
    .split(/,\s*/)
    .filter((piece) => !LEADS.test(piece) && !isOnlyCover(piece, known.directory))
    .map((piece) => withoutResident(piece, theirs))
    .filter((piece) => piece.split(/\s+/).length > 3);
  return `${order || LOG}:\n${more.join(', ')}\n${FORWARDED_MESSAGE}\n${head.join('\n')}\n\n${message}`;
}

/** Made of a message already, as below. */
function isMade(lines: string): boolean {
  return new RegExp(`^${LOG}[^\\n]*:\\n[^\\n]*\\n${FORWARDED_MESSAGE}`).test(lines);
}

function behindColon(text: string): string | undefined {
  if (text.includes('\n') || !FORWARDED.test(text)) return undefined;
  const { cover = '', said = '' } = BEHIND_COLON.exec(text)?.groups ?? {};
  return said === '' || !isOnlyCover(cover, nobody) ? undefined : `${FORWARDED_MESSAGE}\n\n${said}`;
}

/** Who is named by whoever passes it on is of interest: it may be for them. */
const nobody = { people: [] };
