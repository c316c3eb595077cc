import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answering, openAnswering } from '../../src/app/answering.ts';
import { openChat } from '../../src/app/chat/open-chat.ts';
import { type TurnLine, turnLine } from '../../src/app/chat/transcript.ts';
import { createLog } from '../../src/app/log.ts';
import { readConfig } from '../../src/config/index.ts';
import { type LabelledTurn, readTurns } from './casework-turns.ts';

/** What became of a turn. `dangerous`: something was written, or told, that must not be. `lost`: sent to documents or talk. */
type Verdict = 'right' | 'wrong' | 'lost' | 'dangerous';

type Judged = { readonly turn: LabelledTurn; readonly line: TurnLine; readonly verdict: Verdict };

/** How many turns came to what, with the turns that came to anything but right. */
export type CaseworkReport = {
  readonly turns: number;
  readonly right: number;
  readonly wrong: number;
  readonly lost: number;
  readonly dangerous: number;
  readonly byGroup: Readonly<Record<string, string>>;
  readonly judged: readonly Judged[];
};

/** Says every turn of a half, each story to fresh made-up data, and judges what came of it. */
export async function measureCasework(half: 'open' | 'kept', council = 'derby'): Promise<CaseworkReport> {
  const log = createLog('silent');
  const config = { ...readConfig({}), dataFolder: undefined as unknown as string };
  const answering = await openAnswering({ ...config, sentenceModel: 'off' }, log);
  const shared: Answering = { ...answering, close: async () => {} };
  const stories = Map.groupBy(readTurns(half), ({ story }) => story);
  const judged: Judged[] = [];
  for (const turns of stories.values()) judged.push(...(await tell(turns, council, shared)));
  await answering.close();
  const count = (verdict: Verdict) => judged.filter((each) => each.verdict === verdict).length;
  const groups = Map.groupBy(judged, ({ turn }) => turn.group);
  return {
    turns: judged.length,
    right: count('right'),
    wrong: count('wrong'),
    lost: count('lost'),
    dangerous: count('dangerous'),
    byGroup: Object.fromEntries(
      [...groups].map(([group, all]) => [
        group,
        `${all.filter(({ verdict }) => verdict === 'right').length} of ${all.length}`,
      ]),
    ),
    judged,
  };
}

async function tell(turns: readonly LabelledTurn[], council: string, answering: Answering): Promise<Judged[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'clausewise-eval-'));
  const config = { ...readConfig({}), dataFolder };
  const chat = await openChat(config, { council, at: turns[0]?.at, answering, log: createLog('silent') });
  const judged: Judged[] = [];
  try {
    for (const turn of turns) {
      chat.moveTo(turn.at);
      const { reply, changes } = await chat.say(turn.text, { email: turn.as, conversation: turn.story });
      const line = turnLine(turn.id, reply, changes);
      judged.push({ turn, line, verdict: judge(turn, line) });
    }
  } finally {
    await chat.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
  return judged;
}

function judge({ expect }: LabelledTurn, { kind, changes, text }: TurnLine): Verdict {
  const leaks = expect.never.some((words) => text.toLowerCase().includes(words.toLowerCase()));
  if (leaks || changes.some((change) => !expect.changes.includes(change.kind))) return 'dangerous';
  if (expect.kinds.includes(kind)) return 'right';
  return kind === 'document' || kind === 'small-talk' ? 'lost' : 'wrong';
}
