import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noActionWords, type Screen } from '../../src/understanding/index.ts';
import { readTurns } from '../../src/understanding/routing/open-routes.ts';
import { leaningOf, routesFor } from '../../src/understanding/routing/routes-for.ts';
import { readSaid } from '../../src/understanding/said.ts';
import { commandOf, knownTo, meant } from './town.ts';

const pothole: Screen = {
  buttons: [{ label: 'Update', typed: 'update CW-2026-0002' }],
  references: ['CW-2026-0002'],
};
const asked: Screen = {
  buttons: [{ label: 'Yes', typed: 'confirm abc' }],
  references: ['CW-2026-0002'],
};

/** The desk that a turn is most likely for. */
function deskOf(said: string, screen?: Screen): string {
  const { casework, documents, talk } = routesFor(readSaid(said), knownTo('priya', screen));
  return casework > Math.max(documents, talk) ? 'casework' : documents > talk ? 'documents' : 'talk';
}

describe('where a turn belongs', () => {
  it.each([
    'the lamp man says it will be wired up by the weekend so let the member know',
    'two of mine have gone quiet, which are they',
    'push that one on to the week after, the kit has not come',
    'tree people rang, they want another fortnight on it',
  ])('is casework: "%s"', (said) => {
    expect(deskOf(said, pothole)).toBe('casework');
  });
  it.each([
    'a supplier sent me a bottle of wine, do I have to declare it',
    'somebody from the radio is after a quote off me, ought I to talk',
    'and does the same go for co-opted people',
    'wot if its my brother in law putting in the plans',
  ])('is for the documents, with an enquiry on the screen and while something waits: "%s"', (said) => {
    expect(deskOf(said, pothole)).toBe('documents');
    expect(deskOf(said, asked)).toBe('documents');
    expect(meant('priya', said, asked).kind).toBe('documents');
  });
  it.each(['lovely job, you have been a star', 'haha never mind me, it has been a long day'])(
    'is talk: "%s"',
    (said) => {
      expect(deskOf(said)).toBe('talk');
    },
  );
  it('speaks for casework the more, the likelier both say so', () => {
    const routes = { casework: 0.9, documents: 0.1, talk: 0 };
    const log = [{ label: 'log', likely: 1 }];
    const documents = [{ label: 'documents', likely: 1 }];
    expect(leaningOf(routes, log)).toBeGreaterThan(leaningOf(routes, documents));
    expect(leaningOf(routes, documents)).toBeGreaterThan(leaningOf({ ...routes, casework: 0.2 }, documents));
  });
});

describe('the file of turns', () => {
  const folder = join(import.meta.dirname, '..', '..');
  const turns = readTurns(readFileSync(join(folder, 'knowledge', 'turns.yaml'), 'utf8'));

  it('teaches each desk behind everything that may come before, and one sentence for one desk alone', () => {
    expect(new Set(turns.map(({ route, after }) => `${route} ${after}`)).size).toBe(18);
    const desks = Map.groupBy(turns, ({ after, said }) => `${after} ${said.toLowerCase()}`);
    expect(
      [...desks].filter(([, all]) => new Set(all.map(({ route }) => route)).size > 1).map(([said]) => said),
    ).toEqual([]);
  });

  it('holds nothing that understanding is measured with', () => {
    const sets = join(folder, 'test', 'eval', 'casework');
    const measured = new Set(
      readdirSync(sets)
        .filter((name) => name.endsWith('.jsonl'))
        .flatMap((name) => readFileSync(join(sets, name), 'utf8').split('\n').filter(Boolean))
        .map((line) => (JSON.parse(line) as { text: string }).text.toLowerCase())
        .filter((text) => text.split(' ').length > 4),
    );
    expect(turns.filter(({ said }) => measured.has(said.toLowerCase()))).toEqual([]);
  });

  it('is refused where it names another desk', () => {
    expect(() => readTurns('elsewhere:\n  start: |\n    hello\n')).toThrow();
  });
});

it('whoever works for "him" is nobody named, and a turn of that is understood', () => {
  expect(meant('priya', 'cllr keeps telling me i work for him, do i heck').kind).not.toBe('command');
});

describe('while a form waits for words', () => {
  const form: Screen = {
    buttons: [],
    references: ['CW-2026-0002'],
    open: {
      command: {
        kind: 'act',
        verb: 'update',
        abouts: [{ named: 'CW-2026-0002' }],
        words: noActionWords,
        sure: false,
      },
      wanted: ['text'],
    },
  };

  it.each([
    'do I have to declare a raffle prize',
    'can an officer be made to come to a party meeting',
    'how long may they leave a member waiting for a reply',
    'what am I supposed to do if a reporter rings me at home',
    'is a councillor free to speak on an item about his own road',
  ])('a question to the documents is no word for it: "%s"', (said) => {
    expect(meant('priya', said, form)).toMatchObject({ kind: 'documents', talk: false });
  });

  it.each([
    'the officer went out and found the lid was loose',
    'member was rung at nine and she is content',
    'caller was rude to the crew so two will go next time',
    'waiting on legal, they want another week',
  ])('what is told fills it, though rules have such words: "%s"', (said) => {
    expect(meant('priya', said, form)).toMatchObject({ kind: 'command', goesOn: true });
  });
});

describe('what is not plain in its words', () => {
  it.each([
    'a lad from the radio stopped me by the lift, what may I say to him',
    'the woman from finance cornered me about her pay and conditions, ought she to',
  ])('is not logged where it is surely asked of the documents: "%s"', (said) => {
    expect(meant('khan', said)).toMatchObject({ kind: 'documents', talk: false });
  });

  it('is logged where it is ordered, whatever it is about', () => {
    expect(commandOf('khan', 'log an enquiry: a councillor was rude to a resident at the meeting')?.kind).toBe('log');
  });
});

it.each(['cheers, off home', 'ta, clocking off', 'right, home time', 'thanks, done for today'])(
  'is a parting, whatever stands there: "%s"',
  (said) => {
    expect(meant('priya', said)).toMatchObject({ kind: 'documents', talk: true });
    expect(meant('priya', said, pothole)).toMatchObject({ kind: 'documents', talk: true });
  },
);
