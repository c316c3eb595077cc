import type { About, ActCommand } from './act-command.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import type { Said } from './said.ts';
import { typedFor } from './typed.ts';
import type { Offer, Understanding } from './understanding.ts';

/*
 * "No, I meant the bench", "sorry, 3": another enquiry than the one just shown, asked about or changed. What only reads is read of the other;
 * what waits is read back anew for it; what was done is offered for it, and to be taken back.
 */

const MEANT =
  /^(?<lead>(?:(?:oh|ah|no|nope|nah|sorry|oops|whoops|wait|hang on|actually|damn|argh)(?![\p{L}'’])[\s,.!–-]*)*)(?<says>(?:i\s+mean(?:t)?|it should(?: have)? be(?:en)?|should(?: have)? be(?:en)?|not (?:that|this)(?: one)?|wrong (?:one|enquiry|case))[\s,.:;–-]*(?:i\s+mean(?:t)?\s+)?)?(?:(?:to|for|on|about)\s+)?(?<what>\S.*)$/iu;
const ONLY_REFERENCE = /^\s*(?:the\s+)?@ref(?:\s+(?:one|enquiry|case))?[\s.!]*$/i;
const MOST_WORDS = 12;

/** The other one that is meant; undefined where the words say anything else. */
function otherIn(text: string, known: Known): About | undefined {
  if (text.split(/\s+/).length > MOST_WORDS) return undefined;
  const { lead = '', says, what = '' } = MEANT.exec(text)?.groups ?? {};
  if (what === '' || (lead === '' && says === undefined)) return undefined;
  const { masked, references } = maskSaid(what, known);
  const [only, second] = references;
  return only !== undefined && second === undefined && ONLY_REFERENCE.test(masked) ? only.about : undefined;
}

export function readMeantOther({ text, mood }: Said, known: Known): Understanding | undefined {
  const { open, did } = known.screen;
  const before = open?.command ?? did;
  if (before === undefined || !('abouts' in before) || mood.question) return undefined;
  const [about, second] = before.abouts;
  if (about === undefined || second !== undefined || !/^CW-/i.test(about.named)) return undefined;
  const other = otherIn(text, known);
  if (other === undefined || isSame(other.named, about.named)) return undefined;
  const base = { text, found: [], likely: 1 };
  if (before.kind === 'act' && open === undefined) {
    const each = [...taken(known), ...sameFor(other, before)];
    return { ...base, kind: 'several', why: 'meant-other', each };
  }
  const command: Command = { ...before, abouts: [other], ...('sure' in before ? { sure: false } : {}) };
  return { ...base, kind: 'command', command, ...(open === undefined ? {} : { goesOn: true }) };
}

function isSame(one: string, other: string): boolean {
  const number = (named: string) => Number(/(\d+)$/.exec(named)?.[1]);
  return one.toLowerCase() === other.toLowerCase() || (!/20\d\d/.test(one) && number(one) === number(other));
}

/** What was done is on the screen with its "Undo". */
function taken({ screen }: Known): readonly Offer[] {
  const undo = screen.buttons.find(({ typed }) => /^undo CW-/i.test(typed));
  return undo === undefined ? [] : [{ label: `Undo ${undo.typed.replace(/^undo /i, '')}`, typed: undo.typed }];
}

/** A button holds as many characters. */
const MOST_CARRIED = 1500;

/** The same of the other: with its words where it has nothing else, else its form. */
function sameFor({ named, among }: About, { verb, words }: ActCommand): readonly Offer[] {
  const { text, who, by, other, edits } = words;
  const isTextAlone = [who, by, other, ...Object.values(edits)].every((said) => said === '');
  const carried = text !== '' && isTextAlone && text.length <= MOST_CARRIED ? `: ${text}` : '';
  const said = verb.charAt(0).toUpperCase() + verb.slice(1).replace('-', ' ');
  const meant = among !== undefined ? among : [named];
  return meant
    .slice(0, 3)
    .flatMap((each) => [
      { label: `${said} ${each}${carried}`.slice(0, 70), typed: `${typedFor(verb, each)}${carried}` },
      ...(meant.length > 1 ? [] : [{ label: `Show ${each}`, typed: `show ${each}` }]),
    ]);
}
