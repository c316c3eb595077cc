import type { DocumentLine } from '../documents/index.ts';

type Named = Pick<DocumentLine, 'slug' | 'title' | 'shortTitle'>;

/** The slugs of documents that share their title with another one. */
export function sharingTitle(lines: readonly Named[]): ReadonlySet<string> {
  const bySign = Map.groupBy(lines, ({ title }) => signOf(title));
  return new Set([...bySign.values()].flatMap((some) => (some.length > 1 ? some.map(({ slug }) => slug) : [])));
}

/** What a document is called in a choice: its title; where another has that too, also its name in addresses. */
export function nameApart({ slug, title }: Named, lines: readonly Named[]): string {
  return sharingTitle(lines).has(slug) ? `${title} (${slug})` : title;
}

/** Another document that is cited by the same name, so that answers from the two would look alike. */
export function namesake(slug: string, shortTitle: string, lines: readonly Named[]): Named | undefined {
  return lines.find((line) => line.slug !== slug && signOf(line.shortTitle) === signOf(shortTitle));
}

function signOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
