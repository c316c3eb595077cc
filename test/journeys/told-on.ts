import { afterAll, beforeAll, describe, it } from 'vitest';
import { christmas } from './christmas.journey.ts';
import { files } from './files.journey.ts';
import type { Stage } from './journey.ts';
import { privacy } from './privacy.journey.ts';
import { talk } from './talk.journey.ts';
import { tell } from './tell.ts';
import { work } from './work.journey.ts';

/**
 * Every story through the whole product, in the words of one platform. Those of files only where files can be sent. It is started once
 * for all of them, and for each of them the try-out starts again, as its button does.
 */
export function describeJourneys(
  platform: string,
  openStage: (begins: string) => Promise<Stage>,
  takesFiles = true,
): void {
  describe(`through the whole product, ${platform}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(christmas.begins);
    });
    afterAll(() => stage?.close());

    for (const journey of [christmas, privacy, work, talk, ...(takesFiles ? [files] : [])]) {
      it(journey.title, { timeout: 90_000 }, async () => {
        await stage.startAgain(journey.begins);
        await tell(journey, stage);
      });
    }
  });
}
