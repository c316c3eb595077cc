import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

/** What a list is of, without what was not said. */
function listed(who: string, said: string) {
  const command = commandOf(who, said);
  if (command?.kind !== 'list') return command;
  const { which, of } = command;
  return {
    which,
    ...Object.fromEntries(
      Object.entries(of).filter(([, value]) => value !== false && (value === true || value.length > 0)),
    ),
  };
}

describe('what is still open', () => {
  it.each([
    ['what is still open from Tuesday', { which: 'mine', logged: 'Tuesday', only: ['open'] }],
    ["what's outstanding since October", { which: 'mine', logged: 'since October', only: ['open'] }],
    ["what's still due this week", { which: 'due-this-week' }],
    ["what's outstanding this week", { which: 'due-this-week' }],
    ['what did I log last week', { which: expect.stringMatching(/mine|search/), logged: 'last week' }],
  ])('is open, and no narrower than "%s" says', (said, list) => {
    expect(listed('tom', said)).toEqual(list);
  });

  it.each([
    ['what have i got on today', { which: 'due' }],
    ['what have I got on this week', { which: 'due-this-week' }],
    ['my casework from last month', { which: 'mine', logged: 'last month' }],
    ['any potholes last month', { which: 'search', words: 'potholes', logged: 'last month' }],
    ['what was closed last month', { which: 'closed', period: 'last month' }],
  ])('is not what was closed, unless that is said: %s', (said, list) => {
    expect(listed('tom', said)).toEqual(list);
  });

  it.each([
    ["what's due next week", 'next week'],
    ['what is due tomorrow?', 'tomorrow'],
    ["what's due in january", 'january'],
    ['anything due before Christmas', 'Christmas'],
  ])('is due by the day that is said: %s', (said, by) => {
    expect(listed('tom', said)).toEqual({ which: 'due-this-week', by });
  });
});

describe('days in a list', () => {
  it.each([
    ['overdue last month', { which: 'overdue', unused: 'last month' }],
    ['unassigned since October', { which: 'unassigned', unused: 'since October' }],
    ['anything overdue in March', { which: 'overdue', unused: 'March' }],
    ['anything due last week', { which: 'due-this-week', unused: 'last week' }],
  ])('are said where they narrow nothing: "%s"', (said, list) => {
    expect(listed('tom', said)).toEqual(list);
  });

  it.each([
    ['overdue today', { which: 'overdue' }],
    ['due this week', { which: 'due-this-week' }],
    ['any potholes from Sept', { which: 'search', words: 'potholes', logged: 'Sept' }],
    ['any potholes in feb 2026', { which: 'search', words: 'potholes', logged: 'feb 2026' }],
    ['anything from March Road', { which: 'search', words: 'March Road' }],
    ['any potholes in May Street', { which: 'search', words: 'potholes May Street' }],
    ['any enquiries about June Avenue', { which: 'search', words: 'June Avenue' }],
  ])('are days, and no names of streets: "%s"', (said, list) => {
    expect(listed('tom', said)).toEqual(list);
  });
});

describe('words that are sought', () => {
  it.each([
    ['find cars parked on the verge', { which: 'search', words: 'cars parked verge' }],
    ['any enquiries about complex needs', { which: 'search', words: 'complex needs' }],
    ['find urgent care centre parking', { which: 'search', words: 'urgent care centre parking' }],
    ['find urgent potholes', { which: 'search', words: 'potholes', only: ['urgent'] }],
    ['my paused ones', { which: 'mine', only: ['paused'] }],
    ['what is on hold', { which: 'search', only: ['paused'] }],
  ])('are no state of an enquiry but where they are said of one: "%s"', (said, list) => {
    expect(listed('khan', said)).toEqual(list);
  });

  it.each([
    ['any cases about parking on street corners', { which: 'search', words: 'parking street corners' }],
    ['any cases on legal advice', { which: 'search', words: 'legal advice' }],
    ['any enquiries about housing benefit', { which: 'search', words: 'housing benefit' }],
    ['any cases in street lighting', { which: 'search', words: 'street lighting' }],
    ['any potholes for streets', { which: 'search', words: 'potholes', service: 'Streets' }],
    ['overdue in parks', { which: 'team-overdue', service: 'parks' }],
    ['anything in housing about damp', { which: 'search', words: 'damp', service: 'Housing' }],
    ['overdue housing cases', { which: 'overdue', service: 'Housing' }],
  ])('are a service only where it is named as one: "%s"', (said, list) => {
    expect(listed('khan', said)).toEqual(list);
  });

  it.each([
    ['overdue potholes', { words: 'potholes' }],
    ['overdue trampolines', { words: 'trampolines' }],
    ['which potholes are overdue', { words: 'potholes' }],
    ['my overdue streetlights', { words: 'streetlights' }],
    ['my trampoline cases', { words: 'trampoline' }],
    ['my overdue ones', {}],
    ['overdue but not urgent', {}],
    ['whats overdue please mate', {}],
    ['how many of mine are overdue', {}],
    ['overdue urgent ones', { only: ['urgent'] }],
    ['what have I got on my plate', {}],
  ])('narrow every list, but those by which it is asked for: "%s"', (said, list) => {
    const { which, ...of } = listed('tom', said) as { which: string };
    expect(which).not.toBe('search');
    expect(of).toEqual(list);
  });

  it('narrow any list, so that none is wider than what was asked for', () => {
    expect(listed('tom', 'overdue in Westmere')).toMatchObject({ words: 'Westmere' });
  });
});

describe('the next page of a narrowed list', () => {
  it.each([
    ['due by 20 December 2026, page 2', { which: 'due-this-week', by: '20 December 2026' }],
    ['my casework open logged last week, page 2', { which: 'mine', logged: 'last week', only: ['open'] }],
    ['casework about bins logged last week, page 2', { which: 'search', words: 'bins', logged: 'last week' }],
  ])('is of the same: %s', (said, list) => {
    expect(commandOf('tom', said)).toMatchObject({ page: 2 });
    expect(listed('tom', said)).toEqual(list);
  });
});

describe('figures', () => {
  const figures = (said: string) => {
    const command = commandOf('tom', said);
    return command?.kind === 'statistics' ? command.of : command;
  };

  it.each([
    ['how are we performing in Westmere', ['Westmere']],
    ['statistics for Riverside and Hilltop', ['Hilltop']],
    ['statistics by ward and by month', ['by month']],
    ['how are we doing on recycling', ['recycling']],
    ['how are we doing on parks', []],
    ['how are we doing on time', []],
    ['statistics for Riverside', []],
  ])('say what they leave aside of "%s"', (said, unused) => {
    expect(figures(said)).toMatchObject({ unused, unknown: '' });
  });

  it.each(['statistics by member', 'figures by member for last month'])('are of no service in "%s"', (said) => {
    expect(JSON.stringify(figures(said) ?? {})).not.toMatch(/"service":"[^"]+"/);
  });

  it('are none of what nobody knows', () => {
    expect(figures('statistics for Westmere last quarter')).toMatchObject({ unknown: 'Westmere' });
  });

  it.each([
    ['figures for the past week', 'for the past week'],
    ['statistics for Oct', 'for Oct'],
    ['stats for housing in Sept', 'in Sept'],
    ['stats in the past month for housing', 'in the past month'],
  ])('are of the time that is over: %s', (said, period) => {
    expect(figures(said)).toMatchObject({ period, unknown: '', unused: [] });
  });
});

describe('a search for somebody’s enquiries', () => {
  it.each([
    ['how many does cllr lowe have open', ['open']],
    ['what does cllr lowe have outstanding', ['open']],
    ['everything for cllr lowe, open and closed', []],
  ])('seeks no word that only joins the sentence: "%s"', (said, only) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'list', of: { words: '', only } });
  });

  it('keeps the thing that is open', () => {
    expect(commandOf('sam', 'search for open manhole')).toMatchObject({ of: { only: [] } });
  });
});

describe('figures of two times', () => {
  it('are of the one that is said last, and tell which other was left aside', () => {
    for (const [said, period, unused] of [
      ['how many were late last month vs this month', 'this month', ['last month']],
      ['how many were late in October and November', 'November', ['in October']],
      ['how many were late between 1 October and 15 November', 'between 1 October and 15 November', []],
    ] as const)
      expect(commandOf('sam', said), said).toMatchObject({ kind: 'statistics', of: { period, unused } });
  });
});
