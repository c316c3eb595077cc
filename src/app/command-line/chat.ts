import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { renderTerminal, type TerminalStyle } from '../../adapters/console/index.ts';
import type { Chat } from '../chat/open-chat.ts';
import { turnLine } from '../chat/transcript.ts';

/** What the command needs from the outside. */
export type ChatIo = {
  readonly out: (line: string) => void;
  /** Says a sentence on standard error and ends with exit code 2. */
  readonly fail: (sentence: string) => never;
  /** Undefined where a platform is set: then nobody may speak as somebody else. */
  readonly open: ((council: string, at: string | undefined) => Promise<Chat>) | undefined;
  readonly councils: () => readonly string[];
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly terminal: TerminalStyle;
};

type ChatOptions = {
  readonly council: string;
  readonly as?: string;
  readonly at?: string;
  readonly file?: string;
  readonly json?: boolean;
};

const AT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?$/;
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  as: z.string().optional(),
  at: z.string().regex(AT).optional(),
  conversation: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
});
type Line = z.infer<typeof lineSchema> & { readonly id: string | number };

/** Adds `clausewise chat`: talk in a terminal as somebody of the directory, or run a file of turns. */
export function registerChat(program: Command, io: ChatIo): void {
  program
    .command('chat')
    .description('talk in a terminal as a person of the directory, while no platform is set')
    .option('--council <council>', 'whose documents and directory', 'derby')
    .option('--as <email>', 'who speaks: the e-mail address of somebody in the directory')
    .option('--at <time>', 'what time it is: 2026-12-07T10:00, in the council’s time zone; it only goes forward')
    .option('--file <file>', 'say many: one JSON object a line with id, as, at, conversation and text')
    .option('--json', 'print one JSON object a turn')
    .action(async (options: ChatOptions) => {
      const { council, at } = options;
      const councils = io.councils();
      if (!councils.includes(council))
        io.fail(`There is no council "${council}". The councils are ${councils.join(', ')}.`);
      if (at !== undefined && !AT.test(at)) io.fail(`"${at}" is not a time. Write it like 2026-12-07T10:00.`);
      const lines = options.file === undefined ? undefined : readTurns(options.file, io);
      const speaks = options.as;
      if (speaks === undefined && (lines === undefined || lines.some(({ as }) => as === undefined)))
        return io.fail('Say as whom: --as and the e-mail address of somebody in the directory.');
      if (io.open === undefined)
        return io.fail(
          'A platform is set. It vouches for who speaks; a terminal cannot, so "chat" works only while no platform is set.',
        );
      const chat = await io.open(council, at ?? lines?.find((line) => line.at !== undefined)?.at);
      try {
        if (speaks !== undefined && !(await chat.isKnown(speaks)))
          io.fail(`Nobody in the directory of ${council} has the e-mail address "${speaks}".`);
        if (lines === undefined) await talk(speaks ?? '', chat, options.json === true, io);
        else for (const line of lines) await sayLine(line, speaks ?? '', chat, options.json === true, io);
      } finally {
        await chat.close();
      }
    });
}

async function sayLine(line: Line, speaks: string, chat: Chat, asJson: boolean, io: ChatIo): Promise<void> {
  if (line.at !== undefined) chat.moveTo(line.at);
  const email = line.as ?? speaks;
  const { reply, changes } = await chat.say(line.text, { email, conversation: String(line.conversation ?? email) });
  if (asJson) return io.out(JSON.stringify(turnLine(line.id, reply, changes)));
  io.out(`${chat.now()} ${email}> ${line.text}\n`);
  io.out(`${renderTerminal(reply, io.terminal)}\n`);
}

/** Until the input ends, or somebody types "quit". */
async function talk(email: string, chat: Chat, asJson: boolean, io: ChatIo): Promise<void> {
  const lines = createInterface({ input: io.input, output: io.output, prompt: asJson ? '' : '> ' });
  if (!asJson)
    io.out(`You speak as ${email}. It is ${chat.now()}. Type "help" to see what you can ask, "quit" to end.`);
  // Lines that come through a pipe are all there, and the input over, before the first is answered.
  let isOver = false;
  lines.once('close', () => {
    isOver = true;
  });
  lines.prompt();
  let id = 0;
  for await (const text of lines) {
    if (/^(?:quit|exit)$/i.test(text.trim())) break;
    id += 1;
    const { reply, changes } = await chat.say(text, { email, conversation: email });
    io.out(asJson ? JSON.stringify(turnLine(id, reply, changes)) : `\n${renderTerminal(reply, io.terminal)}\n`);
    if (!isOver) lines.prompt();
  }
  lines.close();
}

function readTurns(file: string, io: ChatIo): readonly Line[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return io.fail(`The file ${file} cannot be read.`);
  }
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success)
      return io.fail(
        `Line ${at + 1} of ${file} is not a turn: ${parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; ')}.`,
      );
    return [{ ...parsed.data, id: parsed.data.id ?? at + 1 }];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
