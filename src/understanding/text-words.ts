import { type ActionWords, noActionWords, type Verb } from './act-command.ts';
import { isMeaningless } from './said.ts';
import { trimmed, withoutManners } from './trimmed.ts';

/** The words of an action. `exact`: the sentence holds nothing but these, in the form that is taught. */
export type ReadWords = { readonly words: ActionWords; readonly exact: boolean };

const REQUEST_AFTER =
  /(?<!\b(?:not|never|don['’]?t))[\s,.;–-]+(?:so\s+)?(?:please\s+|can you\s+|could you\s+)?(?:close|resolve|complete|finish|pause|withdraw|cancel|reopen|reassign|extend|update|note)\s+(?:it|this|that|them|the case|the enquiry)?(?:\s+(?:off|please|now))*[\s.!]*$/i;

/** What may stand between a reference and the words, by verb: "is resolved", "on hold", "as complex". */
export const cues: Partial<Record<Verb, RegExp>> = {
  resolve:
    /^(?:(?:as|is|are|was|has|have|been|now|all|both|can|be|to be|now be|completely|fully|off|down|out|up)\s+)*(?:resolved?|closed?|completed?|done|fixed|sorted(?: out)?|finished|dealt with|complete|answered|signed off|off|down|out)?(?=$|[\s,.;:–-])/i,
  pause:
    /^(?:(?:is|as|now|can be|should be|to be|has been)\s+)*(?:on hold|paused|on pause|parked|suspended|waiting)?(?=$|[\s,.;:–-])/i,
  resume: /^(?:(?:is|can|be|now|to)\s+)*(?:off hold|again|resumed|go on|running|restarted|continue)?(?=$|[\s,.;:–-])/i,
  'make-complex':
    /^(?:(?:is|as|to|be|can|now|an?|very|more|going to be|turning|into)\s+)*(?:complex|complicated)?(?:\s+(?:case|one|enquiry))?(?=$|[\s,.;:–-])/i,
  'make-standard':
    /^(?:(?:is|as|to|back|now|not|no longer|an?|after all|can|be|go)\s+)*(?:standard|simple|complex|normal|ordinary)?(?:\s+(?:again|after all|case|one|enquiry))*(?=$|[\s,.;:–-])/i,
  withdraw:
    /^(?:(?:is|was|as|can|be|now)\s+)*(?:withdrawn|no longer needed|not needed(?: any ?more)?|any ?more|cancelled|dropped)?(?=$|[\s,.;:–-])/i,
  reopen:
    /^(?:(?:is|was|should|be|again|back up|back|up|needs?|to be)\s+)*(?:reopened|reopening|open)?(?=$|[\s,.;:–-])/i,
  'not-fixed':
    /^(?:(?:is|has|still|was|been|yet|again)\s+)*(?:not fixed|isn['’]?t fixed|not (?:been )?(?:done|sorted|fixed))?(?=$|[\s,.;:–-])/i,
  'look-again':
    /^(?:(?:needs?|wants?|should be|to be|being|please)\s+)*(?:looking at|looked at|look)?\s*(?:again)?(?=$|[\s,.;:–-])/i,
  fixed: /^.*$/i,
};
const LEAD =
  /^(?:\s*[,.;:–—-]+\s*|\s+)*(?:(?:because|since|reason(?:\s+is)?|as|due to|saying|with the (?:answer|words|reason|message)|that|to say|that says|to record|so)\s*:?\s+)?/i;

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Words for somebody to read; a question mark, "please" and their like are none. */
export function textWords(cue: RegExp | undefined, after: string): ReadWords {
  const said = after.trim();
  const marked = /^\s*(?:[:;–—-]|[,.]\s)/.test(after) || /^\s*(?:because|reason)\b/i.test(said);
  const rest = cue === undefined ? said : said.replace(cue, '').trim();
  const explicit =
    marked || rest.length < said.length
      ? /^\s*(?:[:;,.–—-]|because\b|since\b|as\b|that\b|saying\b|reason\b)/i.test(rest) || marked
      : false;
  const text = (explicit ? rest.replace(LEAD, '') : toldIn(rest.replace(LEAD, ''))).trim();
  if (isMeaningless(text)) return { words: noActionWords, exact: trimmed(said) === '' };
  return { words: { ...noActionWords, text }, exact: marked };
}

/** The words without manners and without an order behind them. */
function toldIn(rest: string): string {
  const bare = trimmed(rest);
  const before = bare.replace(REQUEST_AFTER, '');
  return before !== bare || isMeaningless(bare) ? before : withoutManners(rest);
}
