import { type Command, type ListName, noListWords, type Trait } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import type { Known } from './known.ts';
import { placesOf } from './mask.ts';
import { findNames, findPeople } from './names.ts';

const TIME =
  /(?<![\p{L}\p{N}])(?:(?:[01]?\d|2[0-3])[:.][0-5]\d\s*(?:am|pm)?|(?:1[0-2]|0?[1-9])\s*(?:am|pm|o['’]?clock)|noon|midday|half past \w+|(?:[01]?\d|2[0-3])(?=\s*(?:and|to|-|–|$)))(?![\p{L}\p{N}])/giu;

const ofToday: ReadonlySet<ListName> = new Set([
  'due',
  'due-this-week',
  'overdue',
  'late',
  'team-overdue',
  'unassigned',
]);

/** A list and what narrows it. */
export function readList(named: ListName, text: string, known: Known): Command {
  const said = periodIn(text, known);
  // Days are of what was closed or changed. What is due, late or nobody's is so as of today, whatever days are named.
  const isOfToday = ofToday.has(named);
  const only = traitsIn(text);
  const isOfLogging =
    named !== 'changed' && named !== 'closed' && (LOGGED.test(text) || STILL.test(text)) && !CLOSED.test(text);
  const logged = isOfLogging ? said : '';
  const period = isOfToday || isOfLogging ? '' : said;
  const isMine = named === 'search' && only.length > 0 && /\b(?:my|mine|i|i['’]?(?:ve|m))\b/i.test(text);
  const which = isMine ? 'mine' : named === 'due' && said !== '' && !/^today$/i.test(said) ? 'due-this-week' : named;
  const page = Number(/\bpage (\d{1,4})\b/i.exec(text)?.[1] ?? 1);
  const { directory, on, me } = known;
  const names = findNames(text, known);
  const whose = names.map(({ said: name }) => ({
    said: name,
    found: findPeople(name, { directory, on, me, suits: () => true }),
  }));
  const isCouncillor = ({ said, found }: (typeof whose)[number]) =>
    /^(?:cllr|clr|councillor)/i.test(said) ||
    /councillor\s+$/i.test(text.slice(0, names.find((name) => name.said === said)?.start ?? 0)) ||
    (found.kind === 'one' && !found.person.roles.some((role) => role !== 'councillor' && role !== 'co-opted'));
  const councillor = whose.find(isCouncillor)?.said ?? '';
  const officer = whose.find((each) => !isCouncillor(each))?.said ?? '';
  const ward = known.wards.find((each) => placesOf(each, text).length > 0) ?? '';
  const unknownWard =
    /\b(?:in|from)\s+(?:the\s+)?(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)\s+ward\b/u.exec(text)?.[1] ?? '';
  const service = known.services.find((each) => placesOf(each, text).length > 0) ?? '';
  const words =
    which === 'search'
      ? wordsSought(only.length === 0 ? text : text.replace(TRAITS, ' '), [
          period,
          logged,
          councillor,
          officer,
          ward || unknownWard,
          service,
        ])
      : '';
  return {
    kind: 'list',
    which,
    page: Math.max(1, page),
    of: { ...noListWords, councillor, officer, ward: ward || unknownWard, service, period, logged, only, words },
  };
}

const LOGGED =
  /\b(?:logged|raised|recorded|reported|opened|registered|came in|come in|put in|(?:did|do|does|have|has) (?:\S+ ){1,3}(?:log|raise|record|report))\b/i;
const STILL = /\b(?:still|outstanding|open|left over|not done)\b/i;
const CLOSED = /\b(?:closed|resolved|finished|completed|withdrawn)\b/i;
const traits: readonly (readonly [Trait, RegExp])[] = [
  [
    'not acknowledged',
    /\b(?:un-?acknowledged|(?:not|n['’]t|nobody|nobody has) (?:yet |been )*acknowledged|(?:to|for) (?:be )?acknowledg\w+|without (?:an )?acknowledgement)\b/i,
  ],
  ['paused', /\b(?:paused|on hold|on pause|parked)\b/i],
  ['urgent', /\b(?:urgent|high priority|emergenc(?:y|ies))\b/i],
  ['complex', /\bcomplex\b/i],
];
const TRAITS = new RegExp(traits.map(([, { source }]) => source).join('|'), 'gi');

/** "My urgent ones", "what is on hold": but for what is said not to be so. */
function traitsIn(text: string): readonly Trait[] {
  return traits.flatMap(([trait, pattern]) => {
    const found = pattern.exec(text);
    const isDenied =
      found !== null && /\b(?:not|n['’]t|no|without|except|but)\s+(?:\S+\s+)?$/i.test(text.slice(0, found.index));
    return found === null || (isDenied && trait !== 'not acknowledged') ? [] : [trait];
  });
}

function periodIn(text: string, known: Known): string {
  const spoken =
    /\b(?:last|this|the past|the last|previous)\s+(?:\d+\s+|two\s+|three\s+|few\s+)?(?:day|days|week|weeks|month|months|quarter|year)\b|\bsince\s+[\w\s]{2,20}$|(?<!\d(?:st|nd|rd|th)?\s)\b(?:in\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+20\d\d)?\b/i.exec(
      text,
    )?.[0];
  if (spoken !== undefined) return spoken.replace(/^in\s+/i, '');
  const [day] = findDays(text, known, 'past');
  if (day !== undefined) return text.slice(day.start, day.end);
  const period = findPeriod(text, known);
  return period === undefined ? '' : text.slice(period.start, period.end);
}

function wordsSought(text: string, taken: readonly string[]): string {
  let rest = text.replace(/[?.!]+$/, '');
  for (const part of taken)
    if (part !== '') rest = rest.replace(new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'), ' ');
  return rest
    .replace(
      /^(?:can (?:you|i)\s+)?(?:please\s+)?(?:show(?: me)?|find|search(?: for)?|look(?:ing)? (?:up|for)|list|get(?: me)?|give me|pull up|see|do we have|have we (?:got|had)|is there|are there|how many|which|what|any|anything|everything|all)\b/i,
      ' ',
    )
    .replace(
      /\b(?:search|find|casework|enquir(?:y|ies)|cases?|of|about|on|for|with|mention(?:s|ing)?|that|which|there|my|our|the|all|any|anything|everything|in|from|ward|councillor|cllr|is|are|has|have|got|open|working|logged|to do|we|us|had|have we|been|this|last|year|month|week|do we have|have we had|ones?|mine|those|these|came|raised|reported|recorded|did|log|during|list|whats|was|were|and|not|yet|today|yesterday|'s|s)\b/gi,
      ' ',
    )
    .replace(/[^\p{L}\p{N}\s'’-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^['’\s]+|['’\s]+$/g, '');
}

/** To whom, how important, and the text as written, line for line. Empty where no text was given. */
export function readAnnouncement(text: string, lines: string): Command {
  const head = /^(?<head>[^:]{0,120}?)(?::|\s[–-]\s|\bthat\b|\bsaying\b|\bknow\b(?: that)?)\s*(?<text>[\s\S]*)$/i.exec(
    text,
  );
  const begins = head?.groups?.head ?? text;
  const written =
    /^[^:]{0,140}?(?::|\s[–-]\s|\bthat\b|\bsaying\b|\bknow\b(?: that)?)\s*([\s\S]*)$/i.exec(lines.trim())?.[1] ?? '';
  const bare =
    /^(?:please\s+)?(?:tell|message|notify|email|e-mail)\s+(?:all\s+)?(?:the\s+)?(?:councillors|members|officers|staff|everyone|everybody|all)\s+(.+)$/is.exec(
      lines.trim(),
    )?.[1];
  const to = /\b(?:councillors|members|cllrs)\b/i.test(begins)
    ? 'councillors'
    : /\b(?:officers|staff|employees|colleagues)\b/i.test(begins)
      ? 'officers'
      : 'everyone';
  return {
    kind: 'announce',
    to,
    important: /\bimportant|urgent\b/i.test(begins),
    text: (head === null ? (bare ?? '') : written).trim(),
  };
}

/** A day on which the council is closed, and why. */
export function readClosure(text: string, known: Known): Command {
  const [day] = findDays(text, known, 'future');
  const after = day === undefined ? '' : text.slice(day.end);
  const name = /^\s*(?::|,|–|-|because(?: of)?|for)\s*(.+?)[.!]?$/i.exec(after)?.[1] ?? '';
  const rest = /closure day:?\s+(.+?)(?:\s*:\s*(.+))?$/i.exec(text);
  return {
    kind: 'close-day',
    day: day === undefined ? (rest?.[1] ?? '').trim() : text.slice(day.start, day.end),
    name: name.replace(/^a closure day$/i, '').trim(),
  };
}

const taught = {
  digest: /^(?:a )?(?:daily )?digest(?: every day)? (?:at|from) \S+(?: (?:am|pm))?$/i,
  'no-digest': /^(?:no (?:daily )?digest|(?:daily )?digest off|stop (?:the )?(?:daily )?digest)$/i,
  mute: /^mute(?: reminders)?(?: (?:until|till|to) .+)?$/i,
  unmute: /^unmute(?: reminders)?$/i,
  hours: /^reminders (?:from|between) .+? (?:to|and|until) .+$/i,
  'council-hours': /^reminders in (?:office|working) hours$/i,
} as const;

/** What somebody chooses about reminders. */
export function readChoice(kind: keyof typeof taught, text: string, known: Known): Command {
  const sure = taught[kind].test(text.replace(/[.!]+$/, ''));
  const times = [...text.matchAll(TIME)].map((match) => match[0]);
  switch (kind) {
    case 'digest': {
      const at =
        times[0] ??
        /\b(?:at|from)\s+(\S+(?: (?:am|pm))?)$/i.exec(text)?.[1] ??
        (/\bmorning\b/i.test(text) ? '09:00' : '');
      return { kind: 'choose', choice: { kind, at }, sure: sure && at !== '' };
    }
    case 'mute':
      return { kind: 'choose', choice: { kind, until: untilIn(text, known) }, sure };
    case 'hours':
      return {
        kind: 'choose',
        choice: {
          kind,
          from: times[0] ?? (/evening/i.test(text) ? '18:00' : ''),
          to: times[1] ?? (/evening/i.test(text) ? '21:00' : ''),
        },
        sure,
      };
    default:
      return { kind: 'choose', choice: { kind }, sure };
  }
}

/** Until when, as said: a day, a time or both. */
export function untilIn(text: string, known: Known): string {
  const said = /\b(?:until|till|til|before)\s+(.+?)[.!?]*$/i.exec(text)?.[1];
  if (said !== undefined) return said.replace(/\s+(?:please|thanks)$/i, '').trim();
  const [day] = findDays(text, known, 'future');
  const [time] = [...text.matchAll(TIME)].filter((match) => /[:.]|am|pm|noon|midday|clock/i.test(match[0]));
  const span = /\b(?:for|in)\s+(?:\d+|an?|one|two|three|four|a couple of)\s+(?:hours?|days?|weeks?)\b/i.exec(text)?.[0];
  if (day === undefined) return span ?? time?.[0] ?? '';
  return [
    text.slice(day.start, day.end),
    ...(time === undefined || (time.index >= day.start && time.index < day.end) ? [] : [time[0]]),
  ].join(' ');
}
