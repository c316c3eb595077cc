import { expect, it } from 'vitest';
import { createCalendar } from '../../../src/calendar/index.ts';
import { createRules } from '../../../src/casework/index.ts';
import { quoteStandard } from '../../../src/conversation/casework/wording.ts';
import { openRealKnowledge } from '../../support/real-knowledge.ts';

it('beside a date that was counted by days which its paragraph has no more, that is said', async () => {
  const loaded = await (await openRealKnowledge()).council('derby');
  if (loaded.kind !== 'loaded') throw new Error('There is no Derby.');
  const { knowledge } = loaded;
  const { countingRule: rule, responseStandard } = knowledge.council;
  const calendar = createCalendar({ nation: 'weekends-only', rule, closureDays: [] }, {
    checkedOn: '2026-01-01',
    nations: {},
  } as never);
  const quoted = (standard: typeof responseStandard) =>
    JSON.stringify(
      quoteStandard({
        heard: { knowledge },
        services: { addressOf: (path: string) => path },
        rules: createRules({
          standard,
          citation: 'Paragraph 20',
          calendar,
          updateEvery: knowledge.council.updateEvery,
        }),
      } as never),
    );
  const said = 'This paragraph has changed. Until its new days are confirmed, days are counted as before.';
  expect(quoted({ ...responseStandard, isOutdated: true } as never)).toContain(said);
  expect(quoted(responseStandard)).toContain('within two working days');
  expect(quoted(responseStandard)).not.toContain(said);
});
