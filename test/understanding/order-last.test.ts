import { expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

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
  [`${ref}. drain rodded 1015, flowing. shut it`, 'resolve', 'drain rodded 1015, flowing'],
  ['pothole, tar down at 7, gang 3. resolve', 'resolve', 'tar down at 7, gang 3'],
  ['bench, joiner has the wood now - unpause', 'resume', 'joiner has the wood now'],
  [`${ref} swept at 7. close: swept and washed`, 'resolve', 'swept at 7. swept and washed'],
  ['pothole needs the gas board to look. complex', 'make-complex', 'pothole needs the gas board to look'],
])('why may come first and the order last, and it is read back without the order: "%s"', (said, verb, text) => {
  expect(commandOf('tom', said)).toMatchObject({ kind: 'act', verb, words: { text }, sure: false });
});

it('an order about several that stands last takes all that were named', () => {
  expect(commandOf('tom', '2 and 6 both painted this morning. close both')).toMatchObject({
    verb: 'resolve',
    abouts: [{ named: 'CW-2' }, { named: 'CW-6' }],
    words: { text: 'painted this morning' },
  });
});

it('what is on the screen is meant by “it has”, whatever word of another subject comes behind', () => {
  const screen: Screen = { references: [ref], buttons: [] };
  expect(commandOf('tom', 'neighbour rang, it has dropped again. open it back up', {}, screen)).toMatchObject({
    verb: 'reopen',
    abouts: [{ named: ref }],
    words: { text: 'neighbour rang, it has dropped again' },
  });
});

it('"log" as the last word logs what stands before it', () => {
  expect(commandOf('khan', 'rats behind the chip shop, three seen today. log')).toMatchObject({
    kind: 'log',
    words: { subject: expect.stringMatching(/^rats behind the chip shop(?!.*\blog\b)/) },
  });
});

it.each([
  `${ref}: is it right that they say please close it?`,
  `${ref} please`,
  `update ${ref}: they say please close it`,
  `${ref}, once the paint is dry, close it`,
])('is no order: "%s"', (said) => {
  const understood = meant('tom', said);
  const command = understood.kind === 'command' ? understood.command : undefined;
  expect(command?.kind === 'act' && command.verb === 'resolve').toBe(false);
});
