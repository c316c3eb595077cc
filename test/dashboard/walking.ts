import { createViews } from '../../src/adapters/web/views.ts';
import { openDashboard } from '../../src/app/dashboard.ts';
import { openUnanswered } from '../../src/app/unanswered.ts';
import { findPerson } from '../../src/people/index.ts';
import type { openRoom } from '../conversation/casework/room.ts';

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** The dashboard over a room of people, without a browser: pages as they are sent, and every page that leads on from one. */
export function openPages({ storage, knowledge, deskOf, now }: Room) {
  const views = createViews();
  const unanswered = openUnanswered({ storage, knowledge, days: 90, now });
  const pages = openDashboard({
    storage,
    knowledge,
    rulesOf: async (council) => (await deskOf(council))?.rules,
    health: async () => ({
      status: 'ok',
      sentence: 'Everything works.',
      parts: [
        { name: 'search derby', status: 'ok', sentence: 'Read.' },
        { name: 'search tdc', status: 'degraded', sentence: 'Read elsewhere.' },
        {
          name: 'connection slack',
          status: 'degraded',
          sentence: 'The connection to Slack is broken for tdc.',
          brokenFor: ['tdc'],
        },
      ],
    }),
    unanswered,
    now,
  });

  async function visitorOf(email: string) {
    const directory = await storage.read(({ people }) => people.directory('derby'));
    const person = directory.people.find((each) => each.email === email);
    if (person === undefined) throw new Error(`There is no ${email}.`);
    return {
      council: { id: 'derby', name: 'Derby City Council' },
      person: { id: person.id, name: findPerson(directory, person.id)?.name ?? '' },
      roles: person.roles,
    };
  }

  /** What an address gives somebody, as text; undefined where there is no such page for them. */
  async function get(email: string, address: string): Promise<string | undefined> {
    const { pathname, searchParams } = new URL(address, 'https://clausewise.example');
    const visitor = await visitorOf(email);
    const path = pathname.split('/').slice(2).map(decodeURIComponent);
    const answer = await pages.read(visitor, path, Object.fromEntries(searchParams));
    if (answer?.kind === 'page') return views.render(answer.view, { ...answer.model, visitor, token: 'token' });
    return answer?.kind === 'file' ? Buffer.from(answer.bytes).toString('utf8') : undefined;
  }

  return {
    unanswered,
    get,
    act: async (email: string, path: readonly string[], values: Record<string, readonly string[]>) =>
      pages.act(await visitorOf(email), path, { values }),
    /** Everything that can be reached by links from some addresses. */
    async walk(email: string, from: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const seen = new Map<string, string>();
      const waiting = [...from];
      for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
        if (seen.has(address)) continue;
        const text = await get(email, address);
        if (text === undefined) throw new Error(`${address} leads nowhere for ${email}.`);
        seen.set(address, text);
        if (!address.includes('.csv')) waiting.push(...linksIn(text));
      }
      return seen;
    },
  };
}

/** Links to the dashboard in a page. */
export function linksIn(page: string): readonly string[] {
  return [...page.matchAll(/href="(\/dashboard[^"#]*)/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));
}
