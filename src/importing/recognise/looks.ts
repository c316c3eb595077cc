import type { Block } from '../block.ts';

const ENDING =
  /[.;:,!?]["”’')\]]*$|[-–—]$|\b(?:and|or|the|of|to|that|which|by|with|for|is|are|must|shall|will|should|may|can|where|when|if|unless)$/i;
const ordinary = new Set('a an and or the of to in for on at by with from as is be that their its'.split(' '));

/** What most of the text looks like, to tell what stands out. */
export type Usual = { readonly size: number | undefined; readonly bold: boolean; readonly hasHeadings: boolean };

export function usualLook(blocks: readonly Block[]): Usual {
  const sizes = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const { text, look, leftOut } of blocks) {
    if (leftOut !== undefined) continue;
    all += text.length;
    if (look?.bold) bold += text.length;
    if (look?.size !== undefined) sizes.set(look.size, (sizes.get(look.size) ?? 0) + text.length);
  }
  const shown = blocks.filter(({ leftOut }) => leftOut === undefined);
  // What is typed by hand may have its title marked, and no heading below it.
  const headings = shown.filter(({ heading, line }, at) => heading !== undefined && (at > 0 || line === undefined));
  return {
    size: [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0],
    bold: bold > all * 0.6,
    hasHeadings: headings.length > 0,
  };
}

/** "What the team cannot help with", "Appendix A: who to write to": such a line ends where it seems to go on. */
const STRANDED =
  /^(?:[^:–—]{1,20}[:–—]\s*)?(?:what|who|whom|where|which)\b.*\b(?:with|to|for|of|in|on|at|from|by|about)$/i;

/** Whether a text could be a heading by its words: short, no sentence, begins with a capital. */
export function readsLikeHeading(text: string): boolean {
  const words = text.split(/\s+/);
  if (text === '' || text.length > 110 || words.length > 14 || !/\p{L}{2}/u.test(text)) return false;
  if (!/^["“‘'(]?[\p{Lu}\d]/u.test(text)) return false;
  if (isCapitals(text)) return !/[;,]$/.test(text);
  if (ENDING.test(text) && !/\?$/.test(text) && !STRANDED.test(text)) return false;
  return !/[.!] \p{Lu}/u.test(text) && !/_{3}|\.{4}/.test(text);
}

export function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** Whether most of its words begin with a capital: `Rights and Privileges of Membership`. */
export function isTitleCase(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !ordinary.has(word.toLowerCase()));
  return words.length > 1 && words.every((word) => /^["“‘'(]?[\p{Lu}\d]/u.test(word));
}

/** A line that says when, by whom or in which version a document was adopted. */
export function isFact(line: string): boolean {
  const facts = line.replace(/^\((.*)\)$/, '$1').split(/\s+[·|•]\s+/);
  return facts.every((fact) => FACT.test(fact) || OWN_FACT.test(fact));
}

/** `Policy owner: Town Clerk`: what a document says of itself in one line. */
const OWN_FACT =
  /^(?:(?:document|policy|protocol|code|guidance|plan) (?:owner|author|number|no\.?|ref(?:erence)?|status|type|lead|holder|contact|version|date)|(?:lead|responsible|accountable|contact) (?:officer|director|department|team|service)|(?:next |last )?review (?:date|due)|(?:approval|approving) (?:body|date)|approved by|contact for further information)\s*[:–-]\s*[^:;]{1,70}(?<![.;])$/i;

const FACT =
  /^(?:adopted|approved|agreed|ratified|as (?:adopted|approved|agreed|recommended|amended|revised)|amended|revised|last (?:reviewed|updated)|next review|updated|reviewed (?:on|by|in|(?=\d|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d))|posted (?:on|by)|prepared by|document (?:control|history)|version (?:control|history))\b.{0,100}$|^(?=.*[:\d])(?:version|review|review date|effective|in force|issued?|date|dated|publication date|author|owner|published|status|minute|ref|reference|january|february|march|april|may|june|july|august|september|october|november|december)\b.{0,60}$|^\(?\d{1,2}(?:st|nd|rd|th)?\s+\p{L}+\s+\d{4}\)?$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^(?:\p{L}+ )?\d{4}$|^v\d+(?:\.\d+)*$/iu;

/** A line of the cover that says who adopted the document when. */
export const COVER_LINE =
  /^(?:from|organisation|department):.{1,80}$|^[^.;]{0,50}\b(?:january|february|march|april|may|june|july|august|september|october|november|december),? (?:19|20)\d\d\)?$|^[^.]{0,80}\b(?:adopted|approved|agreed|ratified)\b[^.]{0,60}\b(?:19|20)\d\d\b[^.]{0,30}$/i;

const PART_HEADING =
  /^(appendix|appendices|annexe?|schedule|part|chapter|section)\b\s*(?:([A-Z]|\d{1,2}|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\b)?\s*[-–—:.]*\s*(.*)$/i;

export type PartHeading = {
  readonly kind: 'appendix' | 'annex' | 'schedule' | 'part' | 'chapter' | 'section';
  /** `Appendix B`, `Part 2`, as printed. */
  readonly name: string;
  /** `b`, `annex-1`, `schedule-a`, `part-2`. */
  readonly code: string;
  /** What follows its name. */
  readonly rest: string;
};

/** `Appendix B – Registering interests` in its parts; undefined where it is no heading of a part. */
export function readPartHeading(text: string): PartHeading | undefined {
  const match = PART_HEADING.exec(text);
  if (!match?.[1] || match[1].toLowerCase() === 'appendices') return undefined;
  const word = match[1].toLowerCase();
  const kind = (word === 'annexe' ? 'annex' : word) as PartHeading['kind'];
  const sign = match[2];
  const rest = match[3] ?? '';
  // "Schedule — Examples" needs no sign of its own; "Schedule of payments" is none.
  // In capitals it stands out from its own name: "APPENDIX Checklist for visits".
  const isSetOff =
    /^[A-Z]{5,} (?!of\b)[A-Z]/i.test(text) && match[1] === match[1].toUpperCase() && /^\p{Lu}/u.test(rest);
  const isNamed = rest === '' || /^\S+\s*[-–—:]/.test(text) || isSetOff;
  if (sign === undefined && (!isNamed || kind === 'part' || kind === 'section' || kind === 'chapter')) return undefined;
  if (rest !== '' && !readsLikeHeading(rest.charAt(0).toUpperCase() + rest.slice(1))) return undefined;
  // "Part of the budget" and "Appendix A sets out" are sentences: small letters may follow a dash or colon only.
  if (/^\p{Ll}/u.test(rest) && !/[-–—:.]\s*$/.test(text.slice(0, text.length - rest.length))) return undefined;
  const name = text.slice(
    0,
    match[1].length + (sign === undefined ? 0 : text.slice(match[1].length).indexOf(sign) + sign.length),
  );
  const letter = sign?.toLowerCase() ?? '';
  const isLetter = kind === 'appendix' && /^[a-z]$/.test(letter);
  return { kind, name, code: isLetter ? letter : letter === '' ? kind : `${kind}-${letter}`, rest };
}

/** Whether paragraphs of such a part count from 1 again and are named by it. */
export function countsAnew({ kind }: PartHeading): boolean {
  return kind === 'appendix' || kind === 'annex' || kind === 'schedule';
}

/** How a heading without a number stands out; undefined where only its words say that it may be one. */
export function standsOut(block: Block, usual: Usual): string | undefined {
  const { look, text } = block;
  const signs = [
    look?.size !== undefined && usual.size !== undefined && look.size > usual.size + 0.9
      ? `size ${Math.round(look.size)}`
      : '',
    look?.capitals || isCapitals(text) ? 'capitals' : '',
    look?.bold && !usual.bold ? 'bold' : '',
    look?.style && /head|title|sub/i.test(look.style) ? `style ${look.style}` : '',
  ].filter((sign) => sign !== '');
  // Centring alone may stand for a heading; beside another sign it varies with the length of a line.
  return signs.length > 0 ? signs.join(' ') : look?.centred ? 'centred' : undefined;
}
