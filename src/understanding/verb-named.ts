import type { Verb } from './act-command.ts';

/** How somebody says that something is to be done, as far as it may be refused. */
const said: Partial<Record<Verb, RegExp>> = {
  acknowledge: /\back(?:s|ed|nowledg\w*)?\b|\b(?:have|has|had|got|take|taking|mine)\b/i,
  resolve: /\b(?:resolv|clos|shut|finish|complet|sign|end|done|mark|fix|sort)\w*/i,
  pause: /\b(?:paus|hold|park|stop|freez|suspend|wait)\w*/i,
  resume: /\b(?:resum|restart|unpaus|unfreez|continu|carry|go(?:es)? on|start)\w*/i,
  extend: /\b(?:exten|later|longer|more|push|delay|postpon|put (?:back|off)|mov|until|till|deadline|date|time)\w*/i,
  'make-complex': /\b(?:complex|complicat)\w*/i,
  'make-standard': /\b(?:standard|normal|ordinary|complex)\w*/i,
  reassign: /\b(?:assign|reassign|giv|pass|transfer|hand|mov|swap|take)\w*|\bto\b/i,
  reopen: /\b(?:re-?open|open)\w*/i,
  'look-again': /\b(?:look|re-?open|open|again|check)\w*/i,
  'not-fixed': /\b(?:not|never|still|(?:is|was|has|are|were)n['’]?t)\b(?!\s+(?:it|they|he|she)\b)/i,
  note: /\bnot(?:e|es|ed|ing)\b/i,
  link: /\b(?:link|duplicat|same)\w*/i,
  unlink: /\bunlink\w*/i,
  agree: /\b(?:agre|accept|ok|okay|fine|happy|consent|approv|yes)\w*/i,
  decline: /\b(?:declin|refus|disagre|reject|no|not|cannot|can['’]?t|won['’]?t)\w*/i,
  share: /\b(?:shar|show|copy|let|cc)\w*/i,
  unshare: /\b(?:unshar|shar|hid)\w*/i,
  withdraw: /\b(?:withdraw|cancel|drop|scrap|bin|delet|remov|end|need|want)\w*/i,
};

/** Whether words speak of this being done, so that nobody is refused what they never spoke of. */
export function namesVerb(verb: Verb, text: string): boolean {
  return said[verb]?.test(text) ?? true;
}
