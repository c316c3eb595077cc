import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { log } from '../../src/casework/index.ts';
import { openRoom, readBackIn } from '../conversation/casework/room.ts';
import { linksIn, openPages, type Room } from './walking.ts';

const people = ['khan', 'lowe', 'priya', 'tom', 'helen', 'grace', 'sam'] as const;
const emails = {
  khan: 'amina.khan@derby.example',
  lowe: 'david.lowe@derby.example',
  priya: 'priya.shah@derby.example',
  tom: 'tom.reid@derby.example',
  helen: 'helen.marsh@derby.example',
  grace: 'grace.okafor@derby.example',
  sam: 'sam.taylor@derby.example',
};
const starts = ['acknowledge', 'resolve', 'update'].flatMap((promise) =>
  [3, 24].map((months) => `/dashboard?promise=${promise}&months=${months}`),
);

let room: Room;
let pages: ReturnType<typeof openPages>;

beforeAll(async () => {
  room = await openRoom();
  pages = openPages(room);
  // One more with another service, in a ward, with a subject that a page must not run.
  const found = await room.deskOf('derby');
  const { people: directory } = await room.storage.read((reads) => reads.people.directory('derby'));
  const idOf = (email: string) => directory.find((person) => person.email === email)?.id ?? '';
  if (found === undefined) throw new Error('Derby is not here.');
  const { desk, rules } = found;
  const on = localDate('2027-03-02');
  const logged = await log(
    desk,
    { council: 'derby', by: idOf(emails.sam), changeId: 'sixth', at: room.now(), on, rules },
    {
      subject: '<b>Damp</b> in Osmaston Road',
      details: '=cmd',
      councillorId: idOf(emails.lowe),
      service: 'Legal',
      ward: 'Hilltop',
      receivedOn: localDate('2027-03-01'),
    },
  );
  expect(logged.kind).toBe('changed');
}, 120_000);
afterAll(() => room.close());

/** What chat shows somebody: the references in their export, and the subjects behind them. */
async function shownInChat(who: (typeof people)[number]): Promise<readonly string[]> {
  const before = room.files.length;
  await room.say(who, 'export casework');
  const file = room.files.slice(before).find(({ name }) => name.endsWith('.csv'));
  return referencesIn(file?.text ?? '');
}

function referencesIn(text: string): readonly string[] {
  return [...new Set(text.match(/CW-\d{4}-\d{4,}/g))].sort();
}

describe('whoever walks through the dashboard by every link', () => {
  for (const who of people) {
    it(`${who} finds all that chat shows them, and nothing else, in any figure, row or file`, {
      timeout: 120_000,
    }, async () => {
      const allowed = await shownInChat(who);
      const everything = await shownInChat('sam');
      expect(everything).toHaveLength(6);
      const subjects = new Map<string, string>();
      for (const [, text] of await pages.walk(emails.sam, ['/dashboard/rows?list=open', '/dashboard']))
        for (const [, reference = '', subject = ''] of text.matchAll(
          /cases__reference">([^<]+)<\/span> <span dir="auto">([^<]+)</g,
        ))
          subjects.set(reference, subject);
      expect([...subjects.keys()].sort()).toEqual(everything);
      const walked = await pages.walk(emails[who], ['/dashboard', ...starts]);
      const all = [...walked.values()].join('\n');
      expect(referencesIn(all)).toEqual(allowed);
      for (const [reference, subject] of subjects)
        expect(all.includes(subject), `${who} reads "${subject}"`).toBe(allowed.includes(reference));
      // Every figure opens to as many rows as it says, where each counts once.
      for (const [address, text] of walked) {
        if (!/^\/dashboard(\?|$)/.test(address)) continue;
        for (const [, href = '', label = ''] of text.matchAll(/figures__link" href="([^"]+)" aria-label="([^"]+)"/g)) {
          const rows = walked.get(href.replaceAll('&amp;', '&')) ?? '';
          const figure = Number(/: (\d+)$/.exec(label)?.[1]);
          const counted = [...rows.matchAll(/role="rowheader">(?:(?!<\/th>)[\s\S])*/g)].map(([row]) =>
            Number(/counts (\d+) times/.exec(row)?.[1] ?? 1),
          );
          const ofEnquiries = /, enquiries: \d+$/.test(label);
          expect(
            counted.reduce((sum, each) => sum + (ofEnquiries ? 1 : each), 0),
            `${address}: ${label}`,
          ).toBe(figure);
        }
      }
    });
  }

  it('finds the same by an address that was another’s', { timeout: 120_000 }, async () => {
    const ofSam = [...(await pages.walk(emails.sam, starts)).keys()];
    for (const who of ['khan', 'lowe', 'priya', 'grace'] as const) {
      const allowed = await shownInChat(who);
      for (const address of ofSam) {
        const text = (await pages.get(emails[who], address)) ?? '';
        expect(
          referencesIn(text).filter((each) => !allowed.includes(each)),
          `${who} at ${address}`,
        ).toEqual([]);
      }
    }
  });
});

describe('the dashboard', () => {
  it('keeps administrators’ pages from everybody else, as if there were none', async () => {
    for (const name of ['publish', 'publish.csv', 'deliveries', 'deliveries.csv', 'health']) {
      expect(await pages.get(emails.sam, `/dashboard/${name}`), name).toBeDefined();
      for (const who of ['khan', 'priya', 'tom', 'helen', 'grace'] as const)
        expect(await pages.get(emails[who], `/dashboard/${name}`), `${who} at ${name}`).toBeUndefined();
    }
    expect(await pages.act(emails.tom, ['deliveries'], { id: ['1'] })).toBeUndefined();
    expect(linksIn((await pages.get(emails.tom, '/dashboard')) ?? '').join()).not.toMatch(/publish|deliver|health/);
  });

  it('hides figures from 1 to 4 where they are to be published, and leads to nobody from there', async () => {
    const page = (await pages.get(emails.sam, '/dashboard/publish')) ?? '';
    const cells = [...page.matchAll(/table__cell--numeric">([^<]*)</g)].map(([, cell]) => cell);
    expect(cells.length).toBeGreaterThan(5);
    expect(cells.filter((cell) => /^[1-4]$/.test(cell ?? ''))).toEqual([]);
    expect(linksIn(page).filter((address) => address.includes('rows'))).toEqual([]);
    const file = (await pages.get(emails.sam, '/dashboard/publish.csv')) ?? '';
    expect(file).toContain('hidden');
    for (const each of [page, file]) expect(each).toContain('Publish one period only');
    const period = /from (\d.*? \d{4}) to (\d.*? \d{4})/;
    const [, from, to] = period.exec((await room.say('sam', 'statistics to publish')).text) ?? [];
    expect(from).toBeDefined();
    expect(page).toContain(`from ${from} to ${to}`);
    expect(file).not.toMatch(/,[1-4](?:,|\r)/);
  });

  it('says the same figures as chat', async () => {
    const said = (await room.say('sam', 'statistics')).text;
    const total = /Resolving[\s\S]*?All/.test(said);
    expect(total).toBe(true);
    const file = (await pages.get(emails.sam, '/dashboard/service.csv?promise=resolve&months=12')) ?? '';
    const streets = /^Streets,.*$/m.exec(file)?.[0].split(',').at(-1);
    expect(said).toContain(`Streets: ${streets};`);
  });

  it('shows what somebody typed as words, and none of an address that makes no sense', async () => {
    const page = (await pages.get(emails.sam, '/dashboard/rows?list=open')) ?? '';
    expect(page).toContain('&lt;b&gt;Damp&lt;/b&gt;');
    expect(page).not.toContain('<b>Damp');
    for (const address of [
      '/dashboard/rows',
      '/dashboard/rows?list=secret',
      '/dashboard/rows?promise=resolve&is=lost',
      '/dashboard/rows?promise=resolve&by=councillor&value=khan',
      '/dashboard/rows/CW-2027-0001',
      '/dashboard/nothing',
      '/dashboard/secret.csv',
    ])
      expect(await pages.get(emails.sam, address), address).toBeUndefined();
    expect(await pages.get(emails.sam, '/dashboard?promise=x&months=99999')).toContain('The last 12 months');
    expect(await pages.get(emails.sam, '/dashboard/rows?list=open&page=-5')).toContain('CW-2027-0002');
  });

  it('tells an administrator of their own council only how documents are read and whose connection is broken', async () => {
    const page = (await pages.get(emails.sam, '/dashboard/health')) ?? '';
    expect(page).toContain('Read.');
    expect(page).not.toMatch(/elsewhere|tdc/);
    expect(page).toContain('Everything works.');
    expect(page).toContain('The connection is not known to be broken.');
  });

  it('gives in chat a link that is for the speaker alone, whatever one calls it', async () => {
    for (const text of ['dashboard', 'Show me the dashboard please', 'open my dashboard']) {
      const { text: said } = await room.say('khan', text);
      expect(said).toContain('Open the dashboard');
      expect(said).toMatch(/https:\/\/clausewise\.example\/enter\/for-\S+\/dashboard/);
      expect(said).toContain('opens once, and works for 15 minutes');
    }
    const inChannel = await room.say('khan', 'dashboard', { where: 'channel' });
    expect(inChannel.audience).toBe('asker');
    const stranger = await room.say('nobody', 'dashboard');
    expect(stranger.text).toContain("people in Derby City Council's directory");
    expect(stranger.text).not.toContain('/enter/');
  });
});

describe('an enquiry that was resolved and opened again', () => {
  it('is one enquiry to whoever reads the dashboard, and the row behind its resolution says why it counts', async () => {
    const before = figuresIn((await pages.get(emails.khan, '/dashboard')) ?? '');
    expect(before.heads).not.toContain('Promises');
    const reference = /CW-\d{4}-\d{4}/.exec((await room.say('khan', 'my casework')).text)?.[0] ?? '';
    await room.say('priya', `confirm ${readBackIn((await room.say('priya', `resolve ${reference}: filled`)).text)}`);
    await room.say('khan', `confirm ${readBackIn((await room.say('khan', `${reference} is not fixed`)).text)}`);

    const page = (await pages.get(emails.khan, '/dashboard')) ?? '';
    const after = figuresIn(page);
    expect(after.all.enquiries).toBe(before.all.enquiries);
    expect(after.all.promises).toBe((before.all.enquiries ?? 0) + 1);
    expect(page).toContain('Promise to resolve, by stage');
    expect(page).toContain('An enquiry that was opened again is one enquiry');
    const kept = ['in-time', 'late'].map((is) =>
      pages.get(emails.khan, `/dashboard/rows?promise=resolve&months=12&is=${is}`),
    );
    const rows = (await Promise.all(kept)).join('');
    expect(rows).toContain('counted for an earlier resolution: it was opened again since');
    expect(rows).not.toContain('>Overdue<');
  });
});

/** The heads of the first table of figures, and its line of all. */
function figuresIn(page: string) {
  const heads = [...page.matchAll(/header--numeric" scope="col">([^<]+)</g)].map(([, head]) => head);
  const all: Record<string, number> = {};
  for (const [, name = '', figure] of page.matchAll(/aria-label="All, ([^:"]+): (\d+)"/g)) all[name] = Number(figure);
  return { heads, all };
}
