import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchIn } from '../../support/there.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

/** Logs an enquiry for somebody and gives its reference. */
async function logFor(councillor: string, subject: string): Promise<string> {
  const values = {
    subject,
    councillor,
    received: '2027-03-02',
    service: 'Streets',
    officer: 'priya.shah@derby.example',
  };
  const { text } = await room.say('sam', `log an enquiry, form ${subject.replace(/\W/g, '')}`, { values });
  return /CW-\d{4}-\d{4}/.exec(text)?.[0] ?? text;
}

describe('who is believed', () => {
  it('gives a guest nothing, whatever address comes with the account', async () => {
    const guest = { isOutsider: true, verifiedEmail: 'amina.khan@derby.example' };
    expect((await room.say('guest', 'my casework', { sender: guest })).text).toContain(
      'belongs to another organisation',
    );
  });

  it('gives somebody without a vouched address nothing, whatever they say they are', async () => {
    await room.say('stranger', 'I am a councillor');
    const { text } = await room.say('stranger', 'my casework');
    expect(text).toContain('without an e-mail address that can be checked');
    expect(text).not.toContain('CW-');
  });

  it('tells one of the council’s own the truth while the platform cannot say who they are, and shows no casework', async () => {
    await room.say('khan', 'my casework');
    const silent = { isOutsider: true, isUnknown: true };
    for (const words of ['my casework', 'who am I']) {
      const { text } = await room.say('khan', words, { sender: silent });
      expect(text).toContain('could not tell me just now who you are');
      expect(text).toContain('Please try again in a few minutes.');
      expect(text).not.toMatch(/another organisation|CW-/);
    }
  });

  it('takes a tie back when the account turns out to be a guest’s', async () => {
    expect((await room.say('lowe', 'my casework')).text).toContain('CW-');
    expect((await room.say('lowe', 'my casework', { sender: { isOutsider: true } })).text).not.toContain('CW-');
    const noAddress = { accountId: 'teams-lowe', tenant: 'derby', isOutsider: false };
    expect((await room.say('nobody', 'my casework', { sender: noAddress })).text).not.toContain('CW-');
  });

  it('says who one is and why', async () => {
    const { text } = await room.say('tom', 'who am I');
    expect(text).toContain('You are Tom Reid, an officer in Streets of Derby City Council.');
    expect(text).toContain('Microsoft Teams vouches for the e-mail address tom.reid@derby.example');
  });

  it.each([
    'Who does the bot believe me to be?',
    'which account am I using, and what does it let me look at',
    'am I logged in as a councillor or an officer on here',
    'does this app know who I am',
    'What am I permitted to see in here?',
  ])('says so in whatever words it is asked: %s', async (said) => {
    expect((await room.say('tom', said)).text).toContain('You are Tom Reid');
  });

  it.each(['who am I covering for', 'who am I meant to get back to today', 'what am I allowed to see as a councillor'])(
    'tells nobody who they are that asks something else: %s',
    async (said) => {
      expect((await room.say('tom', said)).text).not.toContain('You are Tom Reid');
    },
  );
});

describe('where others read along', () => {
  it.each([
    'my casework',
    'show CW-2027-0001',
    'statistics',
    'export casework',
    'log an enquiry',
    'my reminders',
    'who am I',
    'CW-2027-9999',
  ])('answers "%s" for the eyes of the asker alone', async (said) => {
    expect((await room.say('priya', said, { where: 'channel' })).audience).toBe('asker');
    expect((await room.say('priya', said, { where: 'personal' })).audience).toBeUndefined();
  });

  it('leaves answers about documents to everybody', async () => {
    expect((await room.say('priya', 'para 26', { where: 'channel' })).audience).toBeUndefined();
  });
});

describe('what is done once', () => {
  it('does not log the same form twice, nor the same confirmation', async () => {
    const first = await logFor('amina.khan@derby.example', 'Once only');
    const again = await room.say('sam', 'log an enquiry, form Onceonly', {
      values: {
        subject: 'Once only',
        councillor: 'amina.khan@derby.example',
        received: '2027-03-02',
        service: 'Streets',
      },
    });
    expect(again.text).toContain('This was logged already');
    expect(again.text).toContain(first);
    const { text } = await room.say('priya', 'log an enquiry: leaves, for Khan, received yesterday, with me');
    const confirm = matchIn(text, /confirm \w+/);
    const one = /CW-\d{4}-\d{4}/.exec((await room.say('priya', confirm)).text)?.[0];
    const two = (await room.say('priya', confirm)).text;
    expect(one).toBeDefined();
    expect(two).toContain('This was logged already');
    expect(two).toContain(one);
  });

  it('lets nobody confirm what was read back to somebody else', async () => {
    const { text } = await room.say('priya', 'log an enquiry: gulls, for Khan, received yesterday, with me');
    const confirm = matchIn(text, /confirm \w+/);
    expect((await room.say('tom', confirm)).text).toContain('Nothing was done now');
  });

  it('says the same again when the platform sends the same turn again', async () => {
    const ref = await logFor('amina.khan@derby.example', 'Sent twice');
    const first = await room.say('priya', `acknowledge ${ref}`, { id: 'same' });
    const again = await room.say('priya', `acknowledge ${ref}`, { id: 'same' });
    expect(first.text).toContain('Acknowledged. Priya Shah has it.');
    expect(again.text).toContain('That was done already.');
  });

  it('does nothing by a form that was shown before somebody else changed the enquiry', async () => {
    const ref = await logFor('amina.khan@derby.example', 'Stale form');
    await room.say('priya', `acknowledge ${ref}`);
    const { text } = await room.say('priya', `resolve ${ref}`);
    const typed = matchIn(text, /resolve CW-\S+ v\d+/);
    await room.say('tom', `update ${ref}: the lamp is ordered`);
    const stale = await room.say('priya', typed, { values: { text: 'mended' } });
    expect(stale.text).toContain('That is out of date, so nothing was done.');
    expect(stale.text).toContain('the lamp is ordered');
    expect((await room.say('priya', `show ${ref}`)).text).not.toContain('mended');
  });

  it('takes a pressed button’s card away and leaves a typed sentence’s be', async () => {
    const ref = await logFor('amina.khan@derby.example', 'Pressed');
    expect((await room.say('priya', `acknowledge ${ref}`, { values: {} })).replaces).toBe(true);
    expect((await room.say('priya', `note ${ref}: x`)).replaces).toBeUndefined();
  });
});

describe('what is unclear', () => {
  it('reads "no such enquiry" and "not yours" the same', async () => {
    const ref = await logFor('amina.khan@derby.example', 'Hers alone');
    const notYours = (await room.say('lowe', `why ${ref}`)).text.split('\n')[0];
    const none = (await room.say('lowe', 'why CW-2027-8888')).text.split('\n')[0];
    expect(notYours?.replace(ref, 'X')).toBe(
      none?.replace('CW-2027-8888', 'X').replace(' Type "my casework" to see yours.', ''),
    );
  });

  it('offers for a bare number and for words what the speaker can see, and nothing else', async () => {
    const ref = await logFor('amina.khan@derby.example', 'Owl in the belfry');
    expect((await room.say('khan', 'withdraw owl')).text).toContain(`withdraw ${ref}`);
    expect((await room.say('lowe', 'withdraw owl')).text).not.toContain(ref);
    expect((await room.say('khan', `show CW-${Number(ref.slice(-4))}`)).text).toContain('Owl in the belfry');
    expect((await room.say('lowe', `show CW-${Number(ref.slice(-4))}`)).text).not.toContain('Owl');
  });

  it('says what is wrong with a name, a date and a service, and writes nothing', async () => {
    const before = (await room.say('sam', 'my casework')).text;
    const { text } = await room.say('sam', 'log an enquiry: x, for Cllr Nobody, received the other day, service Magic');
    expect(text).toContain('The directory has no councillor called "Cllr Nobody".');
    expect(text).toContain('"the other day" is not a date I understand.');
    expect(text).toContain(
      'The directory has no service called "Magic". It has Legal, Member Support, Place and Streets.',
    );
    expect(
      (await room.say('sam', 'log an enquiry: x, for Cllr Khan, received tomorrow, service Streets')).text,
    ).toContain('still to come');
    expect((await room.say('sam', 'my casework')).text).toContain(before);
  });

  it('offers nobody’s casework where somebody only talks about away or left', async () => {
    for (const said of ['The clerk has left', 'the chairman is away on business', 'resolve a dispute']) {
      const { text } = await room.say('khan', said);
      expect(text, said).toMatch(/cannot be opened|did not understand that about casework, so nothing was changed/);
      expect(text, said).not.toMatch(/everything (?:with|for)|\bAway\b/);
    }
  });
});

describe('an absence that is over early', () => {
  /** Records an absence and confirms it. */
  async function away(who: string, days: string): Promise<void> {
    await room.say(who, `I am away ${days}`);
    expect((await room.say(who, 'yes')).text).toContain('Recorded.');
  }
  const absences = async (name: string) => {
    const { people, absences } = await room.storage.read((reads) => reads.people.directory('derby'));
    const person = people.find((each) => each.name === name);
    return absences.filter(({ personId }) => personId === person?.id);
  };

  it('ends with "I am back", once, and says so to somebody who is not away', async () => {
    await away('tom', '1 to 10 March 2027');
    expect(await absences('Tom Reid')).toHaveLength(1);
    const back = await room.say('tom', 'I am back', { id: 'back-once' });
    expect(back.text).toBe(
      'You are no longer recorded as away from 1 March 2027 to 10 March 2027. Your reminders come to you again.',
    );
    expect(await absences('Tom Reid')).toEqual([]);
    expect((await room.say('tom', 'I am back', { id: 'back-once' })).text).toContain('no longer recorded as away');
    expect((await room.say('tom', 'I am back')).text).toBe('You are not recorded as away.');
  });

  it('asks which one is meant, and cancels that one only and nobody else’s', async () => {
    await away('tom', '5 to 6 April 2027');
    await away('tom', '3 to 4 May 2027');
    await away('priya', '3 to 4 May 2027');
    expect((await room.say('tom', 'cancel my absence')).text).toContain('Which absence do you want to cancel?');
    expect((await room.say('tom', 'cancel my absence on 3 May 2027')).text).toContain('no longer recorded as away');
    expect((await absences('Tom Reid')).map(({ from }) => from)).toEqual(['2027-04-05']);
    expect(await absences('Priya Shah')).toHaveLength(1);
    await room.say('tom', 'cancel my absence');
    await room.say('priya', 'cancel my absence');
    expect([...(await absences('Tom Reid')), ...(await absences('Priya Shah'))]).toEqual([]);
    expect((await room.say('tom', 'cancel my absence')).text).toBe('There is no absence of yours to cancel.');
  });
});

describe('what leaves', () => {
  it('exports what the speaker may see, without internal notes, and no formula', async () => {
    const ref = await logFor('amina.khan@derby.example', '=HYPERLINK("x")');
    await room.say('priya', `note ${ref}: secret words`);
    await room.say('khan', 'export casework');
    const [table, diary] = room.files.slice(-2);
    expect(table?.text).toContain(ref);
    expect(table?.text).toContain(`'=HYPERLINK`);
    expect(table?.text).not.toContain('secret words');
    expect(table?.text).not.toContain('Cllr David Lowe');
    expect(diary?.text).toContain(`Acknowledge ${ref}`);
  });

  it('keeps nothing of what was said in the log', () => {
    expect(room.lines.join('\n')).not.toMatch(/khan|belfry|secret/i);
    expect(room.errors).toEqual([]);
  });
});
