import { z } from 'zod';
import { findByReference } from './reference.ts';
import type { Topic } from './topics.ts';
import type { CouncilDocument, KnowledgeFault, Reference } from './types.ts';
import { parseYaml } from './yaml-file.ts';

/** That a clause is about a topic: a person has ticked it. */
export type Tick = { readonly reference: Reference; readonly topic: Topic };

const ticksFile = z.record(z.string(), z.array(z.string().trim().min(1)));

/** Ticks that name a clause of the document and a topic of the library, and the faults of those that do not. */
export type ParsedTicks = { readonly ticks: readonly Tick[]; readonly faults: readonly KnowledgeFault[] };

/** Parses `<document>.topics.yaml`: which topics each clause is about. */
export function parseTicks(
  file: string,
  text: string,
  document: CouncilDocument,
  topics: readonly Topic[],
): ParsedTicks {
  const { value, faults, lineOf } = parseYaml({ file, text }, ticksFile);
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const found: Tick[] = [];
  const stray: KnowledgeFault[] = [];
  for (const [local, ids] of Object.entries(value ?? {})) {
    const reference = `${document.id}#${local}`;
    if (findByReference(reference, [document]) === undefined) {
      const message = `"${local}" is no clause or item of ${document.id}; its topics are left out.`;
      stray.push({ file, line: lineOf([local]), message });
      continue;
    }
    ids.forEach((id, at) => {
      const topic = byId.get(id);
      if (topic) found.push({ reference, topic });
      else stray.push({ file, line: lineOf([local, at]), message: `There is no topic "${id}" in the topic library.` });
    });
  }
  return { ticks: found, faults: [...faults, ...stray] };
}
