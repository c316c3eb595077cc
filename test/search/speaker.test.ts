import { describe, expect, it } from 'vitest';
import { createConceptFinder } from '../../src/search/reading/concepts.ts';
import { readFeatures } from '../../src/search/reading/features.ts';
import { normalise } from '../../src/search/reading/normalise.ts';
import { readSpeaker } from '../../src/search/reading/speaker.ts';

const speaker = (text: string, role?: 'officer' | 'councillor' | 'co-opted') => readSpeaker(normalise(text), role);

describe('who speaks, and who does what to whom', () => {
  it('reads "they" as the other side and "me" as the asker', () => {
    expect(speaker('do they have to be polite to me', 'officer')).toEqual({
      self: 'officer',
      sides: ['councillor', 'officer'],
      obliged: 'councillor',
      isPlain: true,
    });
    expect(speaker('do they have to be polite to me', 'councillor')).toEqual({
      self: 'councillor',
      sides: ['officer', 'councillor'],
      obliged: 'officer',
      isPlain: true,
    });
  });

  it('believes what people say they are over what is on file', () => {
    expect(speaker('as a ward councillor must I reply', 'officer').self).toBe('councillor');
    expect(speaker('I am a co-opted member of the board', 'councillor').self).toBe('co-opted');
    expect(speaker("I'm a planning officer, may I speak").self).toBe('officer');
    expect(speaker('a resident in my ward is cross').self).toBe('councillor');
    expect(speaker('my line manager says no').self).toBe('officer');
  });

  it('takes somebody who names one side for the other', () => {
    expect(speaker('can a councillor shout at me').self).toBe('officer');
    expect(speaker('must the officer tell me').self).toBe('councillor');
    expect(speaker('do councillors and officers tell me').self).toBeUndefined();
    expect(speaker('can a councillor shout').self).toBeUndefined();
  });

  it('leaves "they" open where both sides are named already', () => {
    expect(speaker('do officers help councillors when they ask', 'officer').sides).toEqual(['officer', 'councillor']);
  });

  it('names a side once for a run of its words', () => {
    expect(speaker('officers and staff and directors').sides).toEqual(['officer']);
  });
});

describe('who would owe what is asked about', () => {
  it.each([
    ['must councillors show officers respect', 'councillor'],
    ['must officers show councillors respect', 'officer'],
    ['do officers have to answer', 'officer'],
    ['is it so', undefined],
  ] as const)('"%s": the side that is to do it comes first', (text, obliged) => {
    expect(speaker(text).obliged).toBe(obliged);
  });

  it.each([
    ['must they treat me with courtesy', 'councillor'],
    ['must I treat them with courtesy', 'officer'],
    ['do they have to keep what I tell them confidential', 'councillor'],
    ['what can I expect from them', 'councillor'],
    ['what can they expect from me', 'officer'],
    ['am I entitled to courtesy', 'councillor'],
    ['do I have a right to courtesy', 'councillor'],
    ['what am I owed by them', 'councillor'],
    ['what do I owe them', 'officer'],
    ['what do they owe me', 'councillor'],
    ['am I expected to be polite', 'officer'],
  ] as const)('"%s" is the other way round for an officer and a councillor', (text, forOfficer) => {
    expect(speaker(text, 'officer').obliged).toBe(forOfficer);
    expect(speaker(text, 'councillor').obliged).toBe(forOfficer === 'officer' ? 'councillor' : 'officer');
  });

  it('turns round where a side asks what it may expect, is entitled to or is owed', () => {
    for (const asking of ['can councillors expect', 'are councillors entitled to', 'are councillors owed']) {
      expect(speaker(`what ${asking} from officers`).obliged).toBe('officer');
      expect(speaker(`what ${asking}`).obliged).toBe('officer');
      expect(speaker(`what ${asking.replace('councillors', 'officers')}`).obliged).toBe('councillor');
    }
    expect(speaker('what may be expected from councillors').obliged).toBe('councillor');
  });

  it('does not turn round where a side owes, or is expected to do something', () => {
    expect(speaker('what do councillors owe officers').obliged).toBe('councillor');
    expect(speaker('what are officers expected to do for councillors').obliged).toBe('officer');
  });

  it('goes by whom it is done where that is said', () => {
    expect(speaker('are officers protected from bullying by councillors').obliged).toBe('councillor');
    expect(speaker('will I be told by them', 'officer').obliged).toBe('councillor');
  });

  it('is plain only where a question opens with the duty, not in a story, a wish or what is done to somebody', () => {
    for (const text of [
      'must they answer',
      'do officers have to answer',
      'what can I expect',
      'as an officer, must I answer',
    ]) {
      expect(speaker(text, 'officer').isPlain).toBe(true);
    }
    for (const text of [
      'she was rude to me again',
      'can I ask them for help',
      'are councillors meant to be told by officers',
      'must it be so',
      `must they ${'answer or '.repeat(8)} not`,
    ]) {
      expect(speaker(text, 'officer').isPlain).toBe(false);
    }
  });

  it('takes neither what people say they are nor whose a thing is for the one who owes', () => {
    expect(speaker('as an officer, do councillors have to be polite to me').obliged).toBe('councillor');
    expect(speaker("I'm a ward councillor, must officers be polite to me").obliged).toBe('officer');
    expect(speaker('as a councillor must I be polite to officers').obliged).toBe('councillor');
    expect(speaker('are my letters to be answered when an officer is away', 'councillor').obliged).toBe('officer');
  });
});

describe('features', () => {
  const findConcepts = createConceptFinder([{ concept: 'bullying', terms: ['bully', 'intimidate'] }]);
  const features = (text: string, role?: 'officer' | 'councillor') => readFeatures(normalise(text), role, findConcepts);

  it('differ between mirror questions of the same words', () => {
    const named = [features('can a councillor bully an officer'), features('can an officer bully a councillor')];
    expect(named[0]?.has('councillor>officer')).toBe(true);
    expect(named[1]?.has('councillor>officer')).toBe(false);
    expect(named[1]?.has('officer>councillor')).toBe(true);
    const asked = [features('can they bully me', 'officer'), features('can they bully me', 'councillor')];
    expect([...(asked[0] ?? [])]).not.toEqual([...(asked[1] ?? [])]);
    expect(asked[0]?.has('councillor>officer')).toBe(true);
  });

  it('weigh own words over concepts, concepts over words that say nothing', () => {
    const found = features('do they intimidate');
    const own = found.get('intimid') ?? 0;
    const concept = found.get('~bullying') ?? 0;
    const empty = found.get('thei') ?? found.get('they') ?? 0;
    expect(own).toBeGreaterThan(concept);
    expect(concept).toBeGreaterThan(empty);
    expect(empty).toBeGreaterThan(0);
  });

  it('keep a "not" with the word that it turns round', () => {
    expect(features('must not reply').has('not repli')).toBe(true);
    expect(features('must reply').has('not repli')).toBe(false);
  });

  it('say nothing of concepts or speakers where these are switched off', () => {
    const plain = readFeatures(normalise('can they bully me'), 'officer', findConcepts, {
      concepts: false,
      speaker: false,
    });
    expect([...plain.keys()].filter((name) => /[~@>]/.test(name))).toEqual([]);
  });
});
