import { describe, expect, it } from 'vitest';
import { nameInService } from '../../src/understanding/index.ts';
import { commandOf } from './town.ts';

describe('a name with the service that is said of whoever is meant', () => {
  const services = ['Housing', 'Parks & Leisure', 'Streets'];

  it.each([
    ['Tom in Housing', 'Tom', 'Housing'],
    ['Tom Reid (Streets)', 'Tom Reid', 'Streets'],
    ['Priya from the housing team', 'Priya', 'Housing'],
    ['Łukasz of Parks & Leisure', 'Łukasz', 'Parks & Leisure'],
  ])('"%s"', (said, name, service) => {
    expect(nameInService(said, services)).toEqual({ name, service });
  });

  it.each(['Tom', 'Housing', 'Tom in Finance', 'in Housing', 'Tom in Housing Street'])('is none in "%s"', (said) => {
    expect(nameInService(said, services)).toBeUndefined();
  });

  it.each([
    'give 3 to Tom in Housing',
    'pass CW-2026-3 to Tom in Housing because he knows it',
    'can Tom in Housing take CW-2026-3',
  ])('"%s" keeps it, so that a contradiction is asked about', (said) => {
    expect(commandOf('priya', said)).toMatchObject({ verb: 'reassign', words: { who: 'Tom in Housing' } });
  });

  it('is no part of what is logged', () => {
    expect(commandOf('khan', 'log an enquiry: pothole in Elm Street, with Tom in Housing')).toMatchObject({
      words: { subject: 'pothole in Elm Street', officer: 'Tom in Housing' },
    });
  });
});
