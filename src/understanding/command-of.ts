import { aboutInWords } from './about.ts';
import { noActionWords, type Verb } from './act-command.ts';
import { isOnlyCopied } from './act-meant.ts';
import { type ReadAct, readActInWords, verbFor } from './acts.ts';
import { readAnnouncement } from './announced.ts';
import { saysBackOn } from './back-on.ts';
import type { Command, ListName } from './command.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { readList } from './lists.ts';
import { readLog } from './logging/read-log.ts';
import type { Masked } from './mask.ts';
import { ordersAct, tellsOfSome } from './of-casework.ts';
import { isOfConduct, speaksOfDocuments } from './of-documents.ts';
import { readChoice, readClosure, snoozeUntil, tellsPlan, untilIn } from './others.ts';
import { readLeaving } from './people-leaving.ts';
import { notAway, readAbsence, readBack, readWhoIsAway } from './people-time.ts';
import { asksForReminder, enquiryMuted, speaksOfReminders } from './reminder-words.ts';
import type { Said } from './said.ts';
import { readStatistics } from './statistics-words.ts';
import { isVerb, reads } from './verbs.ts';
import { speaksOfKind } from './wanted/kindred.ts';

/** Without one of these nobody is away. */
const AWAY =
  /\b(?:away|leave|off|holidays?|sick|ill|poorly|unwell|not well|out|ooo|absent|absence|cover\w*|back|return\w*|not (?:in|here|around|working)|won['’]?t be (?:in|here|around)|will not be (?:in|here)|court|course|conference|jury|flu|maternity|paternity|annual|break up|elsewhere|looking after my|not about|signed off|under the weather|laid up|funeral|unreachable|offline)\b/i;

/** "When is the deadline for a resolved one" asks of all such. */
const ANY_ONE =
  /\b(?:an?|any|every|each)\s+(?:\p{L}+\s+){0,2}(?:one|enquiry|inquiry|case)\b(?!\s+(?:of (?:mine|ours)|i|we|about|with)\b)/iu;
/** Three sentences or more are no choice as a whole: one of them may be. */
const SENTENCES = /[.!?]\s+\S.*[.!?]\s+\S/s;

const HOW_LONG = /^how (?:long|much|many|often)\b(?!.*\b(?:i|me|my|he|she|they|we)\b)/i;
/** Nobody is away for being tired of something. */
const SICK_OF = /\b(?:sick (?:of|to (?:death|the back teeth) of|and tired of)|off[- ]putting)\b/i;

/** "As at 20 January 2027: how long to reply?" */
const AS_AT =
  /^(?:and |so |please )?(?:as (?:at|of)|as it (?:was|stood|is|stands|will be) on|in force (?:on|at|from))\b/i;
const WHO_IS =
  /^(?:(?:and|so|but|ok|okay|now|please)[\s,]+)*who(?:['’]?s|se| is| are| was| were| has| have|['’]ve|['’]re)\b/i;
const OF_ABSENCE =
  /\b(?:away|off|leave|holidays?|hols|cover\w*|back|absen\w*|out|sick|ill|poorly|standing in|stands in|deputi\w*|available|about|around|here|there|at work|working|instead|doing|minding|looking after|taking|picking up|on duty|on call|in(?=\s*[?.!]*$|\s+(?:today|tomorrow|this|next|on|at|now|and|work|the office)\b)|missing|not in|got (?:my|his|her|their))\b/i;
const OF_ANNOUNCEMENTS =
  /\b(?:announc\w*|notices?|broadcasts?|bulletins?|circulars?|messages? to (?:all|everyone|councillors|officers)|who (?:has|have|had) (?:not )?read|read by)\b/i;
/** "I am not away tomorrow" takes an absence back. */
const NOT_AWAY =
  /(?:\b(?:not|no longer|never)|n['’]?t)\s+(?:going to be |be |actually |now )*(?:away|off|on (?:annual )?leave|on holiday)\b/i;
const BACK_NOW =
  /^(?:i['’]?m |im |i am )?(?:now )?back(?: (?:in|at work|at my desk|in the office|from (?:leave|holiday|sick)|online))*(?: (?:now|today|this morning))?[\s.!]*$/i;
/** "Enquiries for Streets last month" are those that there are. */
const LISTS =
  /^(?:(?:all|the|my|our|open|closed|new|late)\s+)*(?:enquiries|inquiries|cases|casework)\s+(?:for|from|about|with|in|on|of|re|regarding|since|between|this|last)\b/i;
/** "Don't mute reminders" wants nothing changed. */
const NO_CHOICE =
  /^(?:please\s+)?(?:do not|don['’]?t|dont|never)\s+(?:mute|unmute|snooze|silence|bundle|turn|switch|pause)\b/i;

function asCopied(read: ReadAct | undefined, text: string): ReadAct | undefined {
  if (read?.kind !== 'command' || read.command.kind !== 'act' || !isOnlyCopied(text, read.command.words)) return read;
  const { edits, who } = read.command.words;
  const words = { ...noActionWords, who: edits.councillor ?? who };
  return { kind: 'command', command: { ...read.command, verb: 'share', words, sure: false } };
}

const ORDERS =
  /^(?:please\s+)?(?<verb>extend|pause|resume|resolve|acknowledge|reassign|reopen|withdraw|chase)\s+(?:it|that|this)\b/i;

function headOf(text: string): Verb {
  return (ORDERS.exec(text)?.groups?.verb ?? '').toLowerCase() as Verb;
}

/** What a sentence comes to that names no enquiry by number, by what is wanted; undefined where it turns out to be meant otherwise. */
export function commandOf(label: string, said: Said, masked: Masked, known: Known): ReadAct | undefined {
  const { text, lines, mood } = said;
  const command = (found: Command | undefined) => found && { kind: 'command' as const, command: found };
  if (
    label.startsWith('list-') &&
    /^what (?:happens|if)\b|^what(?:['’]?s| is) an?\b|^what (?:does|do)\b.*\bmean\b/i.test(text)
  )
    return undefined;
  if (label.startsWith('list-')) return command(readList(label.slice(5) as ListName, text, known));
  if (Object.hasOwn(reads, label) || label === 'why') {
    const about = ANY_ONE.test(text) ? undefined : aboutInWords(text, known.screen, true);
    if (about === undefined) return undefined;
    return command(
      label === 'why'
        ? { kind: 'why', abouts: [about] }
        : { kind: 'show', abouts: [about], focus: reads[label] ?? 'all' },
    );
  }
  if (isVerb(label)) {
    if (mood.question && mood.wondering) return undefined;
    return asCopied(readActInWords(verbFor(label, known, false), said, known), text);
  }
  const isOfOther = masked.spans.some(({ is }) => is === 'person') && !/\b(?:i|i['’]m|im|my)\b/i.test(text);
  switch (label) {
    case 'log':
      if (LISTS.test(text)) return command(readList('search', text, known));
      if (isOfConduct(text) || speaksOfDocuments(text) || mood.wondering) return undefined;
      return command({ kind: 'log', words: readLog(text, lines, known), sure: false });
    case 'absence':
      if (/^(?:if|when|while)\b.*\bwho\b/i.test(text)) return command(readWhoIsAway(text, known));
      if (NOT_AWAY.test(text))
        return mood.question
          ? undefined
          : command(isOfOther ? notAway(text, known) : readBack(`cancel ${text}`, known));
      if (SICK_OF.test(text) || ordersAct(text) || tellsOfSome(text)) return undefined;
      if (mood.question || mood.wondering || !(AWAY.test(text) || speaksOfKind('away', text))) return undefined;
      // "Back in now" is no absence of today.
      if (BACK_NOW.test(text) && !isOfOther) return command(readBack(text, known));
      if (saysBackOn(said, known)) return command(readWhoIsAway(text, known));
      return command(readAbsence(text, known));
    case 'absence-over': {
      if (mood.question || /\bback to (?!work|the office|normal)/i.test(text)) return undefined;
      // Whoever says that somebody else is back has not come back themselves.
      if (isOfOther) return command(NOT_AWAY.test(text) ? notAway(text, known) : readWhoIsAway(text, known));
      if (NOT_AWAY.test(text)) return command(readBack(`cancel ${text}`, known));
      const isPlanned =
        masked.spans.some(({ is }) => is === 'date') && !/cancel|remove|take back|today|now/i.test(text);
      if (isPlanned && saysBackOn(said, known)) return command(readWhoIsAway(text, known));
      return command(isPlanned ? readAbsence(text, known) : readBack(text, known));
    }
    case 'who-is-away':
      // "How long is paternity leave" is of anybody's.
      if (HOW_LONG.test(text) && !masked.spans.some(({ is }) => is === 'person')) return undefined;
      // "Who's her boss", "who's to blame" asks of nobody's absence.
      if (WHO_IS.test(text) && !OF_ABSENCE.test(text) && !masked.spans.some(({ is }) => is === 'date'))
        return undefined;
      return command(readWhoIsAway(text, known));
    case 'leaving': {
      const leaving = mood.question ? undefined : readLeaving(text, known);
      if (leaving?.kind !== 'leaving') return undefined;
      const { directory, on, me } = known;
      const isPerson =
        findPeople(leaving.who, { directory, on, me, suits: () => true }).kind !== 'nobody' ||
        /^(?:cllr|councillor)\b/i.test(leaving.who) ||
        directory.people.some(
          ({ left, name }) => left?.casework === 'undecided' && name.toLowerCase() === leaving.who.toLowerCase(),
        );
      return isPerson ? command(leaving) : undefined;
    }
    case 'announce':
      // "Pause that, waiting for the councillor to tell us which" orders that.
      if (ORDERS.test(text)) return readActInWords(verbFor(headOf(text), known, false), said, known);
      return mood.question ? undefined : command(readAnnouncement(text, lines));
    case 'close-day':
      // What held on a day closes none.
      if (AS_AT.test(text)) return undefined;
      // "Is the council shut on Christmas Eve" asks.
      if (mood.question || mood.wondering) return command({ kind: 'closure-days' });
      return command(readClosure(text, known));
    case 'snooze': {
      const told = tellsPlan(text) ? aboutInWords(text, known.screen, true) : undefined;
      if (told !== undefined) {
        const words = { ...noActionWords, text };
        return command({ kind: 'act', verb: verbFor('update', known, false), abouts: [told], words, sure: false });
      }
      const numbered = enquiryMuted(text);
      const about = numbered === undefined ? aboutInWords(text, known.screen, false) : { named: numbered };
      return command({
        kind: 'snooze',
        abouts: about === undefined ? [] : [about],
        until: snoozeUntil(text, known),
        sure: false,
        ...(asksForReminder(text) ? { reminder: true } : {}),
      });
    }
    case 'digest':
    case 'no-digest':
    case 'mute':
    case 'unmute':
    case 'hours':
    case 'council-hours': {
      const muted = enquiryMuted(text);
      if (muted !== undefined && (label === 'mute' || label === 'unmute') && !mood.question) {
        const abouts = [{ named: muted }];
        return command(
          label === 'unmute'
            ? { kind: 'unsnooze', abouts }
            : { kind: 'snooze', abouts, until: untilIn(text, known), sure: false },
        );
      }
      if ((label === 'mute' && !speaksOfReminders(text)) || SENTENCES.test(text)) return undefined;
      return (mood.question && !mood.request) || NO_CHOICE.test(text)
        ? command({ kind: 'reminder-choices' })
        : command(readChoice(label, text, known));
    }
    case 'statistics':
    case 'statistics-to-publish':
      return command({
        kind: 'statistics',
        figures: label === 'statistics' ? 'own' : 'to-publish',
        of: readStatistics(text, known, 'loosely'),
      });
    case 'export': {
      const unused = masked.spans
        .filter(({ is }) => is !== 'reference')
        .map(({ start, end }) => text.slice(start, end));
      return command({ kind: 'export', ...(unused.length === 0 ? {} : { unused }) });
    }
    case 'announcements':
      return OF_ANNOUNCEMENTS.test(text) ? command({ kind: label }) : undefined;
    case 'recalculate':
    case 'closure-days':
    case 'undelivered':
    case 'reminder-choices':
      return command({ kind: label });
    default:
      return undefined;
  }
}
