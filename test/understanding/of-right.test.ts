import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { meant } from './town.ts';

const screen: Screen = { buttons: [], references: ['CW-2026-0003'] };

/** The documents are asked, and it is not asked back which of the two is meant. */
const asked = { kind: 'documents', talk: false, doubtful: false, leaning: Number.NEGATIVE_INFINITY };

describe('what anybody may, must or is due', () => {
  it.each([
    'Am I allowed into the salt barn for a look?',
    'what are my entitlements',
    'what am i entitled to',
    'what entitlements do I get',
    'what is OSC for',
    'who is the DoF',
    'am I obliged to hand her the survey',
    'can I look round a care home',
    'do we have to copy her in',
    'is it ok to ring a junior officer at home',
    'what obligations do officers have',
    'Is Tom permitted to lend him a file?',
    'can we close an enquiry that somebody else logged',
  ])('"%s" is asked of the documents, though an enquiry be on the screen', (said) => {
    expect(meant('priya', said, screen)).toMatchObject(asked);
    expect(meant('khan', said)).toMatchObject(asked);
  });

  it.each([
    'The Gazette has been on about the hedge. Am I allowed to speak to them?',
    'am I within my rights to tell an officer to get out there and cut it',
    'are officers obliged to tell me who complained about it?',
    'do I have any right to see what the officer wrote about that',
  ])('"%s" is too, whatever it points at', (said) => {
    expect(meant('khan', said, screen)).toMatchObject(asked);
  });

  it('offers casework beside, where a list of one’s own may have been meant', () => {
    expect(meant('khan', 'what are my entitlements')).toMatchObject({ beside: [{ typed: 'my casework' }] });
  });
});

describe('what is asked of an enquiry, a list or a day', () => {
  it.each([
    'what do I have to do today',
    'can I get my list',
    'can I close it',
    'can anybody but me see the hedge one',
    'should I close CW-2026-0002',
    'could they come at half eight instead',
    'can I have that as a file',
    'should this have been answered by now',
    'am I allowed to chase CW-2026-0003 today?',
    'am I allowed to see CW-2026-0004',
  ])('"%s" is not taken from casework', (said) => {
    expect(meant('priya', said, screen)).not.toMatchObject(asked);
  });
});
