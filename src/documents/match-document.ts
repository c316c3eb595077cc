import type { CouncilDocument } from '../knowledge/index.ts';
import { inOrder, type StoredVersion } from '../knowledge/index.ts';
import { likeness } from './match-clauses.ts';

/** A document that is there already and what a new text has in common with it, from 0 to 1. */
export type DocumentMatch = { readonly slug: string; readonly title: string; readonly alike: number };

/** From here on a new text is taken for a new version of a document. */
const SAME_DOCUMENT_FROM = 0.5;

/**
 * The document that a new text is a version of: the one whose words it shares most, at least half of them; a document of the
 * same title needs a fifth. Undefined where it is a document of its own.
 */
export function matchDocument(
  title: string,
  text: string,
  there: readonly CouncilDocument[],
): DocumentMatch | undefined {
  const matches = there
    .map((document): DocumentMatch & { readonly least: number } => ({
      slug: document.slug,
      title: document.title,
      alike: likeness(document.clauses.map((clause) => clause.text).join('\n'), text),
      least: plain(document.title) === plain(title) ? 0.2 : SAME_DOCUMENT_FROM,
    }))
    .filter(({ alike, least }) => alike >= least)
    .sort((one, other) => other.alike - one.alike);
  const [best] = matches;
  return best && { slug: best.slug, title: best.title, alike: best.alike };
}

/** The latest text of each document that was brought: in force or, where nothing is, proposed. */
export function latestTexts(versions: readonly StoredVersion[]): readonly CouncilDocument[] {
  return [...Map.groupBy(versions, ({ slug }) => slug).values()].flatMap((each) => {
    const latest = inOrder(each).at(-1) ?? each.findLast(({ state }) => state === 'proposed');
    return latest ? [latest.document] : [];
  });
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
