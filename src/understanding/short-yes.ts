import type { Verb } from './act-command.ts';
import type { Command } from './command.ts';

/* Yes in other words, to what was read back and to nothing else: "yh", "k do it", "correct, make it", "that is now accurate, please enter it". */

const SAYS_YES =
  "y(?:h|es+|se|ep|eah|up|ea|ah)|aye|ie|affirmative|correct|confirmed|agreed|exactly|precisely|absolutely|certainly|(?:that|it|this)(?:['’]?s| is| was)?(?: now| all| quite| just| perfectly| entirely)* (?:right|correct|fine|accurate|it|in order|perfect|spot on|ok(?:ay)?)|(?:i(?:['’]m| am| would be| shall be) )?(?:quite |perfectly |very |more than )?(?:content|happy|satisfied)(?: with (?:that|this|it))?|(?:that|it|this)(?:['’]?s| is) a (?:fair|good|true|accurate|proper) (?:account|summary|record|reflection|description)(?: of it)?|(?:just |exactly )?as (?:drafted|written|shown|above|it is|it stands|you have it|i said)|that(?:['’]ll| will)? (?:do|does)(?: (?:it|nicely|for me|me|the job|the trick))?|that(?:['’]?s| is) (?:all|everything|the lot)|is (?:right|correct|fine|ok(?:ay)?)|all (?:right|correct|fine|in order)|do so|do(?=(?: please| indeed)?[\\s.!]*$)|so be it|go(?: (?:ahead|on))?(?! (?:to|and|back|for|with|out|round|in))|by all means|submit(?= *(?:[.!,]|$))";
/** Goes on with what was reported: a new enquiry that is only a draft of that is agreed to in plainer words. */
const GO_ON = /^(?:go for it|(?:(?:pray|do|you may|you can) )?proceed|crack on)(?![\p{L}\p{N}'’])/iu;
/** What is wanted done with it; "send it on to Tom" says more. */
const DO_IT =
  '(?:(?:do|make|log|record|enter|send|save|file|submit|register|book|note) (?:it|that|this|them|all|both)(?: (?:down|in))?|(?:put|write|get) (?:it|that|this|them) (?:down|doon|in|through)|(?:bang|stick|whack|pop|bung) (?:it|that|this|them) (?:down|in|through|on)|(?:fire|send) (?:it|that|this|them) off)(?: for me)?';
/** Says yes alone to a read-back, which asks "Is this right?", and to nothing else. */
const FINDS_RIGHT =
  'k|kk|ok(?:ay|ie|ey)?|okey ?doke?y?|great|lovely|perfect|brilliant|excellent|grand|good|very good|very well|fine|sure';
/** Says nothing alone: thanks may be for the question. */
const BESIDE =
  'k|kk|ok(?:ay)?|done|there|agree|agreed|please|pls|plz|thanks|thank you|thx|ta|cheers|lovely|great|perfect|brilliant|champion|smashing|grand|tidy|splendid|marvellous|excellent|capital|belting|lush|mint|magic|spot on|good|fine|right|sure|well|very well|very good|of course|then|now|indeed|and|so|just|you can|you may|mate|duck|pet|man|mun|love|hen|butt|bab|pal|chuck|lad|sir|madam';

const YES = new RegExp(`^(?:${SAYS_YES}|${DO_IT})(?![\\p{L}\\p{N}'’])`, 'iu');
const RIGHT = new RegExp(`^(?:${FINDS_RIGHT})(?![\\p{L}\\p{N}'’])`, 'iu');
const MANNERS = new RegExp(`^(?:${BESIDE})(?![\\p{L}\\p{N}'’])`, 'iu');
const MOST_WORDS = 12;

/** How a verb is said once it was read back. */
const saidAs: Partial<Record<Verb, string>> = {
  resolve: 'resolve|close|shut',
  pause: 'pause|park',
  resume: 'resume|restart|unpause',
  extend: 'extend',
  withdraw: 'withdraw',
  reopen: 're-?open',
  reassign: 'reassign|assign',
  acknowledge: 'acknowledge|ack',
};

/** "You may proceed": where that is no yes to what waits, it is asked. */
export function isToGoOn(text: string): boolean {
  return GO_ON.test(text) && /^[\s.!]*$/.test(text.replace(GO_ON, ''));
}

/** Whether words say yes, with manners around it and nothing else; `command` is what was asked, and `waits` where it is read back and a yes does it. */
export function isYesInShort(text: string, command: Command | undefined, waits: boolean): boolean {
  if (text.includes('?') || text.split(/\s+/).length > MOST_WORDS) return false;
  const verbs = command?.kind === 'act' ? saidAs[command.verb] : undefined;
  const own =
    verbs === undefined
      ? undefined
      : new RegExp(
          `^(?:yes|yep|yeah|aye|ie|ok(?:ay)?)[\\s,]+(?:please[\\s,]+)?(?:to |and )?(?:${verbs}) (?:it|that|this|that one|this one)(?: with (?:this|these|those) words)?(?![\\p{L}\\p{N}])`,
          'iu',
        );
  let rest = text.replace(/^[\s,.!–-]+/, '');
  let isYes = false;
  while (rest !== '') {
    const yes = own?.exec(rest) ?? YES.exec(rest) ?? (command?.kind === 'log' ? null : GO_ON.exec(rest));
    const right = waits ? RIGHT.exec(rest) : null;
    const said = yes ?? right ?? MANNERS.exec(rest);
    if (said === null) return false;
    if (yes !== null || right !== null) isYes = true;
    rest = rest.slice(said[0].length).replace(/^[\s,.!–-]+/, '');
  }
  return isYes;
}
