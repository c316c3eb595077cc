import { exportRows } from '../casework/index.ts';
import { isAdministrator } from '../people/index.ts';
import { type Outbox, resendDeadLetter } from '../reminders/index.ts';
import {
  type HealthOf,
  healthModel,
  publishable,
  publishModel,
  publishTable,
  undelivered,
  undeliveredModel,
  undeliveredTable,
} from './administration.ts';
import type { Answer, Looking, Query } from './answers.ts';
import { dimensionOf } from './asked.ts';
import { figuresTable, overviewModel } from './overview.ts';
import { rowsModel, rowsOf } from './rows.ts';
import { nameIn, type Scene } from './scene.ts';
import { type Unanswered, unansweredModel, unansweredTable } from './unanswered.ts';

/** What the pages need from the outside. */
export type DashboardServices = {
  /** Who looks and what they may see, found out anew at every look. Undefined for whoever is nobody there. */
  readonly sceneOf: (looking: Looking) => Promise<(Scene & { readonly zone: string }) | undefined>;
  readonly outbox: Outbox;
  readonly unanswered: Unanswered;
  readonly health: () => Promise<HealthOf>;
  /** A table as a file, the one way in which there are any. */
  readonly csvFile: (
    name: string,
    rows: readonly (readonly string[])[],
  ) => { readonly name: string; readonly type: string; readonly text: string };
};

type Sent = { readonly values: Readonly<Record<string, readonly string[]>> };
type Visit = Scene & { readonly zone: string };

/**
 * Pages by the parts of their address after `/dashboard`. Undefined where there is no such page, or none for whoever
 * asks: the two read alike.
 */
export function createDashboardPages(services: DashboardServices) {
  const { sceneOf, outbox, unanswered, health } = services;

  async function read(looking: Looking, path: readonly string[], query: Query): Promise<Answer | undefined> {
    const scene = await sceneOf(looking);
    const [name, ...rest] = path;
    if (scene === undefined || rest.length > 0) return undefined;
    if (name === undefined) return page('overview', await overviewModel(query, scene));
    const isFile = name.endsWith('.csv');
    const of = isFile ? name.slice(0, -'.csv'.length) : name;
    return isFile ? table(of, query, scene) : show(of, query, scene);
  }

  async function show(name: string, query: Query, scene: Visit): Promise<Answer | undefined> {
    if (name === 'rows') {
      const rows = await rowsOf(query, scene);
      return rows && page('rows', rowsModel(rows, Number(query.page) || 1, scene));
    }
    if (!isAdministrator(scene.person)) return undefined;
    switch (name) {
      case 'publish':
        return page('publish', publishModel(await publishable(scene)));
      case 'deliveries': {
        const said = query.said === 'again' || query.said === 'gone' ? query.said : undefined;
        return page('deliveries', {
          said,
          ...undeliveredModel(await undelivered(outbox, scene), scene.zone, scene),
        });
      }
      case 'questions': {
        const rows = await unanswered.list(scene.viewer.council);
        return page('questions', { said: query.said === 'handled', ...unansweredModel(rows, scene.zone) });
      }
      case 'health':
        return page('health', healthModel(await health(), scene.viewer.council));
      default:
        return undefined;
    }
  }

  async function table(name: string, query: Query, scene: Visit): Promise<Answer | undefined> {
    const by = dimensionOf(name);
    if (by !== undefined) {
      const figures = await figuresTable(by, query, scene);
      return file(figures.name, figures.rows);
    }
    if (name === 'rows') {
      const rows = await rowsOf(query, scene);
      const told = { on: scene.on, nameOf: (id: string) => nameIn(scene, id) };
      return rows && file(`casework-${rows.name}-${scene.on}`, exportRows(rows.enquiries, told));
    }
    if (!isAdministrator(scene.person)) return undefined;
    switch (name) {
      case 'publish':
        return file(`statistics-to-publish-${scene.on}`, publishTable(await publishable(scene)));
      case 'questions': {
        const rows = await unanswered.list(scene.viewer.council);
        return file(`questions-without-an-answer-${scene.on}`, unansweredTable(rows, scene.zone));
      }
      case 'deliveries':
        return file(`not-delivered-${scene.on}`, undeliveredTable(await undelivered(outbox, scene), scene));
      default:
        return undefined;
    }
  }

  function file(name: string, rows: readonly (readonly string[])[]): Answer {
    const made = services.csvFile(name, rows);
    return { kind: 'file', name: made.name, type: made.type, bytes: Buffer.from(made.text, 'utf8') };
  }

  return {
    read,
    /** "Send again", of a message that was given up, and "Show as handled", of a question. Doing it twice does it once. */
    async act(looking: Looking, path: readonly string[], { values }: Sent): Promise<Answer | undefined> {
      const scene = await sceneOf(looking);
      if (scene === undefined || !isAdministrator(scene.person)) return undefined;
      if (path.join('/') === 'questions') {
        const keys = (values.keys?.[0] ?? '').split(',').slice(0, 100);
        const seen = Number(values.seen?.[0]);
        if (Number.isSafeInteger(seen)) await unanswered.handle(scene.viewer.council, keys, Math.min(seen, scene.at));
        return { kind: 'go', to: '/dashboard/questions?said=handled' };
      }
      if (path.join('/') !== 'deliveries') return undefined;
      const again = await resendDeadLetter(outbox, scene.viewer.council, values.id?.[0] ?? '', scene.at);
      return { kind: 'go', to: `/dashboard/deliveries?said=${again ? 'again' : 'gone'}` };
    },
  };
}

function page(view: string, model: object): Answer {
  return { kind: 'page', view: `dashboard/${view}`, model };
}
