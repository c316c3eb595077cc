import { fillIn } from './answers.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import type { Said } from './said.ts';

/*
 * A name, a day, a service, a ward or an enquiry and nothing else, behind something that was asked: "Priya", "no, Cllr Lowe", "till Friday",
 * "give it to Tom", "the pothole". Such words order nothing by themselves, so that they answer what is open before anything else is tried.
 */

/** What goes before a bare answer and changes nothing in it. */
const LEAD =
  /^(?:(?:yes|yep|yeah|aye|ie|no|nope|nah|ok|okay|and|so|well|actually|sorry|oops|wait|rather|i mean(?:t)?|please|maybe|probably|(?:it|that)(?:['’]?s| is| was| should be)|should (?:be|have been)|(?:make|change) (?:it|that)(?: to)?|(?:it |that )?came in|received|reported|logged|with|for|from|on|by|until|till|til|to|at|the)(?![\p{L}\p{N}'’])[\s,.!:;–-]*)+/iu;
/** Of a draft this says whom it is for; of an enquiry that is there it is an order of its own. */
const PUTS =
  /^(?:and\s+|please\s+)*(?:(?:give|pass|assign|hand) (?:it|that|this) to|(?:put|log) (?:it|that|this) (?:with|to|down to|for))\s+/i;
/** "Helen covers", of an absence. */
const COVERS =
  /\s+(?:(?:is|will|to|can|shall|would)\s+)?(?:be\s+)?(?:cover(?:s|ing)?|deputis(?:es?|ing)|stand(?:s|ing)? in)(?:\s+(?:for\s+)?(?:me|him|her|them|it))?(?=[\s.!]*$)/i;
/** And behind it. */
const TAIL =
  /(?:[\s,]+(?:please|pls|then|instead|thanks|thank you|ta|cheers|has it|can have it|will do it|one|i think|i mean(?:t)?|mate|duck|love))+[\s.!]*$|[\s.!]+$/i;
const ONE_SLOT = /^\s*@(?:person|date|service|ward)\s*$/;
const ONLY_REFERENCES = /^\s*(?:(?:and|,|&|@ref)\s*)+$/;

/** The command that was asked about, with what was said in its place; undefined where more is said, or nothing of the kind is open. */
export function bareAnswer(said: Said, known: Known): Command | undefined {
  const command = known.screen.open?.command;
  if (command === undefined || said.mood.question || said.text.split(' ').length > 8) return undefined;
  const whole = maskSaid(said.text, known);
  if (whole.references.length > 0 && ONLY_REFERENCES.test(whole.masked.replace(TAIL, '').replace(/^\s*the\s/i, '')))
    return ofThese(
      command,
      whole.references.map(({ about }) => about),
    );
  const text =
    command.kind === 'log'
      ? said.text.replace(PUTS, '')
      : command.kind === 'absence'
        ? said.text.replace(COVERS, '')
        : said.text;
  const rest = text.replace(LEAD, '').replace(TAIL, '').trim();
  if (rest === '' || !ONE_SLOT.test(maskSaid(rest, known).plain)) return undefined;
  return fillIn({ ...said, text: rest, lines: rest }, known, false);
}

/** What was asked "of which one?", of these. Of all reminders it was said, so that those of one enquiry are meant. */
function ofThese(command: Command, abouts: readonly { readonly named: string }[]): Command | undefined {
  if (command.kind === 'choose' && command.choice.kind === 'mute' && command.choice.until === '')
    return { kind: 'snooze', abouts, until: '', sure: false };
  const isOpen = 'abouts' in command && command.abouts.every(({ named }) => !/^CW-/i.test(named));
  if (!isOpen) return undefined;
  return 'sure' in command ? { ...command, abouts, sure: false } : { ...command, abouts };
}
