import type { Command } from '../command.ts';
import type { Known } from '../known.ts';
import type { Said } from '../said.ts';
import { isPasted } from './pasted.ts';
import { readLog } from './read-log.ts';
import { takeTrigger } from './trigger.ts';

const MOST = 10;
const ITEM = /^\s*(?:[-*•–]|\(?\d{1,2}[.):]|\(?[a-h][.)])\s+(.{3,})$/;

/** Several enquiries in one message, a numbered or marked line each, or `1) ... 2) ...`; undefined where it is one. */
export function readSeveral({ text, lines }: Said, known: Known): Command | undefined {
  if (isPasted(lines)) return undefined;
  const rows = lines.split('\n').flatMap((line) => ITEM.exec(line)?.[1] ?? []);
  const inline = [...text.matchAll(/(?:^|[\s:,;])\(?(\d)[.)]\s+(.*?)(?=[\s,;]+\(?\d[.)]\s|$)/g)].map((match) =>
    (match[2] ?? '').trim(),
  );
  const plain = /:\s*$/.test(lines.split('\n')[0] ?? '')
    ? lines
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
        .filter((line) => line.length > 2)
    : [];
  const items = [rows, inline, plain].find((found) => found.length >= 2);
  if (items === undefined) return undefined;
  return { kind: 'log-several', each: items.slice(0, MOST).map((item) => readLog(takeTrigger(item), item, known)) };
}
