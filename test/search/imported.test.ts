import { beforeAll, describe, expect, it } from 'vitest';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { type CouncilSearch, createCouncilSearch } from '../../src/search/council-search.ts';
import { type SentenceEncoder, toUnitLength } from '../../src/search/encoding/encoder.ts';
import { learn } from '../../src/search/learning/learn.ts';
import { createLesson } from '../../src/search/learning/lesson.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

/** Words that mean nearly the same; each row is a direction of its own, and so, more or less, is every other word. */
const meanings = [
  ['boats', 'boat', 'ship', 'ships', 'sail', 'vessel'],
  ['sunset', 'dark', 'dusk', 'night', 'evening'],
  ['fee', 'paid', 'price', 'cost', 'pay', 'treasurer', 'charge'],
  ['dogs', 'dog', 'puppy', 'labrador', 'pets', 'terrier', 'lead'],
  ['rain', 'storm', 'forecast', 'weather', 'wind'],
  ['hello', 'hi', 'morning', 'thanks', 'thank', 'cheers'],
];
const otherWords = 40;
const encoder: SentenceEncoder = {
  id: 'meanings',
  encode: async (texts) =>
    texts.map((text) => {
      const vector = new Float32Array(meanings.length + otherWords);
      for (const word of text.split(' ')) {
        const known = meanings.findIndex((alike) => alike.includes(word));
        const letters = [...word].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % otherWords;
        const at = known < 0 ? meanings.length + letters : known;
        vector[at] = (vector[at] ?? 0) + (known < 0 ? 0.5 : 1);
      }
      return toUnitLength(vector);
    }),
};

/** Signposts by the dozen, as a real council has: nothing but they and small talk has phrasings. */
const others = ['parking', 'bins', 'council tax', 'potholes', 'libraries', 'elections', 'housing', 'schools'];
const openings = [
  'who deals with',
  'I have a question about',
  'where do I go for',
  'what about',
  'who pays for',
  'is there a fee for',
  'can I bring my dogs to',
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
  search = createCouncilSearch({
    knowledge,
    model: await learn(createLesson(knowledge), encoder, undefined),
    shared: undefined,
  });
});

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
    const found = await search.find({ text, role: undefined }, undefined);
    expect(found.kind).not.toBe('signpost');
    expect(found.kind).not.toBe('none');
    expect(found.matches[0]?.clause.reference).toBe(reference);
  });

  it.each(clear)('"%s" finds %s first, with the sentence model', async (text, reference) => {
    const found = await search.find({ text, role: undefined }, encoder);
    expect(found.kind).not.toBe('signpost');
    expect(found.kind).not.toBe('none');
    expect(found.matches[0]?.clause.reference).toBe(reference);
  });

  it.each([
    ['my ship is out until dusk', 'harbour/rules#1'],
    ['what does the treasurer charge', 'harbour/rules#2'],
    ['my terrier and my pets', 'harbour/rules#3'],
  ])('"%s" is found by its meaning, though no word of it may stand in %s', async (text, reference) => {
    const found = await search.find({ text, role: undefined }, encoder);
    expect(found.matches[0]?.clause.reference).toBe(reference);
  });

  it('still sends people on where a signpost is clearly meant, and knows small talk', async () => {
    for (const given of [undefined, encoder]) {
      const parking = await search.find({ text: 'who deals with parking', role: undefined }, given);
      expect(parking.kind === 'signpost' && parking.signpost.topic).toBe('parking');
      expect((await search.find({ text: 'thank you', role: undefined }, given)).kind).toBe('small-talk');
    }
  });

  it('never answers what only reacts, nor what is of something else', async () => {
    for (const given of [undefined, encoder]) {
      for (const text of ['yes', 'no', 'never mind', 'tell me about dinosaurs', 'qwrtz zxcvbn']) {
        expect((await search.find({ text, role: undefined }, given)).kind).not.toBe('answer');
      }
    }
  });

  it('ranks by words and signposts even before anything was learned', async () => {
    const unlearned = createCouncilSearch({ knowledge, model: undefined, shared: undefined });
    for (const [text, reference] of clear) {
      const found = await unlearned.find({ text, role: undefined }, undefined);
      expect(found.matches[0]?.clause.reference).toBe(reference);
    }
  });
});
