import { isOfCouncillorSide } from '../people/index.ts';
import { aboutInWords, bareThing, type Shape, shapeOf } from './about.ts';
import { offerOf, readAct, readActInWords, taughtVerb, verbFor } from './acts.ts';
import { fillIn, isNo, isYes, pressedBy } from './answers.ts';
import { type Command, type Focus, LAST, type ListName, type Verb } from './command.ts';
import { readForm } from './forms.ts';
import type { Known } from './known.ts';
import { readLog } from './logging/read-log.ts';
import { readSeveral } from './logging/several.ts';
import { namesLogging, passesOn } from './logging/trigger.ts';
import { type Masked, maskSaid } from './mask.ts';
import { findPeople } from './names.ts';
import { asksToLog, isOfCasework, tellsAbsence } from './of-casework.ts';
import { readAnnouncement, readChoice, readClosure, readList, untilIn } from './others.ts';
import { readAbsence, readBack, readLeaving } from './people-time.ts';
import { isMeaningless, readSaid, type Said } from './said.ts';
import { parseTyped, sayList, taughtHeads } from './typed.ts';
import type { Offer, Understanding } from './understanding.ts';
import { stemOf, wordsOf } from './wanted/features.ts';
import { DOCUMENTS, type Wanted } from './wanted/open-wanted.ts';

/** A turn to be understood: as typed, with its lines, and the values of a form where one was sent. */
export type Typed = { readonly raw: string; readonly values: Readonly<Record<string, string>> };

const verbs = new Set<string>(taughtHeads.map(([, verb]) => verb));
const reads: Readonly<Record<string, Focus>> = {
  show: 'all',
  news: 'news',
  who: 'who',
  when: 'when',
  'why-late': 'why-late',
};
/** How likely something must be to be taken as meant, where an enquiry is named and where none is. */
const MEANT = 0.45;
const MEANT_ALONE = 0.5;
/** How likely a question to the documents, or talk, may be at most where a sentence is plainly casework. */
const PLAIN = 0.45;
/** A command of somebody's own that changes nothing yet is offered beside the documents from here on. */
const PERHAPS = 0.22;
/** So likely a question to the documents that an enquiry's words in it are chance. */
const SURELY_DOCUMENTS = 0.93;
const CASEWORK =
  /\b(?:enquir(?:y|ies)|inquir(?:y|ies)|casework|my cases?|case ?load|overdue|unassigned|my reminders?|closure day|snooze)\b/i;
/** Without one of these nobody is away. */
const AWAY =
  /\b(?:away|leave|off|holidays?|sick|ill|poorly|unwell|not well|out|ooo|absent|absence|cover\w*|back|return\w*|not (?:in|here|around|working)|won['’]?t be (?:in|here|around)|will not be (?:in|here)|court|course|conference|jury|flu|maternity|paternity|annual|break up|elsewhere|looking after my)\b/i;

/** Neither yes nor no: what was read back stays as it is until it is plain. */
const YES_BUT =
  /^(?:yes|yep|yeah|no|nope|ok|okay)\b[\s,]+(?:but|except|only|not|that['’]?s (?:the )?wrong|it['’]?s|it is|change|make it|actually)\b/i;

/** Whom to ask is for the documents, whatever about. */
const ASKS_WHOM =
  /^(?:who|how|where|what)\s+(?:do|can|should|would|must|number|is the)\b|\b(?:ring|contact|complain)\b/i;

/** Something is not to be done. */
const NOT_TO =
  /^(?:please\s+)?(?:do not|don['’]?t|never)\s+(?!remind|send|disturb|nag|need|agree|want|let)\w+\s+(?:\w+\s+)?§/i;

/** How a question begins, with or without its mark. */
const QUESTION_WORD =
  /^(?:what|who|whom|whose|how|when|where|why|which|can|could|may|might|should|must|shall|do|does|did|is|are|am|was|were|has|have|will|would)\b/i;

/** What documents are about: with one of these a sentence is no report of a pothole. */
const OF_DOCUMENTS =
  /\b(?:councillors?|cllrs?|members?|officers?|protocol|code of conduct|standing orders?|constitution|monitoring officer|chief executive|leader|cabinet|committee|scrutiny|group meeting|political|party|interests?|gifts?|hospitality|bully\w*|harass\w*|whistle\w*|confidential\w*|standards?|agenda|minutes|motion|vote|chair|ombudsman|freedom of information|foi|data protection)\b/i;

const spoken = new WeakMap<Known['everyday'], readonly string[]>();

/** Whether a sentence speaks of what residents have trouble with. */
function guessesOf(text: string, { everyday }: Known): boolean {
  const known = spoken.get(everyday) ?? everyday.flatMap(({ words }) => words.map(phraseOf));
  spoken.set(everyday, known);
  const said = phraseOf(text);
  return known.some((phrase) => said.includes(phrase));
}

function phraseOf(text: string): string {
  return ` ${wordsOf(text).map(stemOf).join(' ')} `;
}

/** Somebody's conduct is complained of: that is for the documents, whatever it is called. */
function isOfDocuments(text: string): boolean {
  return /\b(?:complain\w*|concerns?|breach\w*|allegation|grievance|report)\b.*\b(?:about|against|by|of|from)\s+(?:an?\s+|the\s+|another\s+|my\s+|some\s+|senior\s+|fellow\s+)*(?:councillors?|cllrs?|members?|officers?|manager|chief executive|colleague|leader)\b(?!\s+\p{Lu})/iu.test(
    text,
  );
}

function withoutNames(text: string): string {
  return text.replace(/\b(?:for|from|on behalf of)?\s*(?:cllr|councillor)\.?\s+\p{Lu}\S*/giu, '');
}

/** What a turn means. Pure: the same words in the same circumstances mean the same. */
export function understand({ raw, values }: Typed, known: Known): Understanding {
  const text = raw.replace(/\s+/g, ' ').trim();
  const form = readForm(text, values);
  if (form !== undefined) return certain(text, form);
  const typed = parseTyped(text);
  if (typed !== undefined) return certain(text, typed);
  const said = readSaid(raw);
  if (isYes(said.text) || isYes(text)) return certain(text, { kind: 'confirm', id: LAST });
  if (isNo(said.text)) return certain(text, { kind: 'cancel', id: LAST });
  if (YES_BUT.test(said.text) && known.screen.buttons.some(({ typed }) => typed.startsWith('confirm '))) {
    return { kind: 'unclear', may: known.screen.buttons.slice(0, 3), text, found: [], likely: 0 };
  }
  const pressed = pressedBy(said.text, known);
  const button = pressed === undefined ? undefined : (parseTyped(pressed) ?? readForm(pressed, {}));
  if (button !== undefined) return certain(text, button);
  const again = said.mood.question || said.mood.request ? undefined : parseTyped(said.text);
  if (again !== undefined) return certain(said.text, unsure(again, text, said.text));
  const masked = maskSaid(said.text, known);
  const shape = shapeOf(said.text, masked.references);
  return shape === undefined || isOtherwise(said, masked, known)
    ? withoutReference(said, { ...masked, masked: masked.plain }, known)
    : withReference(said, masked, shape, known);
}

/** Words of a subject, or a number alone, in a sentence that is plainly something else: a new report, somebody's absence, a question. */
function isOtherwise(said: Said, { references, plain }: Masked, known: Known): boolean {
  if (references.every(({ strength }) => strength === 'written')) return false;
  if (passesOn(said.text) || (OF_DOCUMENTS.test(withoutNames(said.text)) && !CASEWORK.test(said.text))) return true;
  const isHeaded = references.some(({ strength, start }) => strength === 'bare' && start <= 24);
  const [first] = known.tell(plain, said.mood.question, () => true);
  if (first === undefined || verbs.has(first.label) || first.label in reads || first.label === 'talk') return false;
  if (first.label === DOCUMENTS) return !isHeaded && first.likely >= SURELY_DOCUMENTS;
  return !isHeaded && first.likely >= MEANT_ALONE && !first.label.startsWith('list-mine');
}

/** "Update CW-2026-0042 please" is a wish to hear, not to tell: manners make a button's words less than sure. */
function unsure(command: Command, text: string, said: string): Command {
  if (command.kind !== 'act' || text.length === said.length) return command;
  if (command.verb === 'update' && command.words.text === '')
    return { kind: 'show', abouts: command.abouts, focus: 'news' };
  return { ...command, sure: false };
}

function certain(text: string, command: Command): Understanding {
  return { kind: 'command', command, text, found: [], likely: 1 };
}

function withReference(said: Said, masked: Masked, shape: Shape, known: Known): Understanding {
  const base = { text: said.text, found: masked.spans };
  const { abouts } = shape;
  const isLog = namesLogging(said.text) && !/^§/.test(shape.shape);
  if (isLog) return logOf(said, known, base, 0.9);
  // A number behind a word is an enquiry only in a sentence about one: "number 26" is a paragraph.
  const isBare = masked.references.every(({ strength }) => strength === 'bare');
  // What is named by words is never so sure that it is done at once.
  const isDescribed = masked.references.some(({ strength }) => strength === 'described');
  const taught = said.mood.wondering || isDescribed ? undefined : taughtVerb(shape);
  const ranked = known.tell(
    masked.masked,
    said.mood.question,
    (label) =>
      verbs.has(label) ||
      label in reads ||
      label === 'why' ||
      label === 'history' ||
      label === 'snooze' ||
      (isBare && label === DOCUMENTS),
  );
  const [first, second] = ranked;
  if (first?.label === DOCUMENTS && taught === undefined) return documents(said, ranked, base);
  if (NOT_TO.test(shape.shape)) {
    const command: Command = { kind: 'show', abouts, focus: 'all' };
    return { ...base, kind: 'held', why: 'negated', words: said.text, command, likely: 1 };
  }
  if (taught !== undefined) {
    const act = actOf(taught, true, said, shape, known);
    if (act !== undefined) return { ...base, ...act, likely: 1 };
  }
  if (first === undefined)
    return { ...base, kind: 'command', command: { kind: 'show', abouts, focus: 'all' }, likely: 0 };
  const isRead = first.label in reads || first.label === 'why' || first.label === 'history';
  const isShort = said.text.split(' ').length <= abouts.length + 2;
  if (first.likely < (isRead ? 0.25 : MEANT)) {
    if (isShort || said.mood.question)
      return { ...base, kind: 'command', command: { kind: 'show', abouts, focus: 'all' }, likely: first.likely };
    return {
      ...base,
      kind: 'unclear',
      may: offers([first.label, second?.label ?? ''], shape, known),
      likely: first.likely,
    };
  }
  return { ...base, ...labelled(first.label, said, shape, known), likely: first.likely };
}

function labelled(
  label: string,
  said: Said,
  shape: Shape,
  known: Known,
):
  | Pick<Extract<Understanding, { kind: 'command' }>, 'kind' | 'command'>
  | Pick<Extract<Understanding, { kind: 'held' }>, 'kind' | 'why' | 'words' | 'command'> {
  const { abouts } = shape;
  const focus = reads[label];
  if (focus !== undefined)
    return { kind: 'command', command: { kind: 'show', abouts: [...abouts, ...shape.others], focus } };
  if (label === 'why' || label === 'history') return { kind: 'command', command: { kind: label, abouts } };
  if (label === 'snooze') {
    const taught = /^snooze §(?:\s+(?:until|till|for)\s+.+)?$/i.test(shape.shape);
    const until = shape.after
      .replace(/^\s*(?:until|till|til|for(?= an? |\s*\d| the| two| three)|,)\s*/i, '')
      .replace(/[.!?]+$/, '')
      .trim();
    return {
      kind: 'command',
      command: {
        kind: 'snooze',
        abouts,
        until: taught ? until : untilIn(said.text, known),
        sure: taught && !said.mood.question,
      },
    };
  }
  return (
    actOf(label as Verb, false, said, shape, known) ?? {
      kind: 'command',
      command: { kind: 'show', abouts, focus: 'all' },
    }
  );
}

function actOf(given: Verb, isTaught: boolean, said: Said, shape: Shape, known: Known) {
  const verb = verbFor(given, known, isTaught);
  const read = readAct(verb, shape, said, known, isTaught);
  if (read.kind !== 'command' || read.command.kind !== 'act') return read;
  const { words, verb: meant } = read.command;
  const isCouncillor = isOfCouncillorSide(known.me);
  const isNews = (meant === 'update' || meant === 'add') && isMeaningless(words.text) && words.form === 'none';
  // "Update on CW-2026-0042" asks; "update CW-2026-0042" alone is a button and was read before.
  if (isNews && (isCouncillor || /\bupdate on\b/i.test(said.text) || said.mood.request || said.mood.question)) {
    return {
      kind: 'command' as const,
      command: { kind: 'show' as const, abouts: shape.abouts, focus: 'news' as const },
    };
  }
  if (meant === 'reassign' && /^(?:cllr|councillor)\b/i.test(words.who) && !isTaught) {
    const edits = { councillor: words.who };
    return {
      kind: 'command' as const,
      command: { ...read.command, verb: 'edit' as const, words: { ...words, who: '', edits }, sure: false },
    };
  }
  const [twin] = shape.others;
  if (meant === 'resolve' && twin !== undefined && /\b(?:duplicate|same as|copy of)\b/i.test(said.text)) {
    const command = {
      ...read.command,
      verb: 'link' as const,
      words: { ...words, text: '', other: twin.named },
      sure: false,
    };
    return { kind: 'command' as const, command };
  }
  if ((meant === 'not-fixed' || meant === 'look-again') && !isCouncillor) {
    return {
      kind: 'command' as const,
      command: { kind: 'show' as const, abouts: shape.abouts, focus: 'all' as const },
    };
  }
  if (
    meant === 'resolve' &&
    isCouncillor &&
    !isTaught &&
    !/^(?:please\s+)?(?:resolve|close|mark|complete|finish|sign)/i.test(said.text)
  ) {
    return { kind: 'command' as const, command: { ...read.command, verb: 'fixed' as const } };
  }
  return read;
}

function offers(labels: readonly string[], { abouts }: Shape, known: Known): readonly Offer[] {
  const [about] = abouts;
  if (about === undefined) return [];
  const acts = labels
    .filter((label) => verbs.has(label))
    .map((label) => offerOf(verbFor(label as Verb, known, false), about));
  return [{ label: `Show ${about.named}`, typed: `show ${about.named}` }, ...acts].slice(0, 3);
}

function withoutReference(said: Said, masked: Masked, known: Known): Understanding {
  const base = { text: said.text, found: masked.spans };
  const ofScreen = aboutScreen(said, masked, known);
  if (ofScreen !== undefined) return { ...base, ...ofScreen, likely: 1 };
  const ranked = known.tell(masked.masked, said.mood.question, () => true);
  const [first] = ranked;
  const label = first?.label ?? DOCUMENTS;
  const likely = first?.likely ?? 0;
  const several = readSeveral(said, known);
  if (several !== undefined && (label === 'log' || label === 'log-several' || namesLogging(said.text))) {
    return { ...base, kind: 'command', command: several, likely };
  }
  const isTaken = label !== DOCUMENTS && label !== 'talk' && likely >= 0.85;
  const filled =
    isTaken && !['log', 'update', 'resolve', 'note', 'add', 'show', 'news'].includes(label)
      ? undefined
      : fillIn(said, known, !QUESTION_WORD.test(said.text));
  if (filled !== undefined) return { ...base, kind: 'command', command: filled, likely: 1 };
  const isLog = namesLogging(said.text) || asksToLog(said.text) || (passesOn(said.text) && !said.mood.question);
  if (isLog && !said.mood.wondering && !isOfDocuments(said.text))
    return logOf(said, known, base, Math.max(likely, 0.9));
  const bare = bareThing(said.text);
  const verb = ranked.find((one) => verbs.has(one.label) || one.label in reads);
  if (bare !== undefined && verb !== undefined && likely < 0.8 && !said.mood.question) {
    const command = commandOf(verb.label, said, masked, known);
    if (command !== undefined) return { ...base, ...command, likely: verb.likely };
  }
  // However it is split among commands, casework is plain where the documents and talk are unlikely together.
  const outside = ranked
    .filter((one) => one.label === DOCUMENTS || one.label === 'talk')
    .reduce((sum, one) => sum + one.likely, 0);
  const best = ranked.find((one) => one.label !== DOCUMENTS && one.label !== 'talk');
  const share = best === undefined ? 0 : best.likely / Math.max(1e-9, 1 - outside);
  const isOfThing =
    guessesOf(said.text, known) && !OF_DOCUMENTS.test(withoutNames(said.text)) && !ASKS_WHOM.test(said.text);
  const limit = isOfThing && best?.label === 'news' ? 0.75 : PLAIN;
  const isReport = best?.label === 'log' && share >= 0.3 && !said.mood.question && outside <= PLAIN;
  if (best === undefined || ((outside > limit || share < MEANT_ALONE) && !isReport)) {
    if (CASEWORK.test(said.text) && outside < 0.5) return { ...base, kind: 'unclear', may: listOffers(ranked), likely };
    return elsewhere(said, masked, known, ranked, base);
  }
  const command = commandOf(best.label, said, masked, known);
  if (command === undefined) return elsewhere(said, masked, known, ranked, base);
  return { ...base, ...command, likely: best.likely };
}

/** No phrasing is near enough: what shows signs of casework is asked about, the rest is for the documents. */
function elsewhere(
  said: Said,
  masked: Masked,
  known: Known,
  ranked: Wanted,
  base: Pick<Understanding, 'text' | 'found'>,
): Understanding {
  const ofDocuments = ranked.find(({ label }) => label === DOCUMENTS)?.likely ?? 0;
  if (OF_DOCUMENTS.test(withoutNames(said.text))) return documents(said, ranked, base);
  if (tellsAbsence(said, masked)) {
    return { ...base, kind: 'command', command: readAbsence(said.text, known), likely: MEANT };
  }
  if (!isOfCasework(said, masked, known, ofDocuments)) return documents(said, ranked, base);
  const named = masked.references.map(({ about }) => about.named)[0] ?? known.screen.references[0];
  const shown = named === undefined ? [] : [{ label: `Show ${named}`, typed: `show ${named}` }];
  return { ...base, kind: 'unclear', may: [...shown, ...listOffers(ranked)].slice(0, 3), likely: ofDocuments };
}

/** A few words about "it", where one enquiry is on the screen: they are about that, and not for the documents. */
function aboutScreen(said: Said, masked: Masked, known: Known): ReturnType<typeof labelled> | undefined {
  const [only, second] = known.screen.references;
  if (only === undefined || second !== undefined || said.text.split(' ').length > 8) return undefined;
  if (!/\b(?:it|this|that|this one|that one)\b/i.test(said.text)) return undefined;
  const instead = masked.masked.replace(/\b(?:this one|that one|it|this|that)\b/i, ' @ref ');
  const [first] = known.tell(instead, said.mood.question, (label) => label !== DOCUMENTS);
  const isOfEnquiry = first !== undefined && (verbs.has(first.label) || first.label in reads || first.label === 'why');
  return isOfEnquiry && first.likely >= 0.75 ? commandOf(first.label, said, masked, known) : undefined;
}

function commandOf(label: string, said: Said, masked: Masked, known: Known): ReturnType<typeof labelled> | undefined {
  const { text, lines, mood } = said;
  const command = (found: Command | undefined) => found && { kind: 'command' as const, command: found };
  if (label.startsWith('list-')) return command(readList(label.slice(5) as ListName, text, known));
  if (label in reads || label === 'why') {
    const about = aboutInWords(text, known.screen, true);
    if (about === undefined) return undefined;
    return command(
      label === 'why'
        ? { kind: 'why', abouts: [about] }
        : { kind: 'show', abouts: [about], focus: reads[label] ?? 'all' },
    );
  }
  if (verbs.has(label)) {
    if (mood.question && mood.wondering) return undefined;
    return readActInWords(verbFor(label as Verb, known, false), said, known);
  }
  switch (label) {
    case 'log':
      if (isOfDocuments(text) || OF_DOCUMENTS.test(withoutNames(text)) || mood.wondering) return undefined;
      return command({ kind: 'log', words: readLog(text, lines, known), sure: false });
    case 'absence':
      return mood.question || mood.wondering || !AWAY.test(text) ? undefined : command(readAbsence(text, known));
    case 'absence-over': {
      if (mood.question || /\bback to (?!work|the office|normal)/i.test(text)) return undefined;
      const isPlanned =
        masked.spans.some(({ is }) => is === 'date') && !/cancel|remove|take back|today|now/i.test(text);
      return command(isPlanned ? readAbsence(text, known) : readBack(text, known));
    }
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
      return mood.question ? undefined : command(readAnnouncement(text, lines));
    case 'close-day':
      return mood.question ? undefined : command(readClosure(text, known));
    case 'snooze': {
      const about = aboutInWords(text, known.screen, false);
      return command({
        kind: 'snooze',
        abouts: about === undefined ? [] : [about],
        until: untilIn(text, known),
        sure: false,
      });
    }
    case 'digest':
    case 'no-digest':
    case 'mute':
    case 'unmute':
    case 'hours':
    case 'council-hours':
      return mood.question && !mood.request
        ? command({ kind: 'reminder-choices' })
        : command(readChoice(label, text, known));
    case 'statistics':
      return command({ kind: 'statistics', figures: 'own' });
    case 'statistics-to-publish':
      return command({ kind: 'statistics', figures: 'to-publish' });
    case 'export':
    case 'recalculate':
    case 'closure-days':
    case 'undelivered':
    case 'announcements':
    case 'reminder-choices':
      return command({ kind: label });
    default:
      return undefined;
  }
}

function logOf(said: Said, known: Known, base: Pick<Understanding, 'text' | 'found'>, likely: number): Understanding {
  const several = readSeveral(said, known);
  const command: Command = several ?? { kind: 'log', words: readLog(said.text, said.lines, known), sure: false };
  return { ...base, kind: 'command', command, likely };
}

function documents(said: Said, ranked: Wanted, base: Pick<Understanding, 'text' | 'found'>): Understanding {
  const casework = ranked.filter(({ label, likely }) => label !== DOCUMENTS && label !== 'talk' && likely >= PERHAPS);
  const beside = casework.length === 0 || said.mood.wondering ? [] : listOffers(casework).slice(0, 1);
  return { ...base, kind: 'documents', beside, likely: ranked.find(({ label }) => label === DOCUMENTS)?.likely ?? 0 };
}

const listNames: Readonly<Record<string, string>> = {
  mine: 'My casework',
  due: 'Due today',
  'due-this-week': 'Due this week',
  overdue: 'Overdue',
  team: 'Team casework',
  unassigned: 'Unassigned',
  changed: 'What changed',
  closed: 'Closed casework',
};

/** Up to three things that casework can offer for what is likely. */
function listOffers(ranked: Wanted): readonly Offer[] {
  const offered = ranked.slice(0, 4).flatMap(({ label }): readonly Offer[] => {
    const name = label.startsWith('list-') ? listNames[label.slice(5)] : undefined;
    if (name !== undefined) return [{ label: name, typed: sayList(label.slice(5) as ListName) }];
    return label === 'log' ? [{ label: 'Log an enquiry', typed: 'log an enquiry' }] : [];
  });
  const usual: readonly Offer[] = [
    { label: 'My casework', typed: 'my casework' },
    { label: 'Log an enquiry', typed: 'log an enquiry' },
  ];
  return [...offered, ...usual]
    .filter(({ typed }, at, all) => all.findIndex((other) => other.typed === typed) === at)
    .slice(0, 3);
}
