import type { EnquiryDraft } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { isOfCouncillorSide, isOfficer, type Person } from '../../../people/index.ts';
import { fieldNames, LOG, type LogWords, noLogWords } from '../../../understanding/index.ts';
import { field, listField, personField, serviceField } from '../people-fields.ts';
import { isCouncillor, type PeopleList } from '../people-lists.ts';
import type { Scene } from '../services.ts';
import { type Settled, settleDate, settlePerson, settleService } from '../settle.ts';
import { type LogProblems, settleCouncillor } from './settle-log.ts';

/** The form again with what was said; `change ID` shows it. */
export function changeDraft(draft: EnquiryDraft, scene: Scene): Reply {
  const email = (id: string | undefined) => scene.directory.people.find((person) => person.id === id)?.email ?? '';
  const words: LogWords = {
    ...noLogWords,
    subject: draft.subject,
    details: draft.details,
    councillor: email(draft.councillorId),
    received: isOfCouncillorSide(scene.person) ? (draft.writtenOn ?? '') : draft.receivedOn,
    written: draft.writtenOn ?? '',
    ward: draft.ward ?? '',
    urgent: draft.urgent === '' ? 'yes' : (draft.urgent ?? ''),
    resident: { ...noLogWords.resident, ...draft.resident },
    service: draft.service,
    officer: email(draft.officerId),
    complexBecause: draft.complexBecause ?? '',
    from: draft.madeFrom ?? noLogWords.from,
  };
  return logForm(words, {}, scene);
}

/** The form for an enquiry with what is known filled in; `used` is the id of the form that is sent again. */
export function logForm(words: LogWords, problems: LogProblems, scene: Scene, used?: string, label = 'Log it'): Reply {
  const { person, services } = scene;
  const id = used ?? services.newId();
  const isTheirs = isOfCouncillorSide(person);
  const dateOf = (said: string) => {
    const settled = settleDate(said, 'past', scene);
    return settled.kind === 'settled' ? settled.value.date : undefined;
  };
  const emailOf = (settled: Settled<Person>) => (settled.kind === 'settled' ? settled.value.email : undefined);
  // Who wrote the message is the councillor it is for, where they are one.
  const wrote =
    words.councillor === '' ? settlePerson(words.from.author, 'councillor', isCouncillor, scene) : undefined;
  const councillor = wrote?.kind === 'settled' ? wrote : settleCouncillor(words.councillor, scene);
  const officer = settlePerson(words.officer, 'officer', isOfficer, scene);
  const theirs = officer.kind === 'settled' ? officer.value.service : undefined;
  const service = settleService(words.service || theirs || '', scene);
  // Those whom it may be, where a name fits several.
  const somebody = (asked: Parameters<typeof listField>[0], settled: Settled<Person>, list: PeopleList) =>
    settled.kind === 'unclear' && settled.people !== undefined
      ? personField(asked, settled.people, scene)
      : listField(asked, list, scene);
  const part = (
    name: keyof LogWords & keyof typeof fieldNames,
    label: string,
    value: string | undefined,
    required = false,
  ) => ({
    name: fieldNames[name],
    label,
    required,
    value,
    error: problems[name],
  });
  const of = (name: string, label: string, value: string) => field({ name, label, required: false, value }, 'text');
  const hint = 'In a few words, without residents’ names';
  const received = words.received === '' ? scene.on : dateOf(words.received);
  const { resident } = words;
  return reply({
    kind: 'form',
    form: {
      title: 'Log an enquiry',
      fields: [
        field({ ...part('subject', 'Subject', words.subject || openingOf(words.details), true), hint }, 'text'),
        field(part('details', 'Details', words.details), 'long-text'),
        ...(isTheirs
          ? []
          : [
              somebody(
                part('councillor', 'For which councillor', emailOf(councillor) ?? words.councillor, true),
                councillor,
                'councillors',
              ),
            ]),
        field(part('received', isTheirs ? 'When the resident wrote' : 'Received on', received, true), 'date'),
        ...(isTheirs ? [] : [field(part('written', 'When the resident wrote', dateOf(words.written)), 'date')]),
        serviceField(
          part(
            'service',
            'Which service is to answer it',
            service.kind === 'settled' ? service.value : words.service,
            true,
          ),
          scene,
        ),
        field(part('ward', 'Ward', words.ward), 'text'),
        somebody(
          part('officer', 'Officer, if you know who has it', emailOf(officer) ?? words.officer),
          officer,
          'officers',
        ),
        field(part('urgent', 'If it is urgent, why', words.urgent), 'text'),
        field(part('complexBecause', 'If it is complex, say why', words.complexBecause), 'text'),
        ...(words.from.author === '' ? [] : [of(fieldNames.author, 'Made from a message of', words.from.author)]),
        ...(words.from.link === '' ? [] : [of(fieldNames.link, 'Where that message is', words.from.link)]),
        of(fieldNames.residentName, 'Resident’s name, kept apart for those who handle it', resident.name),
        of(fieldNames.residentAddress, 'Resident’s address', resident.address),
        of(fieldNames.residentTelephone, 'Resident’s telephone number', resident.telephone),
        of(fieldNames.residentEmail, 'Resident’s e-mail address', resident.email),
      ],
      submit: { label, typed: `${LOG}, form ${id}`, weight: 'primary' },
    },
  });
}

/** A subject to begin with for a message that is to become an enquiry. */
function openingOf(details: string): string {
  const [line = ''] = details.trim().split('\n');
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}
