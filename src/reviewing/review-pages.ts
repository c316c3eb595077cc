import { defined } from '../defined.ts';
import { actOnVersion } from './act-on-version.ts';
import { type Answer, fieldOf, go, type Notice, page, type Reviewer, type Sent } from './answers.ts';
import { listModel } from './list-page.ts';
import { nameApart } from './names-apart.ts';
import { parsePromises, promisesModel } from './promises-page.ts';
import type { ReviewingServices } from './services.ts';
import { readVersion } from './show-version.ts';

const said: Readonly<Record<string, Notice>> = {
  needed: { kind: 'done', text: 'How many people have to approve was changed.' },
  confirmed: { kind: 'done', text: 'What the documents promise is confirmed. Dates are counted by it from now on.' },
  withdrawn: { kind: 'done', text: 'It is written down from when the document is withdrawn.' },
};

/** What of the form was wrong, and the address that was typed. */
type WrongFile = { readonly field: 'file' | 'address'; readonly address: string; readonly why: string };

const refused: Answer = page('not-yours', {}, 403);

/** Pages of a council's own documents, by the parts of their address after `/documents`. Undefined where there is no such page. */
export function createReviewPages(services: ReviewingServices) {
  const { desk, largestFile } = services;

  async function addPage(reviewer: Reviewer, wrong?: WrongFile, status?: number): Promise<Answer> {
    const lines = (await desk.list(reviewer.council.id)) ?? [];
    const documents = lines.map((line) => ({ slug: line.slug, title: nameApart(line, lines) }));
    const megabytes = Math.floor(largestFile / 1_000_000);
    const fetches = services.fetchAddress !== undefined;
    return page('add', { documents, megabytes, fetches, address: wrong?.address ?? '', ...defined({ wrong }) }, status);
  }

  async function add(reviewer: Reviewer, sent: Sent): Promise<Answer> {
    const address = fieldOf(sent, 'address');
    const fetched = sent.file === undefined && address !== '' ? await services.fetchAddress?.(address) : undefined;
    const at = fetched === undefined ? ({ field: 'file', address } as const) : ({ field: 'address', address } as const);
    if (fetched?.kind === 'refused') return addPage(reviewer, { ...at, why: fetched.why }, 400);
    const file = sent.file ?? fetched;
    if (file === undefined) {
      const why = services.fetchAddress ? 'Choose a file, or give its address' : 'Choose a file';
      return addPage(reviewer, { ...at, why }, 400);
    }
    if (file.bytes.length === 0) {
      const why = fetched ? 'There is an empty file at this address' : 'This file is empty. Choose another';
      return addPage(reviewer, { ...at, why }, 400);
    }
    const as = fieldOf(sent, 'as');
    const proposed = await desk.propose({
      council: reviewer.council.id,
      file,
      by: { name: reviewer.person.name, id: reviewer.person.id },
      ...(as === '' ? {} : { as }),
    });
    if (proposed.kind === 'refused') return addPage(reviewer, { ...at, why: proposed.why }, 400);
    const { slug, version } = proposed.version;
    const said = proposed.kind === 'known' ? 'known' : proposed.versionOf ? 'version' : 'new';
    return go(`/documents/${slug}/${version}?said=${said}`);
  }

  async function listPage({ council }: Reviewer, word: string | undefined): Promise<Answer | undefined> {
    const [lines, promises, kept] = await Promise.all([
      desk.list(council.id),
      desk.promises(council.id),
      desk.council(council.id),
    ]);
    const notice = word === undefined ? undefined : said[word];
    return (
      lines &&
      page('list', {
        ...listModel(council.id, lines),
        ...(promises === undefined ? {} : { promises: promisesModel(promises) }),
        needed: kept?.approvalsNeeded ?? 1,
        ...defined({ notice }),
      })
    );
  }

  async function promisesPage({ council }: Reviewer, sent?: Sent, problem?: string): Promise<Answer | undefined> {
    const known = await desk.promises(council.id);
    const model = known && { ...promisesModel(known, sent), ...defined({ problem }) };
    return model && page('promises', model, problem === undefined ? undefined : 400);
  }

  async function confirmPromises(reviewer: Reviewer, sent: Sent): Promise<Answer | undefined> {
    const wanted = parsePromises(sent);
    if (typeof wanted === 'string') return promisesPage(reviewer, sent, wanted);
    const { council, person } = reviewer;
    const confirmed = await desk.confirmStandard(council.id, wanted, { name: person.name, id: person.id });
    return confirmed.kind === 'refused' ? promisesPage(reviewer, sent, confirmed.why) : go('/documents?said=confirmed');
  }

  return {
    async read(
      reviewer: Reviewer,
      path: readonly string[],
      query: Readonly<Record<string, string>>,
    ): Promise<Answer | undefined> {
      if (!services.mayKeep(reviewer)) return refused;
      const [first, second, ...rest] = path;
      if (first === undefined) {
        return listPage(reviewer, query.said);
      }
      if (first === 'add' && second === undefined) {
        const most = Math.floor(largestFile / 1_000_000);
        const tooLarge = `This file has more than ${most} MB. Save it without pictures, and choose that copy`;
        return addPage(
          reviewer,
          query.problem === 'too-large' ? { field: 'file', address: '', why: tooLarge } : undefined,
        );
      }
      if (first === 'promises' && second === undefined) return promisesPage(reviewer);
      const name = nameOf(reviewer, first, second);
      return name && readVersion(name, rest, query, reviewer, services);
    },

    async act(reviewer: Reviewer, path: readonly string[], sent: Sent): Promise<Answer | undefined> {
      if (!services.mayKeep(reviewer)) return refused;
      const [first, second, ...rest] = path;
      if (first === undefined) {
        const needed = fieldOf(sent, 'needed') === '2' ? 2 : 1;
        await desk.setApprovalsNeeded(reviewer.council.id, needed);
        return go('/documents?said=needed');
      }
      if (first === 'add' && second === undefined) return add(reviewer, sent);
      if (first === 'promises' && second === undefined) return confirmPromises(reviewer, sent);
      const name = nameOf(reviewer, first, second);
      return name && actOnVersion(name, rest, sent, reviewer, services);
    },
  };
}

function nameOf({ council }: Reviewer, slug: string | undefined, version: string | undefined) {
  if (slug === undefined || !/^[1-9]\d{0,5}$/.test(version ?? '')) return undefined;
  return { council: council.id, slug, version: Number(version) };
}
