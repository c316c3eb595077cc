import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const list: Screen = { references: ['CW-2026-0002', 'CW-2026-0003'], buttons: [] };
const abouts = list.references.map((named) => ({ named }));

describe('something for all that are shown', () => {
  it.each([
    ['close all of them', 'resolve'],
    ['update everything: van broke down', 'update'],
    ['acknowledge both', 'acknowledge'],
    ['pause the lot until Friday because of snow', 'pause'],
    ['please resolve them all: done on Monday', 'resolve'],
    ['chase every one of them', 'chase'],
  ])('"%s" is read back for each of them', (said, verb) => {
    expect(commandOf('tom', said, {}, list)).toMatchObject({ kind: 'act', verb, abouts, sure: false });
  });

  it.each(['resolve everything', 'close all of them', 'acknowledge the lot'])(
    '"%s" lists one’s own where nothing is shown',
    (said) => {
      expect(commandOf('tom', said)).toMatchObject({ kind: 'list', which: 'mine' });
    },
  );

  it('is not meant of what is asked, or of reminders', () => {
    expect(commandOf('tom', 'can I close all of them?', {}, list)?.kind).not.toBe('act');
    expect(commandOf('tom', 'pause all reminders', {}, list)).not.toMatchObject({ kind: 'act' });
  });
});

describe('numbers in a row', () => {
  it.each([
    ['resolve 2 3 6: all collected', [2, 3, 6]],
    ['close 2 to 4: done', [2, 3, 4]],
    ['acknowledge 2-3', [2, 3]],
    ['show 2 3', [2, 3]],
  ])('"%s" names each', (said, numbers) => {
    const command = commandOf('tom', said);
    expect(command && 'abouts' in command && command.abouts.map(({ named }) => named)).toEqual(
      numbers.map((number) => `CW-${number}`),
    );
  });

  it.each([
    ['resolve 2 3 bins collected', ['CW-2']],
    ['extend 2 to 15 December because of snow', ['CW-2']],
    ['update 3: 2 3 and 4 Mill Lane are done', ['CW-3']],
  ])('"%s" names only the first', (said, named) => {
    const command = commandOf('tom', said);
    expect(command && 'abouts' in command && command.abouts.map((about) => about.named)).toEqual(named);
  });
});

it.each(['both gates are broken at Darley Park', 'bottom gate broken at Darley Park', 'bottle bank full on Mill Lane'])(
  '"%s" keeps its first word, which calls nobody',
  (said) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'log', words: { subject: said } });
  },
);

it('"scrap that last update" is of what was done last, and withdraws no enquiry', () => {
  const shown = { references: ['CW-2026-0003'], buttons: [] };
  for (const said of ['scrap that last update', 'retract my update', 'oh no, recall that message'])
    expect(commandOf('tom', said, {}, shown)).toMatchObject({ verb: 'undo', abouts: [] });
});

it('"don’t tell Cllr Khan about 3" does and notes nothing', () => {
  for (const said of ["don't tell cllr khan about 3", 'do not let Cllr Lowe know about CW-2026-3'])
    expect(meant('tom', said)).toMatchObject({ kind: 'held', why: 'negated' });
});

it('"yes, all but 5" notes nothing of 5 where nothing waits', () => {
  for (const said of ['yes, all but 5', 'ok but not 3']) expect(meant('tom', said).kind).toBe('unclear');
});

describe('somebody’s work when they leave', () => {
  it.each([
    'Priya Shah is leaving on 18 December, give her work to Tom',
    'Priya Shah is leaving on 18 December, everything goes to Tom',
    'Priya Shah leaves on 18 December, Tom takes over',
    'Priya Shah leaves on 18 December, pass all her cases to Tom',
    'Priya Shah leaves on 18 December, hand over to Tom',
  ])('is handed over by "%s"', (said) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'leaving', afterwards: { kind: 'hand-over', to: 'Tom' } });
  });
});

it.each(['who do I cover', 'who am I covering for?', 'which officers do I cover next week'])(
  '"%s" asks for the absences in which the speaker stands in',
  (said) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'who-is-away', who: 'me' });
  },
);

it.each([
  'withdraw the extension of 3',
  'cancel the extension on CW-2026-3',
  'take back my update on 3',
  'scrap that note on 3',
])('"%s" takes back what was done, and withdraws no enquiry', (said) => {
  expect(commandOf('tom', said)).toMatchObject({ verb: 'undo' });
});

it.each(['suppose 3 is closed', 'pretend I resolved 3'])('"%s" resolves nothing', (said) => {
  expect(meant('tom', said).kind).not.toBe('command');
});

it('a time alone is no result that a councillor is told', () => {
  const said = commandOf('tom', 'apparently CW-2026-3 was fixed last week');
  expect(said).not.toMatchObject({ words: { text: 'last week' } });
});

it.each(['2 is a duplicate of 3', 'CW-2026-2 is the same as 3', '2 is a copy of 3'])('"%s" links the two', (said) => {
  expect(commandOf('tom', said)).toMatchObject({ verb: 'link', words: { other: 'CW-3' } });
});
