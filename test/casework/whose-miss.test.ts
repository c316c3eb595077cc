import { expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { exportRows, outcomesOf } from '../../src/casework/index.ts';
import { linesOf } from '../../src/dashboard/figures.ts';
import { openTown } from '../support/reminders-town.ts';

/** Logged with Streets on Monday 1 June: to be acknowledged by the 3rd, resolved by the 8th. */
async function moved(onDay: string) {
  const town = await openTown({ start: '2026-06-01 10:00' });
  await town.log();
  town.setClock(`${onDay} 11:00`);
  const to = { kind: 'reassign', service: 'Housing', officerId: 'hana', reason: 'A flat.' } as const;
  return { town, enquiry: await town.act(1, to, 'head') };
}

const asked = (enquiry: Parameters<typeof outcomesOf>[0], today: string) =>
  outcomesOf(enquiry, localDate(today)).map(({ clock, outcome, service }) => `${clock} ${outcome} ${service}`);

it('counts a miss for the service that had the enquiry when the date passed, also after it moved', async () => {
  const { enquiry } = await moved('2026-06-04');
  expect(asked(enquiry, '2026-06-04')).toEqual(['acknowledge late Streets', 'resolve open Housing']);
  expect(asked(enquiry, '2026-06-09')).toEqual(['acknowledge late Streets', 'resolve late Housing']);
});

it('counts what passes after the move for the service that has it then', async () => {
  const { town, enquiry } = await moved('2026-06-02');
  expect(asked(enquiry, '2026-06-04')).toEqual(['acknowledge late Housing', 'resolve open Housing']);
  const done = await town.act(1, { kind: 'acknowledge', officerId: 'hana' }, 'hana');
  expect(asked(done, '2026-06-04')).toContain('acknowledge in-time Housing');
});

it('counts what was kept on the day of the move for the service that kept it, before it moved or after', async () => {
  const { town } = await moved('2026-06-02');
  await town.act(1, { kind: 'acknowledge', officerId: 'hana' }, 'hana');
  const to = { kind: 'reassign', service: 'Streets', officerId: 'priya', reason: 'A street after all.' } as const;
  const enquiry = await town.act(1, to, 'admin');
  expect(asked(enquiry, '2026-06-02')).toEqual(['acknowledge in-time Housing', 'resolve open Streets']);
  expect(asked(enquiry, '2026-06-09')).toContain('resolve late Streets');
});

it('leaves a resolution and an update of the day of the move with the service that gave them', async () => {
  const town = await openTown({ start: '2026-06-02 10:00' });
  await town.log();
  await town.act(1, { kind: 'acknowledge', officerId: 'priya' }, 'priya');
  await town.act(1, { kind: 'update', text: 'Next week.' }, 'priya');
  await town.act(1, { kind: 'resolve', text: 'Done.' }, 'priya');
  await town.act(1, { kind: 'edit', edits: { service: 'Housing' } }, 'head');
  const enquiry = await town.act(1, { kind: 'reopen', reason: 'Not done.' }, 'hana');
  expect(asked(enquiry, '2026-06-02')).toEqual([
    'acknowledge in-time Streets',
    'resolve open Housing',
    'resolve in-time Streets',
    'update no-date Streets',
  ]);
});

it('counts what stands still for the service that has it, also when its date passed before it moved', async () => {
  const town = await openTown({ start: '2026-06-01 10:00' });
  await town.log();
  await town.act(1, { kind: 'acknowledge', officerId: 'priya' }, 'priya');
  await town.act(1, { kind: 'pause', reason: 'Waiting for the resident.' }, 'priya');
  town.setClock('2026-06-10 10:00');
  const to = { kind: 'reassign', service: 'Housing', officerId: 'hana', reason: 'A flat.' } as const;
  const enquiry = await town.act(1, to, 'head');
  expect(asked(enquiry, '2026-06-10')).toContain('resolve paused Housing');
  const resumed = await town.act(1, { kind: 'resume', reason: 'They answered.' }, 'hana');
  expect(asked(resumed, '2026-06-10')).toContain('resolve open Housing');
});

it('leaves a resolution with the service that made it when it is reopened elsewhere', async () => {
  const town = await openTown({ start: '2026-06-01 10:00' });
  await town.log();
  await town.act(1, { kind: 'resolve', text: 'Done.' }, 'priya');
  town.setClock('2026-06-10 10:00');
  await town.act(1, { kind: 'reopen', reason: 'Not done.' }, 'head');
  const to = { kind: 'reassign', service: 'Housing', officerId: 'hana', reason: 'A flat.' } as const;
  const enquiry = await town.act(1, to, 'head');
  expect(asked(enquiry, '2026-06-10').filter((each) => each.startsWith('resolve'))).toEqual([
    'resolve open Housing',
    'resolve in-time Streets',
  ]);
});

it('says so on the dashboard and in the file as well', async () => {
  const { enquiry } = await moved('2026-06-04');
  const on = localDate('2026-06-04');
  const lines = linesOf([enquiry], 'acknowledge', 'service', { from: localDate('2026-01-01'), to: on });
  expect(lines.map(({ label, counts }) => [label, counts.late])).toEqual([['Streets', 1]]);
  const [heading = [], row = []] = exportRows([enquiry], { nameOf: (id) => id, on });
  expect(row[heading.indexOf('missed by')]).toBe('acknowledge: Streets');
  expect(row[heading.indexOf('service')]).toBe('Housing');
  expect(row[heading.indexOf('earlier services')]).toBe('Streets until 2026-06-04');
});
