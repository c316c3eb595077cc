import { describe, expect, it } from 'vitest';
import type { HeardTurn } from '../../src/conversation/heard-turn.ts';
import { createAsAt } from '../../src/conversation/intents/as-at.ts';
import { openKnowledge } from '../../src/knowledge/index.ts';
import { openDesk, smith } from '../documents/northmere-desk.ts';
import { smallFolder } from '../knowledge/knowledge-folder.ts';
import { cited, linesOf, openTalk, quotations, sentences, typedForms } from './talk.ts';

describe('what applied on another day', () => {
  it('is a paragraph of that day, with an address of that day', async () => {
    const { say } = await openTalk();
    const reply = await say('para 26 as at 12 March 2024');
    expect(cited(reply)).toEqual(['Working Together Protocol, paragraph 26']);
    expect(quotations(reply)[0]?.label).toBe('As at 12 March 2024');
    expect(quotations(reply)[0]?.citation.url).toBe('https://clausewise.example/derby/working-together/2024-03-12/26');
    expect(sentences(reply)).toEqual(['It is the same today.']);
  });

  it('is what was shown last, where nothing else is named', async () => {
    const { say } = await openTalk();
    await say('26');
    expect(cited(await say('what applied on 12 March 2024?'))).toEqual(['Working Together Protocol, paragraph 26']);
  });

  it.each([
    'as at 12 March 2024: paragraph 26',
    'as of 12 March 2024, para 26?',
    'as it stood on 12 March 2024 - paragraph 26',
    'in force on 12 March 2024: 26',
  ])('may be named first: "%s"', async (said) => {
    const { say } = await openTalk();
    const reply = await say(said);
    expect(cited(reply)).toEqual(['Working Together Protocol, paragraph 26']);
    expect(quotations(reply)[0]?.label).toBe('As at 12 March 2024');
  });

  it.each(['what applies on 20 January 2027?', 'what will apply on 20 January 2027', 'which rules'])(
    'is asked of a day to come as of one that is past: "%s"',
    async (said) => {
      const { say } = await openTalk();
      const heard = sentences(await say(said))[0] ?? '';
      expect(heard.startsWith('On 20 January 2027 these apply')).toBe(said !== 'which rules');
    },
  );

  it('says of a day that is to come that more is not known', async () => {
    const { say } = await openTalk();
    expect(sentences(await say('as at 20 January 2027: what is the rule?'))[0]).toBe(
      'On 20 January 2027 these apply, as far as is known today:',
    );
  });

  it('is a list of the texts, where nothing was shown', async () => {
    const { say } = await openTalk();
    const reply = await say('What applied on 12 March 2021?');
    expect(sentences(reply)[0]).toBe('On 12 March 2021 these applied:');
    const links = reply.blocks.flatMap((block) => (block.kind === 'link' ? [block.text] : []));
    expect(links[0]).toBe('Working Together Protocol, in force since 25 September 2019');
    expect(links).toHaveLength(2);
  });

  it('is no guess for a day before every text', async () => {
    const { say } = await openTalk();
    expect(sentences(await say('what applied on 1 March 2018?'))[0]).toBe(
      'What applied on 1 March 2018 is not known here: no text here is recorded as applying on that day.',
    );
  });

  it('is not meant by a question that names a day', async () => {
    const { say, asked } = await openTalk();
    await say('can I attend a group meeting on 12 March 2024?');
    expect(asked).toHaveLength(1);
  });

  it('follows a paragraph that had another number, and says that the text today is different', async () => {
    const text = `Protocol

1. Members decide what the council does and officers advise them.

2. An officer attends a meeting of a political group only with the agreement of the Chief Executive.`;
    const desk = openDesk();
    await desk.bring(text, '2025-01-01');
    const second = text
      .replace('2. An officer', '2. Everybody is civil.\n\n3. An officer')
      .replace('agreement of the Chief Executive', 'consent of the Monitoring Officer');
    const { version } = await desk.propose(second);
    await desk.desk.approve(version, smith, '2026-11-01');
    const knowledge = await openKnowledge(await smallFolder(), {
      brought: { documents: desk.store, today: () => '2026-11-30' },
    });
    const council = await knowledge.council('northmere');
    if (council.kind !== 'loaded') throw new Error('not loaded');
    const services = {
      addressOf: (path: string) => `https://clausewise.example${path}`,
      heldBack: () => undefined,
      find: async () => ({ kind: 'unknown-council' as const }),
    };
    const reply = await createAsAt(services, async () => {})({
      text: 'what applied on 12 March 2026?',
      turn: { at: Date.UTC(2026, 10, 30, 12) },
      knowledge: council.knowledge,
      memory: { questions: [], lastClause: 'northmere/protocol#3' },
      role: undefined,
    } as unknown as HeardTurn);
    if (reply === undefined) throw new Error('not answered');
    expect(cited(reply)).toEqual(['Protocol, paragraph 2']);
    expect(quotations(reply).flatMap(linesOf)[0]).toContain('agreement of the Chief Executive');
    expect(sentences(reply)).toEqual(['The text today is different.']);
    expect(typedForms(reply)).toEqual(['show protocol#3']);
  });
});
