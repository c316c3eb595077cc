import type { Changed, Seen, VersionInReview } from '../documents/index.ts';
import type { VersionName } from '../knowledge/index.ts';
import {
  type Answer,
  BOTH_KEPT,
  CHANGED_MEANWHILE,
  dateInWords,
  fieldOf,
  go,
  type Notice,
  page,
  pathOf,
  type Reviewer,
  type Sent,
} from './answers.ts';
import { approveModel, factsInWords } from './approve-page.ts';
import { doubtsModel, offeredFix } from './doubts-page.ts';
import { formOf, parseFacts, sentFacts } from './facts-page.ts';
import { nameApart, namesake } from './names-apart.ts';
import { overviewModel } from './overview-page.ts';
import { pageModel } from './page-page.ts';
import { foundInText } from './promises-page.ts';
import type { ReviewingServices } from './services.ts';
import { manualFix, rowModel, textModel } from './text-page.ts';
import { sentTopics, topicsModel } from './topics-page.ts';
import { judge, tryQuestions } from './try-page.ts';

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
  return show(which, version, query, reviewer, services, said[query.said ?? '']);
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
  const { title } = version.document;
  const frame = { title, here: pathOf(version), revision: version.revision, version: version.version };
  if (set.kind === 'refused') return page('no-page', { ...frame, page: Number(number), why: set.message }, 503);
  return page('page', { ...frame, ...pageModel(version, set.page), isOpen: version.state === 'proposed' });
}

async function show(
  which: string | undefined,
  version: VersionInReview,
  query: Readonly<Record<string, string>>,
  reviewer: Reviewer,
  services: ReviewingServices,
  notice?: Notice,
  status?: number,
): Promise<Answer | undefined> {
  const { desk } = services;
  const { title } = version.document;
  const frame = {
    title,
    here: pathOf(version),
    revision: version.revision,
    version: version.version,
    ...(notice ? { notice } : {}),
  };
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
      isLast: last?.version === version.version && own?.withdrawn === undefined,
      ...(last?.version === version.version && own?.withdrawn ? { ends: dateInWords(own.withdrawn.from) } : {}),
      others: lines
        .filter(({ slug }) => slug !== version.slug)
        .map((line) => ({ id: line.id, title: nameApart(line, lines) })),
      isPublicAt,
      facts: factsInWords(version.document),
      from: dateInWords(version.from ?? ''),
      by: version.signatures.map(({ name, on }) => `${name}, ${dateInWords(on)}`),
    });
  }
  switch (which) {
    case undefined:
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
      const [ask, library, drawn] = await Promise.all([
        services.tryOut(version),
        services.topics(),
        desk.questionsToTry(version),
      ]);
      const question = (query.q ?? '').trim().slice(0, 500);
      const own = question === '' ? undefined : judge(question, await ask(question));
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
        ...approveModel(version, difference, other?.title),
        isMine,
        needed: council?.approvalsNeeded ?? 1,
      });
    }
    default:
      return undefined;
  }
}

/** Carries out what a form of a version's page says. */
export async function actOnVersion(
  name: VersionName,
  [which]: readonly string[],
  sent: Sent,
  reviewer: Reviewer,
  services: ReviewingServices,
): Promise<Answer | undefined> {
  const { desk } = services;
  const version = await desk.version(name);
  if (version === undefined) return undefined;
  const here = pathOf(name);
  const seen: Seen = { ...name, revision: Number(fieldOf(sent, 'revision')) };
  const now: Seen = { ...name, revision: version.revision };
  const isOld = seen.revision !== version.revision;
  const tell = (text: string, to: VersionInReview = version, query: Readonly<Record<string, string>> = {}) =>
    show(which, to, query, reviewer, services, { kind: 'important', text }, 409);
  const settle = (changed: Changed, to: string, query: Readonly<Record<string, string>> = {}) => {
    if (changed.kind === 'kept') return go(to);
    return changed.kind === 'refused'
      ? tell(changed.why, version, query)
      : tell(CHANGED_MEANWHILE, changed.version, query);
  };

  if (fieldOf(sent, 'do') === 'undo') return settle(await desk.undoFix(seen), `${here}/${which}?said=undone`);
  switch (which) {
    case undefined:
      if (fieldOf(sent, 'do') === 'withdraw') {
        const [from, replacedBy] = [fieldOf(sent, 'from'), fieldOf(sent, 'replaced-by')];
        const by = { name: reviewer.person.name, id: reviewer.person.id };
        const how = { ...(from === '' ? {} : { from }), ...(replacedBy === '' ? {} : { replacedBy }) };
        const withdrawn = await desk.withdraw(name, by, how);
        return withdrawn.kind === 'refused' ? tell(withdrawn.why) : go('/documents?said=withdrawn');
      }
      if (fieldOf(sent, 'do') !== 'give-up') return undefined;
      return settle(await desk.discard(seen), '/documents');
    case 'facts': {
      const form = sentFacts(sent);
      const facts = parseFacts(form);
      if ('title' in facts) return settle(await desk.changeFacts(seen, facts), `${here}?said=facts`);
      const frame = { title: version.document.title, here, revision: version.revision, version: version.version };
      const wrong = Object.fromEntries(facts.map(({ field, text }) => [field, text]));
      return page('facts', { ...frame, form, errors: facts, wrong }, 400);
    }
    case 'doubts': {
      const fix = offeredFix(version, fieldOf(sent, 'fix'));
      if (fix === undefined)
        return tell(isOld ? CHANGED_MEANWHILE : 'That can no longer be done here. Nothing was changed.');
      return settle(await desk.fix(now, fix), `${here}/doubts?said=${isOld ? 'both' : 'fixed'}`);
    }
    case 'text': {
      if (fieldOf(sent, 'do') === 'read') return settle(await desk.check(seen, 'text'), `${here}?said=read`);
      const piece = Number(fieldOf(sent, 'piece'));
      const fix = manualFix(version, piece, fieldOf(sent, 'fix'));
      if (fix === undefined)
        return tell(isOld ? CHANGED_MEANWHILE : 'That can no longer be done here. Nothing was changed.');
      return settle(await desk.fix(now, fix), `${here}/text?said=${isOld ? 'both' : 'fixed'}#row-${piece}`);
    }
    case 'topics': {
      if (fieldOf(sent, 'do') === 'all')
        return settle(await desk.acceptSuggestedTopics(now), `${here}/topics?said=topics`);
      return settle(await desk.setTopics(now, sentTopics(sent)), `${here}?said=topics`);
    }
    case 'promises':
      return settle(await desk.check(seen, 'promises'), `${here}?said=promises`);
    case 'try':
      return settle(await desk.check(seen, 'tried'), `${here}?said=tried`);
    case 'approve': {
      const from = fieldOf(sent, 'from');
      const by = { name: reviewer.person.name, id: reviewer.person.id };
      const approved = await desk.approve(seen, by, from === '' ? undefined : from);
      if (approved.kind === 'refused') return tell(approved.why);
      if (approved.kind === 'changed-meanwhile') return tell(CHANGED_MEANWHILE, approved.version);
      return go(`${here}?said=${approved.kind === 'approved' ? 'approved' : 'half'}`);
    }
    default:
      return undefined;
  }
}
