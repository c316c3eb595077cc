import type { CouncilKnowledge } from '../../knowledge/index.ts';
import { type Conduct, readConduct } from '../reading/conduct.ts';
import { normalise } from '../reading/normalise.ts';
import { splitSentences } from '../reading/sentences.ts';
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
 * in its headings or text every telling word of its title: "Gifts and hospitality". Where the title is about somebody's conduct, a
 * sentence of the clause is too: one that lists complaints among what it helps residents with covers no complaint about a councillor.
 */
export function coveredTopics({
  documents,
  signposts,
}: Pick<CouncilKnowledge, 'documents' | 'signposts'>): ReadonlySet<string> {
  const clauses = documents
    .filter(({ status }) => status === 'adopted')
    .flatMap((document) =>
      document.clauses.map(({ headings, text }) => ({
        stems: stemsOf([...headings, text].join(' ')),
        conducts: new Set(splitSentences(text).map(conductOf)),
      })),
    );
  return new Set(
    signposts
      .filter(({ title }) => {
        const telling = [...stemsOf(title)].filter((each) => !general.has(each));
        const conduct = conductOf(title);
        const isAbout = ({ stems, conducts }: (typeof clauses)[number]) =>
          telling.every((each) => stems.has(each)) && (conduct === undefined || conducts.has(conduct));
        return telling.length > 0 && clauses.some(isAbout);
      })
      .map(({ topic }) => topic),
  );
}

function conductOf(text: string): Conduct | undefined {
  return readConduct(normalise(text), undefined);
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    normalise(text)
      .filter((word) => !isStopWord(word))
      .map(stem),
  );
}
