import type { CouncilKnowledge } from '../../knowledge/index.ts';
import { normalise } from '../reading/normalise.ts';
import { isStopWord, stem } from '../reading/stems.ts';

/** Words of a signpost's title that tell nothing of its subject. */
const general = new Set(
  [
    ...'council councils councillor councillors officer officers member members rules rule policy local other your public'.split(
      ' ',
    ),
  ].map(stem),
);

/**
 * Signposts on which this council's own adopted documents say something: there they are none. A signpost is covered where one clause has
 * in its headings or text every telling word of its title: "Gifts and hospitality".
 */
export function coveredTopics({
  documents,
  signposts,
}: Pick<CouncilKnowledge, 'documents' | 'signposts'>): ReadonlySet<string> {
  const clauses = documents
    .filter(({ status }) => status === 'adopted')
    .flatMap((document) => document.clauses.map(({ headings, text }) => stemsOf([...headings, text].join(' '))));
  return new Set(
    signposts
      .filter(({ title }) => {
        const telling = [...stemsOf(title)].filter((each) => !general.has(each));
        return telling.length > 0 && clauses.some((clause) => telling.every((each) => clause.has(each)));
      })
      .map(({ topic }) => topic),
  );
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    normalise(text)
      .filter((word) => !isStopWord(word))
      .map(stem),
  );
}
