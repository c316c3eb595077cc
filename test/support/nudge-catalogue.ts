import { formatDay, localDate } from '../../src/calendar/index.ts';
import {
  type Action,
  type AuditEntry,
  type ChangeKind,
  changeEnquiry,
  type Enquiry,
  logEnquiry,
} from '../../src/casework/index.ts';
import { type Reply, renderPlainText } from '../../src/messaging/index.ts';
import type { Absence, Directory, Person } from '../../src/people/index.ts';
import { composeAnnouncement, composeUnread } from '../../src/reminders/announce.ts';
import type { Item } from '../../src/reminders/check.ts';
import type { AnnouncementReceipt, Because, CouncilReminders, Payload, Telling } from '../../src/reminders/index.ts';
import { composeList } from '../../src/reminders/list-message.ts';
import type { ListContents, Listing, ListWorld } from '../../src/reminders/list-world.ts';
import { composeMessage, saidOf } from '../../src/reminders/message.ts';
import { composeOutcome, isOutcome, outcomeSentence, putRight } from '../../src/reminders/outcome.ts';
import { defaultSettings } from '../../src/reminders/settings.ts';
import { composeSeveral } from '../../src/reminders/several.ts';
import { derbyRules } from './casework-council.ts';
import { at } from './reminders-town.ts';
import { twelve } from './simulated-people.ts';

/*
 * Everything that a nudge can say, each thing once, as a person reads it: made by the very functions that write messages, from
 * made-up enquiries. `sentences.txt` is what comes of it.
 */

type Entry = { readonly title: string; readonly text: string };

const rules = derbyRules();
const today = localDate('2026-12-10');
const now = at('2026-12-10 09:00');
const council: CouncilReminders = {
  settings: defaultSettings('Europe/London'),
  rules,
  clause: { url: 'https://clausewise.example/derby/working-together#20' },
};
const here: Directory = { council: 'derby', people: twelve.people, absences: [] };
const nameOf = (id: string) => here.people.find((person) => person.id === id)?.name ?? id;
function personOf(id: string): Person {
  const person = here.people.find((one) => one.id === id);
  if (person === undefined) throw new Error(id);
  return person;
}
const absence = (personId: string, coverId?: string): Absence => ({
  id: `absence-${personId}`,
  council: 'derby',
  personId,
  from: localDate('2026-12-07'),
  to: localDate('2026-12-18'),
  ...(coverId === undefined ? {} : { coverId }),
  recordedBy: 'ada',
  recordedAt: 1,
});
const withAway = (...absences: readonly Absence[]): Directory => ({ ...here, absences });

let numbered = 0;
function logged(
  received: string,
  given: { readonly officerId?: string; readonly urgent?: string; readonly details?: string } = { officerId: 'priya' },
): Enquiry {
  numbered += 1;
  const subjects = ['Streetlight out in Bold Lane', 'Bench in Market Square', 'Blocked gully in Station Road'];
  const draft = {
    subject: subjects[numbered % subjects.length] ?? '',
    details: '',
    councillorId: 'khan',
    service: 'Streets',
    receivedOn: localDate(received),
    ...given,
  };
  const made = logEnquiry('derby', { year: 2026, number: numbered }, draft, contextOf('mary', received));
  if (made.kind !== 'changed') throw new Error(made.sentence);
  return final(made.enquiry);
}

function contextOf(by: string, day: string) {
  return { changeId: `${by}-${day}-${numbered}`, by, at: at(`${day} 08:00`), on: localDate(day), rules, nameOf };
}

const final = ({ undoable: _, ...enquiry }: Enquiry): Enquiry => enquiry;

function change(enquiry: Enquiry, by: string, day: string, action: Action): { enquiry: Enquiry; entry: AuditEntry } {
  const changed = changeEnquiry(enquiry, action, contextOf(by, day));
  if (changed.kind === 'refused') throw new Error(`${action.kind}: ${changed.sentence}`);
  return { enquiry: final(changed.enquiry), entry: changed.entry };
}

const acknowledged = (received: string) =>
  change(logged(received), 'priya', received, { kind: 'acknowledge', officerId: 'priya' }).enquiry;

type Written = {
  readonly directory?: Directory;
  readonly tellings?: readonly Telling[];
  readonly history?: readonly AuditEntry[];
};

function message(recipient: string, item: Item, written: Written = {}): string {
  const writing = { council, directory: here, recipient, today, now, tellings: [], history: [], ...written };
  return renderPlainText(composeMessage(item, writing));
}

function item(
  enquiry: Enquiry,
  payload: Partial<Payload> & { readonly kind: Payload['kind'] },
  because?: Because,
): Item {
  const { year, number } = enquiry;
  const whole = { enquiry: { year, number }, to: 'officer', ...payload } as Extract<
    Item,
    { kind: 'enquiry' }
  >['payload'];
  return { kind: 'enquiry', payload: whole, enquiry, ...(because === undefined ? {} : { because }) };
}

const rung = (to: 'officer' | 'manager' | 'head-of-service' | 'coordinator' | 'councillor') =>
  ({ kind: 'rung', clock: 'resolve', rung: 'due', version: 1, to }) as const;

/** What each of the kinds of change says, done by somebody to an enquiry in a state in which it can be done. */
function changes(): Readonly<
  Record<Exclude<ChangeKind, 'log' | 'note' | 'link' | 'unlink' | 'undo' | 'recalculate'>, ReturnType<typeof change>>
> {
  const open = () => acknowledged('2026-12-07');
  const paused = () =>
    change(open(), 'priya', '2026-12-08', { kind: 'pause', reason: 'The exact place is asked for.' }).enquiry;
  const complex = () =>
    change(open(), 'priya', '2026-12-08', { kind: 'make-complex', reason: 'Two services have a part in it.' }).enquiry;
  const proposed = () =>
    change(open(), 'priya', '2026-12-08', {
      kind: 'extend',
      by: localDate('2026-12-21'),
      reason: 'A part is on its way.',
    }).enquiry;
  const resolved = () =>
    change(open(), 'priya', '2026-12-09', { kind: 'resolve', text: 'The lamp was changed.' }).enquiry;
  const shared = () => change(open(), 'khan', '2026-12-08', { kind: 'share', with: 'lowe' }).enquiry;
  const day = '2026-12-10';
  const reason = 'It is in their area.';
  return {
    acknowledge: change(logged('2026-12-09'), 'priya', day, { kind: 'acknowledge', officerId: 'priya' }),
    update: change(open(), 'priya', day, {
      kind: 'update',
      text: 'The crew comes next week.',
      nextUpdateBy: localDate('2026-12-17'),
    }),
    resolve: change(open(), 'priya', day, { kind: 'resolve', text: 'The lamp was changed.' }),
    pause: change(open(), 'priya', day, { kind: 'pause', reason: 'The exact place is asked for.' }),
    resume: change(paused(), 'priya', day, { kind: 'resume', reason: 'The councillor has answered.' }),
    extend: change(open(), 'priya', day, {
      kind: 'extend',
      by: localDate('2026-12-21'),
      reason: 'A part is on its way.',
    }),
    agree: change(proposed(), 'khan', day, { kind: 'agree' }),
    decline: change(proposed(), 'khan', day, { kind: 'decline', reason: 'It is dark there.' }),
    'make-complex': change(open(), 'priya', day, { kind: 'make-complex', reason: 'Two services have a part in it.' }),
    'make-standard': change(complex(), 'priya', day, { kind: 'make-standard', reason: '' }),
    reassign: change(open(), 'helen', day, { kind: 'reassign', service: 'Streets', officerId: 'tom', reason }),
    reopen: change(resolved(), 'priya', day, { kind: 'reopen', reason: 'It went out again.' }),
    withdraw: change(open(), 'khan', day, { kind: 'withdraw', reason: 'It works again.' }),
    'hand-over': change(open(), 'ada', day, {
      kind: 'hand-over',
      councillorId: 'lowe',
      reason: 'Cllr Amina Khan left on 9 December 2026.',
    }),
    edit: change(open(), 'mary', day, { kind: 'edit', edits: { subject: 'Two streetlights out', ward: 'Arboretum' } }),
    chase: change(open(), 'khan', day, { kind: 'chase', text: 'The resident asks again.' }),
    add: change(open(), 'khan', day, { kind: 'add', text: 'It is the third lamp from the corner.' }),
    'look-again': change(resolved(), 'khan', day, { kind: 'look-again', reason: 'It flickers.' }),
    fixed: change(resolved(), 'khan', day, { kind: 'fixed', text: '' }),
    'not-fixed': change(resolved(), 'khan', day, { kind: 'not-fixed', reason: 'Nobody has been there.' }),
    share: change(open(), 'khan', day, { kind: 'share', with: 'lowe' }),
    unshare: change(shared(), 'khan', day, { kind: 'unshare', with: 'lowe' }),
  };
}

/** Why a message comes to somebody in another's place: each reason once, with who reads it. */
const becauses: Readonly<Record<Because['kind'], readonly [reader: string, because: Because]>> = {
  cover: ['tom', { kind: 'cover', for: 'priya', until: localDate('2026-12-18') }],
  away: ['helen', { kind: 'away', who: 'priya' }],
  unreachable: ['helen', { kind: 'unreachable', who: 'priya' }],
  'nobody-has-it': ['helen', { kind: 'nobody-has-it' }],
  'nobody-left': ['ada', { kind: 'nobody-left', of: 'manager' }],
  'last-resort': ['mary', { kind: 'last-resort' }],
};

function single(): readonly Entry[] {
  const due = acknowledged('2026-12-03');
  const late = acknowledged('2026-12-01');
  const neither = logged('2026-12-01');
  const urgent = logged('2026-12-09', {
    officerId: 'priya',
    urgent: 'Somebody fell there yesterday.',
    details: 'A resident has written twice.',
  });
  const nobodys = logged('2026-12-08', {});
  const { update, pause, 'look-again': looked, reopen, reassign } = changes();
  const given = change(acknowledged('2026-12-07'), 'helen', '2026-12-10', {
    kind: 'reassign',
    service: 'Housing',
    reason: 'The wall is ours, the lamp is theirs.',
  });
  const moved = change(acknowledged('2026-12-07'), 'mary', '2026-12-10', {
    kind: 'edit',
    edits: { service: 'Housing' },
  });
  const paused = change(acknowledged('2026-12-01'), 'priya', '2026-12-02', {
    kind: 'pause',
    reason: 'The exact place is asked for.',
    until: today,
  }).enquiry;
  return [
    {
      title: 'New, to whoever has it',
      text: message('priya', item(urgent, { kind: 'assigned', change: 'log', by: 'mary' })),
    },
    {
      title: 'New, in a service where nobody has it',
      text: message('helen', item(nobodys, { kind: 'assigned', change: 'log', by: 'mary' }, { kind: 'nobody-has-it' })),
    },
    ...(
      [
        ['Given to them', 'tom', reassign],
        [
          'Given to somebody for whom they cover',
          'omar',
          reassign,
          { kind: 'cover', for: 'tom', until: localDate('2026-12-18') },
        ],
        ['Given to their service, with a reason', 'hana', given, { kind: 'nobody-has-it' }],
        ['Put right into their service', 'hana', moved, { kind: 'nobody-has-it' }],
        ['Open again', 'priya', reopen],
        ['Open again for the councillor', 'priya', looked],
      ] as readonly (readonly [string, string, ReturnType<typeof change>, Because?])[]
    ).map(([title, reader, { enquiry, entry }, because]) => {
      const why = entry.why === undefined ? {} : { why: entry.why };
      const payload = { kind: 'assigned' as const, change: entry.kind, by: entry.by, what: entry.what, ...why };
      return { title, text: message(reader, item(enquiry, payload, because)) };
    }),
    { title: 'Due today', text: message('priya', item(due, rung('officer'))) },
    {
      title: 'Overdue, with the last update',
      text: message('priya', item(late, rung('officer')), { history: [update.entry] }),
    },
    { title: 'Both dates passed', text: message('priya', item(neither, rung('officer'))) },
    { title: 'To the manager', text: message('helen', item(late, rung('manager'))) },
    { title: 'To the head of service', text: message('carol', item(late, rung('head-of-service'))) },
    { title: 'To a coordinator', text: message('mary', item(late, rung('coordinator'))) },
    { title: 'To the manager, nobody has it', text: message('helen', item(nobodys, rung('manager'))) },
    { title: 'Paused, to be looked at', text: message('priya', item(paused, { kind: 'look-at-paused', on: today })) },
    { title: 'They asked to be reminded', text: message('priya', item(late, { kind: 'snoozed' })) },
    {
      title: 'They asked to be reminded, and it is paused',
      text: message('priya', item(pause.enquiry, { kind: 'snoozed' })),
    },
    {
      title: 'Shared with another councillor',
      text: message('lowe', item(late, { kind: 'shared', by: 'khan', to: 'councillor' })),
    },
    ...Object.entries(becauses).map(([kind, [reader, because]]) => ({
      title: `In another’s place: ${kind}`,
      text: message(reader, item(late, rung('officer'), because)),
    })),
    {
      title: 'A councillor cannot be reached',
      text: message('priya', item(late, rung('councillor'), { kind: 'unreachable', who: 'khan' })),
    },
  ];
}

function whatCouncillorsHear(): readonly Entry[] {
  const late = acknowledged('2026-12-01');
  const neither = logged('2026-12-01');
  const complex = change(neither, 'priya', '2026-12-01', { kind: 'make-complex', reason: 'Two services.' }).enquiry;
  const key = `derby:${late.reference}`;
  const telling = (enquiry: Enquiry, recipient: string, when: string): Telling => ({
    enquiry: `derby:${enquiry.reference}`,
    recipient,
    at: at(when),
    payload: {},
  });
  const say = (title: string, enquiry: Enquiry, written: Written = {}) => ({
    title,
    text: message('khan', item(enquiry, rung('councillor')), written),
  });
  const morning = telling(late, 'priya', '2026-12-10 08:45');
  return [
    say('Overdue: who has it was told this morning, and the manager', late, {
      tellings: [telling(late, 'helen', '2026-12-09 09:00'), { ...morning, enquiry: key }],
    }),
    say('Overdue: nobody has been told since', late),
    say('Overdue: away and covered', late, {
      directory: withAway(absence('priya', 'tom')),
      tellings: [telling(late, 'tom', '2026-12-09 14:00')],
    }),
    say('Overdue: away and covered, the cover not told yet', late, { directory: withAway(absence('priya', 'tom')) }),
    say('Overdue: away, nobody covers', late, {
      directory: withAway(absence('priya')),
      tellings: [telling(late, 'helen', '2026-12-10 08:45')],
    }),
    say('Overdue: not at work today', { ...late, officerId: 'omar' }),
    say('Overdue: no officer has it', { ...logged('2026-12-01', {}) }, {}),
    say('Two promises missed', neither),
    say('Two promises missed, one of them an update', complex),
  ];
}

function news(): readonly Entry[] {
  return Object.entries(changes()).flatMap(([kind, { enquiry, entry }]) => {
    if (kind === 'share' || kind === 'unshare') return [];
    const payload = {
      kind: 'notice' as const,
      change: entry.kind,
      version: entry.version,
      what: entry.what,
      by: entry.by,
      ...(entry.why === undefined ? {} : { why: entry.why }),
    };
    const reader = entry.by === enquiry.councillorId ? (enquiry.officerId ?? 'helen') : enquiry.councillorId;
    return [
      {
        title: `${kind}, to ${nameOf(reader)}`,
        text: message(
          reader,
          item(enquiry, { ...payload, to: reader === enquiry.councillorId ? 'councillor' : 'officer' }),
        ),
      },
    ];
  });
}

function outcomes(): readonly Entry[] {
  const all = Object.entries(changes()).flatMap(([kind, { enquiry, entry }]) =>
    isOutcome(entry.kind, { kind: 'list', on: today })
      ? [
          {
            title: `A nudge that is put right: ${kind}`,
            text: renderPlainText(composeOutcome(enquiry.reference, { enquiry, entry }, here)),
          },
        ]
      : [],
  );
  const [one, other] = [acknowledged('2026-12-01'), acknowledged('2026-12-02')];
  const writing = { council, directory: here, recipient: 'priya', today, now, tellings: [], history: [] };
  const several = composeSeveral([item(one, rung('officer')), item(other, rung('officer'))], writing);
  const head = saidOf(several, [one]).about[`derby:${one.reference}`]?.head ?? '';
  const { entry } = change(one, 'tom', '2026-12-10', { kind: 'resolve', text: 'Done.' });
  const right = (sentence: string | undefined): Reply =>
    putRight(several, { reference: one.reference, head, sentence });
  return [
    ...all,
    {
      title: 'A nudge about what its reader may not see any more',
      text: renderPlainText(composeOutcome(one.reference, undefined, here)),
    },
    { title: 'Several in one message', text: renderPlainText(several) },
    { title: 'Several, one put right', text: renderPlainText(right(outcomeSentence(entry, here))) },
    { title: 'Several, one out of sight', text: renderPlainText(right(undefined)) },
  ];
}

function lists(): readonly Entry[] {
  const [overdue, due, soon, open] = [
    acknowledged('2026-12-01'),
    acknowledged('2026-12-03'),
    acknowledged('2026-12-08'),
    change(acknowledged('2026-12-09'), 'priya', '2026-12-09', { kind: 'make-complex', reason: 'Two services.' })
      .enquiry,
  ];
  const paused = change(acknowledged('2026-12-01'), 'priya', '2026-12-02', {
    kind: 'pause',
    reason: 'The exact place is asked for.',
    until: today,
  }).enquiry;
  const nobodys = logged('2026-12-08', {});
  const nobodysMissed = logged('2026-12-04', {});
  const { chase, update, resolve } = changes();
  const listing = (enquiry: Enquiry, given: Partial<Listing> = {}): Listing => ({
    enquiry,
    changes: [],
    isNew: false,
    ...given,
  });
  const empty: ListContents = {
    overdue: [],
    dueToday: [],
    toLookAt: [],
    dueSoon: [],
    others: [],
    words: [],
    heardBefore: 0,
    missed: [],
    missedElsewhere: [],
    comingDue: [],
    longOverdue: [],
    elsewhere: [],
    unassigned: [],
    unspoken: [],
    news: [],
    soonUntil: localDate('2026-12-17'),
  };
  const directory = withAway(absence('priya', 'tom'), absence('omar'));
  const write = (
    title: string,
    reader: string,
    given: Partial<ListContents>,
    mutedUntil?: ListWorld['mutedUntil'],
  ): Entry => {
    const person = personOf(reader);
    const world: ListWorld = {
      now,
      today,
      council,
      directory,
      person,
      enquiries: [],
      tellings: new Map(),
      changes: [],
      carried: [],
      isFirstOfWeek: true,
      snoozed: {},
      unspoken: [],
      mutedUntil,
    };
    return { title, text: renderPlainText(composeList({ ...empty, ...given }, world).reply) };
  };
  const resolved = item(resolve.enquiry, {
    kind: 'notice',
    change: 'resolve',
    version: 3,
    what: resolve.entry.what,
    why: resolve.entry.why ?? '',
    to: 'councillor',
  });
  const many = Array.from({ length: 10 }, () => listing(acknowledged('2026-12-01')));
  return [
    write('An officer’s list, every part of it', 'priya', {
      overdue: [listing(overdue, { changes: [update.entry, chase.entry] })],
      dueToday: [listing(due, { because: { kind: 'cover', for: 'priya', until: localDate('2026-12-18') } })],
      toLookAt: [listing(paused)],
      dueSoon: [listing(soon, { isNew: true })],
      others: [listing(open)],
    }),
    write('An officer’s list, more than have buttons', 'priya', { overdue: many.slice(0, 9) }),
    write('An officer’s list, nothing due', 'priya', { others: [listing(open)] }),
    write('A manager’s Monday', 'helen', {
      team: {
        open: 6,
        overdue: [overdue],
        dueSoon: [soon],
        nobodys: [nobodys],
        pausedForLong: [paused],
        others: [open],
        away: [
          { person: personOf('priya'), until: localDate('2026-12-18'), coverId: 'tom' },
          { person: personOf('omar'), until: localDate('2026-12-18') },
        ],
      },
    }),
    write('A manager’s Monday, one open', 'helen', {
      team: { open: 1, overdue: [overdue], dueSoon: [], nobodys: [], pausedForLong: [], others: [], away: [] },
    }),
    write('A manager, the morning after a miss', 'helen', { missed: [overdue] }),
    write('A head of service', 'carol', { longOverdue: [acknowledged('2026-11-23')] }),
    write('A coordinator, the morning after a miss', 'mary', { missedElsewhere: [overdue] }),
    write('A coordinator, a miss that nobody has', 'mary', { missedElsewhere: [nobodysMissed] }),
    write('A manager, before a date, where the council has a step for that', 'helen', { comingDue: [due, soon] }),
    write('A coordinator’s Monday', 'mary', { unassigned: [nobodys], elsewhere: [overdue] }),
    write('A coordinator, only what nobody has', 'mary', { unassigned: [nobodys] }),
    write('Whoever is told because nobody nearer is', 'carol', { unspoken: [paused, nobodys] }),
    write('The same, though they have muted', 'helen', { unspoken: [paused] }, localDate('2026-12-21')),
    write('A coordinator, more than a list has room for', 'mary', {
      elsewhere: Array.from({ length: 18 }, () => acknowledged('2026-12-01')),
    }),
    write('A councillor, one overdue', 'khan', { words: [overdue] }),
    write('A councillor, one more overdue than they have heard of', 'khan', { words: [overdue], heardBefore: 3 }),
    write('A councillor, two overdue', 'khan', { words: [overdue, logged('2026-12-01')] }),
    write('A councillor, one overdue and news of another', 'khan', {
      words: [overdue],
      heardBefore: 1,
      news: [resolved],
    }),
    write('News alone', 'khan', { news: [resolved] }),
  ];
}

function others(): readonly Entry[] {
  const announcement = {
    id: 'a1',
    council: 'derby',
    author: 'ada',
    text: 'The casework system moves on Friday 18 December, from 17:00 to 19:00.',
    important: true,
    createdAt: now,
  };
  const receipt = (person: string, given: Partial<AnnouncementReceipt> = {}): AnnouncementReceipt => ({
    person,
    ...given,
  });
  const unread = (...receipts: readonly ReturnType<typeof receipt>[]) =>
    renderPlainText(composeUnread(announcement, receipts, here));
  return [
    {
      title: 'An announcement',
      text: renderPlainText(composeAnnouncement({ ...announcement, important: false }, 'Ada Wells', false)),
    },
    {
      title: 'An important announcement',
      text: renderPlainText(composeAnnouncement(announcement, 'Ada Wells', false)),
    },
    { title: 'The same, once more', text: renderPlainText(composeAnnouncement(announcement, 'Ada Wells', true)) },
    {
      title: 'To its author: who has not read it',
      text: unread(
        receipt('priya', { deliveredAt: now, chasedAt: now }),
        receipt('tom', { deliveredAt: now }),
        receipt('omar', { failure: 'cannot be reached' }),
        receipt('helen', { deliveredAt: now, readAt: now }),
      ),
    },
    { title: 'To its author: everybody has', text: unread(receipt('helen', { deliveredAt: now, readAt: now })) },
    {
      title: 'An alert',
      text: message('mary', {
        kind: 'alert',
        payload: {
          kind: 'alert',
          text: 'A message to Priya Shah about CW-2026-0001 could not be delivered: server busy.',
          typed: 'resend 1',
        },
      }),
    },
  ];
}

/** The whole catalogue as a file. */
export function catalogue(): string {
  numbered = 0;
  const parts: readonly (readonly [string, readonly Entry[]])[] = [
    ['One message about one enquiry', single()],
    ['What a councillor hears of what is overdue', whatCouncillorsHear()],
    ['News of what was done', news()],
    ['Put right in its place', outcomes()],
    ['Lists', lists()],
    ['Announcements and alerts', others()],
  ];
  return [
    `What a nudge can say, as it is read on ${formatDay(today)} 2026. Written by "npm run month".`,
    ...parts.flatMap(([title, entries]) => [
      `\n\n==== ${title}`,
      ...entries.map(
        (entry) =>
          `\n-- ${entry.title}\n\n${entry.text
            .split('\n')
            .map((line) => (line === '' ? '' : `   ${line}`))
            .join('\n')}`,
      ),
    ]),
    '',
  ].join('\n');
}
