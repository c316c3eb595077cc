import { expect, it } from 'vitest';
import { isWelsh } from '../../src/conversation/intents/other-language.ts';
import { openTalk, sentences } from './talk.ts';

it.each([
  "Beth yw'r rheolau?",
  'A gaf i fynd i gyfarfod grŵp?',
  'Pwy sydd yn gyfrifol am hynny?',
  'Sut ydw i yn gofyn am gyngor gan swyddog?',
  'Oes angen dweud wrth y Cyngor am hyn?',
])('a question in Welsh is told so, and nothing is guessed from it: "%s"', async (said) => {
  const { say, asked } = await openTalk();
  expect(sentences(await say(said))[1]).toBe(
    'I understand English only, so I did not look for an answer. Ask in English, or ask the Monitoring Officer.',
  );
  expect(asked).toEqual([]);
});

it.each([
  'log an enquiry: the lamp is out in Heol y Cyngor',
  'may a councillor go to a meeting in Llandudno with Cllr Yn Li?',
  'what are the rules for meetings?',
])('is not taken for Welsh: "%s"', (said) => {
  expect(isWelsh(said)).toBe(false);
});
