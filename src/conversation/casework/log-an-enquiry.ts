import { formatDayAndDate } from '../../calendar/index.ts';
import { dueSentence, type EnquiryDraft, log, logEnquiry } from '../../casework/index.ts';
import { type Reply, reply } from '../../messaging/index.ts';
import { isOfCouncillorSide, isOfficer, type Person } from '../../people/index.ts';
import { askAfterLogging } from './change-reply.ts';
import { type Command, FIELDS, type LogWords, noLogWords } from './command.ts';
import { propose } from './pending.ts';
import { field, peopleWho, personField, serviceField } from './people-fields.ts';
import { askedIn, type Carrying, type Scene } from './services.ts';
import { type Settled, settleDate, settlePerson, settleService } from './settle.ts';
import { buttons, heading, noPromise, paragraph, quoteStandard } from './wording.ts';

/**
 * "Log an enquiry": with everything said it is read back and waits for a yes; with something missing, and for a message
 * that is to become an enquiry, it is a form with what is known filled in; a form sent is logged.
 */
export const logAnEnquiry: Carrying<Extract<Command, { kind: 'log' }>> = async ({ words, form }, scene) => {
  const settled = settle(words, scene);
  if (settled.kind === 'unclear') {
    if (form !== undefined) return logForm(words, settled.problems, scene, form);
    // A sentence that leaves something out gets it asked; nothing said at all gets an empty form.
    const asked = words.subject === '' ? [] : Object.values(settled.problems).map(paragraph);
    return reply(...asked, ...logForm(words, settled.misread, scene).blocks);
  }
  if (form !== undefined && settled.certain) {
    const outcome = await log(scene.desk, askedIn(scene, `form:${form}`), settled.draft);
    return askAfterLogging(outcome, scene, () => logForm(words, {}, scene, form));
  }
  return readBack(settled.draft, scene);
};

/** The form again with what was said; `change ID` shows it. */
export function changeDraft(draft: EnquiryDraft, scene: Scene): Reply {
  const email = (id: string | undefined) => scene.directory.people.find((person) => person.id === id)?.email ?? '';
  const words: LogWords = {
    ...noLogWords,
    subject: draft.subject,
    details: draft.details,
    councillor: email(draft.councillorId),
    received: draft.receivedOn,
    service: draft.service,
    officer: email(draft.officerId),
    complexBecause: draft.complexBecause ?? '',
  };
  return logForm(words, {}, scene);
}

type Problems = Partial<Record<keyof LogWords, string>>;
type SettledLog =
  | { readonly kind: 'settled'; readonly draft: EnquiryDraft; readonly certain: boolean }
  /** `misread` is what was said and not understood; `problems` has what is missing as well. */
  | { readonly kind: 'unclear'; readonly problems: Problems; readonly misread: Problems };

function settle(words: LogWords, scene: Scene): SettledLog {
  const misread: Problems = {};
  const problems: Problems = {};
  const take = <Value>(name: keyof LogWords, settled: Settled<Value>, missing?: string): Value | undefined => {
    if (settled.kind === 'settled') return settled.value;
    if (settled.kind === 'unclear') misread[name] = settled.sentence;
    const problem = settled.kind === 'unclear' ? settled.sentence : missing;
    if (problem !== undefined) problems[name] = problem;
    return undefined;
  };
  const { person, on } = scene;
  const councillor = take('councillor', settleCouncillor(words.councillor, scene), 'Say for which councillor it is.');
  const officer = take('officer', settlePerson(words.officer, 'officer', isOfficer, scene));
  const said = settleService(words.service === '' ? (officer?.service ?? '') : words.service, scene);
  const service = take('service', said, 'Say which service is to answer it.');
  const received = take(
    'received',
    words.received === ''
      ? { kind: 'settled', value: { date: on, certain: true } }
      : settleDate(words.received, 'past', scene),
  );
  if (received !== undefined && received.date > on) {
    const sentence = `It cannot have been received on ${formatDayAndDate(received.date)}: that is still to come.`;
    misread.received = sentence;
    problems.received = sentence;
  }
  if (words.subject.trim() === '') problems.subject = 'Say in a few words what it is about.';
  if (councillor === undefined || service === undefined || received === undefined || Object.keys(problems).length > 0) {
    return { kind: 'unclear', problems, misread };
  }
  const { subject, details, complexBecause } = words;
  return {
    kind: 'settled',
    certain: received.certain,
    draft: {
      subject: plain(subject),
      details: plain(details),
      councillorId: isOfCouncillorSide(person) ? person.id : councillor.id,
      service,
      receivedOn: received.date,
      ...(officer === undefined ? {} : { officerId: officer.id }),
      ...(complexBecause.trim() === '' ? {} : { complexBecause }),
    },
  };
}

/** Without characters that turn the direction of what comes after them, in other people's messages. */
function plain(words: string): string {
  return words.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').trim();
}

const isCouncillor = (person: Person) => person.roles.includes('councillor');

function settleCouncillor(said: string, scene: Scene): Settled<Person> {
  const { person } = scene;
  if (!isOfCouncillorSide(person)) return settlePerson(said, 'councillor', isCouncillor, scene);
  if (said === '') return { kind: 'settled', value: person };
  const found = settlePerson(said, 'councillor', (each) => each.id === person.id, scene);
  return found.kind === 'settled' ? found : { kind: 'unclear', sentence: 'You can log enquiries of your own only.' };
}

/** Everything as it was understood, dates with their weekday, before anything is written. */
async function readBack(draft: EnquiryDraft, scene: Scene): Promise<Reply> {
  const trial = logEnquiry(scene.heard.knowledge.council.id, { year: 2000, number: 1 }, draft, {
    ...askedIn(scene),
    nameOf: scene.nameOf,
  });
  if (trial.kind === 'refused') return reply(paragraph(trial.sentence));
  const id = await propose({ kind: 'log', draft }, scene);
  const { enquiry } = trial;
  const none = noPromise(scene);
  return reply(
    heading('Is this right?'),
    {
      kind: 'facts',
      facts: [
        { label: 'Subject', value: enquiry.subject },
        ...(enquiry.details === '' ? [] : [{ label: 'Details', value: enquiry.details }]),
        { label: 'For', value: scene.nameOf(enquiry.councillorId) },
        { label: 'Received', value: formatDayAndDate(enquiry.receivedOn) },
        {
          label: 'With',
          value:
            enquiry.officerId === undefined
              ? enquiry.service
              : `${scene.nameOf(enquiry.officerId)}, ${enquiry.service}`,
        },
        ...(enquiry.complexity.kind === 'complex'
          ? [{ label: 'Complex because', value: enquiry.complexity.reason }]
          : []),
        ...(none === undefined ? [{ label: 'Dates', value: dueSentence(enquiry, scene.rules) }] : []),
      ],
    },
    ...(none === undefined ? [] : [paragraph(none), ...quoteStandard(scene)]),
    paragraph('Nothing is written down yet.'),
    buttons(['Log it', `confirm ${id}`], ['Change it', `change ${id}`], ['Cancel', `cancel ${id}`]),
  );
}

function logForm(words: LogWords, problems: Problems, scene: Scene, used?: string): Reply {
  const { person, services } = scene;
  const id = used ?? services.newId();
  const received = settleDate(words.received, 'past', scene);
  const emailOf = (settled: Settled<Person>) => (settled.kind === 'settled' ? settled.value.email : undefined);
  const councillor = settleCouncillor(words.councillor, scene);
  const officer = settlePerson(words.officer, 'officer', isOfficer, scene);
  const service = settleService(
    words.service || (officer.kind === 'settled' ? (officer.value.service ?? '') : ''),
    scene,
  );
  const candidates = (settled: Settled<Person>, suits: (person: Person) => boolean) =>
    (settled.kind === 'unclear' ? settled.people : undefined) ?? peopleWho(suits, scene);
  const subject = words.subject || openingOf(words.details);
  return reply({
    kind: 'form',
    form: {
      title: 'Log an enquiry',
      fields: [
        field(
          {
            name: FIELDS.subject,
            label: 'Subject',
            hint: 'In a few words, without residents’ names',
            required: true,
            value: subject,
            error: problems.subject,
          },
          'text',
        ),
        field({ name: FIELDS.details, label: 'Details', required: false, value: words.details }, 'long-text'),
        ...(isOfCouncillorSide(person)
          ? []
          : [
              personField(
                {
                  name: FIELDS.councillor,
                  label: 'For which councillor',
                  required: true,
                  value: emailOf(councillor) ?? words.councillor,
                  error: problems.councillor,
                },
                candidates(councillor, isCouncillor),
              ),
            ]),
        field(
          {
            name: FIELDS.received,
            label: 'Received on',
            required: true,
            value: received.kind === 'settled' ? received.value.date : words.received === '' ? scene.on : undefined,
            error: problems.received,
          },
          'date',
        ),
        serviceField(
          {
            name: FIELDS.service,
            label: 'Which service is to answer it',
            required: true,
            value: service.kind === 'settled' ? service.value : words.service,
            error: problems.service,
          },
          scene,
        ),
        personField(
          {
            name: FIELDS.officer,
            label: 'Officer, if you know who has it',
            required: false,
            value: emailOf(officer) ?? words.officer,
            error: problems.officer,
          },
          candidates(officer, isOfficer),
        ),
        field(
          {
            name: FIELDS.complexBecause,
            label: 'If it is complex, say why',
            required: false,
            value: words.complexBecause,
          },
          'text',
        ),
      ],
      submit: { label: 'Log it', typed: `log an enquiry, form ${id}`, weight: 'primary' },
    },
  });
}

/** A subject to begin with for a message that is to become an enquiry. */
function openingOf(details: string): string {
  const [line = ''] = details.trim().split('\n');
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}
