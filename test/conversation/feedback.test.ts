import { describe, expect, it } from 'vitest';
import type { ConversationServices } from '../../src/conversation/index.ts';
import { noon, openTalk, sentences } from './talk.ts';

type Asked = Parameters<NonNullable<ConversationServices['unanswered']>>[0];

async function open(noted: 'counted' | 'counted-before' | 'too-little' | 'failed' = 'counted') {
  const counted: Asked[] = [];
  const talk = await openTalk({
    unanswered: async (asked) => {
      counted.push(asked);
      return noted;
    },
  });
  // What counts at once, because nothing answers it for certain, is not what this is about.
  const beginCounting = () => void counted.splice(0);
  return { talk, counted: () => counted.map(({ text }) => text), beginCounting };
}

const answerable = 'can I attend a group meeting?';
const another = 'how soon must officers acknowledge an enquiry?';

describe('what is said of an answer', () => {
  it('is asked for under an answer, and not where the question counts as unanswered anyway', async () => {
    const { talk } = await open();
    const last = async (text: string) => (await talk.say(text)).blocks.at(-1);
    expect(await last(answerable)).toEqual({ kind: 'feedback', asked: answerable });
    expect((await last('how do I knit a jumper for a giraffe?'))?.kind).not.toBe('feedback');
    expect((await last('who am I'))?.kind).not.toBe('feedback');
  });

  it('counts the question before, typed right after the answer, and shows it to nobody else', async () => {
    const { talk, counted } = await open();
    await talk.say(answerable);
    const reply = await talk.say('that didn’t help', { at: noon + 60_000 });
    expect(counted()).toEqual([answerable]);
    expect(reply.audience).toBe('asker');
    expect(sentences(reply)[0]).toContain('counts among those without a good answer');
  });

  it('counts nothing half an hour later, or where nothing was asked', async () => {
    const { talk, counted } = await open();
    await talk.say('not helpful');
    await talk.say(answerable);
    const reply = await talk.say('not helpful', { at: noon + 31 * 60_000 });
    expect(counted()).toEqual([]);
    expect(sentences(reply)[0]).toContain('I cannot tell which question that was an answer to');
  });

  it('counts the question that its button names, whatever was asked since', async () => {
    const { talk, counted, beginCounting } = await open();
    await talk.say(answerable);
    await talk.say(another);
    beginCounting();
    await talk.hear({ kind: 'action', typed: `not helpful: ${answerable}`, values: {} });
    expect(counted()).toEqual([answerable]);
  });

  it('counts the question that was answered at the time its message is of', async () => {
    const { talk, counted, beginCounting } = await open();
    const thumb = (answeredAt?: number) =>
      talk.hear({ kind: 'action', typed: 'not helpful', values: {}, ...(answeredAt ? { answeredAt } : {}) });
    await talk.say(answerable, { at: noon });
    await talk.say(another, { at: noon + 40_000 });
    beginCounting();
    await thumb(noon + 900);
    await thumb(noon + 41_000);
    expect(counted()).toEqual([answerable, another]);
    // Neither a message long after, nor one before anything was asked, nor one of no known time.
    for (const at of [noon + 3_600_000, noon - 1, undefined]) await thumb(at);
    expect(counted()).toEqual([answerable, another]);
  });

  it('of somebody else’s answer in a channel is the opinion of whoever presses, or refused; the asker hears nothing', async () => {
    const asked: Asked[] = [];
    const talk = await openTalk({
      unanswered: async (each) => {
        asked.push(each);
        return 'counted';
      },
    });
    const channel = { kind: 'channel', place: 'C1' } as const;
    const [a, b] = [
      { ...channel, account: 'A' },
      { ...channel, account: 'B' },
    ];
    await talk.say(another, { ...b, at: noon });
    await talk.say(answerable, { ...a, at: noon + 40_000 });
    asked.splice(0);
    const press = (typed: string, from: typeof a, answeredAt?: number) =>
      talk.hear(
        { kind: 'action', typed, values: {}, ...(answeredAt ? { answeredAt } : {}) },
        { ...from, at: noon + 60_000 },
      );
    // The thumb names no question: the answer is not to what B asked.
    const refused = await press('not helpful', b, noon + 41_000);
    expect(asked).toEqual([]);
    expect(sentences(refused)[0]).toContain('I cannot tell which question that was an answer to');
    expect(refused.audience).toBe('asker');
    // Under their own answer it counts, and where the button names the question it is B's opinion of it.
    await press('not helpful', b, noon + 900);
    const named = await press(`not helpful: ${answerable}`, b);
    expect(named.audience).toBe('asker');
    expect(asked.map(({ text }) => text)).toEqual([another, answerable]);
    await press('not helpful', a, noon + 41_000);
    const [own, ofB, ofA] = asked.map(({ asker }) => asker);
    expect(ofB).toBe(own);
    expect(ofA).not.toBe(ofB);
  });

  it('counts neither of two questions that were asked in one breath', async () => {
    const { talk, counted, beginCounting } = await open();
    await talk.say(answerable, { at: noon });
    await talk.say(another, { at: noon + 2_000 });
    beginCounting();
    await talk.hear({ kind: 'action', typed: 'not helpful', values: {}, answeredAt: noon + 2_500 });
    expect(counted()).toEqual([]);
  });

  it('says what became of it, and counts nothing that helped', async () => {
    for (const [noted, sentence] of [
      ['counted-before', 'counts for today already'],
      ['too-little', 'I could not count the question'],
      ['failed', 'could not be counted just now'],
    ] as const) {
      const { talk } = await open(noted);
      await talk.say(answerable);
      expect(sentences(await talk.say('not helpful'))[0]).toContain(sentence);
    }
    const { talk, counted } = await open();
    const reply = await talk.hear({ kind: 'action', typed: `helpful: ${answerable}`, values: {} });
    expect(sentences(reply)).toEqual(['Thank you. Nothing of this is kept.']);
    expect(counted()).toEqual([]);
  });
});
