import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendarRoutes } from '../../../src/adapters/web/calendar-routes.ts';
import { localDate } from '../../../src/calendar/index.ts';
import { calendarBehind } from '../../../src/conversation/index.ts';
import { matchIn, there, typedBy, typedByForm } from '../../support/there.ts';
import { logFor as logged } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let server: Server;
let site: string;
beforeAll(async () => {
  room = await openRoom();
  ({ server, site } = await serve());
});
async function serve(): Promise<{ server: Server; site: string }> {
  const { storage } = room;
  const app = express();
  app.use(
    createCalendarRoutes((asked) => calendarBehind(asked, { ...storage, zone: 'Europe/London', now: room.now() })),
  );
  const listening = app.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return { server: listening, site: `http://127.0.0.1:${(listening.address() as AddressInfo).port}` };
}
afterAll(async () => {
  server.close();
  await room.close();
});

const logFor = (given: Readonly<Record<string, string>>, who?: string) => logged(room, given, who);

const addressIn = (text: string) => matchIn(text, /https:\/\/clausewise\.example(\/calendar\/\S+\.ics)/);

/** Another address in the place of the one somebody has, once they have said yes to it. */
async function newAddress(who: string): Promise<string> {
  const { text } = await room.say(who, 'new calendar address');
  const confirm = /confirm \w+/.exec(text)?.[0];
  return addressIn(confirm === undefined ? text : (await room.say(who, confirm)).text);
}

describe('a calendar address', () => {
  it('gives due dates with subject and councillor to whoever has it, as valid iCalendar, and no resident', async () => {
    const ref = await logFor({
      subject: 'Damp; a flat, and more',
      'resident-name': 'Mrs Ada Byron',
      details: 'Ask her',
    });
    const path = addressIn((await room.say('priya', 'calendar address')).text);
    const response = await fetch(site + path);
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('private');
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT1H');
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    const mine = events.filter(({ summary }) => summary.includes(ref));
    expect(mine.map(({ summary }) => summary)).toEqual([
      `Acknowledge ${ref}: Damp; a flat, and more`,
      `Resolve ${ref}: Damp; a flat, and more`,
    ]);
    expect(mine[0]?.description).toBe(`${ref} is with Streets. For Cllr Amina Khan.`);
    expect(mine.map(({ startDate }) => startDate.toString())).toEqual(['2027-03-04', '2027-03-09']);
    expect(text).not.toMatch(/Byron|Ask her/);
    // Said, or `fetch` asks for an answer that is not from a cache.
    const ask = {
      'if-none-match': there(response.headers.get('etag') ?? undefined, 'ETag'),
      'cache-control': 'max-age=0',
    };
    expect((await fetch(site + path, { headers: ask })).status).toBe(304);
    await room.say('priya', `resolve ${ref}: Done`);
    const later = await fetch(site + path, { headers: ask });
    expect(later.status).toBe(200);
    expect(await later.text()).not.toContain(ref);
  });

  it('is shown once, ends when another is made or it is stopped, and is then as unknown as any', async () => {
    const first = addressIn((await room.say('khan', 'calendar address')).text);
    expect((await fetch(site + first)).status).toBe(200);
    const again = await room.say('khan', 'my calendar address');
    expect(again.text).not.toContain('.ics');
    expect(again.text).toContain('You have had a calendar address since 2 March 2027.');
    const asked = await room.say('khan', 'new calendar address');
    expect(asked.text).not.toContain('.ics');
    expect((await fetch(site + first)).status).toBe(200);
    const second = addressIn((await room.say('khan', 'yes')).text);
    expect((await fetch(site + first)).status).toBe(404);
    expect((await fetch(site + second)).status).toBe(200);
    expect((await room.say('khan', 'stop calendar address')).text).toContain('Nothing was changed yet');
    expect((await fetch(site + second)).status).toBe(200);
    expect((await room.say('khan', 'yes')).text).toContain('is stopped');
    const gone = await fetch(site + second);
    const guessed = await fetch(`${site}/calendar/derby/khan/${'x'.repeat(32)}.ics`);
    expect([gone.status, guessed.status]).toEqual([404, 404]);
    expect(await gone.text()).toBe(await guessed.text());
    expect((await room.say('khan', 'stop calendar address')).text).toContain('nothing was stopped');
  });

  it('is what "calendar" leads to, however somebody asks for it, and a calendar of meetings is not', async () => {
    expect((await room.say('lowe', 'subscribe to my calendar')).text).toContain('Your calendar address');
    for (const asked of ['calendar', 'my calendar', 'How do I subscribe to the calendar?', 'casework calendar'])
      expect((await room.say('lowe', asked)).text).toContain('You have had a calendar address since 2 March 2027.');
    expect((await room.say('lowe', 'calendar of meetings')).text).not.toContain('calendar address');
  });

  it('is not touched by a question, nor by a confirmation of before that comes again', async () => {
    const path = addressIn((await room.say('grace', 'calendar address')).text);
    for (const asked of ['what is my new calendar address?', 'stop calendar address?', 'new calendar address?'])
      expect((await room.say('grace', asked)).text).toContain('You have had a calendar address');
    expect((await fetch(site + path)).status).toBe(200);
    const { text } = await room.say('grace', 'new calendar address');
    const confirm = matchIn(text, /confirm \w+/);
    const second = addressIn((await room.say('grace', confirm)).text);
    expect((await room.say('grace', confirm)).text).toContain('nothing was changed');
    expect((await fetch(site + second)).status).toBe(200);
  });

  it('asked for too often has to wait', async () => {
    const path = addressIn((await room.say('tom', 'calendar address')).text);
    const answers = await Promise.all(Array.from({ length: 31 }, () => fetch(site + path)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    // Spelt otherwise it is the same address.
    const spelt = path.replace('/calendar/derby/', '/calendar/%64erby/');
    expect((await fetch(site + spelt)).status).toBe(429);
  });

  it('guessed at again and again has to wait, and nobody whose address is right waits for that', async () => {
    const path = addressIn((await room.say('helen', 'calendar address')).text);
    // Of its own, for whoever asks from here would have to wait afterwards.
    const { server: own, site } = await serve();
    const statuses: number[] = [];
    for (let guess = 0; guess < 62; guess += 1) {
      const secret = String(guess).padStart(32, 'x');
      statuses.push((await fetch(`${site}/calendar/derby/person${guess}/${secret}.ics`)).status);
    }
    expect(statuses.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 404));
    expect(statuses.at(-1)).toBe(429);
    expect((await fetch(site + path)).status).toBe(200);
    own.close();
  });

  it('has nothing of anybody else’s, follows what moves to another, and ends when its person leaves', async () => {
    const own = await logFor({ subject: 'Own one', councillor: 'amina.khan@derby.example' });
    const others = await logFor({ subject: 'Of another', councillor: 'david.lowe@derby.example' });
    const path = addressIn((await room.say('khan', 'calendar address')).text);
    const officers = await newAddress('priya');
    const read = async (at: string) => (await fetch(site + at)).text();
    expect(await read(path)).toContain(own);
    expect(await read(path)).not.toMatch(new RegExp(`${others}|Of another|Lowe`));
    expect(await read(officers)).toContain(others);
    // An officer's calendar has what they have themselves, not all that they may see.
    await room.say('sam', `reassign ${others} to Tom Reid: his area`);
    expect(await read(officers)).not.toContain(others);
    const directory = await room.storage.read(({ people }) => people.directory('derby'));
    const idOf = (email: string) => there(directory.people.find((person) => person.email === email)?.id, email);
    const lowe = encodeURIComponent(idOf('david.lowe@derby.example'));
    const wrongPerson = path.replace(/(\/calendar\/derby\/)[^/]+/, `$1${lowe}`);
    expect(wrongPerson).not.toBe(path);
    expect((await fetch(site + wrongPerson)).status).toBe(404);
    const elsewhere = path.replace('/calendar/derby/', '/calendar/tdc/');
    expect((await fetch(site + elsewhere)).status).toBe(404);
    const priya = directory.people.find(({ email }) => email === 'priya.shah@derby.example');
    if (priya === undefined) throw new Error('She is not in the directory.');
    const left = { lastDay: localDate('2027-03-01'), casework: 'kept', by: 'sam', at: 1 } as const;
    await room.storage.transaction(({ people }) => people.changePerson({ ...priya, left, version: priya.version + 1 }));
    expect((await fetch(site + officers)).status).toBe(404);
    const { left: _, ...back } = { ...priya, version: priya.version + 2 };
    await room.storage.transaction(({ people }) => people.changePerson(back));
    expect((await fetch(site + officers)).status).toBe(200);
  });

  it('says that a date has changed with every change, one that is taken back too, and when', async () => {
    const ref = await logFor({ subject: 'Changed often' });
    const path = await newAddress('priya');
    const eventOf = async () => {
      const calendar = new ICAL.Component(ICAL.parse(await (await fetch(site + path)).text()));
      const all = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
      const event = all.find(({ summary }) => summary.startsWith(`Resolve ${ref}`));
      return {
        sequence: event?.sequence ?? -1,
        stamp: String(event?.component.getFirstPropertyValue('dtstamp')),
        summary: event?.summary,
      };
    };
    const first = await eventOf();
    room.setClock('2027-03-02', '10:30');
    const form = await room.say('priya', `edit ${ref}`);
    const typed = typedByForm(form);
    await room.say('priya', typed, { values: { subject: 'Changed once' } });
    const second = await eventOf();
    room.setClock('2027-03-02', '10:32');
    await room.say('priya', `undo ${ref}`);
    const third = await eventOf();
    room.setClock('2027-03-02', '10:00');
    expect([first, second, third].map(({ summary }) => summary?.replace(/^.*: /, ''))).toEqual([
      'Changed often',
      'Changed once',
      'Changed often',
    ]);
    expect(second.sequence).toBeGreaterThan(first.sequence);
    expect(third.sequence).toBeGreaterThan(second.sequence);
    expect([first, second, third].map(({ stamp }) => stamp.slice(11, 16))).toEqual(['10:00', '10:30', '10:32']);
  });
});

describe('figures in chat', () => {
  it('are of the ward, service, councillor and time that are said, with percentages', async () => {
    await logFor({ subject: 'Bench', ward: 'Riverside', received: '2027-02-01' });
    const { text } = await room.say('sam', 'casework figures for Riverside since January');
    expect(text).toContain('Casework figures for Riverside');
    expect(text).toContain('Enquiries received from 1 January 2027 to 2 March 2027, as they stand today.');
    expect(text).toMatch(/\d+% were acknowledged in time \(\d+ of \d+\)/);
    expect(text).toContain('In time, per cent');
    const service = await room.say('sam', 'statistics for Streets between 1 October and 15 November');
    expect(service.text).toContain('from 1 October 2026 to 15 November 2026');
    expect((await room.say('sam', 'statistics last quarter')).text).toContain('1 October 2026 to 31 December 2026');
    expect((await room.say('sam', 'figures for Atlantis')).text).toContain(
      'no ward, service or councillor called “Atlantis”',
    );
  });

  it('name months as people do, and are drawn where charts can be drawn', async () => {
    await logFor({ subject: 'Kerb', received: '2027-01-11' });
    await logFor({ subject: 'Gully', received: '2027-02-10' });
    const said = await room.say('sam', 'statistics by month');
    expect(said.text).toMatch(/February 2027: \d+; /);
    const chart = said.blocks.flatMap((block) => (block.kind === 'list' && block.chart ? [block.chart] : []))[0];
    expect(chart?.bars.map(({ label }) => label)).toContain('February 2027');
    expect((await room.say('sam', 'statistics by ward')).text).toContain('by ward');
    const worst = await room.say('sam', 'which wards are worst');
    expect(worst.text).toContain('Resolved, by ward');
    expect((await room.say('sam', 'average time to close')).text).toContain('“average time to close” is not counted');
    expect((await room.say('sam', 'show me a chart of enquiries by month')).text).toBe(said.text);
  });

  it('by what there is only one of have its line, so that this is seen', async () => {
    await logFor({ subject: 'Rail', received: '2026-11-02' });
    const { text } = await room.say('sam', 'statistics by service between 1 November and 4 November');
    expect(text).toMatch(/Resolving, by service\s+- Streets: 1; /);
    const publish = await room.say('sam', 'statistics to publish by service between 1 November and 4 November');
    expect(publish.text).not.toMatch(/Streets: 1/);
  });
});

describe('figures to publish', () => {
  it('of a ward or service are its line in the table of all, and of anything smaller there are none', async () => {
    room.setClock('2027-03-02', '10:00');
    for (let number = 0; number < 12; number += 1)
      await logFor({ subject: `Lamp ${number}`, ward: number < 6 ? 'Riverside' : 'Hilltop', received: '2027-01-05' });
    for (let number = 0; number < 2; number += 1)
      await logFor({ subject: `Nowhere ${number}`, ward: '', received: '2027-01-05' });
    const inJanuary = 'between 4 January and 6 January';
    const byWard = (await room.say('sam', `statistics to publish by ward ${inJanuary}`)).text;
    // Two without a ward would follow from all and the two wards: they go together with the smallest ward.
    expect(byWard).toContain('Others together: 8');
    expect(byWard).not.toMatch(/No ward of the directory: \d/);
    expect(byWard).toContain('Publish one period only');
    const [shown = '', pooled = ''] = byWard.includes('Riverside: 6')
      ? ['Riverside', 'Hilltop']
      : ['Hilltop', 'Riverside'];
    const one = (await room.say('sam', `statistics to publish for ${shown} ${inJanuary}`)).text;
    expect(one).toContain(`Statistics to publish for ${shown}`);
    expect(one).toContain('All | 6');
    expect(one).not.toContain('by month of receipt');
    const further = (await room.say('sam', `statistics to publish for ${shown} by month ${inJanuary}`)).text;
    expect(further).toContain('Statistics to publish of one service or one ward are not parted further');
    const byOne = (await room.say('sam', `statistics to publish by service ${inJanuary}`)).text;
    expect(byOne).toContain('All of these were of one service, so there is nothing to part by service.');
    const inOne = (await room.say('sam', `statistics to publish by month ${inJanuary}`)).text;
    expect(inOne).toContain('All of these were received in one month, so there is nothing to part by month.');
    expect(further + byOne + inOne).not.toContain('too small');
    expect((await room.say('sam', `statistics to publish for ${pooled} ${inJanuary}`)).text).toContain(
      'there are none, or too few',
    );
    expect((await room.say('sam', 'statistics to publish for Cllr Khan')).text).toContain(
      'of the whole council, of one service or of one ward',
    );
    expect((await room.say('sam', `statistics for ${pooled} ${inJanuary}`)).text).toContain('All | 6');
  });
});

describe('giving an enquiry to somebody who is not there', () => {
  it('says so before it is done, and offers the one who covers, by a button and in words', async () => {
    const ref = await logFor({ subject: 'Given away', officer: '' });
    const away = await room.say('priya', 'I am away from 2 March 2027 to 8 March 2027, Tom Reid covers');
    expect((await room.say('priya', typedBy(away, 'Yes, record it'))).text).toContain('Recorded. You are away');
    const said = await room.say('helen', `reassign ${ref} to Priya Shah: she knows it`);
    expect(said.text).toContain('Priya Shah is away until Monday 8 March');
    expect(said.text).toContain('Tom Reid covers');
    expect(said.text).toContain('Nothing is written down yet.');
    const offered = said.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    expect(offered.map(({ label }) => label)).toEqual(['Do it all the same', 'Give it to Tom Reid', 'Cancel']);
    expect((await room.say('helen', `show ${ref}`)).text).not.toContain('With: Priya Shah');
    await room.say('helen', typedBy(said, 'Do it all the same'));
    expect((await room.say('helen', `show ${ref}`)).text).toContain('With: Priya Shah');
  });

  it('says so too of whoever will be away when it is due', async () => {
    const ref = await logFor({ subject: 'Due while away', officer: '', received: '2027-03-02' });
    // To be acknowledged by Thursday 4 March.
    const away = await room.say('sam', 'Tom Reid is away from 4 March 2027 to 8 March 2027, Helen Marsh covers');
    await room.say('sam', typedBy(away, 'Yes, record it'));
    const said = await room.say('sam', `reassign ${ref} to Tom Reid: his area`);
    expect(said.text).toContain(
      'Tom Reid is away from Thursday 4 March until Monday 8 March. Helen Marsh covers and gets what is due in that time.',
    );
    expect((await room.say('sam', `show ${ref}`)).text).not.toContain('With: Tom Reid');
    await room.say('sam', 'Tom Reid is back');
  });

  it('looks at the day that counts once it is done, when it is acknowledged or logged with them as the one who has it', async () => {
    room.setClock('2027-04-12', '10:00');
    // To be acknowledged by Wednesday 14 April, to be resolved by Monday 19 April.
    const given = { officer: '', received: '2027-04-12' };
    const [one, other] = [
      await logFor({ subject: 'Due later while away', ...given }),
      await logFor({ subject: 'Acknowledged for later', ...given }),
    ];
    const awayOn = async (day: string) => {
      const away = await room.say('sam', `Tom Reid is away from ${day} to ${day}, Helen Marsh covers`);
      await room.say('sam', typedBy(away, 'Yes, record it'));
    };
    await awayOn('19 April 2027');
    expect((await room.say('sam', `reassign ${one} to Tom Reid: his area`)).text).not.toContain('is away');
    expect((await room.say('sam', `acknowledge ${one}, Helen Marsh has it`)).text).not.toContain('is away');
    expect((await room.say('sam', `acknowledge ${other}, Tom Reid has it`)).text).toContain(
      'Tom Reid is away on Monday 19 April. Helen Marsh covers and gets what is due that day.',
    );
    await awayOn('14 April 2027');
    const logged = await room.say('sam', 'log an enquiry for Cllr Khan: sign down in Bold Lane, with Tom Reid');
    expect(logged.text).toContain('Tom Reid is away on Wednesday 14 April. Helen Marsh covers');
    room.setClock('2027-03-02', '10:00');
  });

  it('says so when it is logged to them too, by a form or in a sentence, before anything is written', async () => {
    const values = { subject: 'For somebody away', councillor: 'amina.khan@derby.example', received: '2027-03-02' };
    const officer = { service: 'Streets', officer: 'priya.shah@derby.example' };
    const said = await room.say('sam', 'log an enquiry, form away', { values: { ...values, ...officer } });
    expect(said.text).toContain(
      'Priya Shah is away until Monday 8 March. Tom Reid covers and gets what is due until then.',
    );
    expect(said.text).toContain('Nothing is written down yet.');
    const offered = said.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    expect(offered.map(({ label }) => label).slice(0, 2)).toEqual(['Log it all the same', 'Give it to Tom Reid']);
    const referenceIn = (text: string) => /CW-\d{4}-\d{4}/.exec(text)?.[0];
    const logged = referenceIn((await room.say('sam', typedBy(said, 'Give it to Tom Reid'))).text);
    expect((await room.say('sam', `show ${logged}`)).text).toContain('With: Tom Reid, Streets');
    const sentence = await room.say('sam', 'log an enquiry for Cllr Khan: lamp out in Bold Lane, with Priya Shah');
    expect(sentence.text).toContain('Priya Shah is away until Monday 8 March');
    const all = referenceIn((await room.say('sam', 'yes')).text);
    expect((await room.say('sam', `show ${all}`)).text).toContain('With: Priya Shah, Streets');
  });

  it('says “you” to the one who covers, and offers them to take it', async () => {
    const ref = await logFor({ subject: 'Covered by the speaker', officer: '' });
    const said = await room.say('tom', `reassign ${ref} to Priya Shah: she knows it`);
    expect(said.text).toContain('Priya Shah is away until Monday 8 March. You cover and get what is due until then.');
    await room.say('tom', typedBy(said, 'Take it yourself'));
    const shown = (await room.say('tom', `show ${ref}`)).text;
    expect(shown).toContain('With: Tom Reid');
    const logged = await room.say('tom', 'log an enquiry for Cllr Khan: kerb broken in Bold Lane, with Priya Shah');
    expect(logged.text).toContain('You cover and get what is due until then.');
    expect(logged.text).toContain('Take it yourself');
  });

  it('names who gets it where nobody covers: the manager who is there, else who is above', async () => {
    const away = async (who: string, name: string) => {
      const asked = await room.say('sam', `${name} is away from 10 March 2027 to 12 March 2027, nobody covers`);
      await room.say('sam', typedBy(asked, 'Yes, record it'));
      return { who, text: asked.text };
    };
    const first = await away('tom', 'Tom Reid');
    expect(first.text).toContain('Nobody: reminders go to Helen Marsh');
    room.setClock('2027-03-10', '10:00');
    const ref = await logFor({ subject: 'Whose now', officer: '', received: '2027-03-10' });
    const toTom = async () => (await room.say('sam', `reassign ${ref} to Tom Reid: his area`)).text;
    expect(await toTom()).toContain(
      'Tom Reid is away until Friday 12 March, and nobody covers. As things stand, Helen Marsh gets what is due until then.',
    );
    await away('helen', 'Helen Marsh');
    const text = await toTom();
    expect(text).toContain('Tom Reid is away until Friday 12 March, and nobody covers. As things stand, ');
    expect(text).not.toContain('Helen Marsh gets');
    expect(text).not.toContain('their manager');
    room.setClock('2027-03-02', '10:00');
  });
});
