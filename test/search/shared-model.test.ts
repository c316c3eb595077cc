import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CouncilKnowledge, openKnowledge } from '../../src/knowledge/index.ts';
import { openSearch, SHARED_MODEL_FILE_NAME, VECTORS_FILE_NAME } from '../../src/search/index.ts';
import {
  decodeShared,
  digestShared,
  encodeShared,
  learnShared,
  nameOf,
} from '../../src/search/learning/shared-model.ts';
import { listLearnedTexts } from '../../src/search/learning/training-texts.ts';
import { decodeVectors, keyOfText } from '../../src/search/learning/vectors.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

const shippedFolder = join(import.meta.dirname, '..', '..', 'knowledge');

/** Two councils with the same rules; people have only asked the first. */
async function oneAskedOneImported(): Promise<{ folder: string; asked: CouncilKnowledge }> {
  const folder = await tinyKnowledgeFolder(['asked', 'imported']);
  await rm(join(folder, 'imported', 'rules.phrasings.yaml'));
  return { folder, asked: await tinyKnowledge(folder, 'asked') };
}

async function ask(folder: string, text: string, council = 'imported') {
  const reports: string[] = [];
  const search = openSearch({
    knowledge: await openKnowledge(folder),
    knowledgeFolder: folder,
    dataFolder: undefined,
    worker: undefined,
    report: (sentence) => reports.push(sentence),
  });
  const found = await search.find({ text, council, role: undefined });
  return { first: found.kind === 'unknown-council' ? undefined : found.decision.matches[0]?.clause.number, reports };
}

describe("what other councils' questions teach", () => {
  it('finds a clause for a council that nobody has written phrasings for', async () => {
    const { folder, asked } = await oneAskedOneImported();
    const without = await ask(folder, 'mooring price');
    expect(without.first).not.toBe('2');
    expect(without.reports).toEqual([
      expect.stringMatching(
        /^What was learned of how people ask cannot be read, so answers are found by words alone\..* Run: clausewise learn$/,
      ),
    ]);

    await writeFile(join(folder, SHARED_MODEL_FILE_NAME), encodeShared(learnShared([asked])));
    const withIt = await ask(folder, 'mooring price');
    expect(withIt.first).toBe('2');
    expect(withIt.reports).toEqual([]);
  });

  it('is the same after being written to a file and read again, with and without duties to learn from', async () => {
    const { asked } = await oneAskedOneImported();
    const documents = asked.documents.map((document) => ({
      ...document,
      clauses: document.clauses.map((clause) => ({ ...clause, duty: { by: 'officer', to: 'councillor' } as const })),
    }));
    const [plain, obliging] = [learnShared([asked]), learnShared([{ ...asked, documents }])];
    expect(plain.owing).toBeUndefined();
    expect(obliging.owing?.size).toBeGreaterThan(0);
    for (const model of [plain, obliging]) expect(decodeShared(encodeShared(model))).toEqual(model);
    expect(() => decodeShared(Buffer.from('broken'))).toThrow();
  });

  it('ships as learned from the phrasings that ship', async () => {
    const folder = await openKnowledge(shippedFolder);
    const councils = await Promise.all(folder.councilIds().map((id) => folder.council(id)));
    const loaded = councils.flatMap((each) => (each.kind === 'loaded' ? [each.knowledge] : []));
    const shipped = decodeShared(await readFile(join(shippedFolder, SHARED_MODEL_FILE_NAME)));
    expect(shipped.embedding?.groups.size).toBe(loaded.length + 1);
    expect(shipped.learnedFrom, 'run npm run clausewise -- learn').toBe(digestShared(loaded));
    expect(shipped.translations.size).toBeGreaterThan(1_000);
    const bytes = await readFile(join(shippedFolder, VECTORS_FILE_NAME));
    const table = decodeVectors(bytes, nameOf(shipped));
    const missing = listLearnedTexts(loaded).filter(
      ({ words, isShipped }) => isShipped && !table.has(keyOfText(words)),
    );
    expect(
      missing.map(({ words }) => words),
      'run npm run clausewise -- learn',
    ).toEqual([]);
  });

  it('stays small: three megabytes in all', async () => {
    const files = await Promise.all(
      [SHARED_MODEL_FILE_NAME, VECTORS_FILE_NAME].map((name) => readFile(join(shippedFolder, name))),
    );
    expect(files.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(3_000_000);
  });
});
