import { expect, it } from 'vitest';
import { renderPlainText } from '../../src/messaging/index.ts';
import { openTalk } from './talk.ts';

it('why a paragraph came up is no question to the documents: whoever may not see it is told who may', async () => {
  const talk = await openTalk();
  await talk.say('para 20');
  const text = renderPlainText(await talk.say('why this?'));
  expect(text).toBe('Why a paragraph came up is shown to the monitoring officer, who answers for the documents.');
});
