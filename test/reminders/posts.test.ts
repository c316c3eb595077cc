import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { visibilityOf } from '../../src/casework/index.ts';
import { mayKnowResident } from '../../src/casework/visibility.ts';
import { CHOICES } from '../../src/reminders/index.ts';
import { defaultSettings, settingsFor } from '../../src/reminders/settings.ts';
import { people, person } from '../support/casework-council.ts';
import { clockOf, memoryTown, openTown } from '../support/reminders-town.ts';

/*
 * Who is told by a post they hold: the council's coordinator, the duty officer and the coordinator of a service; and what else a
 * council says in its own file. The small council: Head leads Streets with Priya and Omar, Chief is above, Admin administers.
 */

type Given = Omit<Parameters<typeof openTown>[0], 'start'>;
const withCora = [...people, person('cora', { roles: ['coordinator'], service: 'Member Support' })];
const town = (given: Given = {}, start = '2026-06-01 10:00') => openTown({ start, people: withCora, ...given });
type Town = Awaited<ReturnType<typeof town>>;
const times = ({ inbox }: Town, who: string) => inbox(who).map(({ at }) => clockOf(at));
const texts = ({ inbox }: Town, who: string) => inbox(who).map(({ text }) => text);
const emailOf = (id: string) => `${id}@derby.example`;

describe('the coordinator', () => {
  it('hears of a miss on the next morning, in a list with a button for all that is overdue; administrators do not', async () => {
    const one = await town();
    await one.log();
    await one.passUntil('2026-06-03 18:00');
    expect(one.inbox('cora')).toEqual([]);
    await one.passUntil('2026-06-04 12:00');
    expect(times(one, 'cora')).toEqual(['2026-06-04 09:00']);
    expect(texts(one, 'cora')[0]).toMatch(/Missed:\s+- CW-2026-0001[^\n]* 1 working day overdue\./);
    expect(texts(one, 'cora')[0]).toContain('Show all that is overdue: type "overdue"');
    expect(one.inbox('admin')).toEqual([]);
  });

  it('hears of each miss even where it was made good before the week was over', async () => {
    const one = await town();
    await one.log();
    await one.passUntil('2026-06-04 12:00');
    await one.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await one.act(1, { kind: 'resolve', text: 'Done.' });
    await one.passUntil('2026-06-12 18:00');
    expect(texts(one, 'cora').filter((text) => text.includes('CW-2026-0001'))).toHaveLength(1);
  });

  it('has what nobody has in the list of the next morning; where there is none, the administrators have it', async () => {
    const one = await town();
    await one.logWithNobody();
    await one.passUntil('2026-06-02 12:00');
    expect(texts(one, 'cora')[0]).toMatch(/Nobody has these:\s+- CW-2026-0001/);
    expect(one.inbox('admin')).toEqual([]);
    const none = await town({ people });
    await none.logWithNobody({}, 'khan');
    await none.passUntil('2026-06-02 12:00');
    expect(texts(none, 'admin')[0]).toMatch(/Nobody has these:\s+- CW-2026-0001/);
  });

  it('finds what nobody has once in the list that says that it was missed, and can have all that nobody has', async () => {
    const one = await town();
    await one.logWithNobody();
    await one.passUntil('2026-06-04 12:00');
    const list = texts(one, 'cora').at(-1) ?? '';
    expect(list).toMatch(/Missed:\s+- CW-2026-0001[^\n]* No officer has it/);
    expect(list.match(/CW-2026-0001,/g)).toHaveLength(1);
    expect(list).toContain('Show what nobody has: type');
  });

  it('who came later hears of what was missed long before with the days it is overdue, not as if it were new', async () => {
    const accounts = new Map(['khan', 'priya', 'head', 'cora'].map((id) => [`teams derby ${id}`, id]));
    const one = await town({ people, stores: memoryTown(people, accounts) });
    await one.log();
    await one.passUntil('2026-06-12 18:00');
    await one.stores.transaction(async ({ people: stored }) => {
      for (const cora of withCora.filter(({ id }) => id === 'cora')) await stored.addPerson(cora);
    });
    await one.stores.accounts.recordSeen(
      { platform: 'teams', tenant: 'derby', accountId: 'cora' },
      'chat-cora',
      one.now(),
    );
    await one.act(1, { kind: 'add', text: 'It is the third lamp.' }, 'khan');
    await one.passUntil('2026-06-16 12:00');
    const list = texts(one, 'cora')[0] ?? '';
    expect(list).toMatch(
      /CW-2026-0001[^\n]* was to be acknowledged by Wednesday 3 June[^\n]* 8 working days overdue\./,
    );
    expect(list).not.toContain('since your last list');
    expect(list.match(/CW-2026-0001,/g)).toHaveLength(1);
  });

  it('hears of a message that could not be delivered, and administrators do not', async () => {
    const one = await town({ timings: { attempts: 3 } });
    await one.log({}, 'priya');
    const refused = { kind: 'answer', outcome: { kind: 'refused', reason: 'server busy' } } as const;
    one.mishaps.push(refused, refused, refused);
    await one.passUntil('2026-06-01 16:00');
    expect(texts(one, 'cora')).toEqual([
      expect.stringContaining('A message to Khan about CW-2026-0001 could not be delivered: server busy.'),
    ]);
    expect(one.inbox('admin')).toEqual([]);
  });

  it('is whoever has a role that the council names', async () => {
    const one = await town({ wishes: { coordinators: ['administrator'] } });
    await one.logWithNobody({}, 'khan');
    await one.passUntil('2026-06-02 12:00');
    expect(one.inbox('cora')).toEqual([]);
    expect(texts(one, 'admin')[0]).toMatch(/Nobody has these:\s+- CW-2026-0001/);
  });

  it('sees all of the council’s casework, but not who a resident is', async () => {
    const one = await town();
    const enquiry = await one.log();
    const directory = await one.stores.read(({ people: stored }) => stored.directory('derby'));
    const viewer = visibilityOf(
      directory.people.find(({ id }) => id === 'cora'),
      directory,
      localDate('2026-06-01'),
    );
    expect(viewer.all).toBe(true);
    expect(mayKnowResident(viewer, enquiry)).toBe(false);
  });
});

describe('what no officer of a service has', () => {
  const duty = (services: NonNullable<NonNullable<Given['wishes']>['services']>) => town({ wishes: { services } });
  const logged = async (one: Town) => {
    await one.logWithNobody({}, 'khan');
    await one.passUntil('2026-06-01 12:00');
    return one.arrived.filter(({ text }) => text.includes('no officer has it yet')).map(({ person: who }) => who);
  };

  it('comes to those who lead the service', async () => {
    expect(await logged(await town())).toEqual(['head']);
  });

  it('comes to its duty officer alone, who has it in their list too', async () => {
    const one = await duty([{ name: 'Streets', dutyOfficer: emailOf('omar') }]);
    expect(await logged(one)).toEqual(['omar']);
    await one.passUntil('2026-06-03 12:00');
    expect(texts(one, 'omar').at(-1)).toMatch(/Due today:\s+CW-2026-0001/);
  });

  it('comes to the duty officer before the service’s coordinator', async () => {
    const both = { dutyOfficer: emailOf('omar'), coordinator: emailOf('priya') };
    expect(await logged(await duty([{ name: 'Streets', ...both }]))).toEqual(['omar']);
  });

  it.each([
    ['is not in the directory', 'nobody'],
    ['is a councillor', 'jones'],
    ['has left', 'gone'],
    ['may not see it', 'hana'],
  ])('comes to the coordinator of the service, else those who lead it, where its duty officer %s', async (_, who) => {
    const services = [{ name: 'Streets', dutyOfficer: emailOf(who), coordinator: emailOf('priya') }];
    // Whoever may not see it holds the post, and there the leaders step in.
    expect(await logged(await duty(services))).toEqual([who === 'hana' ? 'head' : 'priya']);
  });

  it('stays with whoever leads where another service has a duty officer', async () => {
    expect(await logged(await duty([{ name: 'Housing', dutyOfficer: emailOf('omar') }]))).toEqual(['head']);
  });
});

describe('a service where everything is urgent', () => {
  const choosing = async (one: Town) => {
    await one.stores.transaction(async ({ settings }) =>
      settings.set('derby', 'priya', CHOICES, { digestAt: '16:00' }, one.now()),
    );
    for (let hour = 10; hour < 15; hour += 1) {
      await one.log();
      await one.passUntil(`2026-06-01 ${hour}:30`);
    }
    return one.inbox('priya').length;
  };

  it('sends what comes at once, to whoever chose a list in the afternoon and beyond three messages', async () => {
    expect(await choosing(await town({ wishes: { services: [{ name: 'Streets', urgent: true }] } }))).toBe(5);
  });

  it('is no other service', async () => {
    expect(await choosing(await town({ wishes: { services: [{ name: 'Housing', urgent: true }] } }))).toBe(0);
  });

  it('still writes to nobody outside working time', async () => {
    const one = await town({ wishes: { services: [{ name: 'Streets', urgent: true }] } }, '2026-06-01 19:00');
    await one.log();
    await one.passUntil('2026-06-02 08:29');
    expect(one.arrived).toEqual([]);
    await one.passUntil('2026-06-02 09:45');
    expect(times(one, 'priya')[0]).toBe('2026-06-02 08:30');
  });
});

describe('what a council says of reminders', () => {
  it('is used, and what it does not say is as in Derby', () => {
    const usual = defaultSettings('Europe/London');
    expect(settingsFor('Europe/London')).toEqual(usual);
    const own = settingsFor('Europe/London', { wordEvery: 3, headOfServiceAfter: 8, mostBesideTheList: 1 });
    expect(own).toEqual({ ...usual, wordEvery: 3, headOfServiceAfter: 8, mostSingles: 1 });
  });

  it('keeps messages inside its hours and lists at its times', async () => {
    const wishes = { hours: { from: '09:30', to: '16:00' }, listsAt: '10:15', councillorsListsAt: '11:45' };
    const one = await town({ wishes }, '2026-06-01 16:30');
    await one.log();
    await one.passUntil('2026-06-02 09:29');
    expect(one.arrived).toEqual([]);
    await one.passUntil('2026-06-04 12:00');
    expect(times(one, 'khan')).toEqual(['2026-06-02 09:30', '2026-06-04 11:45']);
    expect(times(one, 'head')).toEqual(['2026-06-04 10:15']);
  });

  it('has the steps that it names and no others', async () => {
    const steps = [{ days: 2, to: ['manager' as const] }];
    const one = await town({ wishes: { steps } });
    await one.log({ officerId: 'priya' });
    await one.act(1, { kind: 'acknowledge', officerId: 'priya' });
    // To be resolved by Monday 8 June; two working days later is the 10th.
    await one.passUntil('2026-06-09 18:00');
    expect(texts(one, 'head').filter((text) => text.includes('Missed:'))).toEqual([]);
    await one.passUntil('2026-06-10 12:00');
    expect(times(one, 'head').at(-1)).toBe('2026-06-10 09:00');
    expect(texts(one, 'head').at(-1)).toMatch(/Missed:\s+- CW-2026-0001[^\n]* 2 working days overdue\./);
    const rows = await one.stores.outbox.list({ enquiry: 'derby:CW-2026-0001', limit: 100 });
    expect(rows.map(({ key }) => key).filter((key) => key.includes('"resolve","day'))).toHaveLength(1);
  });

  it.each([
    ['manager', 'head', -1, '2026-06-02 09:00', 'by Wednesday 3 June'],
    ['coordinator', 'cora', 0, '2026-06-03 09:00', 'today'],
  ] as const)(
    'warns the %s of what is not due yet, and calls it due soon, not missed',
    async (to, who, days, when, due) => {
      const one = await town({ wishes: { steps: [{ days, to: [to] }] } });
      await one.log();
      await one.passUntil(when.replace('09:00', '12:00'));
      expect(times(one, who)).toEqual([when]);
      expect(texts(one, who)[0]).toMatch(/^Casework due soon, /);
      expect(texts(one, who)[0]).toMatch(/Due soon:\s+- CW-2026-0001/);
      expect(texts(one, who)[0]).toContain(`It is to be acknowledged ${due}`);
      expect(texts(one, who)[0]).not.toContain('Missed');
    },
  );

  it('tells a head of service of a miss where a step names them', async () => {
    const one = await town({ wishes: { steps: [{ days: 1, to: ['head-of-service'] }] } });
    await one.log();
    await one.passUntil('2026-06-04 12:00');
    expect(texts(one, 'chief').at(-1)).toMatch(/Missed:\s+- CW-2026-0001/);
  });

  it('warns only of promises as long as it says', async () => {
    const warned = async (ofPromisesFrom: number) => {
      const one = await town({ wishes: { steps: [{ days: -1, to: ['manager'], ofPromisesFrom }] } });
      await one.log();
      await one.passUntil('2026-06-05 18:00');
      return texts(one, 'head').length;
    };
    // Resolved within five working days, acknowledged within two.
    expect([await warned(2), await warned(5), await warned(6)]).toEqual([2, 1, 0]);
  });

  it('holds more than it says beside the list for the next list', async () => {
    const one = await town({ wishes: { mostBesideTheList: 1 } });
    for (let number = 0; number < 3; number += 1) {
      await one.log();
      await one.passUntil(`2026-06-01 1${number + 1}:00`);
    }
    expect(times(one, 'priya')).toEqual(['2026-06-01 10:00']);
    await one.passUntil('2026-06-02 12:00');
    expect(texts(one, 'priya').at(-1)).toMatch(/New: CW-2026-0002[\s\S]*New: CW-2026-0003/);
  });

  it('tells councillors again of what is overdue after as many working days as it says', async () => {
    const one = await town({ wishes: { wordEvery: 2 } });
    await one.log();
    await one.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await one.passUntil('2026-06-12 18:00');
    // Missed on Monday 8 June.
    expect(times(one, 'khan').slice(-2)).toEqual(['2026-06-09 09:30', '2026-06-11 09:30']);
    expect(texts(one, 'khan').at(-1)).toContain('You will hear again by Monday 15 June');
  });

  it('tells the head of service of what is overdue for longer than it says', async () => {
    const heard = async (headOfServiceAfter: number) => {
      const one = await town({ wishes: { headOfServiceAfter } });
      await one.log();
      await one.passUntil('2026-06-15 12:00');
      return texts(one, 'chief').filter((text) => text.includes('Overdue by more than')).length;
    };
    // On Monday 15 June it is eight working days past its first date.
    expect([await heard(7), await heard(8)]).toEqual([1, 0]);
  });
});
