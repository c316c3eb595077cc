import type { Directory } from '../../people/index.ts';
import { nameWords } from '../name-index.ts';

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
const HEAD = /(?:^|[\s,;])(?<name>from|date|sent|to|cc|subject)\s*:\s*/gi;
/** Where the letter begins behind the last part of a head that stands in one line. */
const endOf: Readonly<Record<string, RegExp>> = {
  from: /^(?:.*?<[^<>]+>|.{2,50}?\s\S+@\S+|.{2,50}?(?=\s[–-]\s|\.\s))/i,
  to: /^(?:.*?<[^<>]+>|\S+@\S+|(?:(?:cllr|councillor)\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?)/u,
  date: /^.{3,40}?\d{4}(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]m)?)?/i,
  subject: /^.{3,80}?(?=\s[–-]\s|\.\s|\s(?:Dear|Hi|Hello)\b)/,
};

/** A head that stands in one line with the letter behind it, "Fwd: from: Jo Field <jo@...> Date: 2 Dec 2026 - the lift ...", as lines. */
function withHeadApart(text: string): string | undefined {
  const rest = text.replace(FORWARDED, '');
  const parts = [...rest.matchAll(HEAD)];
  const [first, second] = parts;
  if (first === undefined || first.index > 1 || !/^from$/i.test(first.groups?.name ?? '')) return undefined;
  if (second === undefined && !/@/.test(rest)) return undefined;
  const head = parts.map((part, at) => ({
    name: part.groups?.name ?? '',
    value: rest.slice(part.index + part[0].length, parts[at + 1]?.index ?? rest.length).trim(),
  }));
  const last = head.at(-1) ?? { name: '', value: '' };
  const key = /^(?:sent|date)$/i.test(last.name) ? 'date' : /^cc$/i.test(last.name) ? 'to' : last.name.toLowerCase();
  const value = endOf[key]?.exec(last.value)?.[0];
  if (value === undefined) return undefined;
  const story = last.value.slice(value.length).replace(/^[\s,.;:–-]+/, '');
  if (!/\p{L}{2}.*\s\p{L}{2}/su.test(story)) return undefined;
  const rows = [...head.slice(0, -1), { ...last, value }].map(({ name, value: said }) => `${name}: ${said}`);
  return `${rows.join('\n')}\n\n${story}`;
}

/** Who is named by whoever passes it on is of interest: it may be for them. */
const nobody = { people: [] };
const IN_QUOTES = /^(?<cover>[^"“”:]{2,80}?)\s*[:,–-]\s*["“](?<said>[\s\S]{8,}?)["”][\s.!]*$/;
const BEHIND_COLON = /^(?<cover>[^"“”:]{2,60}?)\s*:\s*(?<said>\S[\s\S]{20,})$/;

/** Who wrote it, at its end: "K. Osei, 14 Eden St, k.osei@mail.example", as lines of their own. */
function withSignature(letter: string): string {
  const signed =
    /(?<=[.!?])\s+(?<name>(?:\p{Lu}\.?\s+){0,2}\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})(?<parts>(?:,\s*[^,!?]*(?:\d|@)[^,!?]*)+)[\s.]*$/u.exec(
      letter,
    );
  if (signed === null) return letter;
  const parts = (signed.groups?.parts ?? '').replace(/^,\s*/, '').replace(/[\s.]+$/, '');
  return `${letter.slice(0, signed.index)}\n\nName: ${signed.groups?.name}\n${labelled(parts)}`;
}

function labelled(parts: string): string {
  return parts
    .split(/\s*,\s*/)
    .map((part) =>
      /@/.test(part) ? `E-mail: ${part}` : /^\+?[\d\s()-]{9,}$/.test(part) ? `Phone: ${part}` : `Address: ${part}`,
    )
    .join('\n');
}

/** What is passed on in one line, as the letter that it is: "fwd from resident: "Cllr Khan, the gate ..."". Undefined for anything else. */
export function letterInLine(lines: string): string | undefined {
  const text = lines.trim();
  if (text.includes('\n')) return undefined;
  const head = withHeadApart(text);
  if (head !== undefined) return head;
  const isForwarded = FORWARDED.test(text);
  const { cover = '', said = '' } =
    (IN_QUOTES.exec(text) ?? (isForwarded ? BEHIND_COLON.exec(text) : null))?.groups ?? {};
  if (
    said === '' ||
    !isOnlyCover(cover, nobody) ||
    (!isForwarded && !/\b(?:resident|constituent|e-?mail|letter|message|below|got this|had this|received)/i.test(cover))
  )
    return undefined;
  return `${FORWARDED_MESSAGE}\n\n${withSignature(said)}`;
}
