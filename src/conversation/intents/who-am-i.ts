import { reply } from '../../messaging/index.ts';
import {
  fleeting,
  isAdministrator,
  isCoordinator,
  isManager,
  isOfCouncillorSide,
  roleName,
  type SettingsStore,
} from '../../people/index.ts';
import { withoutCourtesy } from '../../understanding/index.ts';
import type { HeardTurn, IntentHandler } from '../heard-turn.ts';
import type { MemoryStore } from '../memory-store.ts';
import { platformName } from '../platform-name.ts';
import { parseSide } from './say-role.ts';

const roleInWords = { councillor: 'a councillor', officer: 'an officer', 'co-opted': 'a co-opted member' } as const;

const THIS = `(?:it|clausewise|(?:this|the) (?:thing|bot|app|system|program|programme|tool|machine|computer))`;
const I_AM = `(?:that )?i(?:['’]m| am)|me (?:for|to be)|me (?:down )?as`;
/** As whom, or whether, somebody is known here. */
const asWhom = [
  `(?:who|what) (?:do you|does ${THIS}) (?:think|believe|reckon|suppose|say|take|have) (?:${I_AM})`,
  `(?:do you|does ${THIS}) (?:even |actually )?know who i am`,
  `(?:who|what|which (?:account|user|person|name|role)) am i (?:using|(?:logged|signed) (?:in|on)(?: as| with)?|down as)`,
  `am i (?:logged|signed) (?:in|on) as [^,?.]{3,50}?`,
  'who am i',
].join('|');
const SEE = `what (?:can i|may i|am i (?:allowed|able|permitted) to) (?:see|look at|read)|what does (?:it|that) let me (?:see|look at|read|do)`;
const HERE = `(?: (?:(?:on|in|to) )?(?:here|this|you|${THIS}))`;
const ASKED = new RegExp(
  String.raw`^(?:(?:and|so|but|ok|please)[\s,]+)*(?:whoami|what do you (?:know|remember) about me|(?:${asWhom})${HERE}?(?:[\s,]+and[\s,]+(?:${SEE})${HERE}?)?|(?:${SEE})${HERE}(?:[\s,]+and[\s,]+(?:${asWhom})${HERE}?)?)[\s?.!]*$`,
  'i',
);

/** "Who am I": who Clausewise takes the person for and why, and how to change what they said. */
export const answerWhoAmI: IntentHandler = async (heard) => {
  if (!ASKED.test(withoutCourtesy(heard.text))) return undefined;
  const whoSpeaks = describeSpeaker(heard);
  const answered = reply(
    ...whoSpeaks.map((text) => ({ kind: 'paragraph', text }) as const),
    { kind: 'paragraph', text: describe(heard) },
    {
      kind: 'actions',
      actions: [
        { label: 'I am an officer', typed: 'I am an officer', weight: 'ordinary' },
        { label: 'I am a councillor', typed: 'I am a councillor', weight: 'ordinary' },
        { label: 'I am a co-opted member', typed: 'I am a co-opted member', weight: 'ordinary' },
        { label: 'Forget me', typed: 'forget me', weight: 'ordinary' },
      ],
    },
  );
  // What is known of somebody is theirs to read, not everybody's in a channel.
  return whoSpeaks.length > 0 && heard.turn.conversation.kind !== 'personal'
    ? { ...answered, audience: 'asker' }
    : answered;
};

/** Who the directory says they are, why that is believed, and what follows from it; or why nobody is believed to speak. */
function describeSpeaker({ speaker, turn, knowledge }: HeardTurn): readonly string[] {
  if (speaker === undefined) return [];
  const council = knowledge.council.name;
  const platform = platformName(turn.platform);
  if (speaker.kind === 'stranger') {
    const reasons: Record<typeof speaker.why, string> = {
      outsider: `Your account belongs to another organisation than ${council}, so you can ask about the documents only.`,
      'platform-silent': `${platform} could not tell me just now who you are, so you can ask about the documents only. Please try again in a few minutes.`,
      'no-address': `${platform} gives no e-mail address for you that can be checked, so you can ask about the documents only.`,
      'not-in-directory': `${platform} vouches for your e-mail address, but it is not in ${council}'s directory, so you can ask about the documents only.`,
      'directory-away': `${council}'s directory cannot be read just now, so nobody can be known. You can ask about the documents all the same.`,
      left: `${council}'s directory says that you have left, so you can ask about the documents only.`,
    };
    return [reasons[speaker.why]];
  }
  const { person, directory } = speaker;
  const roles = person.roles.map(roleName).join(' and ');
  const service = person.service === undefined ? '' : ` in ${person.service}`;
  return [
    `You are ${person.name}, ${roles}${service} of ${council}. ${platform} vouches for the e-mail address ${person.email}, and the council's directory has it.`,
    isOfCouncillorSide(person)
      ? 'You see your own casework, and what another councillor has shared with you.'
      : isAdministrator(person)
        ? 'As an administrator you see all casework of the council.'
        : isCoordinator(person)
          ? 'As a coordinator you see all casework of the council, so that each enquiry has somebody.'
          : `You see the casework that you or your service handle${isManager(directory, person.id) ? ', and that of everybody you manage' : ''}; while you cover for somebody, theirs too.`,
  ];
}

function describe({ turn, knowledge, memory, memoryAway, speaker }: HeardTurn): string {
  const asked = memory.questions.length;
  const said = parseSide(memory.saidRole);
  return [
    turn.sender.name && speaker?.kind !== 'known' ? `Your name here is ${turn.sender.name}.` : '',
    `Answers come from the documents of ${knowledge.council.name}.`,
    memoryAway
      ? 'What I remember of you cannot be read just now.'
      : said
        ? `You said that you are ${roleInWords[said]}. That changes the order of answers and nothing else.`
        : speaker?.kind === 'known'
          ? ''
          : 'You have not said whether you are an officer, a councillor or a co-opted member.',
    memoryAway
      ? ''
      : asked === 0
        ? 'None of your questions in this conversation is kept.'
        : `Your last ${asked === 1 ? 'question is' : `${asked} questions are`} kept, so that you can ask further.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** "Forget me": everything kept about the person's conversations is erased. Harmless when repeated. */
export function createForgetMe(memory: MemoryStore, settings: SettingsStore | undefined): IntentHandler {
  return async ({ text, place, speaker, knowledge, turn, notes }) => {
    if (!/^forget (?:me|what i (?:asked|said)|my questions)[.!]?$/i.test(text)) return undefined;
    await memory.erase(place.account);
    if (speaker?.kind === 'known')
      for (const name of Object.values(fleeting))
        await settings?.set(knowledge.council.id, speaker.person.id, name, undefined, turn.at);
    // What was begun is erased too: nothing of it is put back by what is said now.
    notes.answered = true;
    notes.left = [];
    return reply({
      kind: 'paragraph',
      text:
        speaker?.kind === 'known'
          ? 'Done. Your questions, what you said about yourself, and what you had begun and not finished are erased.'
          : 'Done. Your questions and what you said about yourself are erased.',
    });
  };
}
