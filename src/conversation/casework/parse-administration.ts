import type { Command, LeavingWords } from './command.ts';

type Pattern = readonly [RegExp, (...groups: readonly string[]) => Command];

const patterns: readonly Pattern[] = [
  [
    /^(?:i am|i’m|i'm) back(?: (?:at|in|from) (?:work|the office|leave|holiday))?(?: (?:now|today))?$/i,
    () => ({ kind: 'absence-over', which: 'running', day: '', sure: true }),
  ],
  [
    /^(?:cancel|remove|take back) my (?:absence|leave|time away)(?: (?:on|from) (.+))?$/i,
    (day = '') => ({ kind: 'absence-over', which: 'named', day, sure: true }),
  ],
  [
    /^(i am|i’m|i'm|.{2,80}? is|.{2,80}? will be) (?:away|on leave|off|out of the office)(?: from| on)? (.+?)(?:[,;] ?(?:and )?(.+?) (?:covers|cover|is covering|will cover)(?: for (?:me|them|her|him))?)?$/i,
    (who = '', days = '', cover = '') => ({
      kind: 'absence',
      words: {
        who: /^i/i.test(who) && /^i(?: am|’m|'m)$/i.test(who) ? '' : who.replace(/ (?:is|will be)$/i, ''),
        days,
        cover,
      },
    }),
  ],
  [
    /^(.{2,80}?) (?:has left|leaves|left|is leaving)(?: (?:on )?([^,;:]+?))?(?:[,;:] (.+))?$/i,
    (who = '', lastDay = '', afterwards = '') => ({
      kind: 'leaving',
      who,
      lastDay,
      tense: 'past',
      afterwards: leavingWords(afterwards),
    }),
  ],
  [/^(?:add (?:a )?)?closure day:? (.+?)(?: ?: ?(.+))?$/i, (day = '', name = '') => ({ kind: 'close-day', day, name })],
  [/^(?:show )?closure days$/i, () => ({ kind: 'closure-days' })],
  [/^(?:recalculate|check) (?:the )?dates$/i, () => ({ kind: 'recalculate' })],
  [/^(?:undelivered messages|dead letters)$/i, () => ({ kind: 'undelivered' })],
  [/^(?:show )?announcements$/i, () => ({ kind: 'announcements' })],
  [
    /^(?:make an? )?(important )?(?:announce|announcement) (important )?(?:to )?(?:all )?(councillors|members|officers|everyone|everybody)\s*[:–-]\s*(.*)$/i,
    (before = '', after = '', to = '', text = '') => ({
      kind: 'announce',
      important: before !== '' || after !== '',
      to: /^(?:councillors|members)$/i.test(to) ? 'councillors' : /^officers$/i.test(to) ? 'officers' : 'everyone',
      text,
    }),
  ],
  [/^(?:my )?(?:reminders|reminder settings)$/i, () => ({ kind: 'reminder-choices' })],
  [
    /^(?:a )?(?:daily )?digest(?: every day)? (?:at|from) (.+)$/i,
    (at = '') => ({ kind: 'choose', choice: { kind: 'digest', at }, sure: true }),
  ],
  [
    /^(?:no (?:daily )?digest|(?:daily )?digest off|stop (?:the )?(?:daily )?digest)$/i,
    () => ({ kind: 'choose', choice: { kind: 'no-digest' }, sure: true }),
  ],
  [
    /^mute(?: reminders)? (?:until|till|to) (.+)$/i,
    (until = '') => ({ kind: 'choose', choice: { kind: 'mute', until }, sure: true }),
  ],
  [/^mute(?: reminders)?$/i, () => ({ kind: 'choose', choice: { kind: 'mute', until: '' }, sure: true })],
  [/^unmute(?: reminders)?$/i, () => ({ kind: 'choose', choice: { kind: 'unmute' }, sure: true })],
  [
    /^reminders (?:from|between) (.+?) (?:to|and|until) (.+)$/i,
    (from = '', to = '') => ({ kind: 'choose', choice: { kind: 'hours', from, to }, sure: true }),
  ],
  [
    /^reminders in (?:office|working) hours$/i,
    () => ({ kind: 'choose', choice: { kind: 'council-hours' }, sure: true }),
  ],
];

/** Absence and leaving, closure days, announcements, and what somebody chooses about reminders. */
export function parseAdministration(text: string): Command | undefined {
  if (text.endsWith('?')) return undefined;
  for (const [pattern, command] of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return command(...match.slice(1).map((group) => (group ?? '').trim()));
  }
  return undefined;
}

function leavingWords(then: string): LeavingWords {
  const to = /^(?:hand (?:everything |it all |enquiries )?(?:over )?to|hand over (?:everything )?to) (.+)$/i.exec(
    then,
  )?.[1];
  if (to !== undefined) return { kind: 'hand-over', to };
  if (/^close (?:them|everything|enquiries|their enquiries)$/i.test(then)) return { kind: 'close' };
  if (/^keep (?:them|everything|enquiries|their enquiries)(?: open)?$/i.test(then)) return { kind: 'keep' };
  return { kind: 'ask' };
}
