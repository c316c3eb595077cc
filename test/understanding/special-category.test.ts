import { describe, expect, it } from 'vitest';
import { specialIn, withoutSpecial } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

describe('what tells of somebody’s health or the like', () => {
  it.each([
    'The resident has MS',
    'resident has MS so we did it early',
    'he has been diagnosed with dementia',
    "an elderly lady with Parkinson's",
    'a disabled tenant lives there',
    'she is pregnant',
    'delayed because of her anxiety',
    'he is on probation',
    'Mrs Holt is registered blind',
    'they are asylum seekers',
    'tenant has mental health problems',
    'autistic boy at number 9 frightened by the dog',
  ])('is found in "%s"', (said) => {
    expect(specialIn(said)).toBeDefined();
  });

  it.each([
    'disabled bay on Mill Lane blocked',
    'blind bend at Duffield Road',
    'MS Teams meeting on Friday',
    'wheelchair access ramp broken',
    'mental health service has replied',
    'cancer research shop bins overflow',
    'the lift is disabled',
    'residents have concerns about parking',
    'the muslim cemetery gates',
    'report from Ms Patel about noise',
    'the bin lorry had a breakdown',
    'she has a new baby',
  ])('is not found in "%s"', (said) => {
    expect(specialIn(said)).toBeUndefined();
  });

  it.each([
    ['bins not collected, the resident has MS', 'bins not collected'],
    ['my wife has asthma and oxygen at home, the lift is stuck', 'the lift is stuck'],
    ['the resident has MS and cannot get her bin out', 'the resident cannot get her bin out'],
    ['damp in flat because tenant has asthma', 'damp in flat'],
    ['tenant is disabled and cannot use the stairs', 'tenant cannot use the stairs'],
    ['missed bins for disabled resident', 'missed bins for resident'],
  ])('"%s" is left as "%s" in a subject', (subject, rest) => {
    expect(withoutSpecial(subject)?.rest).toBe(rest);
  });

  it('stays whole where the rest would say nothing', () => {
    expect(withoutSpecial('the resident has MS')).toBeUndefined();
  });
});

it('an illness is nobody’s title, and a forename no mistyped verb', () => {
  const told = commandOf('tom', 'update CW-2026-3: resident has MS so we did it early');
  expect(told).toMatchObject({ words: { text: 'resident has MS so we did it early' } });
  expect(JSON.stringify(meant('khan', 'Sharon at number 38 has MS and cannot get her bin out'))).not.toMatch(
    /\bshare\b/,
  );
});

describe('a subject without what tells of somebody’s health', () => {
  it.each([
    ['The resident is epileptic and her waste is not collected', 'The resident’s waste is not collected'],
    ['tenant has had a stroke and needs help with bins, Mill Lane', 'tenant needs help with bins, Mill Lane'],
    ['has had a fall, has had a stroke and needs help with bins', 'has had a fall, needs help with bins'],
    ['tenant has asthma and the stair light is out', 'the stair light is out'],
    ['help with bins for a lady who has come out of hospital', 'help with bins for a lady'],
    ['old man in Mill Lane is deaf and missed the notice', 'old man in Mill Lane missed the notice'],
    ['cannot get over the kerb since her hip operation', 'cannot get over the kerb'],
  ])('goes on as a sentence: "%s"', (said, rest) => {
    expect(withoutSpecial(said)?.rest).toBe(rest);
  });

  it('is left as it is where a hospital is a place', () => {
    expect(withoutSpecial('lamp out in hospital road')).toBeUndefined();
  });
});
