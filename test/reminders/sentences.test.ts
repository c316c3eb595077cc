import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../support/nudge-catalogue.ts';

describe('what a nudge can say', () => {
  const said = catalogue();
  const sentences = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:--|====)/.test(line));

  it('is what sentences.txt has, which a person reads: "npm run month" writes it anew', () => {
    expect(said).toBe(readFileSync(join(import.meta.dirname, 'sentences.txt'), 'utf8'));
  });

  it('has nothing of a machine in it, and no shouting', () => {
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|!|[a-f0-9]{12}| {2}/);
      // One stop at the end of a sentence, whatever somebody wrote in the quotation before it.
      expect(sentence).not.toMatch(/\.”\.|\.\.(?!\.)|,\./);
      expect(sentence).not.toMatch(/^and:$/);
    }
  });

  it('names in every button what it acts on, and has a typed form of each', () => {
    const buttons = sentences.filter((line) => / type "/.test(line));
    expect(buttons.length).toBeGreaterThan(100);
    for (const button of buttons) {
      const [label = '', typed = ''] = button.split(': type ');
      const reference = /CW-\d{4}-\d{4}/.exec(typed)?.[0];
      if (reference !== undefined && label !== 'Why this date?') expect(label).toContain(reference);
    }
  });
});
