import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../src/search/index.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import {
  broughtOut,
  cited,
  clauseLines,
  finding,
  linesOf,
  matchOf,
  noon,
  openTalk,
  quotations,
  sentences,
  typedForms,
} from './talk.ts';

const protocol = 'derby/working-together';
const advice = 'For advice on what this means, ask the Monitoring Officer.';

describe('an answer', () => {
  it('shows paragraphs 26 and 28 of Derby to the letter when asked about a group meeting', async () => {
    const { say } = await openTalk();
    const reply = await say('can I attend a group meeting?');
    expect(quotations(reply).map(linesOf)).toEqual([
      await clauseLines(`${protocol}#26`),
      await clauseLines(`${protocol}#28`),
    ]);
    expect(quotations(reply)[0]?.citation).toEqual({
      label: 'Working Together Protocol, paragraph 26',
      heading: "Officers' Relationship with Political Groups",
      council: 'Derby City Council',
      standing: 'Adopted. In force since 25 September 2019.',
      url: 'https://clausewise.example/derby/working-together/26',
      digest: 'db66524cfc6167be3538a3dac386bfbaf4361a79efdafff7770237ee36f404d4',
    });
    expect(sentences(reply).at(-1)).toBe(advice);
  });

  it('brings out the part that answers, and only inside the whole clause', async () => {
    const match = await matchOf(`${protocol}#28`);
    const text = match.clause.blocks[0]?.text ?? '';
    const start = text.indexOf('Officers will not be expected');
    const passage = { block: 0, start, end: text.length };
    const { say } = await openTalk({ find: finding({ kind: 'answer', matches: [{ ...match, passage }] }) });
    const [quotation] = quotations(await say('must I sit through every shadow cabinet'));
    if (quotation === undefined) throw new Error('Nothing is quoted.');
    expect(broughtOut(quotation)).toBe(text.slice(start));
    expect(linesOf(quotation)).toEqual([text]);
  });

  it('brings out something of the real clause for a real question', async () => {
    const { say } = await openTalk();
    const broughtOutOf = quotations(await say('how many working days until a casework enquiry is acknowledged?')).map(
      broughtOut,
    );
    expect(broughtOutOf).toContain(
      'Standard casework enquiries from councillors will be acknowledged by officers within two working days and resolved within five working days.',
    );
  });

  it('makes no word bold where all of a paragraph answers', async () => {
    const match = await matchOf(`${protocol}#29`);
    const passage = { block: 0, start: 0, end: match.clause.blocks[0]?.text.length ?? 0 };
    const { say } = await openTalk({ find: finding({ kind: 'answer', matches: [{ ...match, passage }] }) });
    expect(quotations(await say('party work')).map(broughtOut)).toEqual(['']);
  });

  it('names what belongs with the clause, one press away, when it is not shown beside it', async () => {
    const { say, hear } = await openTalk({
      find: finding({ kind: 'answer', matches: [await matchOf(`${protocol}#26`)] }),
    });
    const reply = await say('group meeting');
    expect(sentences(reply)).toContain(
      "See also Working Together Protocol, paragraph 28 (Officers' Relationship with Political Groups).",
    );
    expect(typedForms(reply)).toEqual(['show working-together#28']);
    const pressed = await hear({ kind: 'action', typed: 'show working-together#28', values: {} });
    expect(cited(pressed)).toEqual(['Working Together Protocol, paragraph 28']);
  });

  it('offers what may have been meant instead, one press away', async () => {
    const [first, ...next] = await Promise.all(['1', '2', '3'].map((number) => matchOf(`${protocol}#${number}`)));
    const matches = first ? [first, ...next] : [];
    const { say } = await openTalk({ find: finding({ kind: 'answer', matches, next }) });
    const reply = await say('anything');
    expect(sentences(reply)).toContain('Not what I meant? These come next:');
    expect(typedForms(reply)).toEqual(['show working-together#2', 'show working-together#3']);
    const sure = await openTalk({ find: finding({ kind: 'answer', matches }) });
    expect(sentences(await sure.say('anything'))).toEqual([advice]);
  });

  it('says so where it only comes nearest, and what it cannot tell of it', async () => {
    const matches = [await matchOf(`${protocol}#37`)];
    const { say } = await openTalk({ find: finding({ kind: 'nearest', matches, lacks: 'how-long' }) });
    expect(sentences(await say('how long does the decision take'))).toEqual([
      'I am not certain that this is what you want to know. It comes nearest.',
      'I cannot tell whether Working Together Protocol, paragraph 37 says anything about how long it may take.',
      'See also Working Together Protocol, paragraph 36 (Access to Documents).',
      advice,
    ]);
  });

  it('answers two questions under two headings', async () => {
    const [one, other] = [await matchOf(`${protocol}#29`), await matchOf(`${protocol}#36`)];
    const parts = [
      { asked: 'can I get a leaflet written', match: one, also: [] },
      { asked: 'can I see the housing file?', match: other, also: [] },
    ];
    const { say } = await openTalk({ find: finding({ kind: 'answer', matches: [one, other], parts }) });
    const reply = await say('both');
    expect(sentences(reply)).toEqual(['Can I get a leaflet written', 'Can I see the housing file?', advice]);
    expect(cited(reply)).toEqual([
      'Working Together Protocol, paragraph 29',
      'Working Together Protocol, paragraph 36',
    ]);
  });

  it('says when it was taken together with the question before', async () => {
    const matches = [await matchOf(`${protocol}#37`)];
    const { say } = await openTalk({ find: finding({ kind: 'answer', matches, completedFrom: 'may I see a file?' }) });
    expect(sentences(await say('who decides?'))[0]).toBe(
      'I took this together with your question before: "may I see a file?"',
    );
  });

  it('shows the clause that the second half of a question wants as well', async () => {
    const first = await matchOf(`${protocol}#29`);
    const also = [await matchOf(`${protocol}#20`)];
    const { say } = await openTalk({ find: finding({ kind: 'answer', matches: [first], also }) });
    expect(cited(await say('two things'))).toEqual([
      'Working Together Protocol, paragraph 29',
      'Working Together Protocol, paragraph 20',
    ]);
  });

  it('says how it read a word that was mistyped', async () => {
    const matches = [await matchOf(`${protocol}#20`)];
    const { say } = await openTalk({
      find: finding({ kind: 'answer', matches, corrections: [['enqiury', 'enquiry']] }),
    });
    expect(sentences(await say('enqiury'))[0]).toBe('I read "enqiury" as "enquiry".');
  });
});

describe('the two sides of one duty', () => {
  const mirrored = (reference: string) => matchOf(`${protocol}#${reference}`, 0.5);

  it('stand side by side with their labels when nobody has said who asks', async () => {
    const [first, other] = [await mirrored('16'), await mirrored('17')];
    const decided = { kind: 'answer', matches: [first, other], also: [other], bothSides: true } as const;
    const { say } = await openTalk({ find: finding(decided) });
    const reply = await say('courtesy');
    expect(quotations(reply).map(({ label }) => label)).toEqual([
      'What officers owe councillors',
      'What councillors owe officers',
    ]);
    expect(sentences(reply)[0]).toBe('It depends on who you are, so here are both sides.');
    expect(quotations(reply).map(linesOf)).toEqual([
      await clauseLines(`${protocol}#16`),
      await clauseLines(`${protocol}#17`),
    ]);
  });

  it('give way to the one side once it is known who asks', async () => {
    const matches = [await mirrored('17'), await mirrored('16')];
    const { say } = await openTalk({ find: finding({ kind: 'answer', matches }) });
    await say('I am an officer');
    const reply = await say('courtesy');
    expect(cited(reply)).toEqual(['Working Together Protocol, paragraph 17']);
    expect(typedForms(reply)).toContain('show working-together#16');
  });

  it('do not stand together when the question leaves no doubt which is meant', async () => {
    const matches = [await matchOf(`${protocol}#17`, 0.99), await matchOf(`${protocol}#16`, 0.001)];
    const { say } = await openTalk({ find: finding({ kind: 'answer', matches }) });
    expect(cited(await say('can a councillor bully me'))).toEqual(['Working Together Protocol, paragraph 17']);
  });
});

describe('without one answer', () => {
  it('asks which of up to three is meant, and says what tells them apart', async () => {
    const matches = await Promise.all(['16', '44', '38', '33'].map((number) => matchOf(`${protocol}#${number}`, 0.3)));
    const { say } = await openTalk({ find: finding({ kind: 'choose', matches, among: matches.slice(0, 3) }) });
    const reply = await say('confidentiality');
    expect(quotations(reply)).toEqual([]);
    expect(typedForms(reply)).toEqual(['16', '44', '38'].map((number) => `show working-together#${number}`));
    expect(sentences(reply)[1]).toContain('what officers owe councillors');
    expect(sentences(reply).at(-1)).toBe('If it is none of them, ask the Monitoring Officer.');
  });

  it('names what restricts those to choose from, and offers it too', async () => {
    const matches = [await matchOf(`${protocol}#31`, 0.3), await matchOf(`${protocol}#38`, 0.3)];
    const also = [await matchOf(`${protocol}#32`, 0)];
    const { say } = await openTalk({ find: finding({ kind: 'choose', matches, among: matches, also }) });
    const reply = await say('briefings');
    expect(sentences(reply)).toContain('Read with them:');
    expect(typedForms(reply)).toEqual(['31', '38', '32'].map((number) => `show working-together#${number}`));
  });

  it('says who may know, beside what comes nearest', async () => {
    const knowledge = await realKnowledge('derby');
    const signpost = knowledge.signposts[0];
    if (signpost === undefined) throw new Error('There is no signpost.');
    const next = [await matchOf(`${protocol}#26`), await matchOf(`${protocol}#37`)];
    const { say } = await openTalk({ find: finding({ kind: 'signpost', signpost, next }) });
    const reply = await say('where do I park');
    expect(sentences(reply)).toEqual([
      'I found no paragraph that I am certain answers that.',
      'It may be for somebody else:',
      signpost.title,
      signpost.say,
      `Ask ${signpost.contact}.`,
      'These paragraphs come nearest, and one of them may answer:',
    ]);
    expect(typedForms(reply)).toEqual(['show working-together#26', 'show working-together#37']);
    const alone = await openTalk({ find: finding({ kind: 'signpost', signpost, next: next.slice(0, 1) }) });
    expect(sentences(await alone.say('where do I park')).at(-1)).toBe('This paragraph comes nearest, and may answer:');
  });

  it('never says of the documents, or of a paragraph, that something is not in them', async () => {
    const { signposts } = await realKnowledge('derby');
    const [signpost] = signposts;
    if (signpost === undefined) throw new Error('There is no signpost.');
    const near = await matchOf(`${protocol}#37`);
    const attributes: Readonly<Record<Attribute, true>> = {
      'how-long': true,
      'how-often': true,
      'how-much': true,
      cost: true,
      price: true,
      when: true,
      make: true,
      appeal: true,
      deputy: true,
      format: true,
      'who-else': true,
      sanction: true,
      place: true,
      exception: true,
      instead: true,
      holder: true,
      method: true,
      companion: true,
      'carry-over': true,
      failure: true,
    };
    const lacking = (Object.keys(attributes) as Attribute[]).flatMap((lacks) => [
      { kind: 'nearest' as const, matches: [near], lacks },
      { kind: 'none' as const, near, lacks },
    ]);
    const others = [
      { kind: 'signpost' as const, signpost, next: [near] },
      { kind: 'none' as const, near: undefined },
      { kind: 'choose' as const, among: [near], matches: [near] },
    ];
    const said: string[] = signposts.map((each) => each.say);
    for (const decision of [...lacking, ...others]) {
      const { say } = await openTalk({ find: finding(decision) });
      said.push(...sentences(await say('how long does the decision take')));
    }
    const claims =
      /\b(?:documents?|protocol|report|paragraphs?|it|they|this|these) (?:\w+ )?(?:do(?:es)? not|says? nothing|lacks?|(?:is|are) silent)|\bnothing (?:about|on|of)\b|\bnot in\b/i;
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((sentence) => claims.test(sentence))).toEqual([]);
  });

  it('says so where either of two may be meant, and who knows each', async () => {
    const [signpost, rival] = (await realKnowledge('derby')).signposts;
    if (signpost === undefined || rival === undefined) throw new Error('There are no two signposts.');
    const { say } = await openTalk({ find: finding({ kind: 'signpost', signpost, rival }) });
    expect(sentences(await say('where do I park'))).toEqual([
      'I found no paragraph that I am certain answers that.',
      'It may be for somebody else. I am not certain which of these two you mean:',
      ...[signpost, rival].flatMap(({ title, say: sentence, contact }) => [title, sentence, `Ask ${contact}.`]),
    ]);
  });

  it('admits that it found nothing, names the nearest and a person, and quotes nothing', async () => {
    const { say } = await openTalk({ find: finding({ kind: 'none', near: await matchOf(`${protocol}#26`) }) });
    const reply = await say('how long is a piece of string');
    expect(sentences(reply)[0]).toBe('I cannot find an answer to that in the documents of Derby City Council.');
    expect(sentences(reply)[1]).toContain('paragraph 26');
    expect(sentences(reply).at(-1)).toBe('The Monitoring Officer can help further.');
    expect(quotations(reply)).toEqual([]);
  });

  it('hands the question before to the search for half an hour, and never another person’s', async () => {
    const talk = await openTalk({ find: finding({ kind: 'none', near: undefined }) });
    await talk.say('can I see confidential papers?');
    await talk.say('and as a resident?', { at: noon + 30 * 60_000 });
    await talk.say('and for officers?', { at: noon + 61 * 60_000 });
    await talk.say('and for me?', { account: 'bob' });
    await talk.say('and here?', { place: 'channel' });
    expect(talk.asked.map(({ previous }) => previous)).toEqual([
      undefined,
      'can I see confidential papers?',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
