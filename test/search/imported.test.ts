import { beforeAll, describe, expect, it } from 'vitest';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { type CouncilSearch, createCouncilSearch } from '../../src/search/council-search.ts';
import { readFitted } from '../../src/search/fitted.ts';
import type { Found } from '../../src/search/index.ts';
import { prepareCouncil } from '../../src/search/ranking/council-index.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

/** Signposts by the dozen, as a real council has: nothing but they and small talk has phrasings. */
const others = ['parking', 'bins', 'council tax', 'potholes', 'libraries', 'elections', 'housing', 'schools'];
const openings = [
  'who deals with',
  'I have a question about',
  'where do I go for',
  'what about',
  'who pays for',
  'is there a fee for',
  'when must I pay for',
  'may I stay for a night for',
  'how do I ask the council about',
];

let knowledge: CouncilKnowledge;
let search: CouncilSearch;

beforeAll(async () => {
  const whole = await tinyKnowledge(await tinyKnowledgeFolder());
  const signposts = others.map((topic) => ({
    topic: topic.replace(' ', '-'),
    title: topic,
    contact: 'somebody else',
    say: 'Not in these rules.',
    phrasings: openings.map((opening) => ({ ask: `${opening} ${topic}` })),
  }));
  knowledge = { ...whole, phrasings: [], nearMisses: [], signposts: [...whole.signposts, ...signposts] };
  const index = await prepareCouncil({ knowledge, shared: undefined, embeddingOf: () => undefined });
  search = createCouncilSearch(index, readFitted());
});

async function ask(text: string): Promise<Found['decision']> {
  return (await search.find({ text, role: undefined }, undefined)).decision;
}

const clear = [
  ['when must boats leave the harbour', 'harbour/rules#1'],
  ['may I stay after sunset if the harbour master agrees', 'harbour/rules#1'],
  ['who is the fee for a night paid to', 'harbour/rules#2'],
  ['what about the fee, is it paid in advance', 'harbour/rules#2'],
  ['are dogs welcome on the quay', 'harbour/rules#3'],
  ['can I bring my dogs', 'harbour/rules#3'],
  ['who do I pay the fee for a night to', 'harbour/rules#2'],
  ['when must I leave', 'harbour/rules#1'],
  ['where do I go with dogs on a lead', 'harbour/rules#3'],
] as const;

describe('a council that has just imported its document', () => {
  it.each(clear)('"%s" finds %s first, from words alone', async (text, reference) => {
    const found = await ask(text);
    expect(found.kind).not.toBe('signpost');
    expect(found.matches[0]?.clause.reference).toBe(reference);
    // Nothing at all was learned here: some are no more than named as the nearest in subject.
    if (found.kind === 'none') expect(found.near?.clause.reference).toBe(reference);
  });

  it('is told of no more than what is nearest in subject by two of these nine at most', async () => {
    const kinds: string[] = [];
    for (const [text] of clear) kinds.push((await ask(text)).kind);
    expect(kinds.filter((kind) => kind === 'none').length, `${kinds}`).toBeLessThanOrEqual(2);
  });

  it('still sends people on where a signpost is clearly meant, and knows small talk', async () => {
    const parking = await ask('who deals with parking');
    expect(parking.kind === 'signpost' && parking.signpost.topic).toBe('parking');
    expect((await ask('thank you')).kind).toBe('small-talk');
  });

  it('never answers what only reacts, nor what is of something else', async () => {
    for (const text of ['yes', 'no', 'never mind', 'tell me about dinosaurs', 'qwrtz zxcvbn']) {
      expect((await ask(text)).kind).not.toBe('answer');
    }
  });
});
