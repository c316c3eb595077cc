import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maskSaid } from '../../../src/understanding/mask.ts';
import { readSaid } from '../../../src/understanding/said.ts';
import { readPhrasings } from '../../../src/understanding/wanted/phrasings.ts';
import { knownTo } from '../../understanding/town.ts';
import { isNearCopy, nearCopiesIn, readText } from '../near-copy.ts';
import { knowledgeFolder } from '../regimes.ts';

/** With fewer telling words than this two people say the same by chance, and a sentence that help teaches is everybody's. */
const FEWEST = 4;
/** References, people, days and services are slots of a phrasing: they are in nobody's way of saying it. */
const withoutSlots = (masked: string) => masked.replace(/@\w+|\{\w+\}/g, ' ');

const phrasings = readPhrasings(readFileSync(join(knowledgeFolder, 'commands.yaml'), 'utf8')).map(({ label, said }) =>
  readText(`${label}: ${said}`, withoutSlots(said)),
);
const copiesOf = nearCopiesIn(phrasings);
const known = knownTo('priya');
const readTurn = (id: string, said: string) => readText(id, withoutSlots(maskSaid(readSaid(said).text, known).masked));
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'));

describe('the phrasings of commands', () => {
  it('would be caught copying a turn, whatever number, person or day it names', () => {
    const turn = readTurn('t', 'Please tell Tom Reid the crew have painted the white lines on CW-2026-0003 by Friday');
    const copy = 'tell {person} that the crew painted the white lines on {enquiry} by {date}';
    expect(isNearCopy(turn, readText('p', withoutSlots(copy)))).toBe(true);
    expect(isNearCopy(turn, readText('p', withoutSlots('tell {person} the lines on {enquiry} are faded')))).toBe(false);
  });

  it.each(files)('hold no near copy of a turn in %s', (name) => {
    const turns = readFileSync(join(import.meta.dirname, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly id: string; readonly text: string })
      .map(({ id, text }) => readTurn(id, text))
      .filter(({ tellingCount }) => tellingCount >= FEWEST);
    const copies = turns.flatMap((turn) => copiesOf(turn).map(({ where }) => `${turn.where} is ${where}`));
    expect(copies).toEqual([]);
  });
});
