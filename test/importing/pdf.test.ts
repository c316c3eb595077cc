import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../src/importing/index.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { print } from './made-up-protocol.ts';
import { northmere } from './northmere.ts';
import { leftOut, recognised, sketch } from './sketch.ts';

const open = async (name: string) => recognised(await readPdf(readFileSync(join(import.meta.dirname, 'files', name))));

describe('a PDF reads as the document that it was printed from', () => {
  it('printed by a word processor', async () => {
    const document = await open('writer.pdf');
    expect(sketch(document)).toEqual(print(northmere).truth);
    expect(document.title).toBe(northmere.title);
    expect(document.doubts.map(({ kind }) => kind)).toEqual(['table']);
  });

  it('printed by a browser, with a header and a page number on every page', async () => {
    const document = await open('chromium.pdf');
    expect(sketch(document)).toEqual(print(northmere).truth);
    expect(document.title).toBe(northmere.title);
    expect(leftOut(document)).toContain('running header or footer: Northmere District Council: Constitution, Part 5');
    expect(leftOut(document)).toContain('page number: Page 2 of 3');
  });

  it('says on which page each paragraph begins', async () => {
    const pages = clausesOf(await open('chromium.pdf')).map(({ page }) => page);
    expect(pages[0]).toBe(1);
    expect(pages.at(-1)).toBeGreaterThan(1);
    expect([...pages].sort()).toEqual(pages);
  });
});
