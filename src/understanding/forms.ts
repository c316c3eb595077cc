import { type ActionWords, editable, noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import { fieldNames } from './form-fields.ts';
import { type LogWords, noLogWords } from './logging/log-words.ts';
import { parseTyped } from './read-typed.ts';

/** The command of a form that was sent, with its fields as words; of a form's typed form alone too. Undefined for anything else. */
export function readForm(text: string, values: Readonly<Record<string, string>>): Command | undefined {
  const id = /^log an enquiry, form ([\w-]{4,64})$/i.exec(text)?.[1];
  if (id !== undefined || (Object.hasOwn(values, fieldNames.subject) && /^(?:log|record) /i.test(text))) {
    return { kind: 'log', words: logWordsOf(values), sure: true, ...(id === undefined ? {} : { form: id }) };
  }
  if (
    /^log(?: (?:an?|this|this as an) enquiry)?$/i.test(text) &&
    (Object.keys(values).length > 0 || /^log(?: an enquiry)?$/i.test(text))
  ) {
    return { kind: 'log', words: logWordsOf(values), sure: false };
  }
  if (!hasActionFields(values)) return undefined;
  const command = parseTyped(text);
  return command?.kind === 'act' ? { ...command, words: actionWordsOf(values) } : undefined;
}

function hasActionFields(values: Readonly<Record<string, string>>): boolean {
  const names: readonly string[] = Object.values(fieldNames);
  return Object.keys(values).some((name) => names.includes(name));
}

function actionWordsOf(values: Readonly<Record<string, string>>): ActionWords {
  const edits = Object.fromEntries(
    editable.flatMap((name) => {
      const value = values[fieldNames[name]];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    ...noActionWords,
    text: values[fieldNames.text] ?? '',
    who: values[fieldNames.who] ?? '',
    by: values[fieldNames.by] ?? '',
    other: values[fieldNames.other] ?? '',
    agreed: values[fieldNames.agreed] === 'yes',
    withoutAgreement: values[fieldNames.agreed] === 'without',
    edits,
    form: 'sent',
  };
}

function logWordsOf(values: Readonly<Record<string, string>>): LogWords {
  const field = (name: keyof typeof fieldNames) => values[fieldNames[name]] ?? '';
  return {
    ...noLogWords,
    subject: field('subject'),
    details: field('details'),
    councillor: field('councillor'),
    received: field('received'),
    had: field('had'),
    written: field('written'),
    service: field('service'),
    ward: field('ward'),
    officer: field('officer'),
    complexBecause: field('complexBecause'),
    urgent: field('urgent'),
    from: { author: field('author'), link: field('link') },
    resident: {
      name: field('residentName'),
      address: field('residentAddress'),
      telephone: field('residentTelephone'),
      email: field('residentEmail'),
    },
  };
}
