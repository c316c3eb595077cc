import type { Check, VersionInReview } from '../documents/index.ts';
import { count, dateInWords, pathOf } from './answers.ts';
import { factsInWords } from './approve-page.ts';
import { openDoubts, openInWords } from './doubts-page.ts';
import { foundInText } from './promises-page.ts';
import { topicsInWords } from './topics-page.ts';

type Task = {
  readonly title: string;
  readonly hint: string;
  readonly path: string;
  readonly status: string;
  readonly isDone: boolean;
};

export type OverviewModel = {
  readonly intro: string;
  readonly tasks: readonly Task[];
  readonly facts: readonly { readonly key: string; readonly value: string }[];
};

/** What there is to do for a version before it can answer anybody, in the order in which one does it. */
export function overviewModel(version: VersionInReview): OverviewModel {
  const { document, draft, file, proposedBy, signatures, topics } = version;
  const here = pathOf(version);
  const open = openDoubts(version).length;
  const paragraphs = count(document.clauses.length, 'paragraph');
  const checked = (what: Check) => (draft.checked ?? []).includes(what);
  return {
    intro: `${paragraphs}, read from ${file.name}, which ${proposedBy.name} brought on ${dateInWords(proposedBy.on)}. Nobody is answered from it until it is approved.`,
    facts: factsInWords(document),
    tasks: [
      task('Say what it is', 'Title, kind and dates, as read from the cover', `${here}/facts`, checked('facts')),
      {
        title: 'Look at what is doubtful',
        hint: 'Places that can be read in more than one way',
        path: `${here}/doubts`,
        status: open === 0 ? 'Done' : openInWords(open),
        isDone: open === 0,
      },
      task(
        'Read it beside the file',
        `${paragraphs}, each next to where it came from`,
        `${here}/text`,
        checked('text'),
      ),
      {
        ...task(
          'Tick its topics',
          `${topicsInWords(version)}. They help people to find it in their own words`,
          `${here}/topics`,
          false,
        ),
        ...(Object.keys(topics).length > 0 ? { status: 'Begun' } : {}),
        ...(checked('topics') ? { status: 'Done', isDone: true } : {}),
      },
      task('See what it promises', foundInText(document.clauses).understood, `${here}/promises`, checked('promises')),
      task(
        'Try it',
        'Up to ten questions, answered from it before anybody else can ask',
        `${here}/try`,
        checked('tried'),
      ),
      {
        ...task('Approve it', 'See what is new, and let it answer', `${here}/approve`, false),
        ...(signatures.length > 0 ? { status: 'Waits for a second person' } : {}),
      },
    ],
  };
}

function task(title: string, hint: string, path: string, isDone: boolean): Task {
  return { title, hint, path, status: isDone ? 'Done' : 'To do', isDone };
}
