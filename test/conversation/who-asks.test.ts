import { describe, expect, it } from 'vitest';
import { clauseLines, finding, linesOf, openTalk, quotations, sentences, typedForms } from './talk.ts';

const nothing = finding({ kind: 'none', near: undefined });

describe('who is asking', () => {
  it.each([
    ['I am an officer', 'officer', 'an officer'],
    ["I'm a councillor.", 'councillor', 'a councillor'],
    ['i am a cllr', 'councillor', 'a councillor'],
    ['I am a co-opted member', 'co-opted', 'a co-opted member'],
  ])('is remembered once said: "%s"', async (said, role, words) => {
    const talk = await openTalk({ find: nothing });
    expect(sentences(await talk.say(said))[0]).toContain(`You said that you are ${words}.`);
    await talk.say('what now');
    expect(talk.asked[0]?.role).toBe(role);
    expect(sentences(await talk.say('who am i'))[0]).toContain(`You said that you are ${words}.`);
  });

  it('is remembered for that person in that place only', async () => {
    const talk = await openTalk({ find: nothing });
    await talk.say('I am an officer');
    await talk.say('what now', { account: 'bob' });
    await talk.say('what now', { place: 'channel' });
    await talk.say('what now', { tenant: 'tdc' });
    expect(talk.asked.map(({ role }) => role)).toEqual([undefined, undefined, undefined]);
  });

  it('can be taken back, and is not guessed from an occupation', async () => {
    const talk = await openTalk({ find: nothing });
    await talk.say('I am an officer');
    await talk.say('I am neither');
    await talk.say('I am a plumber');
    expect(talk.asked).toMatchObject([{ text: 'I am a plumber', role: undefined }]);
  });

  it('changes which clause comes first, and never a letter of any', async () => {
    const { say } = await openTalk();
    const questions = [
      'courtesy',
      'what can I expect',
      'am I to be treated with respect',
      'bullying and pressure',
      'integrity',
    ];
    const orders: string[][] = [];
    for (const role of ['an officer', 'a councillor']) {
      await say(`I am ${role}`);
      const order: string[] = [];
      for (const question of questions) {
        const reply = await say(question);
        order.push([...quotations(reply).map(({ citation }) => citation.label), ...typedForms(reply)].join(' > '));
        for (const quotation of quotations(reply)) {
          const reference = new URL(quotation.citation.url).pathname.slice(1).replace(/\/([^/]*)$/, '#$1');
          expect(linesOf(quotation)).toEqual(await clauseLines(reference));
        }
      }
      orders.push(order);
    }
    expect(orders[0]).not.toEqual(orders[1]);
  });
});

describe('what is remembered', () => {
  it('is shown to whoever asks, with a way to be rid of it', async () => {
    const { say } = await openTalk({ find: nothing });
    expect(sentences(await say('who am I?'))[0]).toContain('None of your questions in this conversation is kept.');
    await say('first question');
    await say('second question');
    const reply = await say('what do you know about me?');
    expect(sentences(reply)[0]).toContain('Your last 2 questions are kept');
    expect(typedForms(reply)).toContain('forget me');
  });

  it('is gone after "forget me", which may be said twice', async () => {
    const talk = await openTalk({ find: nothing });
    await talk.say('I am an officer');
    await talk.say('something private');
    for (const again of ['Forget me', 'forget me.']) expect(sentences(await talk.say(again))[0]).toContain('erased');
    await talk.say('and now?');
    expect(talk.asked.at(-1)).toEqual({ text: 'and now?', council: 'derby', role: undefined });
  });
});
