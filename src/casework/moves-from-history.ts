import type { AuditEntry } from './audit.ts';
import type { Clock, EarlierService, Enquiry, Kept } from './enquiry.ts';

/**
 * Which services had an enquiry before, read from its history: for enquiries that moved before that was kept with them. Undefined
 * where they did not move, or where the history does not say it beyond doubt: then all stays counted for the service that has it.
 * `services` are the names that occur in the council.
 */
export function servicesFromHistory(
  enquiry: Enquiry,
  history: readonly AuditEntry[],
  services: ReadonlySet<string>,
): readonly EarlierService[] | undefined {
  const takenBack = new Set(history.flatMap(({ version, undoes }) => (undoes === undefined ? [] : [undoes, version])));
  const entries = history.filter(({ version }) => !takenBack.has(version)).sort((a, b) => a.version - b.version);
  let service: string | undefined;
  let so: Counts = { updatesGiven: none, earlierResolutions: none };
  let resolution: 'inTime' | 'late' | 'noDate' | undefined;
  const kept = new Set<Clock>();
  const moves: EarlierService[] = [];
  for (const entry of entries) {
    const { kind, on, before } = entry;
    if (kind === 'log' || kind === 'reassign' || kind === 'edit') {
      const now = serviceNamedIn(entry, services);
      if (now === 'unclear') return undefined;
      if (service !== undefined && now !== undefined && now !== service)
        moves.push({ service, until: on, ...atMost(so, enquiry), kept: [...kept] });
      service = now ?? service;
    }
    if (kind === 'acknowledge' || kind === 'resolve') kept.add('acknowledge');
    if (kind === 'update') so = { ...so, updatesGiven: oneMore(so.updatesGiven, judged(before.update, on)) };
    if (kind === 'resolve') {
      kept.add('resolve');
      resolution = judged(before.resolve, on);
    }
    if (['reopen', 'look-again', 'not-fixed'].includes(kind) && resolution !== undefined) {
      kept.delete('resolve');
      so = { ...so, earlierResolutions: oneMore(so.earlierResolutions, resolution) };
      resolution = undefined;
    }
  }
  return moves.length > 0 && service === enquiry.service ? moves : undefined;
}

type Counts = Pick<EarlierService, 'updatesGiven' | 'earlierResolutions'>;

const none: Kept = { inTime: 0, late: 0, noDate: 0 };

/** The service that an entry names; undefined where it names none, `unclear` where it may name several or one that nobody knows. */
function serviceNamedIn({ kind, what }: AuditEntry, services: ReadonlySet<string>): string | 'unclear' | undefined {
  if (kind === 'edit') {
    const put = /(?:^|\. )Service: (.+?), was /.exec(what)?.[1];
    return put === undefined ? undefined : services.has(put) ? put : 'unclear';
  }
  const begins = kind === 'log' ? ', with ' : 'Reassigned to ';
  // "Streets. " or "Priya Shah, Streets. ": names have stops in them, services as well.
  const owner = ` ${what.slice(what.indexOf(begins) + begins.length, 200)} `;
  const named = [...services].filter((name) => owner.startsWith(` ${name}. `) || owner.includes(`, ${name}. `));
  const [longest] = named.sort((a, b) => b.length - a.length);
  return what.includes(begins) ? (longest ?? 'unclear') : 'unclear';
}

function judged(by: string | undefined, on: string): 'inTime' | 'late' | 'noDate' {
  return by === undefined ? 'noDate' : on <= by ? 'inTime' : 'late';
}

function oneMore(kept: Kept, which: keyof Kept): Kept {
  return { ...kept, [which]: kept[which] + 1 };
}

/** Nothing is counted that is not counted for the enquiry. */
function atMost(so: Counts, { updatesGiven, earlierResolutions }: Enquiry): Counts {
  const least = (a: Kept, b: Kept): Kept => ({
    inTime: Math.min(a.inTime, b.inTime),
    late: Math.min(a.late, b.late),
    noDate: Math.min(a.noDate, b.noDate),
  });
  return {
    updatesGiven: least(so.updatesGiven, updatesGiven),
    earlierResolutions: least(so.earlierResolutions, earlierResolutions),
  };
}
