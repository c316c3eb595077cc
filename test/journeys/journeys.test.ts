import { describe, it } from 'vitest';
import { christmas } from './christmas.journey.ts';
import { openConsoleStage } from './console-stage.ts';
import { files } from './files.journey.ts';
import type { Journey, Stage } from './journey.ts';
import { privacy } from './privacy.journey.ts';
import { openSlackStage } from './slack-stage.ts';
import { talk } from './talk.journey.ts';
import { openTeamsStage } from './teams-stage.ts';
import { tell } from './tell.ts';
import { openWebStage } from './web-stage.ts';
import { work } from './work.journey.ts';

const stages = [
  ['in a terminal’s words', openConsoleStage],
  ['in the browser’s words', openWebStage],
  ['in Teams’ words', openTeamsStage],
  ['in Slack’s words', openSlackStage],
] as const;

describe.each(stages)('through the whole product, %s', (_, openStage) => {
  for (const journey of [christmas, privacy, work, talk]) {
    it(journey.title, { timeout: 90_000 }, () => tellOn(openStage, journey));
  }
});

// The page in the browser takes no files in its conversation: documents are brought on a page of their own there.
describe.each(stages.filter(([, openStage]) => openStage !== openWebStage))('with files, %s', (_, openStage) => {
  it(files.title, { timeout: 90_000 }, () => tellOn(openStage, files));
});

async function tellOn(openStage: (council: string, begins: string) => Promise<Stage>, journey: Journey): Promise<void> {
  const stage = await openStage(journey.council, journey.begins);
  try {
    await tell(journey, stage);
  } finally {
    await stage.close();
  }
}
