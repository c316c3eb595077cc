import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { localDate, localDateAt } from '../../src/calendar/index.ts';
import { isOpen, isOverdue } from '../../src/casework/index.ts';
import { absenceOn, findPerson } from '../../src/people/index.ts';
import { CHOICES, isWorkingMoment, readChoices, workingTimeOf } from '../../src/reminders/index.ts';
import { clockOf } from '../support/reminders-town.ts';
import { monthOfThirty } from '../support/simulated-month.ts';
import { nine, twelve } from '../support/simulated-people.ts';
import { weeksWithChristmas } from '../support/simulated-weeks.ts';
import { readable, type Simulated, simulate } from '../support/simulation.ts';

describe('eight weeks with 60 enquiries, twelve people and Christmas', () => {
  let lived: Simulated;
  beforeAll(async () => {
    lived = await simulate(twelve, weeksWithChristmas);
  });

  it('bring the messages of month.txt, which a person reads: "npm run month" writes it anew', () => {
    expect(readable(lived)).toBe(readFileSync(join(import.meta.dirname, 'month.txt'), 'utf8'));
  });

  it('are lived through: most enquiries are answered, some are not', () => {
    expect(lived.enquiries).toHaveLength(60);
    expect(lived.enquiries.filter(isOpen).length).toBeGreaterThan(10);
    expect(lived.enquiries.filter((enquiry) => !isOpen(enquiry)).length).toBeGreaterThan(20);
  });

  it('bring nobody a message outside their working time, and no officer one while they are away', async () => {
    const { town } = lived;
    const directory = await town.stores.read(({ people }) => people.directory('derby'));
    const odd: string[] = [];
    for (const { person: id, at } of town.arrived) {
      const person = findPerson(directory, id);
      const choices = readChoices((await town.stores.settings.of('derby', id))[CHOICES]);
      const today = localDateAt(at, 'Europe/London');
      const isMuted =
        choices.mutedUntil !== undefined && clockOf(at) >= '2026-12-01 12:00' && today < choices.mutedUntil;
      const isTheirs = isWorkingMoment(at, workingTimeOf(person, choices, town.reminders()));
      if (!isTheirs || isMuted || absenceOn(directory, id, today) !== undefined) odd.push(`${clockOf(at)} ${id}`);
    }
    expect(odd).toEqual([]);
  });
});

describe('a December of 30 enquiries and nine people', () => {
  it('in which nineteen are never answered', async () => {
    const { enquiries } = await simulate(nine, monthOfThirty);
    expect(enquiries).toHaveLength(30);
    expect(enquiries.filter((enquiry) => isOverdue(enquiry, localDate('2026-12-31')))).toHaveLength(19);
  });
});
