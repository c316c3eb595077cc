import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

describe('what a resident is said to have said', () => {
  it.each([
    'a resident asked about the rules on gifts',
    'a resident asked me who her councillor is',
    'a resident asked how long officers have to reply to me',
    'a resident asked me what I am allowed to do about her bins',
    'a resident asked whether councillors can jump the housing queue',
    'a constituent wants to know what her councillor does',
    'someone should look into how members behave',
    'a resident is unhappy with how Cllr Lowe spoke to her',
    'a resident says Tom Reid never answers his phone',
    'a resident told me that Cllr Lowe parks on the pavement outside the school',
    'a neighbour told me the chair is sleeping with the clerk',
    'a bloke reckons one of us is on the take',
    'bloke at the surgery wants to know if I get paid',
    'someone told me the planning officer is mates with the developer',
  ])('is for the documents where it is a question of rules, or conduct; logging stands beside: "%s"', (said) => {
    const understood = meant('khan', said);
    expect(understood).toMatchObject({ kind: 'documents', beside: [{ typed: `log an enquiry: ${said}` }] });
  });

  it.each([
    'a man stopped me about the potholes on Uttoxeter Road',
    'a resident rang about her boiler',
    'had a call from a chap whose neighbour is burning rubbish',
    'a resident says the planning officer is not answering about her extension',
    'old lady rang, no heating for a week',
    'a resident reported that a member of the public tripped on the kerb in Mill Lane',
    'a resident complained that a member of staff left the bins out in Mill Lane',
    'a parent complained that the school crossing patrol has gone',
    'the council should do something about the smell in the subway',
    'a resident asked when her bins will be emptied',
    'a resident says the officer never came about her bins',
    'a resident told me Priya Shah promised to fix her gate',
  ])('is to be logged where it is a trouble: "%s"', (said) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'log', sure: false });
  });
});

it('is not taken for anything where it is asked whether it is so', () => {
  expect(commandOf('khan', "my neighbour reckons the pothole's done. is it?")).toMatchObject({ kind: 'show' });
});

describe('what follows thanks or agreement', () => {
  it.each([
    ['nice one, chase CW-2026-0002', { kind: 'act', verb: 'chase' }],
    ['cheers now show my overdue enquiries', { kind: 'list', which: 'overdue' }],
    ['fair enough, show CW-2026-0002', { kind: 'show' }],
    ["that's great, withdraw CW-2026-0003: not needed", { kind: 'act', verb: 'withdraw', sure: false }],
  ])('is what is meant: "%s"', (said, command) => {
    expect(commandOf('khan', said)).toMatchObject(command);
  });

  it.each(['perfect, just what I needed', 'great, thanks for sorting it', 'noted, thanks'])(
    'is nothing where they stand alone: "%s"',
    (said) => {
      const screen = { buttons: [], references: ['CW-2026-0002'] };
      expect(meant('khan', said, screen).kind).not.toBe('command');
    },
  );
});
