import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ImportRefusal } from '../../src/importing/block.ts';
import { importFile } from '../../src/importing/index.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';
import { pageOf, pdf, stream } from './bare-pdf.ts';
import { paragraph, wordFile } from './word-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Why a file is refused; `read` where it is not. */
async function refusal(
  name: string,
  content: Uint8Array,
): Promise<{ readonly code: string; readonly message: string }> {
  try {
    await readAndRecognise({ name, bytes: content });
    return { code: 'read', message: '' };
  } catch (error) {
    if (error instanceof ImportRefusal) return error;
    throw error;
  }
}

describe('a hostile or hopeless file is refused with a sentence', () => {
  it('a zip that unpacks to gigabytes', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(130_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal('bomb.docx', bomb)).toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/^This file unpacks/),
    });
  });

  it('a zip that claims to be small and is not', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(50_000_000) }, { level: 9 });
    const claim = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at < bomb.length - 4; at += 1) {
      if (claim.getUint32(at, true) === 0x02014b50) claim.setUint32(at + 24, 10, true);
      if (claim.getUint32(at, true) === 0x04034b50) claim.setUint32(at + 22, 10, true);
    }
    expect((await refusal('bomb.docx', bomb)).code).toMatch(/broken|too-large/);
  });

  it('a zip of very many entries', async () => {
    const entries = Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`x${at}.xml`, new Uint8Array(1)]));
    expect(await refusal('many.docx', zipSync(entries))).toMatchObject({ code: 'too-large' });
  });

  it('XML that expands entities, and XML that fetches', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]><w:document xmlns:w="x">&c;</w:document>`;
    const fetches = `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><w:document xmlns:w="x"/>`;
    for (const xml of [bomb, fetches]) {
      expect(await refusal('bomb.docx', zipSync({ 'word/document.xml': strToU8(xml) }))).toMatchObject({
        code: 'unsafe',
      });
    }
  });

  it('XML and HTML nested without end', async () => {
    const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${'<w:body>'.repeat(5_000)}`;
    expect((await refusal('deep.docx', zipSync({ 'word/document.xml': strToU8(xml) }))).code).toBe('too-large');
    expect((await refusal('deep.html', bytes(`<html><body>${'<div>'.repeat(50_000)}x`))).code).toBe('too-large');
  });

  it('path names in a zip are only names: a part outside its folder is never written', async () => {
    const file = zipSync({ '../../etc/evil.xml': strToU8('<x/>'), 'word/document.xml': strToU8('<x/>') });
    expect(await refusal('paths.docx', file)).toMatchObject({ code: 'not-word' });
  });

  it('an old Word file, an OpenDocument, Rich Text and a file with a password', async () => {
    const compound = new Uint8Array(2_000);
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await refusal('old.doc', compound)).toMatchObject({
      code: 'doc',
      message: expect.stringContaining('save it as .docx'),
    });
    const locked = new Uint8Array(compound);
    locked.set(
      [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      1_000,
    );
    expect(await refusal('locked.docx', locked)).toMatchObject({ code: 'encrypted' });
    const odt = zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] });
    expect(await refusal('text.odt', odt)).toMatchObject({ code: 'odt' });
    expect(await refusal('text.rtf', bytes('{\\rtf1 x}'))).toMatchObject({ code: 'rtf' });
  });

  it('a PDF of pictures, a damaged one, and one with a password', async () => {
    const empty = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      pageOf(4),
      stream('0 0 m 10 10 l S'),
    ];
    expect(await refusal('scan.pdf', pdf(empty))).toMatchObject({
      code: 'scan',
      message: expect.stringContaining('OCR'),
    });
    expect(await refusal('broken.pdf', bytes('%PDF-1.7\nnothing else'))).toMatchObject({ code: 'broken' });
    const secret =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <0000000000000000000000000000000000000000000000000000000000000000> /P -4 >> /ID [<00><00>] ';
    expect(await refusal('secret.pdf', pdf(empty, secret))).toMatchObject({ code: 'encrypted' });
  });

  it('a PDF of ten thousand pages', async () => {
    const kids = Array.from({ length: 10_000 }, () => '3 0 R').join(' ');
    const many = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count 10000 >>`,
      pageOf(4),
      stream('BT /F1 12 Tf 50 700 Td (1. Members decide.) Tj ET'),
    ];
    expect(await refusal('many.pdf', pdf(many))).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('10000 pages'),
    });
  });

  it('a PDF with a script and a broken font is read, and its script is not run', async () => {
    const text = 'BT /F1 12 Tf 50 700 Td (1. Members decide policy.) Tj 0 -30 Td (2. Officers advise.) Tj ET';
    const scripted = [
      '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (globalThis.ran = 1) >> >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      pageOf(4).replace('/BaseFont /Helvetica', '/BaseFont /Helvetica /FontDescriptor << /FontFile 5 0 R >>'),
      stream(text),
      stream('not a font'),
    ];
    const outcome = await importFile({ name: 'scripted.pdf', bytes: pdf(scripted) });
    expect(outcome).toMatchObject({ kind: 'document' });
    expect('ran' in globalThis).toBe(false);
  });

  it('a PDF whose fonts do not say which letters they show, where its text would be signs without a meaning', async () => {
    const whole = readFileSync(join(import.meta.dirname, 'files', 'columns-and-notes.pdf'));
    const mute = whole.toString('latin1').replaceAll('/ToUnicode', '/ToUnicodX');
    expect(await refusal('whole.pdf', whole)).toMatchObject({ code: 'read' });
    expect(await refusal('mute.pdf', Buffer.from(mute, 'latin1'))).toMatchObject({
      code: 'illegible',
      message: expect.stringContaining('Bring the Word file'),
    });
    // Letters that are all shifted by some places are signs without a meaning too.
    const line = (text: string, at: number) => `1 0 0 1 50 ${780 - at * 14} Tm (${text}) Tj`;
    const shifted = 'Phpehuv dqg riilfhuv ri wkh frxqflo zrun wrjhwkhu zlwk pxwxdo uhvshfw.';
    const lines = Array.from({ length: 12 }, (_, at) => line(`${at + 1}. ${shifted}`, at)).join(' ');
    const text = stream(`BT /F1 11 Tf ${lines} ET`);
    const pages = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', pageOf(4), text];
    expect(await refusal('shifted.pdf', pdf(pages))).toMatchObject({ code: 'illegible' });
  });

  it('a form without paragraphs, an empty file, and bytes of no format', async () => {
    const form = 'Name: ________________\n\nSigned ______________ Date __________';
    expect(await refusal('form.txt', bytes(form))).toMatchObject({ code: 'no-clauses' });
    expect(await refusal('empty.pdf', new Uint8Array())).toMatchObject({ code: 'empty' });
    expect(
      await refusal('picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...Array<number>(200).fill(0)])),
    ).toMatchObject({ code: 'unknown' });
    expect(await refusal('large.txt', new Uint8Array(26_000_000))).toMatchObject({ code: 'too-large' });
  });

  it('a file that takes too long or too much memory ends with its thread', async () => {
    const long = wordFile({
      body: Array.from({ length: 20_000 }, (_, at) => paragraph(`Paragraph ${at} of many.`)).join(''),
    });
    expect(await importFile({ name: 'long.docx', bytes: long }, { milliseconds: 30, megabytes: 512 })).toMatchObject({
      code: 'too-slow',
    });
    const outcome = await importFile({ name: 'long.docx', bytes: long }, { milliseconds: 60_000, megabytes: 16 });
    expect(outcome).toMatchObject({ kind: 'refused' });
  });
});
