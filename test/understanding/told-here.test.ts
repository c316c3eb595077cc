import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/index.ts';
import { commandOf, knownTo, meant } from './town.ts';

const screen = { buttons: [], references: ['CW-2026-0002'] };

/** What is meant where the subject of another enquiry has words that are in every order. */
function amongCommonWords(raw: string) {
  const known = knownTo('tom', screen);
  const subject = 'Please can someone tell me why nobody will say or add a note about the update';
  const seen = [...known.seen, { reference: 'CW-2026-0009', number: 9, subject }];
  return understand({ raw, values: {} }, { ...known, seen });
}

describe('what is to be told while one enquiry is on the screen', () => {
  it.each([
    ['tell him the crew is coming at 7', 'the crew is coming at 7'],
    ['please tell her we are out today', 'we are out today'],
    ['let them know someone will be there tomorrow', 'someone will be there tomorrow'],
  ])('is told of that one, whole and without whom: %s', (said, text) => {
    expect(amongCommonWords(said)).toMatchObject({
      kind: 'command',
      command: { verb: 'update', abouts: [{ named: 'CW-2026-0002' }], words: { text }, sure: false },
    });
  });

  it.each([
    ['tell him the bench is mended', 'update', 'the bench is mended', '0006'],
    ['tell her the kerb is dropped now', 'update', 'the kerb is dropped now', '0003'],
    ['note that the crew was at the bench', 'note', 'the crew was at the bench', '0006'],
  ])('is asked about where its words are of another, and both keep the words: %s', (said, verb, text, other) => {
    expect(meant('tom', said, screen)).toMatchObject({
      kind: 'several',
      why: 'which-one',
      each: [{ typed: `${verb} CW-2026-0002: ${text}` }, { typed: `${verb} CW-2026-${other}: ${text}` }],
    });
  });

  it('is of that one where the number of a house stands in a note', () => {
    expect(commandOf('tom', 'note that jim brown of 3 abbey st rang', {}, screen)).toMatchObject({
      verb: 'note',
      abouts: [{ named: 'CW-2026-0002' }],
      words: { text: 'jim brown of 3 abbey st rang' },
      sure: false,
    });
  });

  it('chooses nothing by a number or a place behind a colon, whatever is on the screen', () => {
    const said = 'add: jim brown of 3 mill lane rang';
    expect(commandOf('tom', said, {}, screen)).toMatchObject({ abouts: [{ named: 'CW-2026-0002' }], sure: false });
    expect(commandOf('tom', said)).toMatchObject({ abouts: [{ named: '' }], sure: false });
    expect(commandOf('tom', 'add to 3: jim brown rang', {}, screen)).toMatchObject({
      abouts: [{ named: 'CW-3' }],
    });
  });

  it.each([
    'tell him about the bench: it is mended',
    'tell her the bench one is mended',
    'tell him CW-2026-0006 is mended',
  ])('is of another that is pointed at: %s', (said) =>
    expect(JSON.stringify(commandOf('tom', said, {}, screen))).toMatch(/CW-2026-0006/),
  );
});
