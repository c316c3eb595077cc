import { HEADS } from './as-meant.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import { isOfConduct, speaksOfRules } from './of-documents.ts';
import type { Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * "Don't close that one, whatever she says", "nobody is to move it before I am back", "that stays open": what is not to be done with the one
 * enquiry that is pointed at. Nothing is there that could be kept from being done later: it is shown, and said that nothing was changed.
 */

const ACT =
  '(?:clos|shut|resolv|sign|mark|count|treat|record|extend|push|delay|withdraw|cancel|drop|scrap|reassign|assign|hand|pass|giv|mov|transfer|take|taking|agree|accept|paus|park|resum|restart|reopen|re-?open|finish|complet|acknowledg|chas|nudg|edit|chang|touch|alter|updat|snooz|do|send)\\p{L}*';
const LEAD =
  '(?:(?:please|pls|no|ok|okay|so|and|but|well|look|also|still|right|sorry|actually|just|now|then|for now)[\\s,.!–-]+)*(?:[^,.;?]{0,60}\\b(?:mind|matter|whatever|whoever|regardless|even if|despite)\\b[^,.;?]{0,60}[,;]\\s+)?';
const IT = '(?:(?:it|this|that|these|those|them|both)\\b(?: (?:one|enquiry|case))?|@ref|the (?:enquiry|case))';
const BE = '(?:(?:be|get|being|getting|yet|ever|just|actually|simply|to)\\s+)*';
const WHOEVER =
  '(?:you|we|i|he|she|they|@person|nobody|no[ -]?one|none of (?:you|us|them)|(?:anyone|anybody|somebody|someone)(?: else)?)';
const NEVER =
  "(?:do not|don['’]?t|dont|never|not to|(?:best|better) not|refrain from|no need to|i(?:['’]d| would) rather (?:you |we )?(?:not|didn['’]?t))";
const MAY_NOT =
  "(?:(?:is|are|am|must|should|shall|may|can|could|will|would|need|ought|has|have|do|does|['’]m|['’]re|['’]s|['’]d|['’]ll)\\s*(?:not|n['’]?t|never)|can['’]?t|won['’]?t|shan['’]?t|cannot|mustnt|never)(?: to)?";
/** Denied of whoever it is, or of the enquiry itself; ordered to stay as it is. */
const REFUSES = new RegExp(
  `^${LEAD}(?:${[
    `${NEVER}\\s+(?:(?:let|allow|have|ask|get|make)\\s+${WHOEVER}\\s+(?:to\\s+)?)?${BE}${ACT}\\b.*`,
    `(?:nobody|no[ -]?one|none of (?:you|us|them))\\s+(?:is to|should|must|may|can|shall|will|gets to|is allowed to|is)\\s+${BE}${ACT}\\b.*`,
    `(?:you|we|i)\\s*${MAY_NOT}\\s+(?:want\\s+(?:${WHOEVER}\\s+)?)?${BE}${ACT}\\b.*`,
    `(?:under|in) no circumstances\\b.*\\b${ACT}\\b.*`,
    `${IT}\\s*${MAY_NOT}\\s+${BE}${ACT}\\b.*`,
    `${IT}\\s*(?:stays?|remains?|(?:has|needs|ought) to (?:stay|remain)|(?:is|must|should|will|shall)(?: to)? (?:stay|remain))\\s+(?:open|paused|complex|with|where|as|there|put)\\b.*`,
    `(?:leave|keep)\\s+${IT}\\s+(?:open|alone|be|as it is|where it is|with|on (?:hold|his|her|my))\\b.*`,
  ].join('|')})$`,
  'isu',
);
const POINTS = new RegExp(`${IT}|(?<=\\b(?:clos|shut|resolv|extend|paus|resum|withdraw)\\p{L}*\\s)(?:here)`, 'iu');
/** Somebody else is to be told, or something else done. */
const ELSE = /[,;.–-]\s*(?:but |and |so |just |instead |rather |please )*(?<head>\p{L}+)\s/giu;

/** The enquiry that is pointed at, shown because of what is not to be done with it; undefined where anything else was understood. */
export function refusedHere(
  understood: Understanding,
  said: Said,
  { masked, references, spans }: Masked,
  known: Known,
): Understanding | undefined {
  if (!mayBeRefusal(understood)) return undefined;
  const { text, mood } = said;
  if (/\?\s*$/.test(said.lines) || mood.question || mood.wondering) return undefined;
  const words = masked.replace(/\s+/g, ' ').trim();
  if (!REFUSES.test(words) || !POINTS.test(words) || isOfConduct(text) || speaksOfRules(text)) return undefined;
  const orders = [...words.matchAll(ELSE)].some(({ groups }) => HEADS.test(groups?.head?.toLowerCase() ?? ''));
  const named = [...new Set(references.map(({ about }) => about.named))];
  const { references: shown } = known.screen;
  const [about, other] = named.length > 0 ? named : shown;
  if (orders || about === undefined || other !== undefined || !/^CW-/i.test(about)) return undefined;
  const command = { kind: 'show', abouts: [{ named: about }], focus: 'all' } as const;
  return { kind: 'held', why: 'negated', words: text, command, offers: [], text, found: spans, likely: 1 };
}

/** What orders something is held back by its own words. */
function mayBeRefusal(understood: Understanding): boolean {
  if (understood.kind === 'command') return understood.command.kind === 'show' || understood.command.kind === 'list';
  return understood.kind === 'unclear' || (understood.kind === 'documents' && !understood.talk);
}
