import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../../src/messaging/index.ts';
import { documentIds } from '../knowledge/knowledge-folder.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { broughtOut, cited, clauseLines, linesOf, openTalk, quotations, sentences, typedForms } from './talk.ts';

describe('a reference', () => {
  it.each([
    ['26', 'Working Together Protocol, paragraph 26'],
    ['para 26', 'Working Together Protocol, paragraph 26'],
    ['Derby 26', 'Working Together Protocol, paragraph 26'],
    ['please show me paragraph 26', 'Working Together Protocol, paragraph 26'],
    ['Would you quote the whole of paragraph 26 to me, please?', 'Working Together Protocol, paragraph 26'],
    ['I should like to have the exact words of para 26', 'Working Together Protocol, paragraph 26'],
    ['read out paragraph 26 in full', 'Working Together Protocol, paragraph 26'],
    ['derby/working-together#26', 'Working Together Protocol, paragraph 26'],
  ])('typed as "%s" shows the clause without a search', async (typed, label) => {
    const talk = await openTalk();
    const reply = await talk.say(typed);
    expect(cited(reply)).toEqual([label]);
    expect(quotations(reply).map(linesOf)).toEqual([await clauseLines('derby/working-together#26')]);
    expect(talk.asked).toEqual([]);
  });

  it.each([
    ['16(z)', 'There is no paragraph 16(z) in Working Together Protocol. Paragraph 16 has (a) to (n):'],
    ['clause 16(z)', 'There is no paragraph 16(z) in Working Together Protocol. Paragraph 16 has (a) to (n):'],
    ['16 bullet 9', 'There is no bullet 9 in paragraph 16 of Working Together Protocol. Paragraph 16 has (a) to (n):'],
    [
      '26(q)',
      'There is no paragraph 26(q) in Working Together Protocol. Paragraph 26 has no parts with a letter or bullet:',
    ],
  ])('to a part that a paragraph has not, such as "%s", says so and which parts it has', async (typed, said) => {
    const { say } = await openTalk();
    const reply = await say(typed);
    expect(sentences(reply)[0]).toBe(said);
    expect(cited(reply)[0]).toMatch(/^Working Together Protocol, paragraph \d+$/);
  });

  it.each([
    'para 99',
    'paragraph 212 of the protocol please',
    'what does clause 99 say',
    'Is there a paragraph 99, and if so what is in it?',
  ])(
    'to a paragraph that is nowhere, such as "%s", says so and which numbers there are, and guesses none',
    async (typed) => {
      const talk = await openTalk();
      const reply = await talk.say(typed);
      expect(sentences(reply)[0]).toMatch(
        /^There is no para(?:graph)? \d+ in the documents of Derby City Council\. They are: /,
      );
      expect(sentences(reply)[0]).toContain('Working Together Protocol (paragraphs 1 to 48)');
      expect(cited(reply)).toEqual([]);
      expect(talk.asked).toEqual([]);
    },
  );

  it('to a paragraph that is nowhere, inside a question, is said to be none before the question is answered', async () => {
    const { say } = await openTalk();
    const [first] = sentences(await say('does paragraph 99 let officers go to a group meeting?'));
    expect(first).toMatch(/^There is no paragraph 99 in /);
    const [other] = sentences(await say('does paragraph 26 let officers go to a group meeting?'));
    expect(other ?? '').not.toContain('There is no');
  });

  it('to an item brings out that item inside the whole clause, and links to it', async () => {
    const { say } = await openTalk();
    const [quotation] = quotations(await say('para 16(d)'));
    if (quotation === undefined) throw new Error('Nothing is quoted.');
    expect(broughtOut(quotation)).toMatch(/^timely responses? to enquiries and complaints/);
    expect(quotation.lines.find(({ segments }) => segments.some(({ kind }) => kind === 'brought-out'))).toMatchObject({
      kind: 'item',
      marker: '(d)',
    });
    expect(linesOf(quotation)).toEqual(await clauseLines('derby/working-together#16'));
    expect(quotation.citation.url).toBe('https://clausewise.example/derby/working-together/16#item-d');
  });

  it('to a number that a document has twice shows both', async () => {
    const { say } = await openTalk();
    expect(cited(await say('show standards-review-2023#4.4'))).toHaveLength(1);
    const both = await say('2023 standards review 4.4');
    expect(quotations(both).map(linesOf)).toEqual([
      await clauseLines('derby/standards-review-2023#4.4'),
      await clauseLines('derby/standards-review-2023#4.4~2'),
    ]);
  });

  it('to a number that several documents have says so, with a button for each', async () => {
    const { say } = await openTalk();
    const reply = await say('4.1');
    expect(quotations(reply)).toHaveLength(1);
    expect(sentences(reply)).toEqual(['Other documents have a paragraph of that number too.']);
    expect(typedForms(reply)).toHaveLength(1);
  });

  it('typed by any button ever offered shows exactly that clause, of every document', async () => {
    const { say } = await openTalk();
    for (const id of documentIds) {
      const [council = '', slug = ''] = id.split('/');
      const document = (await realKnowledge(council)).documents.find((each) => each.slug === slug);
      for (const { reference, blocks } of document?.clauses ?? []) {
        const reply = await say(`show ${reference.slice(reference.indexOf('/') + 1)}`, { tenant: council });
        expect(quotations(reply).map(linesOf), reference).toEqual([blocks.map(({ text }) => text)]);
      }
    }
  });
});

describe('a paragraph that does not exist', () => {
  it('is said not to exist, and is never taken for a question', async () => {
    const { say } = await openTalk();
    for (const typed of ['para 99', 'paragraph 99.4?', 'clause 99(d)']) {
      expect(renderPlainText(await say(typed))).toMatch(/^There is no .*99.* in the documents of Derby City Council\./);
    }
  });
});

describe('what is no question', () => {
  it.each([
    ['hello', 'Hello. Ask me about Derby City Council'],
    ['thank you', 'You are welcome.'],
    ['bye', 'Goodbye.'],
    ['are you a robot?', 'I am Clausewise, a computer program and not a person.'],
  ])('is answered as such: "%s"', async (typed, beginning) => {
    const { say } = await openTalk();
    const reply = await say(typed);
    expect(sentences(reply)[0]?.startsWith(beginning), sentences(reply)[0]).toBe(true);
    expect(quotations(reply)).toEqual([]);
    expect(sentences(await say('who am I'))[0]).toContain('None of your questions in this conversation is kept.');
  });

  it('brings help, in the words of the council, to whoever asks for it or joins', async () => {
    const { say, hear } = await openTalk();
    for (const reply of [await say('help'), await say('What can you do?'), await hear({ kind: 'joined' })]) {
      const text = renderPlainText(reply);
      expect(text).toContain("Derby City Council's documents");
      expect(text).toContain('Working Together Protocol');
      expect(text).toContain('forget me: erases your questions');
      expect(text).toContain('ask the Monitoring Officer');
    }
    expect(sentences(await hear({ kind: 'joined' }))[0]).toBe('Hello. I am Clausewise.');
  });

  it('greets several people at once in three lines, with how to mention it and two buttons', async () => {
    const { hear } = await openTalk();
    const greeting = await hear({ kind: 'joined' }, { kind: 'channel' });
    expect(sentences(greeting)).toHaveLength(3);
    expect(sentences(greeting)[1]).toContain('@Clausewise Can I attend a group meeting?');
    expect(typedForms(greeting)).toEqual(['help', 'Can I attend a group meeting?']);
  });
});

describe('where no answer can come from', () => {
  it('says that a workspace without a council has to be connected', async () => {
    const { say } = await openTalk();
    expect(sentences(await say('26', { tenant: 'unconnected' }))[0]).toContain('not connected to a council yet');
  });

  it('says that documents cannot be opened where there are none', async () => {
    const { say } = await openTalk();
    expect(sentences(await say('26', { tenant: 'atlantis' }))[0]).toContain('cannot be opened just now');
  });
});

describe('what leads to a question', () => {
  it.each([
    ['ta, who is the chair', 'who is the chair'],
    ['ok and what about gifts', 'and what about gifts'],
    ['great thanks now gifts please', 'now gifts please'],
    ['brilliant. can I film a meeting?', 'can I film a meeting?'],
    ['thank you letter rules', 'thank you letter rules'],
    ['thanks but who decides?', 'who decides?'],
    ['forget that: what are the rules on gifts', 'what are the rules on gifts'],
  ])('is left out of what is looked for: "%s"', async (said, looked) => {
    const talk = await openTalk();
    await talk.say(said);
    expect(talk.asked.map(({ text }) => text)).toEqual([looked]);
  });
});
