/*
 * A message of somebody else, apart from the words in which it is passed on:
 *
 *   a resident whatsapped me this:                        around it
 *   "Hi Amina, the drain in Weir Street floods"           the message: in quotation marks, closed or not; with ">" before each line; as a
 *   can you log it for streets                            chat exports it; or plainly below
 *                                                         around it: the order
 */

/** `around`: each line outside the message. `isApart`: marks tell where it begins. `sender`, `dated`: what an exported chat says beside each line. */
export type MessageParts = {
  readonly message: string;
  readonly around: readonly string[];
  readonly isApart: boolean;
  readonly sender: string;
  readonly dated: string;
};

/** "[07/12/2026, 09:15] Joyce: ...", "07/12/2026, 07:44 - Joyce: ...". */
const EXPORTED =
  /^\s*\[?(?<dated>\d{1,2}[/.]\d{1,2}[/.]\d{2,4}),?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]m)?\]?\s*[–-]?\s*~?\s*(?<sender>[^:\n]{1,40}?):\s+(?<said>\S.*)$/iu;
const MARKED = /^\s*(?:>\s*)+/;
/** Where a quotation may open: at the start of a line, or behind what leads to it. */
const OPENS =
  /(?:^|\n|[:,–—-]\s*|\b(?:says?|said|wrote|writes|reads|goes|me|us|this|saying)\s+)\s*(?<mark>["“”„«]|(?<=(?:^|\n)\s*)['‘](?=\p{L}))/iu;
const closes: Readonly<Record<string, string>> = {
  '"': '"”',
  '“': '”"',
  '”': '”"',
  '„': '“”"',
  '«': '»',
  "'": "'’",
  '‘': "’'",
};
/** So many words are a message, and fewer are what something is called. */
const SAYS_SOMETHING = 5;

/** Undefined where nothing stands apart as a message. `isOrder`: whether a line asks for something to be done with it. */
export function messageParts(lines: string, isOrder: (line: string) => boolean): MessageParts | undefined {
  const rows = lines.split('\n');
  return exported(rows) ?? marked(rows) ?? quoted(lines, isOrder) ?? below(rows, isOrder);
}

function exported(rows: readonly string[]): MessageParts | undefined {
  const first = rows.findIndex((row) => EXPORTED.test(row));
  if (first < 0) return undefined;
  const { sender = '', dated = '' } = EXPORTED.exec(rows[first] ?? '')?.groups ?? {};
  const isTheirs = (row: string) => EXPORTED.exec(row)?.groups?.sender === sender;
  const last = rows.findLastIndex(isTheirs);
  const message = rows
    .slice(first, last + 1)
    // Of two who write to each other, the one who began it says what it is about.
    .flatMap((row) => (isTheirs(row) || !EXPORTED.test(row) ? [EXPORTED.exec(row)?.groups?.said ?? row] : []));
  const around = [...rows.slice(0, first), ...rows.slice(last + 1)].filter((row) => !EXPORTED.test(row));
  return { message: message.join('\n'), around, isApart: true, sender, dated };
}

function marked(rows: readonly string[]): MessageParts | undefined {
  const inside = rows.filter((row) => MARKED.test(row));
  if (inside.length === 0) return undefined;
  const message = inside.map((row) => row.replace(MARKED, '')).join('\n');
  return asMessage(
    message,
    rows.filter((row) => !MARKED.test(row)),
  );
}

function quoted(lines: string, isOrder: (line: string) => boolean): MessageParts | undefined {
  const opening = OPENS.exec(lines);
  const mark = opening?.groups?.mark ?? '';
  if (opening === null) return undefined;
  const before = lines.slice(0, opening.index + opening[0].length - mark.length);
  const behind = lines.slice(opening.index + opening[0].length);
  const ends = closes[mark] ?? mark;
  const end = [...behind].reduce((last, sign, at) => (ends.includes(sign) && isClosing(behind, at) ? at : last), -1);
  if (end >= 0) return asMessage(behind.slice(0, end), [before, behind.slice(end + 1)]);
  // Nothing closes it: it goes on to the order below, or to the end.
  const rows = behind.split('\n');
  const told = rows.findLastIndex((row) => row.trim() !== '' && !isOrder(row));
  return asMessage(rows.slice(0, told + 1).join('\n'), [before, ...rows.slice(told + 1)]);
}

/** The apostrophe of "can't" closes nothing, nor that of "kids' bikes". */
function isClosing(text: string, at: number): boolean {
  const behind = text.slice(at + 1);
  if (!/['’]/.test(text.charAt(at))) return true;
  return /^\s*(?:\n|$)/.test(behind) || (/[.!?…]/.test(text.charAt(at - 1)) && !/^\p{L}/u.test(behind));
}

function below(rows: readonly string[], isOrder: (line: string) => boolean): MessageParts | undefined {
  const said = rows.map((row, at) => ({ row, at })).filter(({ row }) => /[\p{L}\p{N}]/u.test(row));
  const [lead] = said.filter(({ row }) => !isOrder(row));
  if (lead === undefined) return undefined;
  const first = said.find(({ at }) => at > lead.at);
  const last = said.findLast(({ row, at }) => at > lead.at && !isOrder(row));
  if (first === undefined || last === undefined) return undefined;
  const isItem = /^\s*(?:[-*•–]|\(?\d{1,2}[.):]|\(?[a-h][.)])\s/;
  if (said.filter(({ row, at }) => at > lead.at && isItem.test(row)).length > 1) return undefined;
  return asMessage(
    rows.slice(lead.at + 1, last.at + 1).join('\n'),
    [...rows.slice(0, lead.at + 1), ...rows.slice(last.at + 1)],
    false,
  );
}

function asMessage(message: string, around: readonly string[], isApart = true): MessageParts | undefined {
  const words = message.match(/[\p{L}\p{N}]+/gu) ?? [];
  const outside = around
    .flatMap((part) => part.split('\n'))
    .map((row) => row.trim())
    .filter((row) => /\p{L}/u.test(row));
  return words.length < SAYS_SOMETHING
    ? undefined
    : { message: message.trim(), around: outside, isApart, sender: '', dated: '' };
}
