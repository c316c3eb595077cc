import { type ActCommand, type Command, noActionWords } from './command.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';

const LEAD =
  /^(?:(?:yes|yep|yeah|no|nope|nah|ok|okay|actually|sorry|oops|whoops|wait|hang on|hold on|correction|rather|i mean)\b[\s,.!:;–-]*(?:but\b|except\b|only\b)?[\s,]*)+/i;
const NOT =
  /^(?:i\s+)?(?:meant?|should (?:be|say|read)|make (?:it|that)|change (?:it|that)|it(?:['’]?s| is| was| should be)|that(?:['’]?s| is| should be)|that should (?:be|say)|to|with|for|on|in|it['’]?s)?\s*(?<right>[^,;:]{2,60}?),?\s+(?:and\s+)?(?:not|instead of|rather than)\s+(?:the\s+|in\s+|on\s+|to\s+|for\s+|with\s+)?(?<wrong>[^,;:]{2,60}?)[\s.!]*$/i;

/** What goes before the answer itself: "actually no, to me" is "to me". */
export function withoutLead(text: string): string {
  const rest = text
    .replace(LEAD, '')
    .replace(/^(?:make|change) (?:it|that)\s+(?:to\s+)?/i, '')
    .trim();
  return rest === '' ? text : rest;
}

/**
 * "I meant Beacon Hill, not Hilltop Road": what was just said, with one thing in place of another; of an enquiry that is on the
 * screen, its subject. Undefined where what is wrong stands nowhere there.
 */
export function readCorrection({ text, mood }: Said, { screen, seen }: Known): Command | undefined {
  const { right = '', wrong = '' } = NOT.exec(text.replace(LEAD, ''))?.groups ?? {};
  if (wrong === '' || mood.question || mood.wondering) return undefined;
  const { command } = screen.open ?? {};
  if (command !== undefined && 'words' in command) {
    const put = Object.entries(command.words).filter(([, value]) => typeof value === 'string' && holds(value, wrong));
    if (put.length > 0) {
      const words = {
        ...command.words,
        ...Object.fromEntries(put.map(([n, value]) => [n, swap(value, wrong, right)])),
      };
      return { ...command, words, ...('sure' in command ? { sure: false } : {}) } as Command;
    }
  }
  const [only, second] = screen.references;
  const enquiry = seen.find(({ reference }) => reference === only);
  if (enquiry === undefined || second !== undefined || !holds(enquiry.subject, wrong)) return undefined;
  const edits = { subject: swap(enquiry.subject, wrong, right) };
  const edit: ActCommand = {
    kind: 'act',
    verb: 'edit',
    abouts: [{ named: enquiry.reference }],
    words: { ...noActionWords, edits },
    sure: false,
  };
  return edit;
}

function holds(value: string, words: string): boolean {
  return value.toLowerCase().includes(words.toLowerCase());
}

function swap(value: string, wrong: string, right: string): string {
  const at = value.toLowerCase().indexOf(wrong.toLowerCase());
  return `${value.slice(0, at)}${right}${value.slice(at + wrong.length)}`;
}
