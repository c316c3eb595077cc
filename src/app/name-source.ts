import { type Speaker, searchList } from '../conversation/index.ts';
import type { NameSource, Turn } from '../messaging/index.ts';
import { describeError, type Log } from './log.ts';

type NameServices = {
  readonly councilOf: (tenant: string | undefined) => string | undefined;
  readonly speakerOf: (turn: Turn, council: string) => Promise<Speaker>;
  readonly log: Log;
};

/** Names of a council's directory for whoever is in it, and nobody else. */
export function createNameSource({ councilOf, speakerOf, log }: NameServices): NameSource {
  return async (turn) => {
    const council = councilOf(turn.sender.tenant);
    if (council === undefined) return [];
    try {
      const speaker = await speakerOf(turn, council);
      return speaker.kind === 'known' ? searchList(turn.input.list, turn.input.words, speaker) : [];
    } catch (error) {
      log.error('Names could not be looked up.', describeError(error, turn));
      return [];
    }
  };
}
