import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarBehind } from '../../../src/conversation/index.ts';
import { openPages } from '../../dashboard/walking.ts';
import { matchIn } from '../../support/there.ts';
import { openRoom } from './room.ts';

/* Two councils in one database, with people of the same names and enquiries of the same numbers. */

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
  await room.addCouncil('tdc');
});
afterAll(() => room.close());

/** Somebody of the other council. */
const there = (who: string, text: string, values?: Readonly<Record<string, string>>) => {
  const email = { khan: 'amina.khan', sam: 'sam.taylor' }[who];
  const sender = { accountId: `tdc-${who}`, tenant: 'tdc', verifiedEmail: `${email}@tdc.example` };
  return room.say(who, text, { sender, ...(values === undefined ? {} : { values }) });
};

it('see nothing of each other in chat, in files, in a calendar and on the dashboard', async () => {
  const said = await there('sam', 'log an enquiry, form other', {
    subject: 'Secret culvert',
    councillor: 'amina.khan@tdc.example',
    received: '2027-03-02',
    service: 'Streets',
  });
  const ref = matchIn(said.text, /CW-\d{4}-\d{4}/);
  expect((await there('khan', `show ${ref}`)).text).toContain('Secret culvert');
  const files = room.files.length;
  const asked = [
    `show ${ref}`,
    'my casework',
    'search culvert',
    'casework due this week',
    'team casework',
    'export casework',
  ];
  for (const who of ['sam', 'khan', 'priya'])
    for (const text of [...asked, `whole history ${ref}`, 'what changed', 'undelivered', 'statistics by service'])
      expect((await room.say(who, text)).text, `${who}: ${text}`).not.toMatch(/secret/i);
  expect(JSON.stringify(room.files.slice(files))).not.toMatch(/secret/i);
  const address = (await there('khan', 'calendar address')).text;
  const [, council = '', person = '', secret = ''] =
    /calendar\/([^/]+)\/([^/]+)\/(\S+)\.ics/.exec(address)?.map(decodeURIComponent) ?? [];
  const calendar = (whose: string) =>
    calendarBehind({ council: whose, person, secret }, { ...room.storage, zone: 'Europe/London', now: room.now() });
  expect(council).toBe('tdc');
  // No date runs there, as that council promises none: it is a calendar all the same.
  expect(await calendar('tdc')).toContain('BEGIN:VCALENDAR');
  expect(await calendar('derby')).toBeUndefined();
  const pages = openPages(room);
  const walked = await pages.walk('sam.taylor@derby.example', ['/dashboard?promise=resolve&months=12']);
  expect(walked.size).toBeGreaterThan(3);
  expect([...walked.values()].join()).not.toMatch(/secret/i);
});
