import { expect, it } from 'vitest';
import { commandOf } from './town.ts';

const subjectOf = (said: string) => {
  const command = commandOf('sam', said);
  return command?.kind === 'log' ? command.words.subject : command?.kind;
};

it.each([
  [
    'log an enquiry: Bins not collected -, Mill Road,. He wants a call',
    'Bins not collected, Mill Road. He wants a call',
  ],
  ['log an enquiry: bins missed ; . Please ring back', 'bins missed. Please ring back'],
  ['log an enquiry: bins missed, resident. Her son has a key', 'bins missed. Her son has a key'],
  ['log an enquiry: bins missed - the resident Her son has a key', 'bins missed. Her son has a key'],
  ['log an enquiry: lamp out –', 'lamp out'],
])('marks and words around what was taken out are not left in the subject: %s', (said, subject) => {
  expect(subjectOf(said)).toBe(subject);
});

it.each([
  'T-junction at Mill Road - signs down',
  'Letter to resident, unanswered',
  'Permit refused, resident Parking zone',
  'No. 14 bus, late again',
])('marks and words that belong there stay: %s', (subject) => {
  expect(subjectOf(`log an enquiry: ${subject}`)).toBe(subject);
});
