import { expect, it } from 'vitest';
import { commandOf } from './town.ts';

const ref = 'CW-2026-0002';

it.each([
  [
    `${ref}: the owner has told us which gate it is, so please restart`,
    'resume',
    'the owner has told us which gate it is',
  ],
  [`For ${ref}: the photographs came this morning. Please resume it`, 'resume', 'the photographs came this morning'],
  [
    `On ${ref} we wait for the keys from the school, so could you please pause it`,
    'pause',
    'we wait for the keys from the school',
  ],
  [`${ref} - the lamp works again, so please close it now`, 'resolve', 'the lamp works again'],
])('why may come first and the order last, and it is read back: "%s"', (said, verb, text) => {
  expect(commandOf('tom', said)).toMatchObject({ kind: 'act', verb, words: { text }, sure: false });
});

it.each([
  `${ref}: is it right that they say please close it?`,
  `${ref} please`,
  `update ${ref}: they say please close it`,
])('is no order: "%s"', (said) => {
  const command = commandOf('tom', said);
  expect(command?.kind === 'act' && command.verb === 'resolve').toBe(false);
});
