import type { DocumentLine, VersionLine } from '../documents/index.ts';
import { count, dateInWords, pathOf } from './answers.ts';
import { sharingTitle } from './names-apart.ts';

export type ListModel = {
  /** Proposed versions, which wait for somebody. */
  readonly waiting: readonly { readonly title: string; readonly what: string; readonly path: string }[];
  readonly documents: readonly {
    readonly title: string;
    readonly standing: string;
    readonly colour: string;
    readonly path: string;
    /** Another document has the same title, so its address is said as well. */
    readonly sharesTitle: boolean;
    readonly versions: readonly { readonly what: string; readonly path: string }[];
  }[];
};

/** The documents of a council: what waits to be looked through, and what people are answered from. */
export function listModel(council: string, lines: readonly DocumentLine[]): ListModel {
  const answering = lines.filter(
    ({ versions }) => versions.length === 0 || versions.some(({ standing }) => isShown(standing)),
  );
  const sharing = sharingTitle(answering);
  return {
    waiting: lines.flatMap(({ title, versions }) =>
      versions
        .filter(({ standing }) => standing === 'proposed')
        .map((version) => ({ title, what: proposedInWords(version), path: pathOf(version) })),
    ),
    documents: answering.map(({ title, slug, versions, withdrawn }) => {
      const now = versions.find(({ standing }) => standing === 'in-force');
      const ahead = versions.find(({ standing }) => standing === 'ahead');
      return {
        title,
        ...standingOf(versions, now, ahead, withdrawn),
        path: `/${council}/${slug}`,
        sharesTitle: sharing.has(slug),
        versions: versions
          .filter(({ standing }) => isShown(standing))
          .map((version) => ({ what: versionInWords(version), path: pathOf(version) })),
      };
    }),
  };
}

function isShown(standing: VersionLine['standing']): boolean {
  return standing !== 'proposed' && standing !== 'discarded';
}

function standingOf(
  versions: readonly VersionLine[],
  now: VersionLine | undefined,
  ahead: VersionLine | undefined,
  withdrawn: DocumentLine['withdrawn'],
): { readonly standing: string; readonly colour: string } {
  if (versions.length === 0) return { standing: 'Came with the program', colour: 'grey' };
  const ends = withdrawn ? `, withdrawn from ${dateInWords(withdrawn.from)}` : '';
  if (now)
    return { standing: `${sinceInWords(now).replace(/^./, (first) => first.toUpperCase())}${ends}`, colour: 'green' };
  if (ahead) return { standing: `In force from ${dateInWords(ahead.from ?? '')}`, colour: 'blue' };
  return { standing: withdrawn ? `Withdrawn on ${dateInWords(withdrawn.from)}` : 'Not in force', colour: 'grey' };
}

function proposedInWords({ version, paragraphs, file, proposedBy, proposedOn, approvedBy }: VersionLine): string {
  const half = approvedBy.length === 0 ? '' : ` Approved by ${approvedBy.join(' and ')}; a second person has to.`;
  return `Version ${version}, ${count(paragraphs, 'paragraph')}, from ${file}. Brought by ${proposedBy} on ${dateInWords(proposedOn)}.${half}`;
}

/** `in force since 1 January 2026`; of a text without a date, since when people are answered from it. */
function sinceInWords({ from = '', isUndated }: VersionLine): string {
  return isUndated ? `approved here on ${dateInWords(from)}, no date recorded` : `in force since ${dateInWords(from)}`;
}

function versionInWords(line: VersionLine): string {
  const { version, standing, from, isUndated, approvedBy, file, paragraphs } = line;
  const day = from === undefined ? '' : dateInWords(from);
  const when = isUndated ? `approved here on ${day}, no date recorded` : `from ${day}`;
  const said: Record<VersionLine['standing'], string> = {
    'in-force': sinceInWords(line),
    ahead: `in force from ${day}`,
    past: `${when}, replaced`,
    withdrawn: `${when}, withdrawn`,
    proposed: 'proposed',
    discarded: 'given up',
  };
  return `Version ${version}: ${said[standing]}. ${count(paragraphs, 'paragraph')} from ${file}, approved by ${approvedBy.join(' and ')}.`;
}
