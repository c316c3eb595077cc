import { expect, it } from 'vitest';
import { renderPlainText } from '../../src/messaging/index.ts';
import { openTalk } from './talk.ts';

it.each([
  'what documents do you have',
  'Which documents do you answer from?',
  'please list your documents',
  'when was it approved',
  'when did the protocol come into force?',
  'is this still in force',
  'how old is the protocol?',
])('every document is named with what is recorded of it: %s', async (asked) => {
  const talk = await openTalk();
  const text = renderPlainText(await talk.say(asked));
  expect(text).toContain('documents of Derby City Council. This is what is recorded here of each:');
  expect(text).toMatch(/^Working together: .*: Adopted\. In force since 25 September 2019\.$/m);
  expect(text).toContain('It is not the rule itself.');
  expect(talk.asked).toEqual([]);
});

it('who agreed to them is said not to be recorded', async () => {
  const talk = await openTalk();
  expect(renderPlainText(await talk.say('who approved the protocol and when was that'))).not.toContain(
    'is not recorded',
  );
  expect(renderPlainText(await talk.say('who approved it?'))).toContain(
    'Who agreed to them is not recorded here. Ask ',
  );
});

it.each([
  'which documents may a councillor see',
  'what rules do officers have',
  'when was the complaint agreed',
  'who signed this cheque',
])('a question that the documents may answer is left to them: %s', async (asked) => {
  const talk = await openTalk();
  await talk.say(asked);
  expect(talk.asked).toHaveLength(1);
});
