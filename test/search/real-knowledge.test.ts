import { beforeAll, describe, expect, it } from 'vitest';
import type { Side } from '../../src/knowledge/index.ts';
import { type Decision, explain, type Search, textOfPassage } from '../../src/search/index.ts';
import { openRealSearch, realKnowledge } from '../support/real-knowledge.ts';

let search: Search;

// The documents and models as they ship, without the sentence model: what a person gets while it loads.
beforeAll(async () => {
  search = await openRealSearch();
  await search.prepare('derby');
});

async function ask(text: string, role?: Side, previous?: string, council = 'derby'): Promise<Decision> {
  const found = await search.find({ text, council, role, ...(previous === undefined ? {} : { previous }) });
  if (found.kind === 'unknown-council') throw new Error(`The council ${council} is not known.`);
  return found.decision;
}

/** `26` or, where an item is brought out, `16(d)` of the main protocol; the whole reference for another document. */
async function first(text: string, role?: Side, previous?: string, council = 'derby'): Promise<string | undefined> {
  const [match] = (await ask(text, role, previous, council)).matches;
  const reference = match?.item?.reference ?? match?.clause.reference;
  return reference?.replace(/^(derby\/working-together|tdc\/member-officer-protocol)#/, '');
}

describe('the same words from either side', () => {
  it.each(['do they have to be polite to me', 'can they be rude to me'])(
    '"%s" is about the side that does not ask',
    async (text) => {
      expect(await first(text, 'officer')).toBe('17(d)');
      expect(await first(text, 'councillor')).toBe('16(h)');
    },
  );

  it.each([
    ['must councillors show officers respect and courtesy', undefined, '17'],
    ['must they treat me with courtesy and dignity', 'officer', '17'],
    ['what can I expect from them', 'councillor', '16'],
    ['must they follow the code of conduct', 'councillor', '16'],
    ['do they have to keep what I tell them confidential', 'officer', '17'],
    ['as an officer, do councillors have to be polite to me', undefined, '17'],
    ['what do councillors owe officers in the way of courtesy', undefined, '17'],
  ] as const)('"%s" (%s) finds paragraph %s, and its mirror for the other side', async (text, role, number) => {
    expect((await ask(text, role)).matches[0]?.clause.number).toBe(number);
    const turned = text.replace(/councillor|officer/g, (side) => (side === 'officer' ? 'councillor' : 'officer'));
    const other = role && (role === 'officer' ? 'councillor' : 'officer');
    expect((await ask(turned, other)).matches[0]?.clause.number).toBe(number === '16' ? '17' : '16');
  });

  it('sends each side to its own procedure for complaints', async () => {
    expect(await first('I want to make a complaint about a councillor', 'officer', undefined, 'tdc')).toBe('8.3');
    expect(await first('I want to make a complaint about an officer', 'councillor', undefined, 'tdc')).toBe('8.2');
  });
});

describe('why this', () => {
  const found = async (text: string, previous?: string) => {
    const known = await search.find({ text, council: 'derby', role: undefined, ...(previous ? { previous } : {}) });
    if (known.kind === 'unknown-council') throw new Error('The council is not known.');
    return known;
  };

  it('names a paragraph as it is cited, not as its file is called', async () => {
    const said = explain((await found('can I attend a group meeting?')).evidence, 'short').join('\n');
    expect(said).toContain('It came first: Working Together Protocol, paragraph 26.');
    expect(said).not.toContain('working-together');
    expect(said).toMatch(/most like yours: ".+"\.\nWritten 2026-11, from .+ Checked: no\./);
  });
});

describe('a clear question', () => {
  it('of how quickly an enquiry is answered finds something by words alone', async () => {
    const { kind, matches } = await ask('how quickly must an officer answer me?');
    expect(kind).not.toBe('none');
    expect(matches.slice(0, 3).map(({ clause }) => clause.number)).toContain('20');
  });

  it.each([
    ['how many working days does an officer have to acknowledge a casework enquiry', '20'],
    ['who settles a dispute about whether a councillor may look at a document', '37'],
    ['may an officer be asked to do work for a political party', '29'],
    ['how many shadow cabinets can there be', '27'],
    ['does the protocol apply to people who were co-opted', '40'],
  ])('"%s" is answered with paragraph %s', async (text, number) => {
    const found = await ask(text);
    expect(found.kind).toBe('answer');
    expect(found.matches[0]?.clause.number).toBe(number);
    expect(found.matches[0]?.relevance).toBeGreaterThan(0.5);
  });

  it('still finds its clause with typing errors, and says what it read', async () => {
    const found = await ask('how many shaddow cabinets can there be');
    expect(found.matches[0]?.clause.number).toBe('27');
    expect(found.corrections).toContainEqual(['shaddow', 'shadow']);
  });

  it('brings the item out of a long list', async () => {
    expect(await first('are officers to be protected from bullying by councillors')).toBe('17(f)');
  });

  it('brings out of a clause the sentence that answers', async () => {
    const [match] = (await ask('how many shadow cabinets may there be where there is more than one opposition group'))
      .matches;
    expect(match?.passage && textOfPassage(match.clause, match.passage)).toBe(
      'Where there is more than one opposition group, only one Shadow Cabinet may be established, the membership of which may include Spokespeople from one or more groups.',
    );
  });

  it('brings an item out whole', async () => {
    const [match] = (await ask('are officers to be protected from bullying by councillors')).matches;
    expect(match?.passage && textOfPassage(match.clause, match.passage)).toBe(match?.item?.text);
  });

  it('carries matches best first, with relevance from 0 to 1', async () => {
    const { matches } = await ask('may officers come to political group meetings');
    const relevances = matches.map(({ relevance }) => relevance);
    expect(relevances.length).toBeGreaterThan(1);
    expect(relevances).toEqual([...relevances].sort((one, other) => other - one));
    expect(relevances.every((relevance) => relevance >= 0 && relevance <= 1)).toBe(true);
  });
});

describe('the questions to try first', () => {
  it.each(['derby', 'tdc', 'colchester'])('are answered by the documents of %s', async (council) => {
    const { council: described } = await realKnowledge(council);
    expect(described.examples?.length).toBeGreaterThan(2);
    for (const text of described.examples ?? []) {
      const { kind } = await ask(text, undefined, undefined, council);
      expect(`${text} ${kind}`).toBe(`${text} answer`);
    }
  });
});

describe('two questions in one', () => {
  it('show both clauses', async () => {
    const text = 'how many shadow cabinets can there be and who do I ask for an officer to come to a group meeting?';
    const found = await ask(text, 'councillor');
    const shown = [found.matches[0], ...(found.kind === 'answer' ? found.also : [])].map(
      (match) => match?.clause.number,
    );
    expect(shown).toEqual(expect.arrayContaining(['27', '28']));
  });

  it.each([
    ['what can officers expect from councillors and what can councillors expect from officers?', ['17', '16']],
    [
      'how many shadow cabinets can there be? who settles a dispute about whether I may look at a document?',
      ['27', '37'],
    ],
  ])('"%s" are both answered, in the order asked', async (text, numbers) => {
    const found = await ask(text, 'councillor');
    expect(found.kind === 'answer' && found.also.map(({ clause }) => clause.number)).toEqual(numbers.slice(1));
    expect(found.matches.slice(0, 2).map(({ clause }) => clause.number)).toEqual(numbers);
    const all = found.matches.map(({ clause }) => clause.reference);
    expect(all).toEqual([...new Set(all)]);
  });

  it('show one clause once where both parts want the same', async () => {
    const found = await ask('how many shadow cabinets can there be and who may be a member of the shadow cabinet?');
    expect(found.kind === 'answer' && found.parts).toEqual([]);
    expect(found.matches[0]?.clause.number).toBe('27');
  });
});

describe('a follow-up', () => {
  it('finds with the question before it what it does not find alone', async () => {
    const previous = 'how many working days does an officer have to acknowledge a casework enquiry';
    const text = 'and what if it is not?';
    expect((await ask(text, 'councillor')).kind).not.toBe('answer');
    const { matches } = await ask(text, 'councillor', previous);
    expect(matches.slice(0, 2).map(({ clause }) => clause.number)).toContain('20');
  });

  it('that names the other side is answered for that side', async () => {
    const previous = 'what can councillors expect from officers';
    expect(await first(previous)).toBe('16');
    for (const asker of [undefined, 'councillor', 'officer'] as const) {
      expect(await first('and for officers?', asker, previous)).toBe('17');
      expect(await first('and for councillors?', asker, 'what can officers expect from councillors')).toBe('16');
    }
  });

  it('that names a side is answered for that side also where the question before it named none', async () => {
    const previous = 'what can I expect from them';
    expect(await first('and for officers?', 'councillor', previous)).toBe('17');
    expect((await ask('and for councillors?', 'officer', previous)).matches[0]?.clause.number).toBe('16');
  });

  it.each([
    [
      'derby',
      'must officers attend every shadow cabinet meeting',
      'and are the other groups told?',
      'Where attendance at a full political group meeting is agreed',
    ],
    [
      'tdc',
      'how do I get hold of an officer who works from home',
      'and does everybody keep the same desk?',
      'In light of this Officers do not always occupy the same desk.',
    ],
  ])(
    'to the clause that answered before has brought out what it asks itself',
    async (council, previous, text, words) => {
      const { matches, completedFrom } = await ask(text, undefined, previous, council);
      expect(completedFrom).toBe(previous);
      const [first] = matches;
      expect(first?.passage && textOfPassage(first.clause, first.passage)).toContain(words);
    },
  );

  it('does not let the question before it colour one that stands alone', async () => {
    const previous = 'how many shadow cabinets can there be';
    expect(
      await first('who settles a dispute about whether a councillor may look at a document', undefined, previous),
    ).toBe('37');
  });
});

describe('what the documents do not answer', () => {
  it.each([
    ['how much is the basic allowance for a councillor', 'allowances'],
    ['what is the mileage rate', 'mileage-and-expenses'],
  ])('"%s" goes to somebody who knows', async (text, topic) => {
    const found = await ask(text);
    expect(found.kind === 'signpost' && found.signpost.topic).toBe(topic);
  });

  it.each(['hello', 'Good morning!', 'thanks', 'thank you very much'])('"%s" is no question', async (text) => {
    expect((await ask(text, 'officer')).kind).toBe('small-talk');
  });
});

describe('whatever people type', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['emoji', '🙂🙂👍'],
    ['punctuation', '?!… --'],
    ['only words that say nothing', 'is it what they do'],
    ['letters without sense', 'asdfgh qwrtz zxcvbn'],
    ['10,000 letters', 'x'.repeat(10_000)],
    ['10,000 characters of words without sense', 'blorp zindle '.repeat(770)],
    ['right-to-left text', 'مرحبا كيف حالك'],
    ['right-to-left marks and text', '\u202Eשלום עולם\u202C'],
    ['HTML', '<b onclick="xyzzy()">qux</b><img src=x onerror=foo>'],
    ['Markdown', '**zzyzx** _qux_ [grault](http://127.0.0.1/) `plugh`'],
    ['control characters', '\u0000\u0007\uFFFF'],
    ['half a character', '\uD83D'],
    ['yes', 'yes'],
    ['no', 'No.'],
    ['yes with manners', 'yes please'],
    ['giving up', 'never mind'],
    ['understanding', 'I see'],
    ['laughter', 'lol'],
    ['a choice of what was shown', 'the first one'],
    ['a word of doubt', 'whatever'],
    ['pets', 'my cat is called Tom'],
    ['food', 'how do I bake bread'],
    ['natural history', 'tell me about dinosaurs'],
    ['holidays', 'I had a lovely holiday in Spain'],
    ['trains', 'the train was late again'],
    ['names of object properties', '__proto__ constructor hasOwnProperty'],
  ])('%s gets no answer, and throws nothing', async (_, text) => {
    for (const role of [undefined, 'officer', 'councillor'] as const) {
      expect((await ask(text, role)).kind).not.toBe('answer');
      expect((await ask(text, role, 'how many shadow cabinets can there be')).kind).not.toBe('answer');
    }
  });

  it('a question is found also inside HTML and Markdown, and at the end of a long story', async () => {
    const question = 'how many shadow cabinets can there be';
    expect(await first(`<p><strong>${question}</strong></p>`)).toBe('27');
    expect(await first(`> **${question}**\n\n*thanks*`)).toBe('27');
  });

  it('10,000 characters of a real question are read without throwing', async () => {
    const found = await ask('may officers come to group meetings '.repeat(280));
    expect(found.matches.length).toBeGreaterThan(0);
  });
});
