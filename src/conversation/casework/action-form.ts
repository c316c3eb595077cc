import { addDays } from '../../calendar/index.ts';
import type { Enquiry } from '../../casework/index.ts';
import { type Field, type Reply, reply } from '../../messaging/index.ts';
import { findPerson, isOfficer, servicesOf } from '../../people/index.ts';
import { findPeople } from '../../understanding/index.ts';
import { type ActionWords, FIELDS, typedFor, type Verb } from './command.ts';
import { field, peopleWho, personField } from './people-fields.ts';
import type { Scene } from './services.ts';
import { settleDate } from './settle.ts';

/** What is carried out so far. */
export type CarriedVerb = Exclude<
  Verb,
  | 'agree'
  | 'decline'
  | 'make-standard'
  | 'look-again'
  | 'edit'
  | 'chase'
  | 'add'
  | 'fixed'
  | 'not-fixed'
  | 'link'
  | 'share'
  | 'unshare'
  | 'undo'
>;

/** What is wrong with each field. */
export type Problems = Partial<Record<'text' | 'who' | 'by' | 'agreed', string>>;

type Asked = {
  readonly verb: CarriedVerb;
  readonly enquiry: Enquiry;
  readonly words: ActionWords;
  readonly problems: Problems;
};

export const titles: Record<CarriedVerb, string> = {
  acknowledge: 'Acknowledge',
  update: 'Give an update on',
  resolve: 'Resolve',
  pause: 'Pause',
  resume: 'Resume',
  extend: 'Extend',
  'make-complex': 'Make complex:',
  reassign: 'Reassign',
  reopen: 'Reopen',
  withdraw: 'Withdraw',
  note: 'Internal note on',
  'hand-over': 'Hand over',
};

const textLabels: Record<CarriedVerb, string> = {
  acknowledge: '',
  update: 'What the councillor is to know',
  resolve: 'How it was resolved',
  pause: 'What is being waited for',
  resume: 'Why it goes on',
  extend: 'Reason for the extension',
  'make-complex': 'Why it is complex',
  reassign: 'Reason',
  reopen: 'Why it is reopened',
  withdraw: 'Why it is withdrawn',
  note: 'Note for officers only; councillors do not see it',
  'hand-over': 'Reason',
};

/** The form of an action, for that version of the enquiry: sent later than somebody else's change, it does nothing. */
export function actionForm(asked: Asked, scene: Scene): Reply {
  const { verb, enquiry } = asked;
  const { reference, subject, version } = enquiry;
  return reply({
    kind: 'form',
    form: {
      title: `${titles[verb]} ${reference}, ${subject}`,
      fields: fieldsFor(asked, scene),
      submit: {
        label: titles[verb].replace(/ (?:on|complex:)$/, '').replace(':', ''),
        typed: typedWithVersion(verb, reference, version),
        weight: 'primary',
      },
    },
  });
}

function typedWithVersion(verb: Verb, reference: string, version: number): string {
  return typedFor(verb, `${reference} v${version}`);
}

function fieldsFor({ verb, enquiry, words, problems }: Asked, scene: Scene): readonly Field[] {
  const text = field(
    { name: FIELDS.text, label: textLabels[verb], required: true, value: words.text, error: problems.text },
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
    case 'extend':
      return [
        byField('Resolve by', words, problems, scene, true),
        field(
          {
            name: FIELDS.agreed,
            label: `Has ${scene.nameOf(enquiry.councillorId)} agreed`,
            required: true,
            value: words.agreed ? 'yes' : undefined,
            error: problems.agreed,
          },
          'choice',
          [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ],
        ),
        text,
      ];
    case 'reassign':
      return [handlerField(words, problems, scene), text];
    case 'hand-over': {
      const councillors = peopleWho(({ roles }) => roles.includes('councillor'), scene);
      const asked = {
        name: FIELDS.who,
        label: 'To which councillor',
        required: true,
        value: words.who,
        error: problems.who,
      };
      return [personField(asked, councillors), text];
    }
    default:
      return [text];
  }
}

function byField(label: string, words: ActionWords, problems: Problems, scene: Scene, required = false): Field {
  const said = settleDate(words.by, 'future', scene);
  const hint = required ? { hint: `Such as ${addDays(scene.on, 7)}` } : {};
  const value = said.kind === 'settled' ? said.value.date : undefined;
  return field({ name: FIELDS.by, label, required, ...hint, value, error: problems.by }, 'date');
}

/** Those of the service first asked for; those it may be, where a name fits several. */
function whoField(label: string, words: ActionWords, problems: Problems, enquiry: Enquiry, scene: Scene): Field {
  const { directory, on, person: me } = scene;
  const found = findPeople(words.who || (findPerson(directory, enquiry.officerId)?.email ?? ''), {
    directory,
    on,
    me,
    suits: isOfficer,
  });
  const team = peopleWho((person) => isOfficer(person) && person.service === enquiry.service, scene);
  const everybody = peopleWho(isOfficer, scene);
  const value = found.kind === 'one' ? found.person.email : words.who;
  const offered = found.kind === 'several' ? found.people : everybody.length <= 100 ? everybody : team;
  return personField({ name: FIELDS.who, label, required: true, value, error: problems.who }, offered);
}

function handlerField(words: ActionWords, problems: Problems, scene: Scene): Field {
  const officers = peopleWho((person) => isOfficer(person) && person.service !== undefined, scene);
  const services = servicesOf(scene.directory, scene.on);
  const asked = {
    name: FIELDS.who,
    label: 'To which officer or service',
    required: true,
    value: words.who,
    error: problems.who,
  };
  if (officers.length + services.length > 100)
    return field({ ...asked, hint: 'Name, e-mail address or service' }, 'text');
  const options = [
    ...services.map((service) => ({ value: service, label: `${service} (nobody in particular)` })),
    ...officers.map(({ email, name, service }) => ({ value: email, label: `${name} (${service})` })),
  ];
  const known = options.some(({ value }) => value === words.who);
  return field({ ...asked, value: known ? words.who : undefined }, 'choice', options);
}
