import type { Command } from '../command.ts';
import { numberOf } from '../dates/words.ts';
import type { Known } from '../known.ts';
import type { Said } from '../said.ts';
import { type LogWords, noLogWords } from './log-words.ts';
import { isPasted } from './pasted.ts';
import { readLog } from './read-log.ts';
import { takeTrigger } from './trigger.ts';

const MOST = 10;
/** "Log 3 things: a; b; c". */
const COUNTED =
  /^(?:please\s+)?(?:log|record|raise|report|add)?\s*(?:these\s+|the following\s+)?(?:(?<count>\d|two|three|four|five|six|several|(?:a )?few|(?:a )?couple of|some)\s+)?(?:things|enquiries|issues|problems|reports|jobs|cases|complaints|items)(?:\s+(?:please|today|from [^:;]{2,40}))?\s*[:–.-]\s*(?<list>.+)$/i;

/** "Two things: ..." begins a list of what is to be logged. */
export function isCounted(text: string): boolean {
  return counted(text).length >= 2;
}

/** A comma parts enquiries only where there are as many as were counted: "damp, mould and no heating" is one flat. */
function counted(text: string): readonly string[] {
  const { count = '', list = '' } = COUNTED.exec(text)?.groups ?? {};
  const pieces = (sign: RegExp) =>
    list
      .split(sign)
      .map((item) => item.replace(/^\s*and\s+/i, '').trim())
      .filter((item) => item.length > 2);
  if (list.includes(';')) return pieces(/;/);
  const number = /^(?:a )?couple of$/i.test(count) ? 2 : numberOf(count);
  return [pieces(/,/), pieces(/,|\s+and\s+/i)].find(({ length }) => length === number) ?? [];
}

/** "3 things 1 bin on fire 2 light out 3 glass in the park": numbers without a mark, as many as were counted, one after the other. */
function numbered(text: string): readonly string[] {
  const { count = '', list = '' } =
    /^(?:[^:]{0,60}:\s*)?(?:please\s+)?(?:(?:log|record|raise|report)\s+)?(?:these\s+)?(?<count>[2-9]|two|three|four|five|six)\s+(?:things|enquiries|issues|problems|jobs|cases|items)\b[\s:,.–-]*(?<list>1\s.+)$/i.exec(
      text,
    )?.groups ?? {};
  const many = list === '' ? 0 : numberOf(count);
  const found: string[] = [];
  let rest = list;
  for (let at = 1; at <= many; at += 1) {
    const item = new RegExp(String.raw`^${at}\s+(?<item>\D.*?)(?:[\s,;]+(?=${at + 1}\s+\D)|$)`, 's').exec(rest);
    if (item === null) return [];
    found.push((item.groups?.item ?? '').trim());
    rest = rest.slice(item[0].length);
  }
  return rest === '' && found.every((item) => item.length > 2) ? found : [];
}

const ITEM = /^\s*(?:[-*•–]|\(?\d{1,2}[.):]|\(?[a-h][.)])\s+(.{3,})$/;

/** "1) … 2) …", or "(a) … (b) …", in one line. */
function inlineItems(text: string): readonly string[] {
  const digits = /(?:^|[\s:,;])\(?(\d)[.)]\s+(.*?)(?=[\s,;]+\(?\d[.)]\s|$)/g;
  const letters = /(?:^|[\s:,;])\(([a-h])\)\s*(.*?)(?=[\s,;]+\([a-h]\)|$)/g;
  return [digits, letters]
    .map((items) => [...text.matchAll(items)].map((match) => (match[2] ?? '').replace(/[\s,;]+(?:and)?$/i, '').trim()))
    .reduce((most, items) => (items.length > most.length ? items : most), []);
}

/** For whom all of them are, and when they came, as said before the first. */
function sharedBy(lead: string, known: Known): Pick<LogWords, 'councillor' | 'received'> {
  const said = lead.replace(/[\s:;,.(–-]*(?:\d|[a-h])?[\s.)]*$/i, '');
  return said === '' ? noLogWords : readLog(said, said, known);
}

/** Several enquiries in one message, a numbered or marked line each, or `1) ... 2) ...`; undefined where it is one. */
export function readSeveral({ text, lines }: Said, known: Known): Command | undefined {
  if (isPasted(lines)) return undefined;
  const rows = lines.split('\n').flatMap((line) => ITEM.exec(line)?.[1] ?? []);
  const inline = inlineItems(text);
  const spaced = numbered(text);
  const plain = /:\s*$/.test(lines.split('\n')[0] ?? '')
    ? lines
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
        .filter((line) => line.length > 2)
    : [];
  const items = [rows, inline, spaced, plain, counted(text)].find((found) => found.length >= 2);
  if (items === undefined) return undefined;
  const shared = sharedBy(text.slice(0, Math.max(0, text.indexOf(items[0] ?? ''))), known);
  const each = items.slice(0, MOST).map((item) => {
    const words = readLog(takeTrigger(item), item, known);
    return { ...words, councillor: words.councillor || shared.councillor, received: words.received || shared.received };
  });
  return { kind: 'log-several', each };
}
