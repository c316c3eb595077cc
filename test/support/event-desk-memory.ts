import type { EventDesk } from '../../src/messaging/index.ts';

/** What a desk in memory holds; `content` of events in work, and what is done. */
export type DeskMemory = {
  readonly inWork: Map<string, string | undefined>;
  readonly done: Set<string>;
  readonly left: Set<string>;
};

export function createDeskMemory(): DeskMemory {
  return { inWork: new Map(), done: new Set(), left: new Set() };
}

/** A desk in memory. What is in `left` was begun by a process that is no more. */
export function createEventDesk({ inWork, done, left }: DeskMemory = createDeskMemory()): EventDesk {
  const begun = (id: string, again: boolean) => ({
    again,
    leave: () => void left.add(id),
    finish: async () => {
      inWork.delete(id);
      done.add(id);
    },
  });
  return {
    begin: async ({ id, content }) => {
      if (done.has(id)) return { kind: 'done' };
      const again = left.delete(id);
      if (inWork.has(id) && !again) return { kind: 'in-work' };
      inWork.set(id, content ?? inWork.get(id));
      return { kind: 'begun', ...begun(id, again) };
    },
    resume: async () => {
      for (const id of left) {
        const content = inWork.get(id);
        if (content === undefined) continue;
        left.delete(id);
        return { id, content, ...begun(id, true) };
      }
      return undefined;
    },
  };
}
