import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarBehind } from '../../../src/conversation/index.ts';
import { matchIn, typedBy, typedByForm } from '../../support/there.ts';
import { typedForms } from '../talk.ts';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

/*
 * Two enquiries of one councillor are alike, but that officers write notes about one and link it. Whatever she says of either, and
 * whatever her calendar shows, must read the same.
 */

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const alike = { subject: 'Noise at night' };

async function twoAlike(who?: string) {
  room.setClock('2027-03-02', '10:00');
  const [noted, plain, other] = [
    await logFor(room, alike, who),
    await logFor(room, alike, who),
    await logFor(room, { ...alike, councillor: 'david.lowe@derby.example' }),
  ];
  room.setClock('2027-03-02', '10:10');
  return { noted, plain, other };
}

/** What officers do about one of them that councillors do not see. */
async function unseen({ noted, other }: { readonly noted: string; readonly other: string }) {
  await room.say('priya', `note ${noted}: rang the landlord`);
  await room.say('priya', `link ${noted} to ${other}`);
}

const withoutNumbers = (text: string) => text.replace(/CW-\d{4}-\d{4}/g, 'CW');

/** What she is told, and may press, of each of the two. */
async function both(
  two: { readonly noted: string; readonly plain: string },
  say: (reference: string) => Promise<Said>,
) {
  const [first, second] = [await say(two.noted), await say(two.plain)];
  // A form of the one before is left by that of the other.
  const read = (said: Said) =>
    withoutNumbers([said.text, ...typedForms(said).filter((typed) => typed !== 'what waits')].join('\n')).replace(
      /\n*“[^”]*” was not finished\. It is kept for a day\.\n+Back to it: type "what waits"/,
      '',
    );
  return { noted: read(first), plain: read(second), said: first };
}
type Said = Awaited<ReturnType<typeof room.say>>;

describe('what officers note and link, a councillor cannot tell', () => {
  it.each([
    ['show', 'show'],
    ['whole history', 'whole history'],
    ['a question about its dates', 'why'],
    ['undo of what somebody else did', 'undo'],
    ['a form', 'add to'],
    ['a form to put it right', 'edit'],
    ['another form', 'withdraw'],
    ['an old version that she types', 'chase v1'],
  ])('from %s', async (_, verb) => {
    const two = await twoAlike();
    await unseen(two);
    const [word = verb, version = ''] = verb.split(/ (?=v1)/);
    const said = await both(two, (reference) => room.say('khan', `${word} ${reference} ${version}`.trim()));
    expect(said.noted.replace(/downloads\/\d+/g, 'downloads')).toBe(said.plain.replace(/downloads\/\d+/g, 'downloads'));
  });

  it('from a form that she opened before: what she wrote is not lost', async () => {
    const two = await twoAlike();
    const forms = new Map<string, string>();
    for (const one of [two.noted, two.plain]) forms.set(one, typedByForm(await room.say('khan', `add to ${one}`)));
    await unseen(two);
    const said = await both(two, (reference) =>
      room.say('khan', forms.get(reference) ?? '', { values: { text: 'It is loud' } }),
    );
    expect(said.noted).toBe(said.plain);
    expect(said.noted).toContain('It is loud');
  });

  it('from what she is asked to confirm, nor when she does', async () => {
    const two = await twoAlike();
    await unseen(two);
    const asked = await room.say('khan', `withdraw ${two.noted} and ${two.plain}: it has stopped`);
    await room.say('priya', `note ${two.noted}: once more`);
    const done = await room.say('khan', typedBy(asked, 'Yes, do it'));
    expect(done.text).not.toContain('out of date');
    for (const one of [two.noted, two.plain])
      expect((await room.say('khan', `show ${one}`)).text).toContain('Withdrawn');
  });

  it.each([
    ['while she may take back what she did', '10:12'],
    ['when it is too late for that', '10:30'],
  ])('from undo, %s', async (_, when) => {
    const two = await twoAlike();
    for (const one of [two.noted, two.plain]) await room.say('khan', `withdraw ${one}: it has stopped`);
    room.setClock('2027-03-02', '10:11');
    await unseen(two);
    room.setClock('2027-03-02', when);
    const shown = await both(two, (reference) => room.say('khan', `show ${reference}`));
    expect(shown.noted).toBe(shown.plain);
    const said = await both(two, (reference) => room.say('khan', `undo ${reference}`));
    expect(said.noted).toBe(said.plain);
    const again = await both(two, (reference) => room.say('khan', `undo ${reference}`));
    expect(again.noted).toBe(again.plain);
    expect((await room.say('priya', `show ${two.noted}`)).text).toContain(`${two.other}, Noise at night`);
    expect((await room.say('priya', `show ${two.noted}`)).text).toContain('rang the landlord');
    expect((await room.say('khan', `show ${two.noted}`)).text.includes('Withdrawn')).toBe(when === '10:30');
  });

  it('from her calendar, which is to the letter the same after a note as before', async () => {
    const two = await twoAlike();
    const address = (await room.say('khan', 'calendar address')).text;
    const [, council = '', person = '', secret = ''] =
      /calendar\/([^/]+)\/([^/]+)\/(\S+)\.ics/.exec(address)?.map(decodeURIComponent) ?? [];
    const calendar = () =>
      calendarBehind({ council, person, secret }, { ...room.storage, zone: 'Europe/London', now: room.now() });
    const before = await calendar();
    expect(before).toContain(two.noted);
    await unseen(two);
    expect(await calendar()).toBe(before);
    await room.say('priya', `acknowledge ${two.noted}, Priya Shah has it`);
    expect(await calendar()).not.toBe(before);
  });

  it('but a change that she may see makes her form of before out of date, and one that an officer has open too', async () => {
    const two = await twoAlike();
    await unseen(two);
    const hers = typedByForm(await room.say('khan', `add to ${two.noted}`));
    const toms = typedByForm(await room.say('tom', `resolve ${two.noted}`));
    await room.say('priya', `note ${two.noted}: another`);
    const said = await room.say('tom', toms, { values: { text: 'Quiet again' } });
    expect(said.text).toContain('has changed since');
    await room.say('priya', `acknowledge ${two.noted}, Priya Shah has it`);
    expect((await room.say('khan', hers, { values: { text: 'It is loud' } })).text).toContain('has changed since');
  });

  it('from the version that she agrees to', async () => {
    const two = await twoAlike();
    for (const one of [two.noted, two.plain]) await room.say('priya', `acknowledge ${one}, Priya Shah has it`);
    for (const one of [two.noted, two.plain])
      await room.say('priya', `extend ${one} until 30 March 2027: waiting for parts`);
    room.setClock('2027-03-02', '10:20');
    const shown = await both(two, (reference) => room.say('khan', `show ${reference}`));
    const agree = typedForms(shown.said).find((typed) => typed.startsWith('I agree'));
    expect(agree).toMatch(/ v\d+$/);
    await unseen(two);
    expect((await both(two, (reference) => room.say('khan', `show ${reference}`))).noted).toBe(shown.plain);
    expect(matchIn((await room.say('khan', agree ?? '')).text, /.*Agreed.*|.*agreed.*/)).not.toContain('?');
  });
});
