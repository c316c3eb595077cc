import { type About, noActionWords, type Verb } from './act-command.ts';
import { type Command, LAST, type ListName, noListWords, noStatisticsWords } from './command.ts';
import { lists, plain, verbs, withId } from './typed.ts';

const WITH_ID = Object.entries(withId).map(
  ([kind, words]) => [kind as keyof typeof withId, new RegExp(String.raw`^${words} ([\w-]{4,64})$`, 'i')] as const,
);

/** "What waits, 2", "where is my draft", "back to the form". */
const WAITING =
  /^(?:what(?:['’]s| is)? (?:still )?wait(?:s|ing)(?: for (?:my|a) yes)?(?:,? (?<which>[1-9]))?|(?:where (?:is|was|did|has)|where['’]s|show(?: me)?|find|(?:go |take me )?back to|carry on with|continue|resume|finish|open) (?:(?:my|the|that|this) )?(?:last |unfinished |unsent )?(?:draft|form)s?(?: (?:again|go|gone|went))?|where was i|what was i doing)\??$/;

/** "Show working-together#36": a document's name with a paragraph's mark, as buttons type it; never an enquiry, nor its number. */
const PARAGRAPH =
  /^(?:(?:please )?(?:show|open|see|read|quote)(?: me)? )?(?!(?:cw|case|casework|enquiry|inquiry|ref|reference|ticket|job|issue|no|number)#)[a-z][\w/-]*#\d[\w.()[\]-]*$/i;

/** Whether these words are exactly what a button types for a paragraph: no words of an enquiry, whatever they are like. */
export function isTypedParagraph(text: string): boolean {
  return PARAGRAPH.test(text.trim().replace(/[?.!]+$/, ''));
}

/** The button below an announcement, typed as it is labelled. */
const READ_THIS =
  /^(?:ok(?:ay)?,? |yes,? )?i(?:['’]ve| have) (?:now )?read (?:this|it|that|this announcement|that announcement|the announcement)$/i;

/** The command that these words are exactly, as a button types it; undefined for anything else. */
export function parseTyped(text: string): Command | undefined {
  const said = text.trim().replace(/[.!]+$/, '');
  const low = said.toLowerCase().replace(/[’‘]/g, "'");
  for (const [kind, pattern] of WITH_ID) {
    const id = pattern.exec(said)?.[1];
    if (id !== undefined && id !== LAST && /\d/.test(id)) return { kind, id };
  }
  if (READ_THIS.test(said)) return { kind: 'read-announcement', id: LAST };
  const waiting = WAITING.exec(low);
  if (waiting !== null) return { kind: 'what-waits', which: Number(waiting.groups?.which ?? 0) };
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
