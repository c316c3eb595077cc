import { expect, it } from 'vitest';
import { noActionWords, type Screen } from '../../src/understanding/index.ts';
import { commandOf } from './town.ts';

const ref = 'CW-2026-0006';
const form: Screen = {
  references: [ref],
  buttons: [],
  open: {
    command: { kind: 'act', verb: 'resume', abouts: [{ named: ref }], words: noActionWords, sure: true },
    wanted: ['text'],
  },
};

it.each([
  ['no. pause 2, no tar to be had', { verb: 'pause', words: { text: 'no tar to be had' } }],
  ['nope - show me the pothole', { kind: 'show' }],
  ['no, wait. make it standard, the joiner says it is simple', { verb: 'make-standard', abouts: [{ named: ref }] }],
  ['not that, close the pothole instead. filled and rolled', { verb: 'resolve', words: { text: 'filled and rolled' } }],
])('what follows a no is an order of its own, and no words for the form: "%s"', (said, command) => {
  expect(commandOf('tom', said, {}, form)).toMatchObject(command);
});

it.each(['no, the wood is not there', 'nah. it rained all day'])(
  'a no with anything else behind it lets go of the form: "%s"',
  (said) => {
    expect(commandOf('tom', said, {}, form)).toMatchObject({ kind: 'cancel' });
  },
);

it.each(['no crew before the weekend had time for it', 'no reason to wait any longer'])(
  'words that begin with “no” are the words: "%s"',
  (said) => {
    expect(commandOf('tom', said, {}, form)).toMatchObject({ verb: 'resume', words: { text: said } });
  },
);
