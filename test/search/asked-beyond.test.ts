import { describe, expect, it } from 'vitest';
import { readAttribute, saysPlainly } from '../../src/search/reading/attributes.ts';
import { readElsewhere } from '../../src/search/reading/beyond.ts';
import { normalise } from '../../src/search/reading/normalise.ts';

const asked = (text: string) => readAttribute(normalise(text));

describe('what a question asks for beyond its subject', () => {
  it.each([
    'How do I get a parking permit?',
    'how can we book the committee room',
    'How does one become a school governor?',
    'how do I claim for a train',
    'How would I go about getting a dropped kerb?',
    'how do i put something on the agenda',
    'How should a resident apply for a skip?',
    'how can I join the audit committee',
    'how do we cancel a booking',
    'How might I obtain a copy of the lease?',
    'how do I register an interest',
  ])('how one gets it: %s', (text) => expect(asked(text)).toBe('method'));

  it.each([
    'how do I get rid of a rat',
    'how do I get to speak first',
    'How do officers treat councillors?',
    'how can we get on with each other',
    'how do I get hold of my caseworker',
    'how do I complain',
  ])('nothing of the kind: %s', (text) => expect(asked(text)).not.toBe('method'));

  it.each([
    'Can I bring a friend to the hearing?',
    'may I take my union rep in with me',
    'can she have a solicitor there',
    'Could I bring somebody along?',
    'will he be able to bring his wife? can I bring my wife',
    'may I be accompanied',
    'can I take a colleague',
    'Could we bring someone in with us to listen?',
    'may I have a legal representative',
    'can I bring along a supporter',
  ])('whom one may bring: %s', (text) => expect(asked(text)).toBe('companion'));

  it.each([
    'can I bring a complaint',
    'may I take a photo',
    'can a friend of mine see the file',
    'who represents my ward',
  ])('nobody to bring: %s', (text) => expect(asked(text)).not.toBe('companion'));

  it.each([
    'does my ward budget roll over',
    'can I carry it forward to next year',
    'Can unspent money be kept?',
    'is it use it or lose it',
    'may we carry over the rest',
    'do we keep what is left',
    'does the fund roll on',
    'what is left over at the end of March, is it ours',
    'can I carry the rest over',
    'what becomes of unused stamps',
  ])('what is left over: %s', (text) => expect(asked(text)).toBe('carry-over'));

  it.each([
    'Where do I send it when the portal is down?',
    'what if the website is offline',
    'who do I ring if my phone is dead',
    'how do I log it while the system is down',
    'what do I do if the internet is out',
    'if the lift is out of order who helps me',
    'where do I vote if the app is playing up',
    'who takes it when the phones are down',
    'what then, if our network goes down',
    'what if the server is not working',
  ])('what to do when it does not work: %s', (text) => expect(asked(text)).toBe('failure'));

  it.each([
    ['What is the most assistants a group may have?', 'how-much'],
    ['is there a ceiling on questions', 'how-much'],
    ['max size of a working group', 'how-much'],
    ['When is the staff bulletin published?', 'when'],
    ['when does the rota come out', 'when'],
    ['By what date must it be in?', 'when'],
    ['What score do I need in the quiz?', 'make'],
    ['Which of us was it that was reported?', 'holder'],
    ['What is the clerk paid?', 'cost'],
  ] as const)('%s', (text, attribute) => expect(asked(text)).toBe(attribute));

  it('takes which of us in the middle of a question for no question about a person', () => {
    expect(asked('who needs to know which of us are shadowing which service')).toBeUndefined();
  });
});

describe('what a clause says of it', () => {
  const says = (...[attribute, text]: [Parameters<typeof saysPlainly>[0], string]) =>
    saysPlainly(attribute, normalise(text));

  it.each([
    ['method', 'Requests are made to the clerk.', 'Some members sit on boards.'],
    ['companion', 'A member may be accompanied by a friend.', 'Officers may be asked to appear.'],
    ['carry-over', 'Unspent sums are carried into the next year.', 'There is a limit of £100.'],
    ['failure', 'If the portal is unavailable, telephone the team.', 'Enquiries go through the portal.'],
    [
      'appeal',
      'A member dissatisfied with the decision may ask for a review.',
      'Where a member is dissatisfied with the conduct of an officer, the manager is told.',
    ],
  ] as const)('%s', (attribute, yes, no) => {
    expect(says(attribute, yes)).toBe(true);
    expect(says(attribute, no)).toBe(false);
  });
});

describe('what another document is asked about', () => {
  it.each([
    ['what does the scheme of allowances for carers say about holidays', ['holidays']],
    ['What does the guidance on social media say about emojis?', ['emojis']],
    ['what do officers say about holidays', []],
    ['what does the member officer protocol say about holidays', []],
  ])('%s', (text, words) => expect(readElsewhere(normalise(text))).toEqual(words));
});
