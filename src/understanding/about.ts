import type { About } from './act-command.ts';
import type { Screen } from './known.ts';
import type { FoundReference } from './references.ts';

/** A sentence with its references taken together: `§` stands for those that are named side by side first. */
export type Shape = {
  readonly shape: string;
  readonly abouts: readonly About[];
  readonly before: string;
  readonly after: string;
  /** References that stand elsewhere in the sentence. */
  readonly others: readonly About[];
};

const JOINED = /^[\s,;&+/]*(?:and|or|also)?[\s,;&+/]*$/i;

/** Undefined where no enquiry is named by number. */
export function shapeOf(text: string, references: readonly FoundReference[]): Shape | undefined {
  const [first, ...more] = references;
  if (first === undefined) return undefined;
  let end = first.end;
  const abouts = [first.about];
  const others: About[] = [];
  for (const next of more) {
    if (others.length === 0 && JOINED.test(text.slice(end, next.start))) {
      abouts.push(next.about);
      end = next.end;
    } else others.push(next.about);
  }
  const [before, after] = [text.slice(0, first.start), text.slice(end)];
  const rest = more
    .filter(({ start }) => start >= end)
    .reverse()
    .reduce((shaped, { start, end: to }) => `${shaped.slice(0, start - end)}§${shaped.slice(to - end)}`, after);
  return { shape: `${before}§${rest}`, abouts: distinct(abouts), before, after, others };
}

function distinct(abouts: readonly About[]): readonly About[] {
  return abouts.filter(({ named }, at) => abouts.findIndex((other) => other.named === named) === at);
}

const ONE =
  /\b(?:the|my|our|that|this|his|her|their)\s+(?<thing>[^,:;.?!]{2,50}?)\s+(?:one|enquiry|case|complaint|job|issue|query|problem|report|thing)\b/i;
const IT =
  /\b(?:it|this|that|this one|that one|(?:this|that|the|my last) (?:enquiry|case|one)|the same one|them|these|those|both)\b/i;
/** Not one in particular: which is then asked. */
export const SOME =
  /\b(?:one|some|any|a few|a couple|another|two|three) of (?:mine|my (?:open |overdue )?(?:cases|enquiries|ones|casework)|these|those|them|ours)\b/i;
/** Whoever the enquiry on the screen is for or with. */
const SOMEBODY =
  /^(?:please\s+)?(?:tell|let|inform|remind|message|ask|write to|ring|e-?mail|chase(?: up)?|nudge|push|prod|hurry|poke|get|gee up) (?:him|her|them|['’]?em)\b/i;
/** "About speeding on Park Lane": what somebody asks after without calling it the one. */
const AFTER =
  /\b(?:about|done about|happening with|going on with|news on|word on)\s+(?!it\b|that\b|this\b|the\b|my\b)(?<thing>[^,:;.?!]{3,60}?)[\s?.!]*$/i;
const ABOUT =
  /\b(?:with|on|about|to|of|has|have|is|are|was|chase(?: up)?|over|re|done about|happened to|dealing with|looking (?:at|into)|got|handling)\s+(?:the|my|that|those|our|his|her)\s+(?<thing>[^,:;.?!]{2,60}?)(?:\s+(?:been|done|due|fixed|sorted|coming|going|getting|being|doing|up to|that|which|i|we|yet|now|please|at the moment|so far)\b.*)?[\s?.!]*$/i;

/** "The most on", "that was the wrong one": no words of a subject. */
const NO_THING =
  /^(?:last|first|second|third|other|next|same|whole|new|open|right|wrong|only|rest|lot)$|^(?:(?:was|is|were|are|has|had|been|gone|going|being|taking|most|least|rest|lot|same)\b|wrong\b)/i;

/** An enquiry that is named by words, or by "it": what was shown last, where that was one. */
export function aboutInWords(text: string, screen: Screen, isLoose: boolean): About | undefined {
  if (SOME.test(text)) return { named: '' };
  const one = ONE.exec(text)?.groups?.thing?.trim();
  if (one !== undefined && !NO_THING.test(one)) return { named: one };
  const loose = isLoose ? (ABOUT.exec(text) ?? AFTER.exec(text))?.groups?.thing?.trim() : undefined;
  if (loose !== undefined && !IT.test(loose) && !NO_THING.test(loose)) return { named: loose };
  const [only, second] = screen.references;
  if (only !== undefined && second === undefined && SOMEBODY.test(text)) return { named: only };
  if (IT.test(text)) return only !== undefined && second === undefined ? { named: only } : { named: '' };
  return bareThing(text) ?? headedThing(text);
}

const VERB =
  /^(?:please\s+)?(?:withdraw|close|resolve|reopen|pause|resume|extend|acknowledge|chase(?: up)?|snooze|show(?: me)?|update(?: on)?)\s+(?<thing>[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,2})\s*(?:[:,.]|$)/iu;
const GENERAL =
  /^(?:an?|the|any|some|all|every|no|of|up|down|to|for|in|on|out|off|it|this|that|me|us|you|him|her|them|em|they|someone|somebody|everyone|anyone)\b|\b(?:meetings?|motions?|reports?|agendas?|votes?|councillors?|officers?|members?|committees?|questions?|complaints?|protocol|code|items?|business|debate|session|minutes|application|petition|amendments?|resignation|accounts?|services?|doors?|offices?|windows?)\b/i;

/** "Show paused casework" asks for a list. */
const SEVERAL = /\b(?:casework|cases|enquiries|inquiries|ones|everything|anything|list)$/i;

/** "Withdraw owl": a word or two behind a verb may be an enquiry's, unless they speak of things in general. */
export function bareThing(text: string): About | undefined {
  const thing = VERB.exec(text)?.groups?.thing?.trim();
  return thing === undefined || GENERAL.test(thing) || SEVERAL.test(thing) ? undefined : { named: thing };
}

const HEADED =
  /^(?:please\s+)?(?:withdraw|drop|scrap|cancel|close(?: (?:off|down|out))?|shut|resolve|finish(?: off)?|complete|reopen|re-?open|pause|hold|park|resume|unpause|restart|extend|acknowledge|ack|chase(?: up)?|nudge|snooze|reassign|assign|pass|give|hand(?: over)?|move|transfer|update|mark|sign off|forget|undo|add (?:this |that |a note )?to|(?:add a )?note (?:on|to|about)|update on|tell (?:me|us) about)\s+(?:the|my|our|that|this)\s+(?<thing>[^,:;.?!]{2,60}?)(?=\s+(?:to|until|till|til|for|by|because|as|since|please|now|with|that|complex|standard|urgent|as|is|again)\b|[,:;.?!]|$)/i;

/** "Close the pothole on Canal Street": what stands behind a verb as something known. */
export function headedThing(text: string): About | undefined {
  const thing = HEADED.exec(text)?.groups?.thing?.trim();
  return thing === undefined || thing === '' ? undefined : { named: thing };
}
