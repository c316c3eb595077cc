import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/index.ts';
import { knownTo, meant } from './town.ts';

describe('how something is done here', () => {
  it.each([
    ['tom', 'How do I make an enquiry?', 'log an enquiry: streetlight out in Abbey Street'],
    ['khan', 'how do I make a new case please', 'log an enquiry: streetlight out in Abbey Street'],
    ['tom', 'how do I make a case complex?', 'make CW-2026-0042 complex'],
    ['tom', 'how do I mark a case as standard', 'make CW-2026-0042 standard'],
    ['tom', 'how do I close cases when they are done?', 'resolve CW-2026-0042'],
    ['tom', 'how do I mark a case as done here', 'resolve CW-2026-0042'],
    ['tom', 'how can I pass a case to another officer', 'reassign CW-2026-0042'],
    ['khan', 'how do I close a case', 'CW-2026-0042 is fixed'],
    ['khan', 'how do I withdraw an enquiry', 'withdraw CW-2026-0042'],
    ['khan', 'how do I share this with another councillor?', 'share CW-2026-0042'],
  ])('is told %s in words that do it: "%s"', (who, said, typed) => {
    expect(meant(who, said)).toMatchObject({ kind: 'how', typed });
  });

  it.each([
    ['tom', 'How do I share this with the press?'],
    ['khan', 'How do I share this with the press?'],
    ['tom', 'how do I raise this with my MP?'],
    ['tom', 'how should I record this in the accounts?'],
    ['tom', 'how do I make it clear?'],
    ['tom', 'how do I record this for the minutes?'],
    ['khan', 'how do I raise a case about an officer being rude?'],
    ['khan', 'how do I pause a case'],
    ['khan', 'how do I make a case complex'],
    ['tom', 'how do I share a case'],
  ])('is not told %s, for whom it is something else or nothing to do: "%s"', (who, said) => {
    expect(meant(who, said).kind).not.toBe('how');
  });

  it('is not meant by "it" where the documents were just asked', () => {
    const known = { ...knownTo('khan'), askedDocuments: true };
    expect(understand({ raw: 'how do I record it?', values: {} }, known).kind).toBe('documents');
    expect(understand({ raw: 'how do I log an enquiry?', values: {} }, known).kind).toBe('how');
  });
});
