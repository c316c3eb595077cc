import { describe, expect, it } from 'vitest';
import { tellsEmergency } from '../../src/understanding/index.ts';
import { commandOf } from './town.ts';

describe('somebody in danger', () => {
  it.each([
    'smell of gas outside 12 Abbey Street',
    'live cable down on Kedleston Road, sparking',
    'somebody trapped in the lift at Rivermead House',
    'log an enquiry: baby in danger at 9 Elm Close',
    'power lines brought down by the storm on Duffield Road',
    'the flat next door is on fire',
    'a boy has fallen into the river by the weir',
    'my constituent is threatening to kill himself',
    'man with a knife outside the library',
    'fire in the flats at Rivermead, people on the balconies',
    'my resident can’t breathe, she has collapsed',
    'kids playing on the frozen canal, ice cracking',
    'there is a lady unconscious on the bench in the market',
  ])('is told by "%s"', (said) => {
    expect(tellsEmergency(said)).toBe(true);
  });

  it.each([
    'emergency meeting next week, who can call one',
    'urgent: pothole on Mill Lane',
    'this junction is dangerous, somebody will get killed',
    'residents feel trapped in their homes because the lift is out of order',
    'there was a gas leak last week and the road is still dug up',
    'what if somebody is trapped in the lift?',
    'her son is in danger of losing his school place',
    'update 3: gas leak made safe, cadent attended',
    'police are aware of the man with the knife',
    'no smell of gas any more',
    'there was a fire on the estate in 2019, can we see the report',
    'she can’t breathe for the damp and mould',
    'the fire door in the flats is broken',
    'a resident is stuck in temporary housing',
    'people are stuck in the mud on the towpath every winter',
    'car on fire yesterday, tarmac damaged',
    'the gas company left a hole in the pavement',
  ])('is not told by "%s"', (said) => {
    expect(tellsEmergency(said)).toBe(false);
  });

  it('is logged as a new enquiry, whatever street another one has', () => {
    for (const who of ['khan', 'tom'])
      expect(commandOf(who, 'there is a child in danger in a house on Mill Lane')?.kind, who).toBe('log');
  });
});
