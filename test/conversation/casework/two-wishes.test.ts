import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenOf } from '../../../src/conversation/casework/screen.ts';
import { buttons } from '../../../src/conversation/casework/wording.ts';
import { reply } from '../../../src/messaging/index.ts';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

/* Two things that are wanted one after the other, in the same words but for what they are about, both wait for their own yes. */

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const say = (who: string, said: string) => room.hear(who, said);

describe('a read-back that waits while something else is asked', () => {
  it('is logged by its own button, and so is the other trouble', async () => {
    const lamp = await say('khan', 'log an enquiry: lamp out in Sadler Gate, for Streets');
    const drain = await say('khan', 'log an enquiry: drain blocked in Sadler Gate, for Streets');
    expect(await say('khan', `confirm ${readBackIn(lamp)}`)).toMatch(/CW-2027-\d{4}/);
    expect(await say('khan', `confirm ${readBackIn(drain)}`)).toMatch(/CW-2027-\d{4}/);
    for (const subject of ['lamp out', 'drain blocked']) expect(await say('khan', 'my casework')).toContain(subject);
  });

  it('is not logged any more where its subject was put right', async () => {
    const wrong = await say('khan', 'log an enquiry: wall down in Iron Gate, for Streets');
    await say('khan', 'sorry, I meant Bold Lane, not Iron Gate');
    expect(await say('khan', `confirm ${readBackIn(wrong)}`)).toContain('So this one was not done.');
  });

  it('is recorded by its own button where the other days are others', async () => {
    const first = await say('tom', 'I am away 5 to 6 April 2027');
    const second = await say('tom', 'I am away 20 to 21 April 2027');
    expect(await say('tom', `confirm ${readBackIn(first)}`)).toContain('5 April 2027 to 6 April 2027');
    expect(await say('tom', `confirm ${readBackIn(second)}`)).toContain('20 April 2027 to 21 April 2027');
    const short = await say('tom', 'I am away 3 to 4 May 2027');
    await say('tom', 'I am away 3 to 7 May 2027');
    expect(await say('tom', `confirm ${readBackIn(short)}`)).toContain('So this one was not done.');
  });

  it('is told to have given way only to what waits itself', async () => {
    const reference = await logFor(room);
    await say('priya', `acknowledge ${reference}, I have it`);
    const pause = await say('priya', `can you pause ${reference} until 18 March: frost`);
    expect(readBackIn(pause)).not.toBe('none');
    const refused = await say('priya', `pause ${reference} until 1 February 2027: frost`);
    expect(readBackIn(refused)).toBe('none');
    expect(await say('priya', `confirm ${readBackIn(pause)}`)).not.toContain('waits for its own yes');
  });
});

it('what a button would log is not kept with the screen, since it may say who a resident is', () => {
  const offer = buttons(
    ['Log it as an enquiry', 'log an enquiry: drain smells, Mrs Holt, 01332 555 010'],
    ['My casework', 'my casework'],
  );
  expect(screenOf(reply(offer), undefined).buttons).toEqual([
    { label: 'Log it as an enquiry', typed: 'log an enquiry' },
    { label: 'My casework', typed: 'my casework' },
  ]);
});

it('of several the button has the words that a colon marked off, and none that were made of the sentence', async () => {
  for (const subject of ['Bin overflowing in St Peters Street', 'Bin overflowing in Friar Gate'])
    await logFor(room, { subject });
  const typed = async (said: string) =>
    (await room.say('priya', said)).blocks.flatMap((block) =>
      block.kind === 'actions' ? block.actions.map((action) => action.typed) : [],
    );
  const [loose, marked] = [
    await typed('resolve the bin overflowing one, they took it away'),
    await typed('resolve the bin overflowing one: taken away this morning'),
  ];
  expect(loose).toHaveLength(2);
  for (const each of loose) expect(each).toMatch(/^resolve CW-2027-\d{4}$/);
  for (const each of marked) expect(each).toMatch(/^can you resolve CW-2027-\d{4}: taken away this morning$/);
});
