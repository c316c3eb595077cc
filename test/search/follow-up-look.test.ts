import { beforeAll, describe, expect, it } from 'vitest';
import { lookTogether } from '../../src/search/deciding/follow-up-look.ts';
import { createLooker, type Look, type Looker } from '../../src/search/deciding/look.ts';
import { readFitted } from '../../src/search/fitted.ts';
import { type CouncilIndex, prepareCouncil } from '../../src/search/ranking/council-index.ts';
import { completeFollowUp } from '../../src/search/reading/follow-up.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

let index: CouncilIndex;
let looker: Looker;

beforeAll(async () => {
  const knowledge = await tinyKnowledge(await tinyKnowledgeFolder());
  index = await prepareCouncil({ knowledge, shared: undefined, embeddingOf: () => undefined });
  looker = createLooker(index, readFitted());
});

/** The words after "when must boats leave the harbour", judged by one that is always sure. */
function together(text: string): Look {
  const previous = 'when must boats leave the harbour';
  const followUp = completeFollowUp(previous, text);
  if (followUp === undefined) throw new Error(`"${text}" stands alone.`);
  const sure: Looker = {
    ...looker,
    judge(...given) {
      const compared = ['The first clause is right with a chance of .99, at least .75.'];
      return { ...looker.judge(...given), verdict: { kind: 'answer', compared } };
    },
  };
  const [alone, completed, before] = [text, followUp.text, previous].map((each) => looker.lookByWords(each, undefined));
  if (!alone || !completed || !before) throw new Error('Nothing was looked at.');
  return lookTogether({ alone, completed, before }, followUp, sure, index);
}

describe('a question that leans on the one before', () => {
  it('is not answered for certain where it adds nothing, and says so last of all that was compared', () => {
    const { verdict } = together('is it what they do');
    expect(verdict.kind).toBe('nearest');
    expect(verdict.compared).toEqual([
      'The first clause is right with a chance of .99, at least .75.',
      'But the words add nothing to the question before, so what they ask is not known.',
    ]);
  });

  it('is answered where it asks something of its own', () => {
    const { verdict } = together('and how soon must they go?');
    expect(verdict).toEqual({
      kind: 'answer',
      compared: ['The first clause is right with a chance of .99, at least .75.'],
    });
  });
});
