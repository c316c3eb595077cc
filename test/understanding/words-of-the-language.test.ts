import { describe, expect, it } from 'vitest';
import { readRoles } from '../../src/people/import-cells.ts';
import { readConduct } from '../../src/search/reading/conduct.ts';
import { meant } from './town.ts';

/** What every object of the language has: words like any other to whoever types them. */
const names = Object.getOwnPropertyNames(Object.prototype);

describe('a word that every object of the language knows', () => {
  it.each(names)('"%s" is a word of a turn, a question and a list of people like any other', (name) => {
    expect(meant('khan', `log an enquiry: the ${name} left rubble in Mill Lane`)).toMatchObject({
      command: { kind: 'log', words: { subject: expect.stringContaining(name) } },
    });
    expect(() => meant('tom', name)).not.toThrow();
    expect(readRoles(name)).toMatchObject({ kind: 'wrong' });
    expect(readConduct(['complain', 'about', 'the', name], undefined)).toBeUndefined();
  });
});
