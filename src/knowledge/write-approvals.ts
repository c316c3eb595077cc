import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApprovalChange, approvalsOf, compareApprovals, formatApprovals, parseApprovals } from './approval.ts';
import { parseDocumentText } from './document.ts';
import { proveAgainstSource } from './source-proof.ts';
import { readText } from './text-file.ts';
import type { KnowledgeFault } from './types.ts';

/** Approved, with what changed since the last time; or refused, with the faults that stand in the way. */
export type ApproveOutcome =
  | ({ readonly kind: 'approved'; readonly file: string } & ApprovalChange)
  | { readonly kind: 'refused'; readonly faults: readonly KnowledgeFault[] };

/**
 * Lets every clause of a document (`derby/working-together`) go out as it is now, in the name of `by`, on the ISO date
 * `on`. Refused if the document is broken or differs from its source. The file is replaced in one step or not at all.
 */
export async function approve(
  folder: string,
  documentId: string,
  { by, on }: { readonly by: string; readonly on: string },
): Promise<ApproveOutcome> {
  const [, council, slug] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(documentId) ?? [];
  if (!council || !slug) return refused(documentId, 'A document is named like "derby/working-together".');
  const file = `${documentId}.md`;
  const text = await readText(folder, file);
  if (text === undefined) return refused(file, 'There is no such document.');
  const parsed = parseDocumentText({ file, council, slug, text });
  if (!parsed.value) return { kind: 'refused', faults: parsed.faults };

  const { document, remainder } = parsed.value;
  const sourceFile = `sources/${document.source}`;
  const source = await readText(folder, sourceFile);
  if (source === undefined) return refused(sourceFile, `The source of ${documentId} is not there.`);
  const differences = proveAgainstSource(document, remainder, { file: sourceFile, text: source });
  if (differences.length > 0) return { kind: 'refused', faults: differences };

  const approvalsFile = `${documentId}.approved.json`;
  const before = await readText(folder, approvalsFile);
  const approvals = approvalsOf(document, by, on);
  const written = formatApprovals(approvals);
  const check = parseApprovals(approvalsFile, written);
  if (!check.value) return { kind: 'refused', faults: check.faults };
  await replaceFile(join(folder, approvalsFile), written);
  const earlier = before === undefined ? undefined : parseApprovals(approvalsFile, before).value;
  return { kind: 'approved', file: approvalsFile, ...compareApprovals(earlier, approvals) };
}

function refused(file: string, message: string): ApproveOutcome {
  return { kind: 'refused', faults: [{ file, line: 1, message }] };
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}
