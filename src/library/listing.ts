import { defined } from '../defined.ts';
import {
  type CouncilKnowledge,
  citation,
  type FoundClause,
  findClauses,
  permalinkPath,
  type Status,
} from '../knowledge/index.ts';
import { alsoShown, type Decision, isWholeClause, type Match, type Search, spanOfBlock } from '../search/index.ts';
import { excerptOf } from './excerpt.ts';
import { findWords, type Span } from './find-words.ts';
import { councilLink, documentLink, type LibraryServices, mayBeShown } from './shelf.ts';

/** What is looked for, and where; an empty `document` or `standing` means everywhere. */
export type Wish = { readonly query: string; readonly document: string; readonly standing: string };

/** What the standings are called in a list of choices. */
const standings: Readonly<Record<Status, string>> = {
  adopted: 'The rule (adopted)',
  recommended: 'Proposed wording',
  report: 'Reports',
};

/**
 * A list of results: where the words are nothing but a reference, the paragraph it names; else the answer, where there
 * is one, and below it every paragraph that has the words.
 */
export async function listResults(wish: Wish, council: CouncilKnowledge, search: Search, services: LibraryServices) {
  const documents = council.documents.filter(({ slug }) => wish.document === '' || slug === wish.document);
  const isWished = ({ clause }: Pick<FoundClause, 'clause'>) => wish.standing === '' || clause.status === wish.standing;
  const named = findClauses(spellOut(wish.query), council.council, council.documents);
  const [only, ...more] = named;
  const found = findWords(wish.query, documents);
  const righted = meantBy(wish.query, found.slips);
  const sought = await search.find({ text: righted ?? wish.query, council: council.council.id, role: undefined });
  const decision = sought.kind === 'found' ? sought.decision : undefined;
  const hits = found.hits.filter(isWished);
  const meant = righted ?? meantBy(wish.query, decision?.corrections ?? []);
  const answers = (more.length > 0 ? [] : answersOf(decision)).filter(
    (match) => isWished(match) && documents.includes(match.document) && mayBeShown(match, council, services),
  );
  return {
    council: councilLink(council),
    documents: council.documents.map((document) => documentLink(document, services)),
    standings: (Object.keys(standings) as Status[]).flatMap((value) =>
      council.documents.some(({ clauses }) => clauses.some(({ status }) => status === value))
        ? [{ value, text: standings[value] }]
        : [],
    ),
    ...(only && more.length === 0 ? { goTo: permalinkPath(only.item?.reference ?? only.clause.reference) ?? '/' } : {}),
    named:
      more.length === 0
        ? []
        : named
            .filter((each) => isWished(each) && documents.includes(each.document))
            .map((each) => resultOf(each, [], council, services)),
    hasWords: found.of > 0,
    isCorrected: found.slips.length > 0,
    ...defined({ meant }),
    answers: answers.map((match) => resultOf(match, marksOf(match), council, services)),
    signposts:
      decision?.kind === 'signpost'
        ? [decision.signpost, ...(decision.rival ? [decision.rival] : [])].map(({ title, say, contact }) => ({
            title,
            text: `This may be for somebody else. ${say} Ask ${contact}.`,
          }))
        : [],
    results: hits.map((hit) => resultOf(hit, hit.marks, council, services)),
    isComplete: found.complete,
    advice: `You can ask ${council.council.adviceFrom}.`,
  };
}

/** The longest run of paragraphs that is written out. */
const LONGEST_RUN = 20;

/** `p. 20` and `¶ 20` are paragraph 20, and `paragraphs 16 to 18` are 16, 17 and 18. */
function spellOut(query: string): string {
  return query
    .replace(/^\s*(?:pp?\.?|¶|§)\s*(?=\d)/i, 'paragraph ')
    .replace(/(?<![\d.])(\d{1,4})\s*(?:-|–|to)\s*(\d{1,4})(?![\d.])/i, (run, from: string, to: string) => {
      const [first, last] = [Number(from), Number(to)];
      if (last <= first || last - first >= LONGEST_RUN) return run;
      return Array.from({ length: last - first + 1 }, (_, at) => first + at).join(', ');
    });
}

function answersOf(decision: Decision | undefined): readonly Match[] {
  return decision?.kind === 'answer' ? [...decision.matches.slice(0, 1), ...alsoShown(decision)] : [];
}

/** The question with its slips put right, where there were any. */
function meantBy(query: string, corrections: Decision['corrections']): string | undefined {
  const meant = corrections.reduce(
    (text, [typed, right]) => text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${typed}(?![\\p{L}\\p{N}])`, 'giu'), right),
    query,
  );
  return meant.toLowerCase() === query.toLowerCase() ? undefined : meant;
}

function marksOf({ clause, passage }: Match): readonly (readonly Span[])[] {
  return clause.blocks.map((_, at) => {
    const span = passage && !isWholeClause(clause, passage) ? spanOfBlock(clause, at, passage) : undefined;
    return span ? [span] : [];
  });
}

function resultOf(
  found: FoundClause,
  marks: readonly (readonly Span[])[],
  council: CouncilKnowledge,
  services: LibraryServices,
) {
  const { document, clause, item } = found;
  const heading = clause.headings.at(-1);
  const isApproved = mayBeShown(found, council, services);
  return {
    label: citation(document, clause, item),
    ...(heading ? { heading } : {}),
    standing: clause.note ?? services.standingOf(document),
    status: clause.status,
    lines: isApproved
      ? excerptOf(clause, marks)
      : [{ marker: '', segments: [{ kind: 'plain' as const, text: 'This text is being checked.' }] }],
    path: permalinkPath(item?.reference ?? clause.reference) ?? '/',
  };
}
