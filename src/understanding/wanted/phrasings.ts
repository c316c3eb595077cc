import { parse } from 'yaml';
import { z } from 'zod';
import { localDate, localTime } from '../../calendar/index.ts';
import { maskDays } from '../mask.ts';

const masks: Readonly<Record<string, string>> = {
  '{enquiry}': '@ref',
  '{person}': '@person',
  '{date}': '@date',
  '{service}': '@service',
  '{ward}': '@ward',
  '{text}': '@text',
};

/** Phrasings name no day that hangs on today. */
const someDay = { on: localDate('2026-06-01'), time: localTime('10:00') };

const phrasingsFile = z.record(z.string(), z.string());

/** How the file of phrasings reads: what is wanted, and a way of saying it. Throws where the file is not one. */
export function readPhrasings(yaml: string): readonly { readonly label: string; readonly said: string }[] {
  return Object.entries(phrasingsFile.parse(parse(yaml))).flatMap(([label, lines]) =>
    lines
      .split('\n')
      .map((said) => said.trim())
      .filter((said) => said !== '')
      .map((said) => ({ label, said })),
  );
}

/** A phrasing with masks in the place of its slots and days, as what people say is masked. */
export function maskPhrasing(said: string): string {
  return maskDays(
    said.replace(/\{\w+\}/g, (slot) => ` ${masks[slot] ?? ''} `),
    someDay,
  );
}
