import type { ActionWords, Command, ListName } from './command.ts';
import { FIELDS, LAST, noActionWords, noListWords } from './command.ts';
import { parseAction } from './parse-action.ts';
import { parseAdministration } from './parse-administration.ts';
import { parseLog } from './parse-log.ts';

/**
 * What was typed or pressed. `text` has its white space folded, `raw` still has its lines; `values` are the fields of a
 * form, empty for none.
 */
export type Typed = {
  readonly text: string;
  readonly raw?: string;
  readonly values: Readonly<Record<string, string>>;
};

/**
 * The command in these words, or undefined when they are none: pure, and careful to leave questions alone.
 * `parseCommand({ text: 'my casework', values: {} })` is a list of `mine`.
 */
export function parseCommand({ text, raw = text, values }: Typed): Command | undefined {
  const full = text.replace(/^(?:please|can you|could you)\s+/i, '');
  // People's words keep their full stop; a command of a few words may have one or not.
  const said = full.replace(/\s*[.!]+$/, '');
  return (
    parseLog(full, values) ??
    parseList(said) ??
    parseAction(full, wordsOfForm(values)) ??
    withLines(parseAdministration(said), raw) ??
    parseById(said)
  );
}

/** An announcement goes out as it was written, line for line. */
function withLines(command: Command | undefined, raw: string): Command | undefined {
  const text = command?.kind === 'announce' ? /^[^:–-]*[:–-]\s*([\s\S]*)$/.exec(raw.trim())?.[1] : undefined;
  return command?.kind === 'announce' && text !== undefined ? { ...command, text } : command;
}

const lists: readonly (readonly [RegExp, ListName])[] = [
  [/^(?:show (?:me )?|list )?(?:my|our) (?:open )?(?:casework|enquiries|cases)$/i, 'mine'],
  [/^(?:casework|enquiries)$/i, 'mine'],
  [/^(?:show (?:me )?)?my closed (?:casework|enquiries|cases)$/i, 'closed'],
  [/^(?:what(?:'s|’s| is)|whats) due(?: today)?\??$/i, 'due'],
  [/^due(?: today)?$/i, 'due'],
  [/^(?:what(?:'s|’s| is) |whats )?(?:my )?overdue\??$/i, 'overdue'],
  [/^(?:show (?:me )?|my )?team(?:'s|’s)? (?:casework|enquiries|cases)$/i, 'team'],
  [/^(?:what(?:'s|’s| is) )?(?:team overdue|overdue in (?:my|the) team)\??$/i, 'team-overdue'],
];

function parseList(text: string): Command | undefined {
  const [, said = text, page] = /^(.*?),? page (\d{1,4})$/i.exec(text) ?? [];
  const which = lists.find(([pattern]) => pattern.test(said))?.[1];
  if (which !== undefined) return { kind: 'list', which, page: Math.max(1, Number(page ?? 1)), of: noListWords };
  if (/^(?:casework )?statistics$|^how (?:are we|am i) doing\??$/i.test(text))
    return { kind: 'statistics', figures: 'own' };
  if (/^statistics (?:to publish|for publication)$/i.test(text)) return { kind: 'statistics', figures: 'to-publish' };
  if (/^(?:export|download) (?:my |the |our )?(?:casework|enquiries|cases)$/i.test(text)) return { kind: 'export' };
  return undefined;
}

function parseById(text: string): Command | undefined {
  if (/^(?:yes|yes please|yes, do it|confirm|log it|send it|approve)$/i.test(text))
    return { kind: 'confirm', id: LAST };
  if (/^(?:no|cancel|stop)$/i.test(text)) return { kind: 'cancel', id: LAST };
  const [, verb = '', id = ''] =
    /^(confirm|change|cancel|read announcement|announcement report|resend) ([\w-]{4,64})$/i.exec(text) ?? [];
  switch (verb.toLowerCase()) {
    case 'confirm':
      return { kind: 'confirm', id };
    case 'change':
      return { kind: 'change', id };
    case 'cancel':
      return { kind: 'cancel', id };
    case 'read announcement':
      return { kind: 'read-announcement', id };
    case 'announcement report':
      return { kind: 'announcement-report', id };
    case 'resend':
      return { kind: 'resend', id };
    default:
      return undefined;
  }
}

/** What a form of an action held; undefined when no form was sent. */
function wordsOfForm(values: Readonly<Record<string, string>>): ActionWords | undefined {
  const names = [FIELDS.text, FIELDS.who, FIELDS.by, FIELDS.agreed];
  if (!names.some((name) => values[name] !== undefined)) return undefined;
  return {
    ...noActionWords,
    text: values[FIELDS.text] ?? '',
    who: values[FIELDS.who] ?? '',
    by: values[FIELDS.by] ?? '',
    agreed: values[FIELDS.agreed] === 'yes',
    form: 'sent',
  };
}
