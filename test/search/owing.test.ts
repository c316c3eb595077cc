import { describe, expect, it } from 'vitest';
import type { Side } from '../../src/knowledge/index.ts';
import { learnOwing, owingExample, owingExamplesOf, scoreOwing } from '../../src/search/learning/owing.ts';
import { normalise } from '../../src/search/reading/normalise.ts';
import { readSpeaker } from '../../src/search/reading/speaker.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

const example = (text: string, as: Side | undefined, owedBy: Side) => owingExample(normalise(text), as, owedBy);
const owing = learnOwing([
  example('the planner shouted at me down the phone', 'councillor', 'officer'),
  example('he shouted at me in front of everybody', 'councillor', 'officer'),
  example('an officer keeps asking me for a favour', 'councillor', 'officer'),
  example('they never tell me anything', 'councillor', 'officer'),
  example('can I shout at an officer', 'councillor', 'councillor'),
  example('can I swear at an officer', 'councillor', 'councillor'),
  example('am I allowed to shout at officers', 'councillor', 'councillor'),
  example('is it all right if I ask for a favour', 'councillor', 'councillor'),
  example('what do I have to tell them', 'councillor', 'councillor'),
  example('must officers be told by councillors', undefined, 'councillor'),
]);

function owes(text: string, role: Side | undefined): number {
  const words = normalise(text);
  return owing ? scoreOwing(owing, words, readSpeaker(words, role)) : Number.NaN;
}

describe('who owes what is asked about', () => {
  it('is the other side where a person tells what was done to them, whichever side that is', () => {
    expect(owes('she shouted at me on Monday', 'councillor')).toBeLessThan(0);
    expect(owes('a councillor keeps asking me for a favour', 'officer')).toBeLessThan(0);
    expect(owes('the cllr shouted at me', 'officer')).toBeLessThan(0);
  });

  it("is the person's own side where they ask what they may do", () => {
    expect(owes('can I shout at a councillor', 'officer')).toBeGreaterThan(0);
    expect(owes('is it all right if I ask for help', 'officer')).toBeGreaterThan(0);
    expect(owes('can I shout at an officer', 'co-opted')).toBeGreaterThan(0);
  });

  it('is learned only from clauses that oblige one side', async () => {
    expect(owingExamplesOf(await tinyKnowledge(await tinyKnowledgeFolder()))).toEqual([]);
    expect(learnOwing([])).toBeUndefined();
  });
});
