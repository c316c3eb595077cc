import { type Reply, reply } from '../../messaging/index.ts';
import type { HeardTurn, IntentHandler, Speaker } from '../heard-turn.ts';
import { recordAway } from './absence.ts';
import { actOnEnquiry } from './act-on-enquiry.ts';
import {
  announce,
  listAnnouncements,
  listUndelivered,
  readAnnouncement,
  reportAnnouncement,
  resend,
} from './announcements.ts';
import { takeBackAway } from './back.ts';
import { chooseAbout, showChoices, snoozeEnquiry } from './choose-reminders.ts';
import { addClosureDay, listClosureDays, recalculateDates } from './closure-days.ts';
import { type Command, noListWords } from './command.ts';
import { cancel, change, confirm } from './confirm.ts';
import { exportCasework } from './export.ts';
import { offerHistory } from './history.ts';
import { recordLeaving } from './leaving.ts';
import { listEnquiries } from './list-enquiries.ts';
import { logAnEnquiry } from './log-an-enquiry.ts';
import { parseCommand } from './parse-command.ts';
import { meantByQuoting, namesEnquiry, quotedEnquiries } from './quoted.ts';
import { type CaseworkServices, type Scene, setScene } from './services.ts';
import { explainDates, showEnquiry } from './show-enquiry.ts';
import { showStatistics } from './statistics.ts';
import { buttons, paragraph } from './wording.ts';

/**
 * Casework in chat: a command is parsed, the speaker is known by what the platform vouches for, the command is carried out.
 * Where others read along the answer is for the asker alone. Turns that are no command are left to others.
 */
export function createCasework(services: CaseworkServices): IntentHandler {
  return async (heard) => {
    const command = await commandOf(heard, services);
    if (command === undefined || heard.speaker === undefined) return undefined;
    if (command.kind === 'which') return forAsker(offerQuoted(command), heard);
    const answered = await answer(command, heard, heard.speaker, services);
    if (answered === undefined) return undefined;
    return forAsker(answered, heard);
  };
}

function forAsker(answered: Reply, { turn }: HeardTurn): Reply {
  return turn.conversation.kind === 'personal' ? answered : { ...answered, audience: 'asker' };
}

/** Longer than any command with the longest words of people in it, in characters. */
const LONGEST_COMMAND = 10_000;

/** Several enquiries were quoted: which of them is meant is asked. */
type Which = {
  readonly kind: 'which';
  readonly references: readonly string[];
  readonly typed: (reference: string) => string;
};

async function commandOf(heard: HeardTurn, services: CaseworkServices): Promise<Command | Which | undefined> {
  const { turn, text, lines, values, speaker } = heard;
  if (turn.input.kind === 'home' && speaker?.kind === 'known')
    return { kind: 'list', which: 'mine', page: 1, of: noListWords };
  if (text.length > LONGEST_COMMAND) return undefined;
  const quoted = namesEnquiry(text) ? [] : await quotedEnquiries(heard, services);
  const [only, ...others] = quoted;
  const command = text === '' ? undefined : parseCommand({ text, raw: lines, values });
  // "update: ordered" is a command that names no enquiry; "my casework" means what it says, whatever is quoted.
  const isNameless = command === undefined || (command.kind === 'act' && !namesEnquiry(command.abouts[0]?.named ?? ''));
  if (only === undefined || !isNameless) return command;
  const meant = meantByQuoting(text, heard);
  if (meant.kind === 'as-said') return command;
  if (meant.kind === 'propose') return others.length === 0 ? meant.command(only) : undefined;
  if (others.length > 0) return { kind: 'which', references: quoted, typed: meant.typed };
  const typed = meant.typed(only);
  return parseCommand({ text: typed, raw: typed, values });
}

function offerQuoted({ references, typed }: Which): Reply {
  return reply(
    paragraph('What you quote is about several enquiries. Which one do you mean?'),
    buttons(...references.slice(0, 5).map((reference) => [reference, typed(reference)] as const)),
  );
}

async function answer(
  command: Command,
  heard: HeardTurn,
  speaker: Speaker,
  services: CaseworkServices,
): Promise<Reply | undefined> {
  if (speaker.kind === 'stranger') return isUnmistakable(command) ? refuse(speaker, heard) : undefined;
  const scene = await setScene(heard, speaker, services);
  return carry(command, scene);
}

function carry(command: Command, scene: Scene): Promise<Reply | undefined> {
  switch (command.kind) {
    case 'log':
      return logAnEnquiry(command, scene);
    case 'log-several':
      return Promise.resolve(undefined);
    case 'act':
      return actOnEnquiry(command, scene);
    case 'list':
      return listEnquiries(command, scene);
    case 'show':
      return showEnquiry(command, scene);
    case 'history':
      return offerHistory(command, scene);
    case 'why':
      return explainDates(command, scene);
    case 'statistics':
      return showStatistics(command, scene);
    case 'export':
      return exportCasework(command, scene);
    case 'absence':
      return recordAway(command, scene);
    case 'absence-over':
      return takeBackAway(command, scene);
    case 'leaving':
      return recordLeaving(command, scene);
    case 'close-day':
      return addClosureDay(command, scene);
    case 'recalculate':
      return recalculateDates(command, scene);
    case 'closure-days':
      return listClosureDays(command, scene);
    case 'snooze':
      return snoozeEnquiry(command, scene);
    case 'choose':
      return chooseAbout(command, scene);
    case 'reminder-choices':
      return showChoices(command, scene);
    case 'announce':
      return announce(command, scene);
    case 'announcements':
      return listAnnouncements(command, scene);
    case 'read-announcement':
      return readAnnouncement(command, scene);
    case 'announcement-report':
      return reportAnnouncement(command, scene);
    case 'undelivered':
      return listUndelivered(command, scene);
    case 'resend':
      return resend(command, scene);
    case 'confirm':
      return confirm(command, scene);
    case 'change':
      return change(command, scene);
    case 'cancel':
      return cancel(command, scene);
  }
}

/** What can be nothing but casework. The rest may be a question to the documents, which everybody may ask. */
function isUnmistakable(command: Command): boolean {
  if (command.kind === 'act') return command.abouts.some(({ named }) => /^#?cw/i.test(named));
  return !['absence', 'absence-over', 'leaving', 'confirm', 'change', 'cancel', 'resend'].includes(command.kind);
}

/** The same for every command, so that nobody learns from it what there is. */
function refuse({ why }: Extract<Speaker, { kind: 'stranger' }>, { knowledge, turn }: HeardTurn): Reply {
  const council = knowledge.council.name;
  const sentences: Record<typeof why, string> = {
    outsider: `Casework is for people of ${council} only, and your account belongs to another organisation.`,
    'no-address': `Casework is for people in ${council}'s directory, and ${turn.platform === 'web' ? 'you are not speaking as one of them' : 'your account comes without an e-mail address that can be checked'}.`,
    'not-in-directory': `Casework is for people in ${council}'s directory, and the e-mail address of your account is not in it. An administrator can add you.`,
    'directory-away': `The directory of ${council} cannot be read just now, so I cannot tell who you are, and casework has to wait. Nothing was changed. Please try again in a few minutes.`,
    left: `Casework is for people in ${council}'s directory, and you are recorded as having left.`,
  };
  return reply(
    paragraph(sentences[why]),
    paragraph('You can still ask about the documents.'),
    buttons(['Who am I?', 'who am I']),
  );
}
