import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

const logged = (said: string) => {
  const command = commandOf('khan', `log an enquiry: ${said}, Streets`);
  if (command?.kind !== 'log') throw new Error(`No enquiry: ${said}`);
  return command.words;
};

describe('a resident who is named without a title', () => {
  it.each([
    ['Jones family at 9 Mill Lane threatened with eviction', 'Jones family', 'The resident threatened with eviction'],
    ['the Hendersons at no 9 Mill Lane have rats', 'Hendersons', 'The resident have rats'],
    ['problem at the Wilson’s house', 'Wilson', 'problem at the resident’s house'],
    ['mould in the kitchen says Tracey', 'Tracey', 'mould in the kitchen says the resident'],
    ['my neighbour Pete’s wall has come down', 'Pete', 'my neighbour’s wall has come down'],
    ['overhanging hedge from Sandra at 12 Elm Road', 'Sandra', 'overhanging hedge from the resident'],
    ['Sharon fell in Mill Lane', 'Sharon', 'The resident fell in Mill Lane'],
  ])('is kept apart: "%s"', (said, name, subject) => {
    const words = logged(said);
    expect(words.resident.name).toBe(name);
    expect(words.subject.replace(/'/g, '’')).toBe(subject);
  });

  it('takes the house with the name, flat and all', () => {
    expect(logged('mould at 22 Oak Road flat 3 says Tracey').resident).toMatchObject({
      ...{ name: 'Tracey', address: '22 Oak Road flat 3' },
    });
  });

  it.each([
    'pothole outside Jones’s Bakery in St Mary’s Gate',
    'graffiti on St John’s house in Victoria Road',
    'bin at Heather Close full, by the King’s Head',
    'lamp out by Florence House',
    'the Meadows at 5 Mill Lane are flooded',
    'young family wants a crossing in Mill Lane',
    'letter from Lidl about their wall',
    'Victoria Park gate is locked',
  ])('is nobody after whom a place or a firm is called: "%s"', (said) => {
    expect(logged(said).resident.name).toBe('');
  });
});
