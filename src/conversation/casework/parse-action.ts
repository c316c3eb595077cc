import { type About, type ActionWords, type Command, noActionWords, type Verb } from './command.ts';

/** A reference as people write it, whole or without its year. */
const REFERENCE = String.raw`#?cw[\s\-–—/]*(?:20\d\d[\s\-–—/]*)?\d{1,7}`;
const named = new RegExp(`^(${REFERENCE})(?:,? \\(?v(?:ersion )?(\\d{1,6})\\)?)?(?![\\w-])\\s*[:;,.–-]?\\s*(.*)$`, 'i');

const verbs: readonly (readonly [RegExp, Verb])[] = [
  [/^(?:acknowledge|ack) /i, 'acknowledge'],
  [/^(?:give an update on|update on|update) /i, 'update'],
  [/^(?:resolve|close) /i, 'resolve'],
  [/^(?:pause|suspend) /i, 'pause'],
  [/^(?:resume|unpause|continue) /i, 'resume'],
  [/^extend /i, 'extend'],
  [/^(?:mark|make) complex /i, 'make-complex'],
  [/^(?:reassign|assign|pass) /i, 'reassign'],
  [/^reopen /i, 'reopen'],
  [/^withdraw /i, 'withdraw'],
  [/^(?:add a note to|note on|note) /i, 'note'],
  [/^hand over /i, 'hand-over'],
];

const none = noActionWords;

/**
 * An enquiry and what is to be done with it: `acknowledge CW-2026-0042, Priya Shah has it, next update Thursday`,
 * `why CW-2026-0042`, `whole history CW-2026-0042`, `snooze CW-2026-0042 until 2pm`, or the reference alone. `form` wins over what was typed.
 */
export function parseAction(text: string, form: ActionWords | undefined): Command | undefined {
  const past = /^(?:show (?:me )?)?(?:the )?(?:whole |full )?history(?: of| for)? (.+?)[?.!]*$/i.exec(text)?.[1];
  const told = past === undefined ? undefined : readNamed(past);
  if (told?.rest === '') return { kind: 'history', abouts: [told.about] };
  const look = /^(show|open|see|why(?: this date)?(?: for| of)?|why is|snooze) (.+?)[?.!]*$/i.exec(text);
  const looked = look === null ? undefined : readNamed(look[2] ?? '');
  if (look !== null && looked !== undefined) {
    const about = looked.about;
    if (/^snooze/i.test(look[1] ?? '')) {
      return { kind: 'snooze', abouts: [about], until: looked.rest.replace(/^(?:until|till|for)\s+/i, ''), sure: true };
    }
    return /^why/i.test(look[1] ?? '')
      ? { kind: 'why', abouts: [about] }
      : { kind: 'show', abouts: [about], focus: 'all' };
  }
  const alone = readNamed(text);
  if (alone !== undefined) {
    if (alone.rest === '') return { kind: 'show', abouts: [alone.about], focus: 'all' };
    const complex = /^is complex(?: because|:)?\s*(.*)$/i.exec(alone.rest);
    return complex === null ? undefined : act('make-complex', alone.about, { ...none, text: complex[1] ?? '' }, form);
  }
  const make = /^make (.+?) complex(?:\s*[:,]|\s+because)?\s*(.*)$/i.exec(text);
  const made = make === null ? undefined : readNamed(make[1] ?? '');
  if (make !== null && made?.rest === '')
    return act('make-complex', made.about, { ...none, text: make[2] ?? '' }, form);
  return parseVerb(text, form);
}

function parseVerb(text: string, form: ActionWords | undefined): Command | undefined {
  const spaced = `${text} `;
  for (const [pattern, verb] of verbs) {
    const said = pattern.exec(spaced);
    if (said === null) continue;
    const rest = spaced.slice(said[0].length).trim();
    const found = readNamed(rest);
    if (found !== undefined) return act(verb, found.about, wordsOf(verb, found.rest), form);
    // Other words may name an enquiry too, but only a few of them, or a question would be taken for one.
    if (/^[^?]{0,60}$/.test(rest) && rest.split(' ').length <= 5) return act(verb, { named: rest }, none, form);
  }
  return undefined;
}

function act(verb: Verb, about: About, words: ActionWords, form: ActionWords | undefined): Command {
  return { kind: 'act', verb, abouts: [about], words: form ?? words, sure: true };
}

function readNamed(text: string): { readonly about: About; readonly rest: string } | undefined {
  const match = named.exec(text);
  if (match === null) return undefined;
  const [, reference = '', version, rest = ''] = match;
  return {
    about: { named: reference.trim(), ...(version === undefined ? {} : { seenVersion: Number(version) }) },
    rest: rest.trim(),
  };
}

/** What follows the reference, by what the verb takes. */
function wordsOf(verb: Verb, rest: string): ActionWords {
  if (/^with (?:details|a form|a date)$/i.test(rest)) return { ...none, form: 'asked' };
  switch (verb) {
    case 'acknowledge':
      return acknowledgeWords(rest);
    case 'update': {
      const [, text = rest, by = ''] =
        /^(.*?)[,.;]?\s*next update(?: is)?(?: due)?(?: on| by)? ([^,.;]+)[.]?$/i.exec(rest) ?? [];
      return { ...none, text: text.trim(), by: by.trim() };
    }
    case 'extend': {
      const [, by = '', after = ''] =
        /^(?:to|until|till|by) ([^,:;]+?)(?=[,:;]| because | with |$)(.*)$/i.exec(rest) ?? [];
      const agreed = /\bagree(?:s|d|ment)?\b/i.test(after);
      const [, reason = ''] = /(?::|\bbecause)\s*(.+)$/i.exec(after) ?? [];
      return { ...none, by: by.trim(), agreed, text: reason.trim() };
    }
    case 'reassign':
    case 'hand-over': {
      const [, who = '', reason = ''] = /^to (.+?)(?:\s*[:,;]\s*(?:because )?(.*)|\s+because (.*))?$/i.exec(rest) ?? [];
      const because = /\sbecause (.*)$/i.exec(rest)?.[1];
      return { ...none, who: who.trim().replace(/\.$/, ''), text: (reason || because || '').trim() };
    }
    default:
      return { ...none, text: rest.replace(/^(?:because|reason)\s*:?\s+/i, '') };
  }
}

function acknowledgeWords(rest: string): ActionWords {
  let words = none;
  for (const piece of rest
    .replace(/[.]$/, '')
    .replace(/(day), (?=\d)/gi, '$1 ')
    .split(/\s*[,;]\s*|\s+and\s+(?=next update)/i)) {
    const who = /^(?:(.+?) (?:has|have|takes|take) it|(?:with|officer:?|given to) (.+))$/i.exec(piece);
    const by = /^next update(?: is)?(?: due)?(?: on| by)?:? (.+)$/i.exec(piece);
    if (by !== null) words = { ...words, by: by[1] ?? '' };
    else if (who !== null) words = { ...words, who: who[1] ?? who[2] ?? '' };
    // What is not understood is shown in the form rather than dropped.
    else if (piece !== '') words = { ...words, who: words.who || piece, form: 'asked' };
  }
  return words;
}
