import type { About, Verb } from './act-command.ts';
import type { Command, ListName } from './command.ts';

/*
 * The list of commands: how each is said by a button, a nudge or help. `read-typed.ts` reads it again, whole and for certain; everything
 * else that people type is understood more loosely elsewhere.
 */

/** What is typed for each list. */
export const lists: Readonly<Record<ListName, string>> = {
  mine: 'my casework',
  due: "what's due today",
  'due-this-week': 'due this week',
  overdue: 'overdue',
  late: 'why are we late',
  team: 'team casework',
  'team-overdue': 'team overdue',
  unassigned: 'unassigned',
  changed: 'what did I miss',
  closed: 'my closed casework',
  shared: 'shared with me',
  search: 'search casework',
};

export const plain = {
  statistics: 'statistics',
  dashboard: 'dashboard',
  export: 'export casework',
  recalculate: 'check dates',
  'closure-days': 'closure days',
  undelivered: 'undelivered messages',
  announcements: 'announcements',
  'reminder-choices': 'my reminders',
  'log an enquiry': 'log an enquiry',
  'what-waits': 'what waits',
} as const;

export const withId = {
  'read-announcement': 'read announcement',
  'announcement-report': 'announcement report',
  resend: 'resend',
  confirm: 'confirm',
  change: 'change',
  cancel: 'cancel',
} as const;

/** What is typed to log an enquiry. */
export const LOG = plain['log an enquiry'];

/** What is typed to be reminded of an enquiry later; without `until` that is asked. */
export function saySnooze(reference: string, until = ''): string {
  return `snooze ${reference}${until === '' ? '' : ` until ${until}`}`;
}

/** What is typed to take up again what was begun and left; `which` of several, from 1. */
export function sayWaiting(which = 0): string {
  return which === 0 ? plain['what-waits'] : `${plain['what-waits']}, ${which}`;
}

/** What is typed to say something of a draft that was left. */
export function sayDraft(which: number, words: string): string {
  return `the draft ${which}: ${words}`;
}

/** What is typed to take a closure day away. */
export function sayOpenDay(date: string): string {
  return `remove closure day ${date}`;
}

/** What is typed for a list, a page of it from the second on. */
export function sayList(which: ListName, page = 1, words = ''): string {
  const said = which === 'search' ? `${lists.search} for ${words}` : lists[which];
  return page > 1 ? `${said}, page ${page}` : said;
}

/** What is typed to carry out, change or drop what was read back, and to do with an announcement or a message by its id. */
export function sayWithId(kind: keyof typeof withId, id: string): string {
  return `${withId[kind]} ${id}`;
}

/** What is typed to do this with that enquiry, or to read it. */
export function typedFor(verb: Verb | keyof typeof readings, reference: string): string {
  return { ...readings, ...verbs }[verb].replace('§', reference);
}

const readings = { show: 'show §', why: 'why §', history: 'whole history §', unsnooze: 'unsnooze §' } as const;

/** How each is said of an enquiry; `§` stands for its reference. */
export const verbs: Readonly<Record<Verb, string>> = {
  acknowledge: 'acknowledge §',
  update: 'update §',
  resolve: 'resolve §',
  pause: 'pause §',
  resume: 'resume §',
  extend: 'extend §',
  agree: 'I agree to §',
  decline: 'I do not agree to §',
  'make-complex': 'make § complex',
  'make-standard': 'make § standard',
  reassign: 'reassign §',
  reopen: 'reopen §',
  'look-again': 'look again at §',
  withdraw: 'withdraw §',
  note: 'note §',
  'hand-over': 'hand over §',
  edit: 'edit §',
  chase: 'chase §',
  add: 'add to §',
  fixed: '§ is fixed',
  'not-fixed': '§ is not fixed',
  link: 'link §',
  unlink: 'unlink §',
  share: 'share §',
  unshare: 'unshare §',
  undo: 'undo §',
};

/** Other taught beginnings of the same; `§` stands for the reference or references. */
export const taughtHeads: readonly (readonly [RegExp, Verb])[] = [
  [/^(?:acknowledge|ack) §/i, 'acknowledge'],
  [/^(?:give an update on|update on|update) §/i, 'update'],
  [/^(?:resolve|close) §/i, 'resolve'],
  [/^(?:pause|suspend) §/i, 'pause'],
  [/^(?:resume|unpause|continue) §/i, 'resume'],
  [/^extend §/i, 'extend'],
  [/^(?:(?:mark|make) )?complex §|^(?:mark|make) § (?:as )?complex\b|^§ is complex\b/i, 'make-complex'],
  [/^(?:mark|make) § (?:as )?standard\b/i, 'make-standard'],
  [/^(?:reassign|assign|pass) §/i, 'reassign'],
  [
    /^(?:re-?assign|re-?allocate|change) (?:an?|the)? ?(?:new )?(?:case ?)?(?:officer|handler|worker|owner) (?:on|for|of) §/i,
    'reassign',
  ],
  [/^reopen §/i, 'reopen'],
  [/^look again at §/i, 'look-again'],
  [/^withdraw §/i, 'withdraw'],
  [/^(?:add a note to|note on|note) §/i, 'note'],
  [/^hand over §/i, 'hand-over'],
  [/^chase §/i, 'chase'],
  [/^add to §/i, 'add'],
  [/^i agree to §/i, 'agree'],
  [/^(?:i do not agree to|decline) §/i, 'decline'],
  [/^§ is fixed\b/i, 'fixed'],
  [/^§ is not fixed\b/i, 'not-fixed'],
  [/^link § (?:to|and|with) §/i, 'link'],
  [/^unlink §(?: (?:from|and) §)?/i, 'unlink'],
  [/^share §/i, 'share'],
  [/^unshare §/i, 'unshare'],
  [/^undo §/i, 'undo'],
  [/^edit §/i, 'edit'],
];

/** "statistics for Riverside by month since October" */
function sayStatistics({ figures, of }: Extract<Command, { kind: 'statistics' }>): string {
  const { ward, service, councillor, by, order, period } = of;
  const about = [ward === '' ? '' : `${ward} ward`, service, councillor].filter((each) => each !== '').join(', ');
  return [
    figures === 'own' ? plain.statistics : 'statistics to publish',
    ...(about === '' ? [] : [`for ${about}`]),
    ...(by === '' ? [] : [`by ${by}${order === '' ? '' : `, ${order} first`}`]),
    ...(period === '' ? [] : [period]),
  ].join(' ');
}

/**
 * What is typed for a command that has a form of its own; undefined where it needs words of somebody.
 * @internal Every typed form is held against what it is read as, in tests.
 */
export function say(command: Command): string | undefined {
  switch (command.kind) {
    case 'list':
      return sayList(command.which, command.page, command.of.words);
    case 'show':
    case 'why':
    case 'history':
    case 'unsnooze':
      return command.abouts.length === 1 ? typedFor(command.kind, named(command.abouts)) : undefined;
    case 'snooze':
      return command.abouts.length === 1 ? saySnooze(named(command.abouts), command.until) : undefined;
    case 'act':
      return command.abouts.length === 1 ? typedFor(command.verb, named(command.abouts)) : undefined;
    case 'what-waits':
      return sayWaiting(command.which);
    case 'open-day':
      return sayOpenDay(command.day);
    case 'calendar-address':
      return `${command.what === 'show' ? '' : `${command.what} `}calendar address`;
    case 'statistics':
      return sayStatistics(command);
    case 'log':
      return command.form === undefined ? plain['log an enquiry'] : `${plain['log an enquiry']}, form ${command.form}`;
    case 'export':
    case 'dashboard':
    case 'recalculate':
    case 'closure-days':
    case 'undelivered':
    case 'announcements':
    case 'reminder-choices':
      return plain[command.kind];
    case 'read-announcement':
    case 'announcement-report':
    case 'resend':
    case 'confirm':
    case 'change':
    case 'cancel':
      return sayWithId(command.kind, command.id);
    default:
      return undefined;
  }
}

function named(abouts: readonly About[]): string {
  const [about] = abouts;
  return `${about?.named ?? ''}${about?.seenVersion === undefined ? '' : ` v${about.seenVersion}`}`;
}
