import { addDays } from '../../../calendar/index.ts';
import { type Enquiry, type Resident, versionSeen } from '../../../casework/index.ts';
import { type Field, type Reply, reply } from '../../../messaging/index.ts';
import { findPerson, isOfCouncillorSide, isOfficer } from '../../../people/index.ts';
import { type ActionWords, type Editable, fieldNames, findPeople, typedFor } from '../../../understanding/index.ts';
import { field, listField, personField, serviceField } from '../people-fields.ts';
import type { Scene } from '../services.ts';
import { settleDate, settleService } from '../settle.ts';
import { textLabels, titles, wordsOptional } from './action-labels.ts';
import { type CarriedVerb, type Problems, readersFor } from './settle-action.ts';

type Asked = {
  readonly verb: CarriedVerb;
  readonly enquiry: Enquiry;
  readonly words: ActionWords;
  readonly problems: Problems;
  /** Who the resident is so far, for somebody who is told; undefined for anybody else. */
  readonly resident?: Resident | undefined;
};

/** The form of an action, for that version of the enquiry: sent later than somebody else's change, it does nothing. */
export function actionForm(asked: Asked, scene: Scene): Reply {
  const { verb, enquiry } = asked;
  const { reference, subject } = enquiry;
  const { version } = versionSeen(enquiry, scene.viewer);
  return reply({
    kind: 'form',
    form: {
      title: `${titles[verb]} ${reference}, ${subject}`,
      fields: fieldsFor(asked, scene),
      submit: {
        label: titles[verb].replace(/ (?:on|at|of|with|to|complex:|standard:)$/, '').replace(':', ''),
        typed: typedWithVersion(verb, reference, version),
        weight: 'primary',
      },
    },
  });
}

function typedWithVersion(verb: CarriedVerb, reference: string, version: number): string {
  return typedFor(verb, `${reference} v${version}`);
}

function fieldsFor({ verb, enquiry, words, problems, resident }: Asked, scene: Scene): readonly Field[] {
  const text = field(
    {
      name: fieldNames.text,
      label: textLabels[verb],
      required: !wordsOptional.has(verb),
      value: words.text,
      error: problems.text,
    },
    'long-text',
  );
  switch (verb) {
    case 'acknowledge':
      return [
        whoField('Which officer has it', words, problems, enquiry, scene),
        byField('Next update by', words, problems, scene),
      ];
    case 'update':
      return [text, byField('Next update by', words, problems, scene)];
    case 'pause':
      return [text, byField('Look at it again on', words, problems, scene)];
    case 'agree':
      return [];
    case 'link':
    case 'unlink':
      return [
        field(
          {
            name: fieldNames.other,
            label:
              verb === 'link'
                ? 'Which other enquiry is about the same'
                : 'Which other enquiry it is not to be linked to',
            required: true,
            value: words.other,
            error: problems.other,
          },
          'text',
        ),
      ];
    case 'share':
    case 'unshare':
      return [
        personField(
          { name: fieldNames.who, label: 'Which councillor', required: true, value: words.who, error: problems.who },
          readersFor(verb, enquiry, scene),
          scene,
        ),
      ];
    case 'edit':
      return editFields({ enquiry, words, problems, resident }, scene);
    case 'extend':
      return [
        byField('Resolve by', words, problems, scene, true),
        field(
          {
            name: fieldNames.agreed,
            label: 'Agreement',
            required: true,
            value: words.withoutAgreement ? 'without' : 'ask',
          },
          'choice',
          [
            { value: 'ask', label: `Ask ${scene.nameOf(enquiry.councillorId)}` },
            { value: 'without', label: 'Extend without agreement; the councillor is told so' },
          ],
        ),
        text,
      ];
    case 'reassign':
      return [handlerField(words, problems, scene), text];
    case 'hand-over': {
      const asked = {
        name: fieldNames.who,
        label: 'To which councillor',
        required: true,
        value: words.who,
        error: problems.who,
      };
      return [listField(asked, 'councillors', scene), text];
    }
    default:
      return [text];
  }
}

/** What is there, to be written over. A councillor is not shown what only officers put right. */
function editFields({ enquiry, words, problems, resident }: Omit<Asked, 'verb'>, scene: Scene): readonly Field[] {
  const { directory, person } = scene;
  const put = (name: Editable, was: string | undefined) => words.edits[name] ?? was ?? '';
  const asked = (name: Editable, label: string, was: string | undefined, required = false) => ({
    name: fieldNames[name],
    label,
    required,
    value: put(name, was),
    error: problems[name],
  });
  const own: readonly Field[] = [
    field(asked('subject', 'Subject', enquiry.subject, true), 'text'),
    field(asked('details', 'Details', enquiry.details), 'long-text'),
    field(asked('ward', 'Ward', enquiry.ward), 'text'),
    field(asked('urgent', 'If it is urgent, why', enquiry.urgent === '' ? 'yes' : enquiry.urgent), 'text'),
    field(asked('written', 'When the resident wrote', enquiry.writtenOn), 'date'),
  ];
  const theirs: readonly Field[] =
    resident === undefined
      ? []
      : [
          field(asked('residentName', 'Resident’s name, kept apart for those who handle it', resident.name), 'text'),
          field(asked('residentAddress', 'Resident’s address', resident.address), 'text'),
          field(asked('residentTelephone', 'Resident’s telephone number', resident.telephone), 'text'),
          field(asked('residentEmail', 'Resident’s e-mail address', resident.email), 'text'),
        ];
  if (isOfCouncillorSide(person)) return [...own, ...theirs];
  const councillor = findPerson(directory, enquiry.councillorId)?.email;
  return [
    ...own,
    field(asked('had', 'When the council had it', enquiry.receivedOn, true), 'date'),
    serviceField(asked('service', 'Which service is to answer it', enquiry.service, true), scene),
    listField(asked('councillor', 'For which councillor', councillor, true), 'councillors', scene),
    ...theirs,
  ];
}

function byField(label: string, words: ActionWords, problems: Problems, scene: Scene, required = false): Field {
  const said = settleDate(words.by, 'future', scene);
  const hint = required ? { hint: `Such as ${addDays(scene.on, 7)}` } : {};
  const value = said.kind === 'settled' ? said.value.date : undefined;
  return field({ name: fieldNames.by, label, required, ...hint, value, error: problems.by }, 'date');
}

/** Any officer; those it may be, where a name fits several. */
function whoField(label: string, words: ActionWords, problems: Problems, enquiry: Enquiry, scene: Scene): Field {
  const { directory, on, person: me } = scene;
  const found = findPeople(words.who || (findPerson(directory, enquiry.officerId)?.email ?? ''), {
    directory,
    on,
    me,
    suits: isOfficer,
  });
  const value = found.kind === 'one' ? found.person.email : words.who;
  const asked = { name: fieldNames.who, label, required: true, value, error: problems.who };
  return found.kind === 'several' ? personField(asked, found.people, scene) : listField(asked, 'officers', scene);
}

function handlerField(words: ActionWords, problems: Problems, scene: Scene): Field {
  const label = 'To which officer or service';
  const value = handlerOf(words.who, scene);
  return listField({ name: fieldNames.who, label, required: true, value, error: problems.who }, 'handlers', scene);
}

/** Whoever was meant by a name or a service, as the list has them; else what was said. */
function handlerOf(said: string, scene: Scene): string {
  const { directory, on, person: me } = scene;
  const person = findPeople(said, { directory, on, me, suits: isOfficer });
  if (person.kind === 'one') return person.person.email;
  const service = settleService(said, scene);
  return service.kind === 'settled' ? service.value : said;
}
