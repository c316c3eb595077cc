import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const begun = async () => {
  const reference = await logFor(room);
  await room.hear('priya', `acknowledge ${reference}, Priya Shah has it`);
  return reference;
};

describe('a reason', () => {
  it.each([
    ['handing on', (ref: string) => `reassign ${ref} to Tom Reid: he knows the street`],
    ['pausing', (ref: string) => `pause ${ref}: waiting for the parts`],
    ['more time', (ref: string) => `extend ${ref} to 23 March 2027: the parts are late`],
    [
      'more time without agreement',
      (ref: string) => `extend ${ref} to 23 March 2027 without agreement: parts are late`,
    ],
    ['being complex', (ref: string) => `complex ${ref}: three services`],
    ['withdrawing', (ref: string) => `withdraw ${ref}: logged twice`],
  ])('for %s is said to be read by the councillor, with what was done or before it', async (_, said) => {
    const done = await room.say('priya', said(await begun()));
    expect(done.text).toContain('Cllr Amina Khan can read this reason.');
  });

  it('for opening again is said to be read by the councillor', async () => {
    const ref = await begun();
    await room.hear('priya', `resolve ${ref}: mended`);
    expect(await room.hear('priya', `reopen ${ref}: it is out again`)).toContain(
      'Cllr Amina Khan can read this reason.',
    );
  });

  it('is said to be so before a yes and after it', async () => {
    const ref = await begun();
    const asked = await room.hear('priya', `could you pause ${ref} because the parts are late`);
    expect(readBackIn(asked)).not.toBe('none');
    expect(asked).toContain('Cllr Amina Khan can read this reason.');
    expect(await room.hear('priya', 'yes')).toContain('Cllr Amina Khan can read this reason.');
  });

  it('of a councillor who does not agree is said to be read by officers', async () => {
    const ref = await begun();
    await room.hear('priya', `extend ${ref} to 23 March 2027: the parts are late`);
    expect(await room.hear('khan', `decline ${ref}: too long`)).toContain('Those who handle it can read this reason.');
  });

  it('is nothing that is said where there is none, or of a note', async () => {
    const ref = await begun();
    expect(await room.hear('priya', `note ${ref}: rang the depot`)).not.toContain('can read this');
    expect(await room.hear('priya', `chase ${ref}`)).not.toContain('can read this');
  });
});
