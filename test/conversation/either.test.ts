import { beforeAll, describe, expect, it } from 'vitest';
import type { HeardTurn } from '../../src/conversation/heard-turn.ts';
import { eitherOf } from '../../src/conversation/intents/either.ts';
import { renderPlainText } from '../../src/messaging/index.ts';
import type { Decision } from '../../src/search/index.ts';
import { emptyScreen, type Screen } from '../../src/understanding/index.ts';
import { openRealSearch } from '../support/real-knowledge.ts';
import { meant } from '../understanding/town.ts';

let answer: Decision;
beforeAll(async () => {
  const search = await openRealSearch();
  const found = await search.find({ text: 'can I attend a group meeting?', council: 'derby', role: undefined });
  if (found.kind !== 'found' || found.decision.kind !== 'answer') throw new Error('The documents have no answer');
  answer = found.decision;
}, 120_000);

/** What is asked about words that went to the documents, where these decide so; the first paragraph hardly comes near. */
function askedAbout(said: string, kind: Decision['kind'], screen: Screen = emptyScreen): string | undefined {
  const understood = meant('sam', said, screen);
  if (understood.kind !== 'documents') throw new Error(`That is ${understood.kind}`);
  const matches = answer.matches.map((match) => ({ ...match, relevance: 0.3 }));
  const decision = { ...answer, kind, matches, among: matches } as Decision;
  const heard = { notes: { screen, casework: understood }, speaker: { kind: 'known' } } as unknown as HeardTurn;
  const asked = eitherOf(decision, heard);
  return asked && renderPlainText(asked);
}

describe('words that no command took, where the documents have no clear answer', () => {
  const goesOn = 'was anything said of the lamp to them';

  it('are asked about with what is there of either', () => {
    expect(askedAbout(goesOn, 'choose')).toMatch(/not sure whether[\s\S]*my casework[\s\S]*show working-together/);
    expect(askedAbout(goesOn, 'none')).toContain('If it is about casework');
  });

  it('are the documents’ where they have an answer, or say who else may know', () => {
    expect(askedAbout(goesOn, 'answer')).toBeUndefined();
    expect(askedAbout(goesOn, 'signpost')).toBeUndefined();
  });

  it('are not asked about where nothing is there to choose', () => {
    const decision = { ...answer, kind: 'none', matches: [] } as unknown as Decision;
    const heard = (perhaps: readonly unknown[]) =>
      ({
        notes: { screen: emptyScreen, casework: { leaning: 9, perhaps } },
        speaker: { kind: 'known' },
      }) as unknown as HeardTurn;
    expect(eitherOf(decision, heard([]))).toBeUndefined();
    expect(eitherOf(decision, heard([{ label: 'My casework', typed: 'my casework' }]))).toBeDefined();
  });

  it('are asked about sooner where casework was just shown', () => {
    const decision = { ...answer, kind: 'none', matches: [] } as unknown as Decision;
    const asked = (screen: Screen) => {
      const casework = { leaning: -0.5, perhaps: [{ label: 'My casework', typed: 'my casework' }] };
      return eitherOf(decision, { notes: { screen, casework }, speaker: { kind: 'known' } } as unknown as HeardTurn);
    };
    expect(asked(emptyScreen)).toBeUndefined();
    expect(asked({ ...emptyScreen, references: ['CW-2026-0002'] })).toBeDefined();
  });

  it.each([
    'Who decides what goes on the agenda?',
    'how long may a councillor speak for',
    'What has the monitoring officer to do with it on a Friday, and must I wait for a week?',
  ])('are the documents’ where they are about these: %s', (said) => {
    expect(askedAbout(said, 'choose')).toBeUndefined();
  });
});
