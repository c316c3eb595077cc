import { type Command, FIELDS, type LogWords, noLogWords } from './command.ts';

type Part = 'subject' | 'details' | 'councillor' | 'received' | 'service' | 'officer' | 'complexBecause';

/** How each part is introduced. What comes before the first of them is the subject. */
const parts: readonly (readonly [Part, RegExp])[] = [
  ['councillor', /^(?:for|from) (?!example\b)(.+)$/i],
  ['received', /^(?:received|came in|it came in)(?: on)?:? (.+)$/i],
  ['service', /^(?:service|team)[:]? (.+)$/i],
  ['officer', /^(?:officer|assigned to|(?:it is |is )?with)[:]? (.+)$/i],
  ['complexBecause', /^complex(?:,)? because (.+)$/i],
  ['details', /^details:? (.+)$/i],
];

/**
 * `log an enquiry`, alone or with what is known of it: `log an enquiry: streetlight out in Kedleston Road, for Cllr Khan,
 * received yesterday, with Streetpride, details: pole 14`. Fields of a form win over what was typed.
 */
export function parseLog(text: string, values: Readonly<Record<string, string>>): Command | undefined {
  const match =
    /^(?:log|record|raise|add) (?:an?|this|new|a new|this as an?)? ?(?:enquiry|casework|case)(?:, form ([\w-]{4,64}))?(?:\s*[:;,–-]\s*(.*))?$/i.exec(
      text,
    );
  if (match === null) return undefined;
  const typed = parseParts(match[2] ?? '');
  const field = (name: Part) => values[FIELDS[name]] ?? typed[name];
  const words: LogWords = {
    ...noLogWords,
    subject: field('subject'),
    details: field('details'),
    councillor: field('councillor'),
    received: field('received'),
    service: field('service'),
    officer: field('officer'),
    complexBecause: field('complexBecause'),
  };
  return { kind: 'log', words, sure: true, ...(match[1] === undefined ? {} : { form: match[1] }) };
}

/** Parts are looked for from the end, so that a comma in the subject stays in the subject. */
function parseParts(said: string): LogWords {
  const [, before = said, details] = /^(.*?),?\s*details:\s*(.+)$/i.exec(said) ?? [];
  // "Thursday, 24 December" is one date.
  const pieces = before.replace(/(day), (?=\d)/gi, '$1 ').split(/\s*[,;]\s*/);
  let words: LogWords = details === undefined ? noLogWords : { ...noLogWords, details: details.trim() };
  for (let last = pieces.at(-1); last !== undefined; last = pieces.at(-1)) {
    const found = readPart(last);
    if (found === undefined || words[found[0]] !== '') break;
    words = { ...words, [found[0]]: found[1] };
    pieces.pop();
  }
  const [, subject = pieces.join(', '), councillor] =
    /^(.*?) (?:for|from) ((?:cllr|councillor) .+)$/i.exec(pieces.join(', ')) ?? [];
  return {
    ...words,
    subject: subject.trim(),
    councillor: words.councillor === '' && councillor !== undefined ? councillor.trim() : words.councillor,
  };
}

function readPart(piece: string): readonly [Part, string] | undefined {
  for (const [name, pattern] of parts) {
    const value = pattern.exec(piece)?.[1];
    // Words for people keep their full stop, names and dates do not.
    const kept = name === 'details' || name === 'complexBecause';
    if (value !== undefined) return [name, kept ? value.trim() : value.trim().replace(/\.$/, '')];
  }
  return undefined;
}
