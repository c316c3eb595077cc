import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOnlyThanks } from '../../../src/understanding/index.ts';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const say = (said: string) => room.hear('priya', said);
const pause = async () => say(`confirm ${readBackIn(await say('pause CW-2027-0002: gas works, until Wednesday'))}`);

describe('what puts right something that was just done', () => {
  it.each(['actually Thursday', 'no, Thursday', 'sorry, make that Thursday', 'Thursday I mean'])(
    '"%s" changes nothing, and offers to take it back and to do it with the other day',
    async (said) => {
      await pause();
      const asked = await say(said);
      expect(asked).toContain('What was done last stands, and nothing was changed now');
      expect(asked).toContain('undo CW-2027-0002');
      expect(asked).toContain('pause CW-2027-0002: gas works, until Thursday');
      await say('undo CW-2027-0002');
      const again = await say('pause CW-2027-0002: gas works, until Thursday');
      expect(await say(`confirm ${readBackIn(again)}`)).toContain('looked at again on Thursday 4 March 2027');
    },
  );

  it('is heard where the enquiry was named by its number alone, and of a word with what stands behind it', async () => {
    await say(`confirm ${readBackIn(await say('pause 2: gas works until Wednesday'))}`);
    expect(await say('oh wait, Friday actually')).toContain('pause CW-2027-0002: gas works, until Friday');
    await say('undo CW-2027-0002');
    await say('update CW-2027-0002: two lorries of tarmac came');
    const asked = await say('make that three lorries, not two');
    expect(asked).toContain('update CW-2027-0002: three lorries of tarmac came');
  });

  it('a number in an update is swapped in its words, and in no enquiry', async () => {
    await say('update CW-2027-0002: three crews and 4 lorries sent');
    const asked = await say('I meant 5, not 4');
    expect(asked).toContain('undo CW-2027-0002');
    expect(asked).toContain('update CW-2027-0002: three crews and 5 lorries sent');
  });

  it('"please do not send that yet" offers to take it back', async () => {
    await say('update CW-2027-0002: crew sent');
    for (const said of ["Please don't send that yet", 'please hold off sending that']) {
      const asked = await say(said);
      expect(asked).toContain('nothing was changed now');
      expect(asked).toContain('undo CW-2027-0002');
    }
  });

  it('is heard again of what was offered in its place', async () => {
    await pause();
    await say('no, I mean Thursday');
    expect(await say('make it Friday')).toContain('pause CW-2027-0002: gas works, until Friday');
  });

  it('is still heard after a look at what was done', async () => {
    await pause();
    expect(await say('what did I just do?')).toContain('Your last change');
    expect(await say('Friday I mean')).toContain('pause CW-2027-0002: gas works, until Friday');
  });
});

describe('what was done last', () => {
  it.each(['what did I just do', 'what was the last thing I did?', 'remind me what I did there', 'my last change'])(
    '"%s" tells it, with its undo, and does nothing',
    async (said) => {
      await say('note CW-2027-0002: rang the depot');
      const told = await say(said);
      expect(told).toContain('Your last change');
      expect(told).toContain('rang the depot');
      expect(told).toContain('undo CW-2027-0002');
    },
  );

  it('is nothing where nothing was done, and a closure day where that was', async () => {
    expect(await say('what did I just do')).toContain('I know of no change of yours');
    const asked = await room.hear('sam', 'closure day 24 December 2027: works');
    await room.hear('sam', `confirm ${readBackIn(asked)}`);
    expect(await room.hear('sam', 'what did I just do')).toContain('Your last change was to the closure days.');
  });

  it.each(['did that go out?', 'has it been sent', 'did Cllr Khan get that?'])(
    '"%s" says who was told, of what has arrived and nothing else',
    async (said) => {
      await say('update CW-2027-0002: crew sent');
      const told = await say(said);
      expect(told).toContain('CW-2027-0002');
      expect(told).toMatch(/No message about it has arrived with anybody yet|was told of it/);
    },
  );
});

describe('when the speaker is there, said behind an order', () => {
  it.each(['Resolve CW-2027-0002, I’m back Wednesday', 'resolve 2, back on Monday', 'close 2, on leave from tomorrow'])(
    '"%s" is no result, and nothing is done',
    async (said) => {
      const asked = await say(said);
      expect(asked).toContain('I take these one at a time, so nothing was changed yet');
      expect(await say('show CW-2027-0002')).not.toMatch(/Now: Resolved/);
    },
  );

  it('an absence whose first day was said begins on that day, whatever day is said to end it', async () => {
    await say('I am away from Wednesday');
    expect(await say('until Friday')).toMatch(/From: Wednesday 3 March 2027[\s\S]*To: Friday 5 March 2027/);
  });
});

describe('thanks in more words', () => {
  it.each([
    'much obliged, that was a great help to me today',
    'you’ve been really helpful this morning, many thanks',
    'that was ever so kind of you, I am grateful',
    'appreciate it, you’ve been a real help today',
  ])('"%s" is thanked for, and asked about as nothing else', async (said) => {
    expect(isOnlyThanks(said)).toBe(true);
    expect(await say(said)).not.toMatch(/Did you mean|did you mean/);
  });

  it('do not hide an order', async () => {
    expect(await say('much obliged if you would close 2')).toContain('CW-2027-0002');
  });
});
