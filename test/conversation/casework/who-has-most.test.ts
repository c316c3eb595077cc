import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom, readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const helen = (said: string) => room.hear('helen', said);

describe('who has how many', () => {
  it.each(["who's got the most on", 'who has most open?', 'which of us has the most overdue', 'open cases by officer'])(
    '"%s" lists officers with their numbers, the most first',
    async (said) => {
      const told = await helen(said);
      expect(told).toMatch(/Officer \| Open \| Of these overdue\s+Priya Shah \| 2 \| \d/);
      expect(told).toContain('Whoever has nothing open is not listed.');
    },
  );

  it('puts the fewest first where they are asked for', async () => {
    const told = await helen('who has fewest');
    expect(told.indexOf('Tom Reid |')).toBeLessThan(told.indexOf('Priya Shah |'));
  });

  it('counts for a councillor only what that councillor may see', async () => {
    expect(await room.hear('khan', 'who has the most open')).toContain('Priya Shah | 1 |');
  });

  it('is no answer to which were acknowledged late, which is counted', async () => {
    const told = await helen('which ones got acknowledged late');
    expect(told).not.toContain('nothing overdue');
    expect(told).toContain('acknowledged in time');
  });
});

describe('all that somebody has, for somebody else', () => {
  it.each(["hand all of Priya's to Tom", 'give everything Priya has to Tom', "please move Priya's cases over to Tom"])(
    '"%s" is read back with every number, and one yes moves all',
    async (said) => {
      expect(await helen(said)).toMatch(/for CW-2027-000\d and CW-2027-000\d, and all of them are done, or none/);
      const asked = await helen('workload is too high');
      expect(asked).toContain('Reassign 2 enquiries?');
      expect(asked).toContain('CW-2027-0002');
      expect(asked).toContain('CW-2027-0004');
      await helen(`confirm ${readBackIn(asked)}`);
      expect(await helen('everything with Tom Reid')).toMatch(
        /CW-2027-0002[\s\S]*CW-2027-0004|CW-2027-0004[\s\S]*CW-2027-0002/,
      );
    },
  );

  it('is nothing that a councillor can do, and none of a closed one', async () => {
    expect(await room.hear('khan', "hand all of Priya's to Tom")).not.toContain('Reason');
    await helen("hand all of Priya's to Tom");
    expect(await helen('workload is too high')).not.toContain('CW-2027-0001');
  });
});

describe('a thing and a question mark', () => {
  it('is the enquiry with that in its subject, closed or not', async () => {
    expect(await helen('bins?')).toContain('CW-2027-0001: Overflowing bins by the library');
    expect(await room.hear('lowe', 'and the bins?')).toContain('CW-2027-0001');
    expect(await room.hear('khan', 'bins?')).not.toContain('CW-2027-0001');
  });
});

describe('what was not done after all', () => {
  it.each(["he says they weren't done... can you open it up again", 'resident says it wasnt fixed, reopen please'])(
    '"%s" asks for another look, read back first',
    async (said) => {
      await room.hear('lowe', 'show CW-2027-0001');
      expect(await room.hear('lowe', said)).toContain('another look at CW-2027-0001?');
    },
  );
});

describe('an agreement that somebody says to have given', () => {
  it('is read back where an extension waits, and told that nothing waits where none does', async () => {
    expect(await room.hear('khan', 'I already said yes to the 18th')).toContain(
      'no open enquiry that this can be done',
    );
    const asked = await room.hear('priya', 'extend CW-2027-0002 until 18 March: tarmac late');
    await room.hear('priya', `confirm ${readBackIn(asked)}`);
    const read = await room.hear('khan', 'I already said yes to the 18th');
    expect(read).toContain('CW-2027-0002');
    expect(readBackIn(read)).not.toBe('none');
  });
});

describe('a day on which the council is closed', () => {
  const sam = (said: string) => room.hear('sam', said);

  it.each(['close the offices on Thursday 18 March', 'close Thursday 18 March'])(
    '"%s" is a closure day, read back',
    async (said) => {
      expect(await sam(said)).toContain('Closure day: Thursday 18 March 2027');
    },
  );

  it('goes on until the day that is said next, or is another day of its week', async () => {
    await sam('close the offices on Tuesday 16 March');
    expect(await sam('until Thursday 18 March')).toContain('Closure days: 3 days');
    await sam('close the offices on Thursday 18 March');
    expect(await sam('no, Wednesday')).toContain('Closure day: Wednesday 17 March 2027');
  });

  it('ends no announcement, whose words have the day that is said behind them', async () => {
    await sam('tell all councillors the phones are down');
    const asked = await sam('until Thursday');
    expect(asked).toContain('the phones are down until Thursday');
    expect(readBackIn(asked)).not.toBe('none');
  });
});
