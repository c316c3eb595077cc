import { describe, expect, it } from 'vitest';
import { type Conduct, readConduct } from '../../src/search/reading/conduct.ts';
import { normalise } from '../../src/search/reading/normalise.ts';

const of = (text: string, role?: 'officer' | 'councillor' | 'co-opted') => readConduct(normalise(text), role);

/** Each with somebody put in: whoever it is, it is that one's conduct, in every part that a name may have in a sentence. */
const frames = [
  'how do I raise a complaint about #',
  'how do I make a formal complaint against #',
  'can I complain about #',
  'I want to complain about # being rude to me',
  'who do I complain to about # being rude',
  'to whom do I complain about how # spoke to me',
  "I'd like to complain about the way in which # treated my colleague",
  'what is the procedure for complaints regarding #',
  'I have concerns about the behaviour of #, who do I raise concerns with about #',
  '# was rude to me, who do I complain to',
  '# keeps shouting at me. Where do I put in a complaint?',
  'I was shouted at by #, can I complain',
  "I've been sworn at by #. How do I complain?",
  'a resident has complained about #',
  'somebody at the library complained to me about #',
  'how do I report #',
  'I need to report # for swearing',
  '# has been reported, what happens now',
  '# has been complained about',
  'who deals with allegations against #',
  'who looks into the conduct of #',
  'misconduct by #, who do I tell',
  'what happened to # I complained about',
  'grievance against #',
];
const parties: readonly (readonly [string, Conduct])[] = [
  ['a councillor', 'councillor'],
  ['Cllr Jones', 'councillor'],
  ['an elected member', 'councillor'],
  ['the group leader', 'councillor'],
  ['my ward councillors', 'councillor'],
  ['an officer', 'officer'],
  ['a member of staff', 'officer'],
  ['a staff member', 'officer'],
  ['the Monitoring Officer', 'officer'],
  ['my line manager', 'officer'],
  ['a parking enforcement officer', 'officer'],
  ['the Chief Executive', 'officer'],
  ['a resident', 'resident'],
  ['a member of the public', 'resident'],
];

describe('whose conduct a complaint is about', () => {
  it.each(frames)('"%s" is about whoever is named there', (frame) => {
    for (const [name, conduct] of parties) {
      const text = frame.replaceAll('#', name);
      expect(of(text), text).toBe(conduct);
    }
  });

  it.each([
    ['a councillor has complained about an officer', 'officer'],
    ['an officer has complained about a councillor', 'councillor'],
    ['can a councillor put in a complaint against a member of staff', 'officer'],
    ['can a member of staff put in a complaint against a councillor', 'councillor'],
    ['I complained to the Chief Executive about a councillor', 'councillor'],
    ['I complained to my group leader about an officer', 'officer'],
    ['what if an officer is shouted at by a councillor and complains', 'councillor'],
    ['what if a councillor is shouted at by an officer and complains', 'officer'],
    ['a complaint by a member about an officer', 'officer'],
    ["an officer's complaint about a member", 'councillor'],
  ] as const)('"%s": not who complains, nor to whom', (text, conduct) => {
    expect(of(text)).toBe(conduct);
  });

  it('is the asker\'s own where somebody complains about "me"', () => {
    for (const text of [
      'a member has complained about me',
      'there is a complaint against me from a councillor',
      'a councillor has reported me',
      'a member accused me of rudeness',
    ]) {
      expect(of(text), text).toBe('officer');
      expect(of(text, 'officer'), text).toBe('officer');
    }
    for (const text of ['an officer has complained about me', 'a member of staff made a complaint against me'])
      expect(of(text), text).toBe('councillor');
    for (const role of ['officer', 'councillor'] as const) {
      expect(of('a resident has complained about me', role)).toBe(role);
      expect(of('I have been complained about', role)).toBe(role);
      expect(of('what happens if I am reported', role)).toBe(role);
    }
    expect(of('a resident has complained about me')).toBeUndefined();
    expect(of('a complaint about me', 'co-opted')).toBe('councillor');
  });

  it.each([
    'how do I complain about a missed bin',
    'how long does an officer have to answer a complaint from a councillor',
    'complaint about a parking ticket an officer gave me',
    'may officers report to councillors',
    'who writes the report councillors vote on',
    'can a councillor see the officer report',
    'must officers be polite to councillors',
    'a councillor shouted at me',
    'stage two complaint',
    'if I report him, will he find out it was me',
    'I want to complain about somebody',
    'how do I complain about an officer or a councillor',
    'complaints against members and officers',
  ])('"%s" is about nobody\'s', (text) => {
    expect(of(text)).toBeUndefined();
  });
});
