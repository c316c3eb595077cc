import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typedForms } from '../talk.ts';
import { logFor } from './log-for.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
  await logFor(room, { subject: 'Bins missed in Abbey Street' });
});
afterAll(() => room.close());

describe('a ward that there is not', () => {
  it.each(['everything in Abbey ward', 'overdue in Abbey ward', 'closed last month in Abbey ward'])(
    'is offered to be looked for as a word: %s',
    async (said) => {
      const answered = await room.say('sam', said);
      expect(answered.text).toContain('The directory has no ward called "Abbey".');
      expect(typedForms(answered)).toContain('search casework for Abbey');
      expect(await room.hear('sam', 'search casework for Abbey')).toContain('Bins missed in Abbey Street');
    },
  );

  it('shows nobody more than they may see', async () => {
    await room.say('lowe', 'everything in Abbey ward');
    expect(await room.hear('lowe', 'search casework for Abbey')).not.toContain('Bins missed');
  });
});

describe('what is said of the service while a draft waits', () => {
  const draft = () => room.hear('khan', 'log an enquiry: potholes in Moor Lane, received today');

  it.each([
    'the service is terrible',
    'the service was rubbish',
    'the team is so slow',
    'the service is a joke',
    'service was appalling',
  ])('names no service where it judges: %s', async (said) => {
    expect(await draft()).toContain('With: Streets');
    const answered = await room.hear('khan', said);
    expect(answered).not.toContain('has no service called');
    expect(answered).toContain('With: Streets');
    expect(await room.hear('khan', 'cancel')).toContain('Cancelled');
  });

  it.each([
    ['the service is housing', 'The directory has no service called "housing"'],
    ['service is Place', 'With: Place'],
    ['the team should be Legal', 'With: Legal'],
    ['service should be waste', 'The directory has no service called "waste"'],
  ])('is one where it names one: %s', async (said, shown) => {
    await draft();
    expect(await room.hear('khan', said)).toContain(shown);
    await room.say('khan', 'cancel');
  });
});

describe('words that were marked off, and which enquiry is asked', () => {
  it.each([
    ['priya', 'update: grit is on its way', 'Give an update on'],
    ['priya', 'resolve: all done', 'Resolve'],
    ['khan', 'withdraw: sorted by a neighbour', 'Withdraw'],
    ['khan', 'add: the kerb is loose too', 'Add information to'],
  ])('are read back with the one that is pressed: %s says "%s"', async (who, said, title) => {
    const words = said.replace(/^\w+: /, '');
    const asked = await room.say(who, said);
    expect(asked.text).toContain('Which one do you mean?');
    const [typed = ''] = typedForms(asked).filter((each) => each.includes(words));
    const pressed = await room.hear(who, typed);
    expect(pressed).toContain(title);
    expect(pressed).toContain(`Words: ${words}`);
    expect(readBackIn(pressed)).not.toBe('none');
    await room.say(who, 'cancel');
  });

  it('are written down at once where officers alone read them', async () => {
    const asked = await room.say('priya', 'note: the depot is shut');
    const [typed = ''] = typedForms(asked).filter((each) => each.includes('the depot is shut'));
    expect(await room.hear('priya', typed)).toContain('Internal note.');
  });
});
