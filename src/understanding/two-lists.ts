import type { Command, ListCommand } from './command.ts';
import { speaksOfDocuments } from './of-documents.ts';
import { withoutCourtesy } from './said.ts';
import type { Understanding } from './understanding.ts';

/* "What's mine, and what's Priya got on": two lists in one sentence, and neither narrows the other. Both are shown. */

const JOINED = /\s*(?:,\s*(?:and|&|plus)?|\b(?:and|plus)\b|&)\s+/gi;
const MOST_WORDS = 16;
/** How a list of its own begins; "and closed" is none. */
const OWN_LIST = /^(?:(?:what|which)(?:['’]?s)?\b|my\b|mine\b|\p{L}+(?:['’]s|s['’])(?:\s|[?.!]*$))/iu;
const ASKED = /^(?:(?:please\s+)?(?:show(?: me)?|list|see|give me)\s+)?/i;
const OF_SOMEBODY =
  /^(?<who>\p{L}+(?: \p{L}+)??)(?:['’]s|s['’])(?:\s+(?:list|cases?|casework|stuff|plate|lot|ones?|enquiries))?[\s?.!]*$/iu;
const OWN = /^(?:my|mine)(?:\s+(?:list|cases?|casework|stuff|plate|lot|ones?|enquiries))?[\s?.!]*$/i;
const OWN_LEFT_OUT = /^what (?:have i|do i have|i have|am i on)[\s?.!]*$/i;
const PLAINLY = 0.7;

/** Undefined for anything else. */
export function readTwoLists(raw: string, understandOne: (text: string) => Understanding): Command | undefined {
  const text = withoutCourtesy(raw)
    .replace(/[\s,]+(?:please|pls|thanks|ta)[\s?.!]*$/i, '')
    .trim();
  if (text.split(/\s+/).length > MOST_WORDS || speaksOfDocuments(text)) return undefined;
  for (const { index, 0: joint } of text.matchAll(JOINED)) {
    const pieces = [text.slice(0, index), text.slice(index + joint.length)].map((each) =>
      each.replace(ASKED, '').trim(),
    );
    if (!pieces.every((each) => OWN_LIST.test(each))) continue;
    const each = pieces.map((piece) => listOf(understandOne(inFull(piece))));
    const [one, other] = each;
    if (one === undefined || other === undefined || JSON.stringify(one) === JSON.stringify(other)) continue;
    // What both say of nobody's list is one list narrowed twice.
    if (one.of.words !== '' || other.of.words !== '') continue;
    return { kind: 'lists', each: [one, other] };
  }
  return undefined;
}

function inFull(piece: string): string {
  if (OWN.test(piece) || OWN_LEFT_OUT.test(piece)) return 'my casework';
  const who = OF_SOMEBODY.exec(piece)?.groups?.who;
  return who === undefined || /^(?:what|which|who|how|where|that|it|here|there)$/i.test(who)
    ? piece
    : `what has ${who} got`;
}

function listOf(understood: Understanding): ListCommand | undefined {
  if (understood.kind !== 'command' || understood.command.kind !== 'list') return undefined;
  return understood.likely >= PLAINLY ? understood.command : undefined;
}
