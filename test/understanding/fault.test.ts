import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

describe('a fault in a place, told without a word for logging', () => {
  it.each([
    "the weathervane on the museum has come loose and it's swinging about, could somebody have a look at it?",
    "wobbly paving slab outside the barber's, it tips when you tread on it",
    'Skip blocking the alley behind the fish shop since Sunday.',
    'water leaking up through the pavement opposite the dentist',
    'dog bin overflowing next to the cricket pavilion and nobody comes',
    'swing in the park is hanging by one chain, can somebody go and take a look',
    'gate on the allotments is stuck shut. Can someone see to it?',
    "lamp post leaning over, Tenter Row, opposite the butcher's",
    'handrail missing by the steps at Castle Bank',
    'bins not collected in Larch Close again',
  ])('is read back as an enquiry: "%s"', (said) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'log', sure: false });
  });

  it('is for the councillor who told an officer of it, and is about that alone', () => {
    const said =
      'Cllr Lowe buttonholed me at full council about lorries blocking the loading bay on Market Row, please open something';
    expect(commandOf('priya', said)).toMatchObject({
      kind: 'log',
      sure: false,
      words: { councillor: 'Cllr Lowe', subject: 'lorries blocking the loading bay on Market Row' },
    });
  });

  it.each([
    'the leader is blocking my question at full council',
    'an officer is missing from every meeting outside working hours',
    'Can a councillor help a resident whose boiler is broken?',
    'is it my job to report broken street lights?',
    'who do I tell when a bin is not collected?',
    'the link to the register is broken',
    'Members blocking each other on social media',
    'my brown bin was missed. how soon should they ring back',
  ])('is none where rules, people or answers are spoken of: "%s"', (said) => {
    expect(meant('khan', said).kind).toBe('documents');
  });
});

describe('the end of a conversation', () => {
  it.each([
    "right that's me finished, cheers",
    "that's me done for the day",
    "ok that's us sorted thanks",
    "that's everything, thank you",
    'ace ty',
    'sick, cheers',
  ])('asks for nothing, whatever is on the screen: "%s"', (said) => {
    const screen = { buttons: [], references: ['CW-2026-0002'] };
    expect(meant('priya', said, screen)).toMatchObject({ kind: 'documents', talk: true });
  });

  it.each([
    ["that's me done with the pothole", { kind: 'act', verb: 'resolve' }],
    ['sick today', { kind: 'absence' }],
    ["I'm sick, thanks", { kind: 'absence' }],
  ])('is not taken for it: "%s"', (said, command) => {
    expect(commandOf('priya', said)).toMatchObject(command);
  });
});
