import { mayKeepDocuments } from '../../documents/index.ts';
import type { SmallTalkKind } from '../../knowledge/index.ts';
import { type Block, type Reply, reply } from '../../messaging/index.ts';
import { isAdministrator, isOfCouncillorSide } from '../../people/index.ts';
import { isOnlyCourtesy, isParting, LOG, sayList, withoutCourtesy } from '../../understanding/index.ts';
import type { HeardTurn, IntentHandler } from '../heard-turn.ts';

/** What Clausewise is for, with what to type. */
function describeHelp({ knowledge, speaker }: HeardTurn): Reply {
  const { council, documents } = knowledge;
  const { examples = [] } = council;
  return reply(
    { kind: 'heading', text: 'What you can ask' },
    {
      kind: 'paragraph',
      text: `Ask in your own words. You get the paragraph of ${council.name}'s documents that answers, to the letter, with its number and a link.`,
    },
    ...(examples.length > 0 ? [{ kind: 'list' as const, items: examples.map((example) => `"${example}"`) }] : []),
    { kind: 'paragraph', text: 'You can also type:' },
    {
      kind: 'facts',
      facts: [
        { label: '26, or para 16(d)', value: 'shows that paragraph' },
        { label: 'I am an officer', value: 'puts the paragraphs that bear on officers first' },
        {
          label: 'not helpful',
          value: 'right after an answer, says that it did not help: administrators see such questions, not who asked',
        },
        { label: 'who am I', value: 'shows who you are here' },
        {
          label: 'forget me',
          value: 'erases your questions, what you said about yourself, and what you began and left',
        },
      ],
    },
    ...(speaker?.kind === 'known' && mayKeepDocuments(speaker.person) ? [documentsHelp] : []),
    ...(speaker?.kind === 'known' ? caseworkHelp(isOfCouncillorSide(speaker.person)) : []),
    ...(speaker?.kind === 'known' && isAdministrator(speaker.person) ? administratorsHelp : []),
    {
      kind: 'paragraph',
      text:
        documents.length === 0
          ? `No document of ${council.name} is here yet. The monitoring officer or an administrator can type "add our protocol".`
          : `Documents: ${documents.map(({ shortTitle }) => shortTitle).join('; ')}.`,
    },
    { kind: 'paragraph', text: `For advice on what a paragraph means, ask ${council.adviceFrom}.` },
  );
}

/** What can be typed about documents, for those who keep them. */
const documentsHelp: Block = {
  kind: 'facts',
  facts: [
    { label: 'documents', value: 'opens the page where you bring documents, look them through and approve them' },
    { label: 'add our protocol', value: 'with the file attached, reads it for you to look through' },
  ],
};

/** What can be typed by administrators. */
const administratorsHelp: readonly Block[] = [
  { kind: 'heading', text: 'For administrators' },
  {
    kind: 'facts',
    facts: [
      {
        label: 'announce to all councillors: the lift is out',
        value: 'shows what they would get, and asks before it is sent',
      },
      { label: 'announcements', value: 'lists the last ones, with who has read them' },
      { label: 'undelivered messages', value: 'lists what could not be delivered' },
      { label: 'Tom Reid leaves on 31 January', value: 'asks what becomes of the open enquiries' },
      { label: 'who is leaving', value: 'shows who leaves and when; until then it can be taken back' },
      { label: 'closure day 29 December: offices closed', value: 'shows which dates would move, and asks first' },
      { label: 'check dates', value: 'counts all dates again, and asks before any moves' },
    ],
  },
];

/** What can be typed about casework, for people of the directory. */
function caseworkHelp(isCouncillor: boolean): readonly Block[] {
  const councillors = [
    { label: 'chase CW-2026-0042', value: 'asks the officer how it is going, at most once a working day' },
    { label: 'add to CW-2026-0042: it is outside number 12', value: 'tells the officer what you know' },
    {
      label: 'CW-2026-0042 is fixed',
      value:
        'says so; "is not fixed", or "look again at", within ten working days of the answer, has it looked at again',
    },
    { label: 'I agree to CW-2026-0042', value: 'agrees to a later day that was proposed; your own words will do' },
    { label: 'withdraw CW-2026-0042: no longer needed', value: 'ends it' },
  ];
  const officers = [
    {
      label: 'acknowledge CW-2026-0042, Priya Shah has it, next update Thursday',
      value: 'tells the councillor who has it',
    },
    {
      label: 'update CW-2026-0042: the part is ordered',
      value: 'tells the councillor how it stands; resolve, pause and extend go alike',
    },
    {
      label: 'reassign CW-2026-0042 to Tom Reid: he knows the site',
      value: 'gives it to somebody else, or to a service',
    },
    {
      label: 'note CW-2026-0042: ask legal',
      value: 'keeps something for officers only; "link" and "unlink" name another',
    },
    { label: 'who is away', value: 'shows who is away, and who covers' },
    {
      label: 'I am away 24 to 31 December, Tom Reid covers',
      value: 'sends your reminders to your cover; "I am back" ends it',
    },
  ];
  return [
    { kind: 'heading', text: 'Casework' },
    {
      kind: 'facts',
      facts: [
        { label: sayList('mine'), value: 'lists your open enquiries; also: what’s due today, overdue, team casework' },
        { label: LOG, value: 'opens a form; or add what it is about, for whom and when it was received' },
        {
          label: 'CW-2026-0042',
          value:
            'shows that enquiry; with "why" before it, why its dates are what they are; with "whole history", all that was done to it, as a file',
        },
        { label: 'what did I miss', value: 'shows what has happened since you asked last' },
        { label: 'search casework for kerb', value: 'finds words in what you may see; also: everything in a ward' },
        ...(isCouncillor ? councillors : officers),
        {
          label: 'put right the resident of CW-2026-0042: Jane Smith, 12 Elm Road',
          value: 'keeps who the resident is apart, for those who handle it; "remove the resident of" takes it away',
        },
        { label: 'what waits', value: 'shows a draft or a form again that you began and left' },
        {
          label: 'is 29 December a working day',
          value: 'asks the council’s calendar; also: when is 5 working days from Friday',
        },
        { label: 'undo', value: 'takes your last change back, for five minutes' },
        { label: 'my reminders', value: 'shows when you are reminded, and how to change it' },
        { label: 'dashboard', value: 'gives a link to the figures, with the enquiries behind each' },
        { label: 'export casework', value: 'gives a table and a diary file' },
        { label: 'calendar address', value: 'gives an address for your calendar program' },
      ],
    },
    {
      kind: 'actions',
      actions: [
        { label: 'My casework', typed: sayList('mine'), weight: 'primary' },
        { label: 'Log an enquiry', typed: LOG, weight: 'ordinary' },
      ],
    },
  ];
}

/** To several people at once: three lines, since nobody of them asked. */
function greetMany({ knowledge }: HeardTurn): Reply {
  const { council } = knowledge;
  const example = council.examples?.[0] ?? 'what can I ask?';
  return reply(
    paragraph(`Hello. I am Clausewise. I show what ${council.name}'s documents say, word for word.`),
    paragraph(`Mention me to ask, for example: @Clausewise ${example}`),
    paragraph('What is about casework or a person I tell only whoever asks.'),
    {
      kind: 'actions',
      actions: [
        { label: 'What can I ask?', typed: 'help', weight: 'primary' },
        { label: example, typed: example === 'what can I ask?' ? 'help' : example, weight: 'ordinary' },
      ],
    },
  );
}

/** "help", and the first meeting. */
export const answerHelp: IntentHandler = async (heard) => {
  if (heard.turn.input.kind === 'joined' && heard.turn.conversation.kind !== 'personal') return greetMany(heard);
  if (heard.turn.input.kind === 'joined') {
    return reply({ kind: 'paragraph', text: 'Hello. I am Clausewise.' }, ...describeHelp(heard).blocks);
  }
  // A home page shows people of the directory their casework; everybody else what they can ask.
  if (heard.turn.input.kind === 'home') return heard.speaker?.kind === 'known' ? undefined : describeHelp(heard);
  return /^(?:help|\?|menu|what can (?:i|you) (?:ask|do))[?.]?$/i.test(heard.text) ? describeHelp(heard) : undefined;
};

/** Answers talk that is no question, in a sentence or two. */
export function answerSmallTalk(talk: SmallTalkKind, heard: HeardTurn): Reply {
  if (talk === 'help') return describeHelp(heard);
  return reply(paragraph(sentences[talk](heard)));
}

/** Words that ask nothing and are no phrasing of talk that is known: greetings and wishes are returned, the rest is told what this is for. */
export function answerAside(heard: HeardTurn): Reply {
  const { text, knowledge, speaker } = heard;
  if (isOnlyCourtesy(text)) return reply(paragraph('Thank you. The same to you.'));
  if (isParting(text)) return reply(paragraph('You are welcome. Goodbye.'));
  if (withoutCourtesy(text) !== text && !text.includes('?')) return reply(paragraph(sentences.hello(heard)));
  const casework = speaker?.kind === 'known' ? ', and keep track of councillors’ enquiries' : '';
  return reply(
    paragraph(
      `I cannot help with that. I look up paragraphs in ${knowledge.council.name}’s documents${casework}. Type "help" to see how.`,
    ),
  );
}

/** A picture alone asks nothing. */
export function describePicture(): Reply {
  return reply(paragraph('I read words only. Type "help" to see what you can ask.'));
}

const sentences: Readonly<Record<Exclude<SmallTalkKind, 'help'>, (heard: HeardTurn) => string>> = {
  hello: ({ knowledge }) =>
    `Hello. Ask me about ${knowledge.council.name}'s documents on how councillors and officers work together. Type "help" to see how.`,
  thanks: () => 'You are welcome. Ask whenever you like.',
  goodbye: () => 'Goodbye.',
  about: ({ knowledge }) =>
    `I am Clausewise, a computer program and not a person. I look up paragraphs in ${knowledge.council.name}'s documents and show them word for word. I do not write answers of my own. If I cannot find one, I say so.`,
};

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
