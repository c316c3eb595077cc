import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

const figures = (said: string) => {
  const command = commandOf('sam', said);
  return command?.kind === 'statistics' ? command.of : undefined;
};

describe('figures that are wanted beside each other', () => {
  it.each([
    ['which wards are worst', 'ward', 'worst'],
    ['worst wards this year', 'ward', 'worst'],
    ['rank the services', 'service', 'worst'],
    ['top 3 services for late enquiries', 'service', 'worst'],
    ['show me the ward with the fewest late', 'ward', 'best'],
    ['which month was busiest', 'month', 'most'],
    ['which ward has the most enquiries', 'ward', 'most'],
    ['statistics by ward, worst first', 'ward', 'worst'],
    ['statistics by ward', 'ward', ''],
  ])('stand in the order that is asked for: %s', (said, by, order) => {
    expect(figures(said)).toMatchObject({ by, order });
  });

  it('say what they do not count, and what they are not narrowed by', () => {
    expect(figures('average time to close')?.uncounted).toBe('average time to close');
    expect(figures('how long do enquiries take on average')?.uncounted).not.toBe('');
    expect(figures('which ward is worst for dog mess')?.unused).toEqual(['dog mess']);
  });

  it.each([
    'what team is best to ask about trees',
    'what is the average time an officer must respond in',
    'compare the protocol with the 2019 code',
    'which ward am I in',
  ])('are none for a question of another kind: %s', (said) => {
    expect(figures(said)).toBeUndefined();
  });

  it('of two people or two times are offered one by one, of wards in one table', () => {
    for (const [said, first, second] of [
      ['compare Khan and Lowe', 'statistics for Khan', 'statistics for Lowe'],
      ['this month vs last month', 'statistics this month', 'statistics last month'],
    ])
      expect(meant('sam', said ?? '')).toMatchObject({ kind: 'several', each: [{ typed: first }, { typed: second }] });
    expect(figures('compare Riverside and Hilltop')).toMatchObject({ by: 'ward' });
  });
});

describe('how promises are kept', () => {
  it.each([
    'how is Streets performing against its targets',
    'are we keeping the two-day promise this year?',
    'where do we stand on our deadlines',
    'what is our track record on response times since September',
    'show me compliance with the response standard by service',
    'did we meet our commitments in November?',
    'how many of our answers were late this quarter',
  ])('is figures, in whatever words it is asked: %s', (said) => {
    expect(figures(said)?.unused).toEqual([]);
  });

  it.each([
    'what do the rules say about response times',
    'do we have to meet the deadline',
    'must officers keep to the two-day promise?',
    'how is CW-2026-0002 doing against its deadline',
    'which paragraph has the standard for response times',
  ])('is no figures where the rule or one enquiry is asked about: %s', (said) => {
    expect(figures(said)).toBeUndefined();
  });
});
