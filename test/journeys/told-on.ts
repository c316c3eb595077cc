import { describe, it } from 'vitest';
import { christmas } from './christmas.journey.ts';
import { files } from './files.journey.ts';
import type { Journey, Stage } from './journey.ts';
import { privacy } from './privacy.journey.ts';
import { talk } from './talk.journey.ts';
import { tell } from './tell.ts';
import { work } from './work.journey.ts';

/** Every story through the whole product, in the words of one platform. Those of files only where files can be sent. */
export function describeJourneys(
  platform: string,
  openStage: (council: string, begins: string) => Promise<Stage>,
  takesFiles = true,
): void {
  describe(`through the whole product, ${platform}`, () => {
    for (const journey of [christmas, privacy, work, talk, ...(takesFiles ? [files] : [])]) {
      it(journey.title, { timeout: 90_000 }, () => tellOn(openStage, journey));
    }
  });
}

async function tellOn(openStage: (council: string, begins: string) => Promise<Stage>, journey: Journey): Promise<void> {
  const stage = await openStage(journey.council, journey.begins);
  try {
    await tell(journey, stage);
  } finally {
    await stage.close();
  }
}
