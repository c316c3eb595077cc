import { describe, expect, it } from 'vitest';
import { trialOf } from '../../src/reviewing/index.ts';
import { judge, tryAsBoth } from '../../src/reviewing/try-page.ts';

const match = (id: string, number: string) => ({
  document: { id, shortTitle: 'Code of Conduct' },
  clause: { reference: `${id}#${number}`, label: `paragraph ${number}`, text: `Text ${number}.` },
});
const own = 'northmere/protocol';

describe('what a trial shows of a decision', () => {
  it('of an answer in parts every part, and of any other answer the best paragraph alone', () => {
    const [one, two] = [match(own, '4'), match(own, '5')];
    const parts = [{ match: one }, { match: two }];
    expect(trialOf({ kind: 'answer', parts, matches: [one] }, own).clauses.map(({ label }) => label)).toEqual([
      'paragraph 4',
      'paragraph 5',
    ]);
    expect(trialOf({ kind: 'answer', parts: [], matches: [two, one] }, own).clauses.map(({ label }) => label)).toEqual([
      'paragraph 5',
    ]);
  });

  it('a paragraph of another document with its title', () => {
    const among = [match(own, '4'), match('northmere/code', '2')];
    expect(trialOf({ kind: 'choose', among }, own).clauses.map(({ label }) => label)).toEqual([
      'paragraph 4',
      'Code of Conduct, paragraph 2',
    ]);
  });

  it('with both answers where a councillor would be answered otherwise than an officer, as chat will', async () => {
    const nearest = trialOf({ kind: 'nearest', matches: [match(own, '5')] }, own);
    const none = trialOf({ kind: 'none' }, own);
    const otherwise = await tryAsBoth('may I fly', async (_, as) => (as === 'councillor' ? nearest : none));
    expect(otherwise).toMatchObject({
      verdict: 'none',
      sentence:
        'To a councillor: shown as what comes nearest: paragraph 5. To an officer: nothing would be shown: no paragraph is near enough to be sure.',
    });
    expect(otherwise.clauses).toHaveLength(1);
    expect((await tryAsBoth('may I fly', async () => nearest)).sentence).toBe(
      'Shown as what comes nearest: paragraph 5.',
    );
  });

  it('nothing where nothing would be shown, small talk being nothing', () => {
    expect(trialOf({ kind: 'small-talk' }, own)).toEqual({ kind: 'none', clauses: [] });
    expect(trialOf({ kind: 'signpost' }, own)).toEqual({ kind: 'signpost', clauses: [] });
  });

  it('not that nothing would be shown where somebody else is named beside what comes nearest', () => {
    const { verdict, sentence } = judge('where do I park', trialOf({ kind: 'signpost' }, own));
    expect(verdict).toBe('none');
    expect(sentence).toBe('No paragraph would be shown as the answer: it would say who else may deal with this.');
  });
});
