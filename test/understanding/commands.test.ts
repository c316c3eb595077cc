import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noStatisticsWords } from '../../src/understanding/command.ts';
import { type Command, noActionWords, noListWords, noLogWords } from '../../src/understanding/index.ts';
import { say } from '../../src/understanding/typed.ts';
import { readPhrasings } from '../../src/understanding/wanted/phrasings.ts';
import { commandOf, meant } from './town.ts';

const references = fc
  .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 99_999 }))
  .map(([year, number]) => ({
    named: `CW-${year}-${String(number).padStart(4, '0')}`,
  }));
const abouts = fc
  .tuple(references, fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }))
  .map(([about, seenVersion]) => [seenVersion === undefined ? about : { ...about, seenVersion }]);
const ids = fc.stringMatching(/^[a-f]{3}\d[a-f0-9]{8}$/);
const verbs = [
  'acknowledge',
  'update',
  'resolve',
  'pause',
  'resume',
  'extend',
  'agree',
  'decline',
  'make-complex',
  'make-standard',
  'reassign',
  'reopen',
  'look-again',
  'withdraw',
  'note',
  'hand-over',
  'edit',
  'chase',
  'add',
  'fixed',
  'not-fixed',
  'link',
  'share',
  'unshare',
  'unlink',
  'undo',
] as const;

/** Every command that has a form to type. */
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...verbs), abouts)
    .map(([verb, about]) => ({ kind: 'act', verb, abouts: about, words: noActionWords, sure: true }) as const),
  abouts.map((about) => ({ kind: 'show', abouts: about, focus: 'all' }) as const),
  fc
    .tuple(fc.constantFrom('why' as const, 'history' as const), abouts)
    .map(([kind, about]) => ({ kind, abouts: about })),
  abouts.map((about) => ({ kind: 'snooze', abouts: about, until: '2026-12-08 09:00', sure: true }) as const),
  fc
    .tuple(
      fc.constantFrom(
        'mine',
        'due',
        'due-this-week',
        'overdue',
        'late',
        'team',
        'team-overdue',
        'unassigned',
        'changed',
        'closed',
      ),
      fc.integer({ min: 1, max: 99 }),
    )
    .map(([which, page]) => ({ kind: 'list', which, page, of: noListWords }) as Command),
  fc.constantFrom('statistics' as const, 'statistics-to-publish' as const).map(
    (which) =>
      ({
        kind: 'statistics',
        figures: which === 'statistics' ? 'own' : 'to-publish',
        of: noStatisticsWords,
      }) as const,
  ),
  fc
    .constantFrom(
      'export',
      'dashboard',
      'recalculate',
      'closure-days',
      'undelivered',
      'announcements',
      'reminder-choices',
    )
    .map((kind) => ({ kind }) as Command),
  fc
    .tuple(fc.constantFrom('read-announcement', 'announcement-report', 'resend', 'confirm', 'change', 'cancel'), ids)
    .map(([kind, id]) => ({ kind, id }) as Command),
  ids.map((form) => ({ kind: 'log', words: noLogWords, sure: true, form }) as const),
);

describe('what a button types', () => {
  it('is understood as exactly what the button does, whoever presses it', () => {
    fc.assert(
      fc.property(commands, fc.constantFrom('khan', 'tom', 'sam'), (command, who) => {
        const typed = say(command);
        expect(typed).toBeDefined();
        expect(commandOf(who, typed ?? '')).toEqual(command);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the phrasings of commands', () => {
  const file = readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', 'commands.yaml'), 'utf8');

  it('say each thing once, and no thing for two', () => {
    const seen = new Map<string, string>();
    const twice = readPhrasings(file).flatMap(({ label, said }) => {
      const before = seen.get(said);
      seen.set(said, label);
      return before === undefined ? [] : [`${said}: ${before}, ${label}`];
    });
    expect(twice).toEqual([]);
  });
});

describe('whatever is typed', () => {
  it('never throws, and is never sure of anything that ends as a question', () => {
    const words = fc.constantFrom(
      'close',
      'CW-2026-0003',
      'resolve',
      'update',
      'please',
      ':',
      'tomorrow',
      'Priya',
      'yes',
      'not',
      '#42',
      'the pothole one',
      'log an enquiry',
      'away',
      'until',
      '24/13',
      ',',
      'Cllr Khan',
      'extend',
      'by five days',
      '\n',
      '“',
      '🙂',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 9 }),
        fc.constantFrom('khan', 'tom'),
        (parts, who) => {
          const understood = meant(who, `${parts.join(' ')}?`);
          const isSure = understood.kind === 'command' && understood.command.kind === 'act' && understood.command.sure;
          expect(isSure).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('days beside a list', () => {
  it.each([
    ['what is due this week?', 'due-this-week', ''],
    ['what is due tomorrow?', 'due-this-week', ''],
    ['what is due today?', 'due', ''],
    ['what is overdue this month', 'overdue', ''],
    ['what was closed last month', 'closed', 'last month'],
  ])('are of what was closed, never of what is due: %s', (text, which, period) => {
    const command = commandOf('priya', text);
    expect(command).toMatchObject({ kind: 'list', which });
    expect(command?.kind === 'list' ? command.of.period : 'none').toBe(period);
  });
});

describe('a handler', () => {
  it.each([
    ['reassign CW-2026-0003 to Patel, Priya: hers', 'Patel, Priya', 'hers'],
    ['give CW-2026-0003 to Tom Reid he has less on', 'Tom Reid', ''],
  ])('is named by "%s"', (words, who, text) => {
    expect(commandOf('grace', words)).toMatchObject({ kind: 'act', verb: 'reassign', words: { who, text } });
  });
});
