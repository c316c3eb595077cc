import { defined } from '../defined.ts';
import type { VersionInReview } from '../documents/index.ts';
import { sinceOnCover, type VersionName } from '../knowledge/index.ts';
import { type Answer, BOTH_KEPT, dateInWords, frameOf, type Notice, page, type Reviewer } from './answers.ts';
import { approveModel, factsInWords } from './approve-page.ts';
import { doubtsModel } from './doubts-page.ts';
import { formOf } from './facts-page.ts';
import { nameApart, namesake } from './names-apart.ts';
import { overviewModel } from './overview-page.ts';
import { pageModel } from './page-page.ts';
import { foundInText } from './promises-page.ts';
import type { ReviewingServices } from './services.ts';
import { rowModel, textModel } from './text-page.ts';
import { topicsModel } from './topics-page.ts';
import { tryAsBoth, tryQuestions } from './try-page.ts';

/** What was done, by the word in the address that a page was come to with. */
const said: Readonly<Record<string, Notice>> = {
  new: { kind: 'done', text: 'The file was read. Nothing of it is public yet.' },
  version: {
    kind: 'done',
    text: 'The file was read as a new version of this document, because its text is much the same. Nothing of it is public yet.',
  },
  known: { kind: 'important', text: 'This file was brought before, and its text is the same. Nothing was added.' },
  facts: { kind: 'done', text: 'What it is was saved.' },
  fixed: { kind: 'done', text: 'Saved.', canUndo: true },
  both: { kind: 'done', text: BOTH_KEPT, canUndo: true },
  undone: { kind: 'done', text: 'The last correction was taken back.' },
  topics: { kind: 'done', text: 'The topics were saved.' },
  read: { kind: 'done', text: 'It is noted that the text was read beside the file.' },
  promises: { kind: 'done', text: 'It is noted that what it promises was seen.' },
  tried: { kind: 'done', text: 'It is noted that it was tried.' },
  half: { kind: 'done', text: 'Your approval is kept. A second person has to approve it before it is in force.' },
  approved: { kind: 'done', text: 'Approved.' },
};

/** The page of a version, or one below it. */
export async function readVersion(
  name: VersionName,
  path: readonly string[],
  query: Readonly<Record<string, string>>,
  reviewer: Reviewer,
  services: ReviewingServices,
): Promise<Answer | undefined> {
  const { desk } = services;
  const version = await desk.version(name);
  if (version === undefined) return undefined;
  const [which, ...more] = path;
  if (which === 'page') return showPage(version, more, services);
  if (more.length > 0) return undefined;
  if (which === 'file') {
    const file = await desk.file(name);
    return file && { kind: 'file', name: file.name, type: 'application/octet-stream', bytes: file.bytes };
  }
  return showVersion(which, version, query, reviewer, services, said[query.said ?? '']);
}

/** A page of a PDF beside what was read of it. */
async function showPage(
  version: VersionInReview,
  [number = '', ...more]: readonly string[],
  { desk, pageOf }: ReviewingServices,
): Promise<Answer | undefined> {
  if (more.length > 0 || !/^[1-9]\d{0,3}$/.test(number) || version.state === 'discarded') return undefined;
  const file = await desk.file(version);
  const set = file && (await pageOf(file, Number(number)));
  if (set === undefined || set.kind === 'none') return undefined;
  const frame = frameOf(version);
  if (set.kind === 'refused') return page('no-page', { ...frame, page: Number(number), why: set.message }, 503);
  return page('page', { ...frame, ...pageModel(version, set.page), isOpen: version.state === 'proposed' });
}

/** One page of a version, with what is to be said above it. */
export async function showVersion(
  which: string | undefined,
  version: VersionInReview,
  query: Readonly<Record<string, string>>,
  reviewer: Reviewer,
  services: ReviewingServices,
  notice?: Notice,
  status?: number,
): Promise<Answer | undefined> {
  const { desk } = services;
  const frame = { ...frameOf(version), ...defined({ notice }) };
  const send = (view: string, model: object) => page(view, { ...frame, ...model }, status);
  if (version.state === 'discarded') return send('given-up', {});
  if (version.state === 'approved' && which !== 'text') {
    const isPublicAt = `/${version.council}/${version.slug}`;
    const lines = (await desk.list(version.council)) ?? [];
    const own = lines.find(({ slug }) => slug === version.slug);
    const last = own?.versions.find(({ standing }) => standing === 'in-force' || standing === 'ahead');
    const promises = await desk.promises(version.council);
    return send('approved', {
      promisesOpen: last?.standing === 'in-force' && promises !== undefined && promises.standing !== 'confirmed',
      elsewhere: promises?.elsewhere,
      isLast: last?.version === version.version && own?.withdrawn === undefined,
      ...(last?.version === version.version && own?.withdrawn ? { ends: dateInWords(own.withdrawn.from) } : {}),
      others: lines
        .filter(({ slug }) => slug !== version.slug)
        .map((line) => ({ id: line.id, title: nameApart(line, lines) })),
      isPublicAt,
      facts: factsInWords(version.document),
      from: dateInWords(version.from ?? ''),
      isUndated: sinceOnCover(version.document) === undefined,
      by: version.signatures.map(({ name, on }) => `${name}, ${dateInWords(on)}`),
    });
  }
  switch (which) {
    case undefined:
      services.readAhead(version);
      return send('overview', overviewModel(version));
    case 'facts':
      return send('facts', { form: formOf(version.document), errors: [], wrong: {} });
    case 'doubts':
      return send('doubts', doubtsModel(version));
    case 'text': {
      const row = query.piece === undefined ? undefined : rowModel(version, Number(query.piece));
      const isOpen = version.state === 'proposed';
      if (query.piece !== undefined && (row === undefined || !isOpen)) return undefined;
      return row ? send('row', row) : send('text', { ...textModel(version), isOpen });
    }
    case 'topics': {
      const [suggested, library] = await Promise.all([desk.suggestedTopics(version), services.topics()]);
      const model = topicsModel(version, suggested, library, query.clause);
      if (model.clauses.length === 0 && query.clause !== undefined) return undefined;
      return send('topics', { ...model, isOne: query.clause !== undefined });
    }
    case 'promises':
      return send('version-promises', foundInText(version.document.clauses));
    case 'try': {
      const [trial, library, drawn] = await Promise.all([
        services.tryOut(version),
        services.topics(),
        desk.questionsToTry(version),
      ]);
      const question = (query.q ?? '').trim().slice(0, 500);
      if (trial.kind === 'reading') return send('try', { question, reading: trial });
      const { ask } = trial;
      const own = question === '' ? undefined : await tryAsBoth(question, ask);
      const tried = own ? [] : await tryQuestions(version, drawn, library, ask);
      return send('try', {
        tried,
        right: tried.filter(({ verdict }) => verdict === 'right' || verdict === 'choice').length,
        own,
        question,
      });
    }
    case 'approve': {
      const council = await desk.council(version.council);
      const difference = await desk.difference(version);
      const isMine = version.signatures.some(({ id }) => id === reviewer.person.id);
      const other = namesake(version.slug, version.document.shortTitle, (await desk.list(version.council)) ?? []);
      return send('approve', {
        ...approveModel(version, difference, other?.title, await desk.adoptedAhead(version)),
        isMine,
        needed: council?.approvalsNeeded ?? 1,
      });
    }
    default:
      return undefined;
  }
}
