import {
  type About,
  type Command,
  LAST,
  type ListName,
  noActionWords,
  noListWords,
  noStatisticsWords,
  type Verb,
} from './command.ts';

/*
 * The list of commands: how each is said by a button, a nudge or help, and how it is read again, side by side. What is said here is
 * always understood, whole and for certain; everything else that people type is understood more loosely elsewhere.
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
  search: 'search casework',
};

const plain = {
  statistics: 'statistics',
  dashboard: 'dashboard',
  export: 'export casework',
  recalculate: 'check dates',
  'closure-days': 'closure days',
  undelivered: 'undelivered messages',
  announcements: 'announcements',
  'reminder-choices': 'my reminders',
  'log an enquiry': 'log an enquiry',
} as const;

const withId = {
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

const verbs: Readonly<Record<Verb, string>> = {
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
  [/^(?:mark|make) complex §|^(?:mark|make) § (?:as )?complex\b|^§ is complex\b/i, 'make-complex'],
  [/^(?:mark|make) § (?:as )?standard\b/i, 'make-standard'],
  [/^(?:reassign|assign|pass) §/i, 'reassign'],
  [/^reopen §/i, 'reopen'],
  [/^look again at §/i, 'look-again'],
  [/^withdraw §/i, 'withdraw'],
  [/^(?:add a note to|note on|note) §/i, 'note'],
  [/^hand over §/i, 'hand-over'],
  [/^chase §/i, 'chase'],
  [/^add to §/i, 'add'],
  [/^i agree to §/i, 'agree'],
  [/^i do not agree to §/i, 'decline'],
  [/^§ is fixed\b/i, 'fixed'],
  [/^§ is not fixed\b/i, 'not-fixed'],
  [/^link § (?:to|and|with) §/i, 'link'],
  [/^unlink §(?: (?:from|and) §)?/i, 'unlink'],
  [/^share §/i, 'share'],
  [/^unshare §/i, 'unshare'],
  [/^undo §/i, 'undo'],
  [/^edit §/i, 'edit'],
];

const WITH_ID = Object.entries(withId).map(
  ([kind, words]) => [kind as keyof typeof withId, new RegExp(String.raw`^${words} ([\w-]{4,64})$`, 'i')] as const,
);

/** The command that these words are exactly, as a button types it; undefined for anything else. */
export function parseTyped(text: string): Command | undefined {
  const said = text.trim().replace(/[.!]+$/, '');
  const low = said.toLowerCase().replace(/[’‘]/g, "'");
  for (const [kind, pattern] of WITH_ID) {
    const id = pattern.exec(said)?.[1];
    if (id !== undefined && id !== LAST && /\d/.test(id)) return { kind, id };
  }
  const opened = /^remove (?:the )?closure day (\d{4}-\d\d-\d\d)$/.exec(low)?.[1];
  if (opened !== undefined) return { kind: 'open-day', day: opened };
  const [, list = low, page] = /^(.*?),? page (\d{1,4})$/.exec(low) ?? [];
  const number = Math.max(1, Number(page ?? 1));
  const which = Object.entries(lists).find(([name, words]) => name !== 'search' && words.toLowerCase() === list)?.[0];
  if (which !== undefined) return { kind: 'list', which: which as ListName, page: number, of: noListWords };
  const sought = /^search casework for (.+)$/i.exec(said.replace(/,? page \d{1,4}$/i, ''))?.[1];
  if (sought !== undefined)
    return { kind: 'list', which: 'search', page: number, of: { ...noListWords, words: sought } };
  if (/^(?:(?:show|open|see|get|give)(?: me)? )?(?:(?:my|our|the|team|casework) )*dashboard$/.test(low))
    return { kind: 'dashboard' };
  const calendar =
    /^(?:(what is|what's|whats|where is|where's|show|see|give me|get|i want|make|create|do i have|have i got|can i have|how do i get) )?(?:(new|another|stop|remove|delete|revoke) )?(?:(?:my|the|a|an) )?(new )?calendar (?:address|subscription|link|feed)(\?)?$/.exec(
      low,
    );
  if (calendar !== null) {
    const [, asked = '', verb, isNew, mark] = calendar;
    // A question changes nothing: "what is my new calendar address?"
    const isAsked = mark !== undefined || /^(?:what|where|show|see|do i|have i|how)/.test(asked);
    const what =
      isAsked || (verb === undefined && isNew === undefined)
        ? 'show'
        : verb === undefined || /^(?:new|another)/.test(verb)
          ? 'new'
          : 'stop';
    return { kind: 'calendar-address', what };
  }
  if (
    /^(?:(?:how do i|how can i|can i|i want to|i'd like to) )?(?:(?:(?:show|open|see|get|give)(?: me)? )?(?:(?:my|our|the|casework) )*calendar|subscribe(?: to)?(?: (?:my|our|the|a|casework))* (?:calendar|(?:due )?dates))\??$/.test(
      low,
    )
  )
    return { kind: 'calendar-address', what: 'show' };
  switch (low) {
    case plain['log an enquiry']:
      return undefined;
    case plain.statistics:
      return { kind: 'statistics', figures: 'own', of: noStatisticsWords };
    case 'statistics to publish':
      return { kind: 'statistics', figures: 'to-publish', of: noStatisticsWords };
    case plain.export:
      return { kind: 'export' };
    case plain.recalculate:
      return { kind: 'recalculate' };
    case plain['closure-days']:
      return { kind: 'closure-days' };
    case plain.undelivered:
      return { kind: 'undelivered' };
    case plain.announcements:
      return { kind: 'announcements' };
    case plain['reminder-choices']:
      return { kind: 'reminder-choices' };
  }
  return parseVerb(said);
}

const REFERENCE = String.raw`(CW-(?:20\d\d-)?\d{1,7})(?: v(\d{1,6}))?`;

const SHOWN = new RegExp(`^(show|why) ${REFERENCE}$`, 'i');
const TOLD = new RegExp(`^whole history ${REFERENCE}$`, 'i');
const UNSNOOZED = new RegExp(`^unsnooze ${REFERENCE}$`, 'i');
const SNOOZED = new RegExp(`^snooze ${REFERENCE}(?: until (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d))?$`, 'i');
const VERBS = Object.entries(verbs).map(
  ([verb, pattern]) => [verb as Verb, new RegExp(`^${pattern.replace('§', REFERENCE)}$`, 'i')] as const,
);

function parseVerb(said: string): Command | undefined {
  const shown = SHOWN.exec(said);
  if (shown !== null) {
    const abouts = [aboutOf(shown[2], shown[3])];
    return shown[1]?.toLowerCase() === 'why' ? { kind: 'why', abouts } : { kind: 'show', abouts, focus: 'all' };
  }
  const told = TOLD.exec(said);
  if (told !== null) return { kind: 'history', abouts: [aboutOf(told[1], told[2])] };
  const heard = UNSNOOZED.exec(said);
  if (heard !== null) return { kind: 'unsnooze', abouts: [aboutOf(heard[1], heard[2])] };
  const snoozed = SNOOZED.exec(said);
  if (snoozed !== null)
    return { kind: 'snooze', abouts: [aboutOf(snoozed[1], snoozed[2])], until: snoozed[3] ?? '', sure: true };
  for (const [verb, pattern] of VERBS) {
    const match = pattern.exec(said);
    if (match !== null)
      return {
        kind: 'act',
        verb,
        abouts: [aboutOf(match[1], match[2])],
        words: noActionWords,
        sure: true,
      };
  }
  return undefined;
}

function aboutOf(named = '', version: string | undefined): About {
  return version === undefined
    ? { named: named.toUpperCase() }
    : { named: named.toUpperCase(), seenVersion: Number(version) };
}

/** "statistics for Riverside by month since October" */
function sayStatistics({ figures, of }: Extract<Command, { kind: 'statistics' }>): string {
  const { ward, service, councillor, by, period } = of;
  const about = [ward === '' ? '' : `${ward} ward`, service, councillor].filter((each) => each !== '').join(', ');
  return [
    figures === 'own' ? plain.statistics : 'statistics to publish',
    ...(about === '' ? [] : [`for ${about}`]),
    ...(by === '' ? [] : [`by ${by}`]),
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
