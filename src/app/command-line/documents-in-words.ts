import { count } from '../../calendar/index.ts';
import {
  type Difference,
  type DocumentDesk,
  differenceInWords,
  enquiriesFirst,
  type FoundPromise,
  type PromisesOfCouncil,
  type VersionInReview,
} from '../../documents/index.ts';

/** What a version is today. */
export const inWords = {
  proposed: 'proposed, nobody is answered from it',
  ahead: 'approved, not in force yet',
  'in-force': 'in force',
  past: 'no longer in force',
  withdrawn: 'withdrawn',
  discarded: 'given up',
} as const;

/** How the days that a council promises stand. */
export const standingInWords: Readonly<Record<PromisesOfCouncil['standing'], string>> = {
  confirmed: 'The days are confirmed.',
  unconfirmed: 'Nobody has confirmed yet how soon this council answers enquiries, so no dates are counted.',
  outdated: 'A paragraph that promises days has changed. Dates are counted as before until the new days are confirmed.',
};

/** The days that documents promise, a line each. */
export function promisesInWords({ found, understood, standing }: PromisesOfCouncil): readonly string[] {
  return [
    standingInWords[standing],
    `Understood: ${understood}.`,
    ...enquiriesFirst(found).map(
      (each) => `- ${each.label}: ${each.sentence} [${whatOf(each)}]${each.doubt ? ` ${each.doubt}` : ''}`,
    ),
  ];
}

function whatOf({ clock, for: isFor, days, words }: FoundPromise): string {
  if (clock === undefined) return `"${words}": not about answering enquiries, as far as was understood`;
  const whom = isFor === undefined ? '' : typeof isFor === 'object' ? `, ${isFor.service}` : `, ${isFor}`;
  return `"${words}": ${clock === 'acknowledge' ? 'acknowledge' : 'reply'}${whom}, ${days === 0 ? 'the same day' : days}`;
}

/** What a version has different from the text before it; the whole text of a first one. */
export async function shown(desk: DocumentDesk, version: VersionInReview): Promise<readonly string[]> {
  const difference = await desk.difference(version);
  if (difference === undefined) return [];
  const isFirst = difference.count.added === difference.clauses.length;
  const head = `${version.document.id}, version ${version.version}: ${version.document.title}. ${
    isFirst ? `${count(difference.count.added, 'paragraph')}.` : differenceInWords(difference)
  }`;
  const doubts = version.draft.now.doubts.length;
  return [
    head,
    ...(doubts > 0 ? [`${doubts} to look at: they are still open.`] : []),
    '',
    ...textOf(difference, isFirst),
  ];
}

/** Paragraphs with what went in `[-...-]` and what came in `{+...+}`, as word differences are printed. */
function textOf({ clauses }: Difference, isFirst: boolean): readonly string[] {
  return clauses
    .filter(({ kind }) => kind !== 'same')
    .flatMap(({ kind, before, after, runs }) => {
      const label = after?.label ?? before?.label ?? '';
      if (isFirst) return [`${label}: ${after?.text ?? ''}`];
      if (kind === 'renumbered') return [`${before?.label} is now ${after?.label}, word for word.`];
      const was = before && after && before.label !== after.label ? ` (was ${before.label})` : '';
      const words = runs
        .map((run) =>
          run.kind === 'added' ? `{+${run.text}+}` : run.kind === 'removed' ? `[-${run.text}-]` : run.text,
        )
        .join('');
      return [`${label}${was}: ${words}`];
    });
}
