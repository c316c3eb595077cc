import type { Focus } from './command.ts';
import { findPeople } from './find-people.ts';
import { BECOMING, inFewerWords, isInTime, JOINING, STANDING, wordsIn } from './follow-up-words.ts';
import type { Known } from './known.ts';
import { speaksOfRules } from './of-documents.ts';
import type { Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * "Due?", "who logged it, and on what day?", "it's not overdue, is it": asked while one enquiry is on the screen, of nothing but how an
 * enquiry stands. A question of what may or must be done is none, nor one of any enquiry ("when is an update due?"): they may be to the
 * documents.
 */

const ASKING =
  /^(?:(?:and|ok|so|but|sorry)[\s,]+)*(?:(?:to|from|by|for|with|until|till|since|on|at|of) )?(?:who|whom|whose|what|when|where|which|how|why|is|are|was|were|has|have|had|did|does|do|tell|any)\b/i;
const TAG =
  /\b(?:is|isn['’]?t|was|wasn['’]?t|has|hasn['’]?t|did|didn['’]?t|does|doesn['’]?t)\s+(?:it|that|he|she|they)\W*$/i;

/** What is asked of what one is to do, where one thing is pointed at: of any it is asked of the documents. */
const DUTY = /^(?:must|ought|should|shall|will|would|have|get|expect|need|supposed|meant|going)$/i;
/** "Should that be answered": that by itself. */
const THAT = /\b(?:that|this)(?=\s+(?:be|been|have|get|by)\b|\s*[?.!]*$)/i;
const ONE = /\b(?:it|(?:this|that|the) (?:one|enquiry|inquiry|case|job|ticket))\b/i;
/** Manners around a question. */
const MANNERS =
  /(?:^(?:(?:could|can|would) you (?:please )?tell me|do you know|may i ask|please|sorry|excuse me)[\s,]+)|[\s,]+(?:if (?:i|one) may(?: (?:ask|enquire))?|may i ask|please|pls|do you know|at all|exactly|then)(?=[\s?.!]*$)/gi;

/** What points at something that was spoken of; a word or two alone do so too. */
const POINTING = /\b(?:it|its|this|that|one|he|she|they|him|her|them|his|hers|their)\b/i;
/** Anybody, of whom something was: "has anyone been out". */
const ANYBODY = /\b(?:any|some|no)(?:one|body)\b/i;
/** More than the one. */
const SEVERAL = /\b(?:all|any(?:thing)?|both|every\w*|mine|my|ones|others?|our|these|those|us|we)\b/i;
const WH = /\b(?:who(?:m|se|['’]?s)?|what|when|where|why|which|how)\b/i;
const SPEAKERS = /\b(?:i|me|you|we|us|my|your)\b/i;
/** "Have they got to": a duty, and of any enquiry. */
const HAVE_TO = /\b(?:have|has|had) (?:got )?to\b/i;
/** How long somebody will take, or what was done to them: of no enquiry in particular. */
const TAKES = /\bhow (?:soon|long|quickly)\b.*\bwill\b|\b(?:done|happen(?:s|ed|ing)?) to (?:him|her|them)\b/i;
const MEASURE = /\bhow (?:soon|long|quickly|often|many)\b/i;

/** "When do I have to reply to her by": of what one owes whoever the enquiry on the screen is for. */
const OWED_TO_THEM =
  /^(?:(?:and|so|but|ok)[\s,]+)*(?:by |until |till )?(?:when|what (?:day|date|time)|which (?:day|date)|how (?:long|soon|many days|quickly))\b.*\b(?:i|we)\b.*\b(?:repl\w+|answer|respond|get back|write|update|tell|come back|contact|acknowledge|let)\b(?: (?:back )?to)? (?:her|him|them)\b|\b(?:when|date|day|how (?:long|soon))\b.*\b(?:does|do|will|is|are) (?:s?he|they) (?:expect\w*|due|hear|get|wait\w*)\b/i;
/** "Has she been told who has it", "what have we said to her": of what they know, or have said. */
const TOLD_THEM =
  /\b(?:has|have|had|was|were|is|are|did|does|do) (?:s?he|they) (?:(?:yet|already|even|ever|actually|now) )*(?:been |got )?(?:told|informed|updated|notified|hear[d]?|know|aware)\b|\bwhat (?:have|has|did|do) (?:we|i|you|they) (?:\w+ )?(?:told|tell|said|say|sent|send|written|write)(?: (?:so far|back))?(?: to)? (?:her|him|them)\b/i;
const THEY_SAID =
  /\b(?:has|have|had|did) (?:s?he|they) (?:(?:yet|already|even|ever|actually|now) )*(?:said|say|answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|agreed?|come back|got back|get back|confirm(?:ed)?)\b|^(?:s?he|they) (?:did|has|have) (?:already )?(?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|agreed?)\b/i;
/** What anybody may or must: of rights, whoever is spoken of. */
const OF_RIGHTS =
  /\b(?:may|should|allowed|entitled|obliged|right|rights|permitted|protocol|rules?|generally|normally|always)\b/i;

/** "Does the record say so": of what is written of it. */
const RECORDED =
  /\b(?:what|does|do|did|is|has) (?:that |this |it )?(?:what )?(?:the |your |our )?(?:record|file|system|log|history|entry)s?\b[^.]*\b(?:say|says|show|shows|have|agree|got|recorded)\b|\b(?:is|was|has) (?:that|this|it) (?:been )?(?:what (?:the |your )?(?:record|file|system|log|history)s? (?:says?|shows?|has)|(?:on|in) (?:the )?(?:record|file|system)|(?:been )?recorded)\b|^(?:and |so )?does it say (?:so|that|this|the same)\b/i;

function askedOfThem(text: string, { mood }: Said): Focus | undefined {
  if (text.split(' ').length > MOST_WORDS + 2 || OF_RIGHTS.test(text) || !(mood.question || ASKING.test(text)))
    return undefined;
  if (RECORDED.test(text)) return 'news';
  if (OWED_TO_THEM.test(text)) return 'when';
  if (TOLD_THEM.test(text)) return 'told';
  return THEY_SAID.test(text) ? 'news' : undefined;
}

/** At most so many words: more say something of their own. */
const MOST_WORDS = 12;

/** "What happens if I resolve it by mistake": of what can be done with the one that is shown. */
const SUPPOSES_DOING =
  /\bwhat (?:happens |would happen |will happen |do i do |becomes of it )?if (?:i|we)\s+(?:\w+\s+)?(?:resolve|close|pause|resume|extend|withdraw|reopen|reassign|acknowledge|update|undo|do)d? (?:it|this|that|this one|that one)\b/i;

/** The enquiry on the screen, where that alone is asked about and nothing else was understood; else what was understood. */
export function shownForQuestion(understood: Understanding, said: Said, known: Known): Understanding {
  const [only, second] = known.screen.references;
  if (only === undefined || second !== undefined) return understood;
  if (understood.kind === 'documents' && SUPPOSES_DOING.test(said.text) && !speaksOfRules(said.text)) {
    const command = { kind: 'show', abouts: [{ named: only }], focus: 'all' } as const;
    const { text, found } = understood;
    return { kind: 'held', why: 'question', words: text, command, offers: [], text, found, likely: 1 };
  }
  const ofThem =
    understood.kind === 'command' && understood.command.kind !== 'list'
      ? undefined
      : askedOfThem(ofTheirs(said, understood, only, known), said);
  if (ofThem !== undefined && understood.kind !== 'held')
    return {
      kind: 'command',
      command: { kind: 'show', abouts: [{ named: only }], focus: ofThem },
      text: said.text,
      found: [],
      likely: understood.likely,
    };
  if (!mayBeOfIt(understood, said)) return understood;
  const text = plainly(said, understood).replace(/\p{L}+/gu, (word) =>
    known.isWord(word.toLowerCase()) ? word : known.putRight(word),
  );
  if (!asksHowItStands(text, said, understood.kind === 'documents')) return understood;
  const command = { kind: 'show', abouts: [{ named: only }], focus: focusOf(text) } as const;
  return { kind: 'command', command, text: said.text, found: [], likely: understood.likely };
}

/** The last sentence, with whoever the enquiry is for or with as "they". */
function ofTheirs({ text }: Said, understood: Understanding, only: string, { seen, directory, on, me }: Known): string {
  const last = /[^.!?]+[.!?\s]*$/.exec(text)?.[0].trimStart() ?? text;
  const stands = seen.find(({ reference }) => reference === only)?.stands;
  const names = text === understood.text ? understood.found.filter(({ is }) => is === 'person') : [];
  return names.reduce((left, { start, end }) => {
    const name = text.slice(start, end);
    const found = findPeople(name, { directory, on, me, suits: () => true });
    const isTheirs = found.kind === 'one' && [stands?.councillorId, stands?.officerId].includes(found.person.id);
    return isTheirs ? left.replace(name, 'they') : left;
  }, last);
}

/** "When due now": of one, since a list is asked for by which and what. */
const WHEN_FIRST = /^(?:(?:and|so|but|ok)[\s,]+)*(?:by |until )?when\b(?!.*\bwork\b)/i;
/** "Resolve by when now": what orders elsewhere, with a question in place of its day. */
const BY_WHEN =
  /^(?:(?:and|so|but|ok)[\s,]+)*(?:(?:to be )?(?:resolved?|answer(?:ed)?|acknowledged?|repl(?:y|ied)|update|done|fixed|due|close[ds]?)\s+)(?:by |until |till )?(?:when|what (?:day|date)|which (?:day|date))(?:\s+(?:now|then|again|is it|exactly))*[\s?.!]*$/i;

/** Whether nothing was understood that its words are plainly about. */
function mayBeOfIt(understood: Understanding, { text }: Said): boolean {
  if (understood.kind !== 'command')
    return understood.kind === 'unclear' || (understood.kind === 'documents' && !understood.talk);
  const { command } = understood;
  if (command.kind === 'act') return !command.sure && BY_WHEN.test(text);
  // "Which date is it due by" is asked of that one, and of no list; nor is "that one late" what an enquiry is about.
  if (command.kind === 'list')
    return ONE.test(text) || ((POINTING.test(text) || WHEN_FIRST.test(text)) && !SEVERAL.test(text));
  const [about] = command.kind === 'show' ? command.abouts : [];
  return about !== undefined && /^(?:that|this|the) one\b/i.test(about.named);
}

/** The words of a question without manners, and without who and when it names. */
function plainly({ text }: Said, { found, text: whole }: Understanding): string {
  const named = text === whole ? found.filter(({ is }) => is !== 'reference') : [];
  const plain = named
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (left, { start, end, is }) => `${left.slice(0, start)}${is === 'person' ? 'they' : 'now'}${left.slice(end)}`,
      text,
    )
    .replace(MANNERS, '')
    .trim();
  return inFewerWords(plain);
}

function asksHowItStands(text: string, { mood }: Said, isToDocuments: boolean): boolean {
  if (BY_WHEN.test(text)) return true;
  if (!mood.question && !ASKING.test(text) && !TAG.test(text)) return false;
  const words = wordsIn(text);
  if (words.length > MOST_WORDS || speaksOfRules(text) || TAKES.test(text)) return false;
  const mayBeDuty = ONE.test(text) || (THAT.test(text) && !MEASURE.test(text));
  if (HAVE_TO.test(text) && !mayBeDuty) return false;
  const isPast = isInTime(text);
  const isPointing = POINTING.test(text) || (isPast && ANYBODY.test(text));
  if (isToDocuments && words.length > 2 && !isPointing) return false;
  const telling = words.filter((word) => !JOINING.test(word) && !(mayBeDuty && DUTY.test(word)));
  if (telling.length === 0) return words.length > 1 && !SPEAKERS.test(text) && (WH.test(text) || isPointing);
  const mayBecome = isPast && isPointing;
  return telling.every((word) => STANDING.test(word) || (mayBecome && BECOMING.test(word)));
}

const WHOSE = /^\W*(?:and |so |but )*(?:whose|who(?:m|['’]?s)?|to whom|with whom)\b/i;
const OTHER_THAN_HOLDING =
  /\b(?:logged|raised?|reported|rang|phoned|called|asked|closed|resolved|paused|extended|agreed|said|told|before|first)\b/i;
const WHEN_DUE =
  /\b(?:by (?:when|wh(?:at|ich) (?:day|date))|due|deadline|overdue|late|by when|answered by|in time|left)\b|^by (?:when|wh(?:at|ich) (?:day|date))\b/i;
const NEWS = /\b(?:sa(?:id|y|ying)|news|latest|heard?|happen\w*|progress|movement|word|repl(?:y|ied)|answer(?:ed)?)\b/i;

/** What of it is told first. */
function focusOf(text: string): Focus {
  if (WHEN_DUE.test(text)) return 'when';
  if (WHOSE.test(text)) return OTHER_THAN_HOLDING.test(text) ? 'all' : 'who';
  return NEWS.test(text) ? 'news' : 'all';
}
