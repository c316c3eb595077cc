/**
 * How casework is understood that nobody has written by hand: `npm run eval -- casework --left-out [--json]`. A tenth of the phrasings is
 * kept from the product at a time, those that stand side by side together, and said to it as turns.
 *
 *   as meant    the wish that the phrasing stands under, or one that comes to the same
 *   asked       nothing is taken as meant; it is asked, with buttons, or offered where the documents do not answer
 *   otherwise   another wish of casework, which changes nothing unasked
 *   lost        answered from the documents or as talk
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnswering } from '../../../src/app/answering.ts';
import { openChat } from '../../../src/app/chat/open-chat.ts';
import { turnLine } from '../../../src/app/chat/transcript.ts';
import { createLog } from '../../../src/app/log.ts';
import { readConfig } from '../../../src/config/index.ts';
import { everyQuestion, openKnowledge } from '../../../src/knowledge/index.ts';
import { isEnglishWord } from '../../../src/search/index.ts';
import { type Command, type Understanding, understand } from '../../../src/understanding/index.ts';
import { openWanted } from '../../../src/understanding/wanted/open-wanted.ts';
import { readTeaching } from '../../../src/understanding/wanted/teaching.ts';
import { knownTo } from '../../understanding/town.ts';
import { knowledgeFolder } from '../regimes.ts';
import { phrasingsAsTurns, type SaidAsTurn, withoutFold } from './said-as-turns.ts';

type Ends = 'as meant' | 'asked' | 'otherwise' | 'lost';
type Ended = { readonly turn: SaidAsTurn; readonly ends: Ends; readonly as: string };

const FOLDS = 10;
const MOST_ASKED = 4500;
/** What is no wish by itself, or none of casework. */
const NO_WISH = new Set(['yes', 'no', 'talk']);
const OF_COUNCILLORS = new Set([
  ...['chase', 'add', 'fixed', 'not-fixed', 'look-again', 'agree', 'decline', 'share', 'unshare', 'hand-over'],
]);
const OF_OFFICERS = new Set([
  ...['acknowledge', 'update', 'resolve', 'pause', 'resume', 'extend', 'make-complex', 'make-standard', 'reassign'],
  ...['reopen', 'note', 'link', 'unlink', 'list-team', 'list-team-overdue', 'list-unassigned'],
]);
/** Wishes that come to the same, or of which one is shown with the other. */
const ALIKE: readonly (readonly string[])[] = [
  ['update', 'note', 'add'],
  ['fixed', 'resolve'],
  ['show', 'news', 'who', 'when', 'why', 'why-late', 'history'],
  ['list-mine', 'list-search', 'list-team', 'list-changed', 'list-closed', 'list-unassigned', 'list-late'],
  ['list-mine', 'list-due', 'list-due-this-week', 'list-overdue', 'list-late', 'list-team-overdue'],
  ['log', 'log-several'],
  ['statistics', 'statistics-to-publish'],
  ['digest', 'no-digest', 'mute', 'unmute', 'hours', 'council-hours', 'reminder-choices'],
  ['snooze', 'mute'],
];

/** Who says it: the side that may, or the one and the other in turn. */
function speakerOf({ label }: SaidAsTurn, at: number): 'priya' | 'khan' {
  if (OF_COUNCILLORS.has(label)) return 'khan';
  return OF_OFFICERS.has(label) || at % 2 === 0 ? 'priya' : 'khan';
}

/** The wish that a command stands for, by the names of the file of phrasings. */
function wishOf(command: Command): string {
  switch (command.kind) {
    case 'act':
      return command.verb;
    case 'list':
      return `list-${command.which}`;
    case 'show':
      return {
        all: 'show',
        news: 'news',
        who: 'who',
        when: 'when',
        'why-late': 'why-late',
        agreed: 'show',
        told: 'news',
      }[command.focus];
    case 'choose':
      return command.choice.kind;
    case 'statistics':
      return command.figures === 'own' ? 'statistics' : 'statistics-to-publish';
    default:
      return command.kind;
  }
}

function endOf(understood: Understanding, label: string): Ends | 'documents' {
  if (understood.kind === 'documents') return 'documents';
  if (understood.kind !== 'command') return 'asked';
  const wish = wishOf(understood.command);
  return wish === label || ALIKE.some((some) => some.includes(wish) && some.includes(label)) ? 'as meant' : 'otherwise';
}

/** Says every phrasing while it is not known, and prints where they end. */
export async function evaluateLeftOut(asJson: boolean): Promise<void> {
  const log = createLog('silent');
  const answering = await openAnswering(readConfig({ SENTENCE_MODEL: 'off', LOG_LEVEL: 'silent' }), log);
  const {
    commands: yaml,
    questions,
    everyday,
  } = await readTeaching(knowledgeFolder, await everyQuestion(await openKnowledge(knowledgeFolder)));
  const step = Math.ceil(questions.length / MOST_ASKED);
  const asked = questions.filter((_, at) => at % step === 0);
  const things = everyday.flatMap(({ words }) => words);
  const turns = phrasingsAsTurns(yaml, FOLDS).filter(({ label }) => !NO_WISH.has(label));
  const ended: Ended[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const commands = withoutFold(phrasingsAsTurns(yaml, FOLDS), fold);
    const words = openWanted(commands, asked, { isWord: isEnglishWord, things, keep: (_, make) => make() });
    const toDocuments: { readonly turn: SaidAsTurn; readonly by: 'priya' | 'khan' }[] = [];
    turns.forEach((turn, at) => {
      if (turn.fold !== fold) return;
      const by = speakerOf(turn, at);
      const understood = understand({ raw: turn.said, values: {} }, { ...knownTo(by), ...words });
      const ends = endOf(understood, turn.label);
      if (ends === 'documents') toDocuments.push({ turn, by });
      else ended.push({ turn, ends, as: understood.kind === 'command' ? wishOf(understood.command) : understood.kind });
    });
    ended.push(...(await sayToProduct(toDocuments, commands)));
  }
  await answering.close();
  print(ended, asJson);

  /** What was left to the documents is asked about all the same where they do not answer: that takes the whole product. */
  async function sayToProduct(
    some: readonly { readonly turn: SaidAsTurn; readonly by: 'priya' | 'khan' }[],
    commands: string,
  ): Promise<readonly Ended[]> {
    const folder = mkdtempSync(join(tmpdir(), 'clausewise-left-out-'));
    for (const name of ['services.yaml', 'bank-holidays.json']) cpSync(join(knowledgeFolder, name), join(folder, name));
    writeFileSync(join(folder, 'commands.yaml'), commands);
    const config = {
      ...readConfig({ SENTENCE_MODEL: 'off', DATA_FOLDER: join(folder, 'data') }),
      knowledgeFolder: folder,
    };
    const chat = await openChat(config, {
      council: 'derby',
      at: '2026-12-07T10:00',
      answering: async () => ({ ...answering, close: async () => undefined }),
      log,
    });
    const said: Ended[] = [];
    for (const [at, { turn, by }] of some.entries()) {
      const email = by === 'khan' ? 'amina.khan@derby.example' : 'priya.shah@derby.example';
      const { reply, changes } = await chat.say(turn.said, { email, conversation: `left out ${at}` });
      const { kind } = turnLine(at, reply, changes);
      said.push({ turn, ends: kind === 'document' || kind === 'small-talk' ? 'lost' : 'asked', as: kind });
    }
    await chat.close();
    rmSync(folder, { recursive: true });
    return said;
  }
}

function print(ended: readonly Ended[], asJson: boolean): void {
  const sets = [
    { name: 'name an enquiry by its number', some: ended.filter(({ turn }) => turn.phrasing.includes('{enquiry}')) },
    { name: 'name none', some: ended.filter(({ turn }) => !turn.phrasing.includes('{enquiry}')) },
  ];
  const figures = sets.map(({ name, some }) => {
    const share = (ends: Ends) =>
      Number(((100 * some.filter((each) => each.ends === ends).length) / some.length).toFixed(1));
    return {
      name,
      turns: some.length,
      'as meant': share('as meant'),
      asked: share('asked'),
      otherwise: share('otherwise'),
      lost: share('lost'),
    };
  });
  if (asJson) {
    const each = ended.map(({ turn: { label, said }, ends, as }) => ({ label, said, ends, as }));
    console.log(JSON.stringify({ figures, each }));
    return;
  }
  for (const { turn, ends, as } of ended) if (ends === 'lost') console.log(`lost: ${turn.label}: ${turn.said} (${as})`);
  for (const { name, turns, ...shares } of figures) {
    const said = Object.entries(shares).map(([ends, share]) => `${ends} ${share}%`);
    console.log(`${turns} phrasings that ${name}, while they were left out: ${said.join(', ')}.`);
  }
}
