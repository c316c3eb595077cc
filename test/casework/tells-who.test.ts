import { describe, expect, it } from 'vitest';
import { lostOf, mayTellWho } from '../../src/casework/tells-who.ts';

const joan = {
  name: 'Mrs Joan Field',
  address: '12 Elm Road, Derby',
  telephone: '01332 640 001',
  email: 'joan.f@post.example',
};

describe('words that may tell who a resident is', () => {
  it.each([
    'rang joan field twice',
    'Rang Field at noon',
    'spoke to joan, no answer',
    'the van is outside 12 Elm road',
    'Rang 01332-640-001 twice',
    'rang 640001',
    'wrote to JOAN.F@post.example',
    'Wrote to FIELD',
  ])('are these: %s', (words) => expect(mayTellWho(joan, words)).toBe(true));

  it.each(['The field is flooded', 'Elm Road is closed', 'Rang Mrs Patel', 'Paid 01332 pounds', ''])(
    'are not these: %s',
    (words) => expect(mayTellWho(joan, words)).toBe(false),
  );

  it('are of each of several', () => {
    expect(mayTellWho({ name: 'Mrs Joan Field; Jean Harper' }, 'Rang jean harper at noon')).toBe(true);
    expect(mayTellWho({ name: 'Mrs Joan Field; Jean Harper' }, 'Rang joan field at noon')).toBe(true);
  });

  it('are none where nothing is known of somebody', () =>
    expect(mayTellWho({}, 'anything at all, 123456')).toBe(false));

  it('are known by marks and without them', () => {
    expect(mayTellWho({ name: 'Zoë Łuk' }, 'Rang Zoe')).toBe(true);
    expect(mayTellWho({ name: 'Zoe Luk' }, 'Rang Zoë')).toBe(true);
  });
});

it('what is lost of a resident is what is so no more', () => {
  expect(lostOf(joan, { ...joan, telephone: '' })).toEqual({ telephone: joan.telephone });
  expect(lostOf(joan, {})).toEqual(joan);
  expect(lostOf({ name: '' }, joan)).toEqual({});
});
