import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchIn } from '../../support/there.ts';
import { logFor, openRoomWithKerb } from './log-for.ts';
import { readBackIn } from './room.ts';

let room: Awaited<ReturnType<typeof openRoomWithKerb>>['room'];
let reference = '';
beforeAll(async () => {
  ({ room, reference } = await openRoomWithKerb());
});
afterAll(() => room.close());

describe('who is kept with an enquiry', () => {
  it.each([
    ['rang jean harper, she will wait', /jean|harper/i],
    ['rang harper, she will wait', /harper/i],
    ['rang Jean on 640123, she will wait', /Jean|640123/],
    ['Mrs Harper of 12 elm road says she will wait', /harper|12/i],
  ])('is in no words that others read, however they are named: %s', async (said, name) => {
    const values = { 'resident-name': 'Jean Harper', 'resident-address': '12 Elm Road' };
    const kept = { ...values, 'resident-telephone': '01332 640123', subject: `Drain ${said.length}` };
    const gone = await logFor(room, kept);
    await room.say('priya', `acknowledge ${gone}, Priya Shah has it`);
    const asked = await room.say('priya', `update ${gone}: ${said}`);
    expect(matchIn(asked.text, /Words: .*/)).toContain('she will wait');
    expect(matchIn(asked.text, /Words: .*/)).not.toMatch(name);
    expect(asked.text).toContain('Nothing is written down yet.');
    expect(asked.text).toMatch(/I left out who the resident is.*kept with the enquiry already/);
    // Whoever is not told who it is learns nothing by guessing at it.
    const guessed = await room.say('sam', `update ${gone}: ${said.replace(/^Mrs/, 'rang')}`);
    expect(guessed.text).not.toContain('kept with the enquiry already');
  });
});

describe('who a resident is, told as a reason or to everybody', () => {
  it.each(['reassign § to Tom Reid: Mrs Platt of 4 Dale Road shouts', 'pause §: waiting for Mrs Platt, 01332 496012'])(
    'is read back first, and left out of what the councillor reads: %s',
    async (said) => {
      const own = await logFor(room, { subject: `Gully ${said.length}` });
      await room.say('priya', `acknowledge ${own}, Priya Shah has it`);
      const asked = await room.say('priya', said.replace('§', own));
      expect(asked.text).toContain('Nothing is written down yet.');
      expect(asked.text).toContain('I left out');
      await room.say('priya', `confirm ${readBackIn(asked.text)}`);
      expect(await room.hear('khan', `show ${own}`)).not.toMatch(/Platt|496012/);
    },
  );

  it('is said before an announcement is sent, and nothing of the kind where nobody is named', async () => {
    const warns = 'These words may tell who a resident is';
    expect(
      await room.hear('sam', 'announce to all councillors: Mrs Doreen Hartley of 14 Vicarage Close is complaining'),
    ).toContain(warns);
    expect(await room.hear('sam', 'announce to all councillors: the lift is out of use on Friday')).not.toContain(
      warns,
    );
  });
});

describe('who a resident is, told among words for the history', () => {
  it.each([
    ['khan', 'add to §: resident is Mr T Brown, 07700 900456', 'Mr T Brown'],
    ['priya', 'add to §: resident is Mr T Brown, 07700 900457', 'Mr T Brown'],
    ['khan', 'add to §: the tenant is called jane holt', 'jane holt'],
    ['khan', 'add to §: her number is 07700 900458', '07700 900458'],
  ])('is kept apart, and in no history: %s: %s', async (who, said, told) => {
    const asked = await room.say(who, said.replace('§', reference));
    expect(asked.text).toContain('This cannot be taken back');
    expect(asked.text).toMatch(/Resident(?:’s telephone number)?: /);
    await room.say(who, `confirm ${readBackIn(asked.text)}`);
    const shown = await room.hear(who, `show ${reference}`);
    expect(shown).toContain(told);
    expect(shown).not.toContain('Information from');
  });

  it.each([
    ['mrs patel rang again, 07700 900459, the hole is deeper', 'somebody rang again, the hole is deeper', 'patel'],
    ['Mrs O’Neill says it floods', 'somebody says it floods', 'Neill'],
  ])('is left out of words that say more, and offered to be kept: %s', async (said, kept, name) => {
    const asked = await room.say('khan', `add to ${reference}: ${said}`);
    expect(asked.text.toLowerCase()).toContain(`words: ${kept}`);
    expect(asked.text).toContain('I left out who “');
    expect(asked.text).toContain(`put right the resident`);
    await room.say('khan', `confirm ${readBackIn(asked.text)}`);
    const shown = await room.hear('khan', `show ${reference}`);
    expect(shown.toLowerCase()).toContain(kept);
    expect(shown).not.toContain(name);
  });

  it.each(['update', 'resolve'])('is left out of what a councillor is told, which is read back: %s', async (verb) => {
    const asked = await room.say(
      'priya',
      `${verb} ${reference}: we rang mrs patel on 07700 900459, the hole is filled`,
    );
    expect(asked.text).toContain('Nothing is written down yet.');
    expect(asked.text).toContain('I left out who “mrs patel” is');
    expect(asked.text).toMatch(/the hole is filled/);
    expect(await room.hear('priya', `show ${reference}`)).not.toContain('hole is filled');
  });

  it('is not said to be left out where only a number was, and a name may stand there still', async () => {
    const asked = await room.say('priya', `update ${reference}: we rang the flat on 07700 900459, it floods`);
    expect(asked.text).toContain('I left out how the resident can be reached');
    expect(asked.text).toContain('Look whether a name is still there.');
    expect(asked.text).not.toContain('I left out who the resident is');
  });

  it.each([
    ['rang mrs patel and mr jones on 07700 900459 or 07700 900460, it floods', /patel|jones|9004/i],
    ['Mrs Patel 07700 900459, Mr Jones 07700 900460, it floods at both', /patel|jones|9004/i],
    ['pat doyle says it floods', /pat\b|doyle/i],
    ['spoke to sean murphy smurphy@mail.example, it floods', /sean|murphy|mail/i],
    ['met agnes baker bakera@mail.example, it floods', /agnes|baker|mail/i],
  ])('leaves nobody of several in, nor a name in small letters: %s', async (said, names) => {
    const asked = await room.say('priya', `update ${reference}: ${said}`);
    const words = matchIn(asked.text, /Words: .*/);
    expect(words).toMatch(/^Words: [^,;].*floods|^Words: it floods/);
    expect(words).not.toMatch(names);
    await room.say('priya', 'no');
  });

  it.each([
    ['her dob is 3/4/1961 and she cannot wait', 'date of birth', /1961|dob/],
    ['born on 3 April 1961, she cannot wait', 'date of birth', /1961|born/],
    ['her NI number is QQ 12 34 56 C, she cannot wait', 'National Insurance number', /QQ|NI/],
    ['AB123456C, she cannot wait', 'National Insurance number', /AB123/],
  ])('keeps nowhere what nobody needs: %s', async (said, label, value) => {
    const asked = await room.say('priya', `update ${reference}: ${said}`);
    expect(matchIn(asked.text, /Words: .*/)).toMatch(/she cannot wait/);
    expect(asked.text).not.toMatch(value);
    expect(asked.text).toContain(`I left out and keep nowhere: ${label}.`);
    await room.say('priya', 'no');
  });

  it('leaves places that are called after somebody as they are', async () => {
    for (const said of ['Victoria Park floods', 'alan road floods', 'the dawn chorus', 'St George Wharf floods']) {
      const told = await room.say('khan', `add to ${reference}: ${said}`);
      expect(told.text).toContain(said);
      expect(told.text).not.toContain('I left out');
    }
  });

  it('names somebody of the council as they are, and what the resident is like', async () => {
    for (const said of ['Mr Reid said he would look', 'the resident is elderly and upset']) {
      const told = await room.say('khan', `add to ${reference}: ${said}`);
      expect(told.text).toContain(said);
      expect(told.text).not.toContain('I left out');
    }
  });

  it('is taken out of the subject of a form, and the form read back', async () => {
    const values = {
      subject: 'mrs begum has rats, 07700 900460',
      councillor: 'amina.khan@derby.example',
      received: '2027-03-02',
      service: 'Streets',
    };
    const asked = await room.say('sam', 'log an enquiry, form rats', { values });
    expect(asked.text).toContain('Subject: The resident has rats');
    expect(asked.text).toContain('Resident: mrs begum');
    expect(asked.text).toContain('kept apart');
  });

  it('is said to be left out of nothing where nothing is read back', async () => {
    const { text } = await room.say('khan', 'add to CW-2027-0999: mrs patel rang again, 07700 900459, it is deeper');
    expect(text).toContain('There is no enquiry CW-2027-0999 that you can see.');
    expect(text).not.toMatch(/left out|Keep who the resident is|patel/);
  });

  it('and of what was refused it is not said that it stands or can be taken back, nor who the resident is', async () => {
    const gone = await logFor(room, { subject: 'Verge' });
    await room.say('sam', `withdraw ${gone}: twice here`);
    for (const enquiry of ['CW-2027-0999', gone]) {
      await room.say('khan', `add to ${enquiry}: mrs patel rang again, 07700 900459, it is deeper`);
      const refused = await room.say('khan', `${enquiry} is not fixed`);
      expect(refused.text).not.toContain('Not fixed:');
      expect((await room.say('khan', `sorry, ${reference}`)).text).not.toMatch(/stands|take it back/);
    }
    const { text } = await room.say('khan', `add to ${gone}: mrs patel rang again, 07700 900459, it is deeper`);
    const other = await room.say('khan', `sorry, ${reference}`);
    expect([text, other.text, JSON.stringify(other)].join()).not.toMatch(/patel|900459/);
  });
});

describe('whoever else is named in what a councillor reads', () => {
  const values = { 'resident-name': 'Mrs Pettigrew', 'resident-address': '12 Elm Road' };
  let own = '';
  beforeAll(async () => {
    own = await logFor(room, { ...values, subject: 'Mattress on the verge' });
    await room.say('priya', `acknowledge ${own}, Priya Shah has it`);
  });

  it.each([
    ['Miss Dunn from flat 4 was responsible and has been fined', 'Somebody was responsible and has been fined'],
    ['landlord Mr Singh of 22 London Road refuses access', 'landlord refuses access'],
    ['our contractor Mr Jones of Jones Roofing comes on Friday', 'our contractor of Jones Roofing comes on Friday'],
    ['neighbour Alan Frost has cut it, and Mrs Pettigrew knows', 'neighbour has cut it, and the resident knows'],
    ['mrs pettigrew was shown the drawings by Mr and Mrs Costa', 'The resident was shown the drawings by two people'],
  ])('is not said to be the resident: %s', async (said, words) => {
    const asked = await room.say('priya', `update ${own}: ${said}`);
    expect(matchIn(asked.text, /Words: .*/)).toBe(`Words: ${words}`);
    await room.say('priya', 'no');
  });

  it('is named where that is pressed, and not by a yes', async () => {
    const said = 'the roof is done by Mr Jones of Jones Roofing';
    const asked = await room.say('priya', `update ${own}: ${said}`);
    const typed = matchIn(asked.text, /Do it with the name in: type "(confirm \w+)"/).replace(
      /^.*"(confirm \w+)"$/,
      '$1',
    );
    await room.say('priya', typed);
    expect(await room.hear('priya', `show ${own}`)).toContain(said);
    await room.say('priya', `update ${own}: and again by Mr Jones of Jones Roofing`);
    await room.say('priya', 'yes');
    expect(await room.hear('priya', `show ${own}`)).toContain('and again by somebody of Jones Roofing');
  });

  it('leaves how the council itself is reached', async () => {
    for (const said of ['ring me on 01332 641234 or tom.reid@derby.example', 'ask at the Council House, 01332 640000'])
      expect(matchIn((await room.say('priya', `update ${own}: ${said}`)).text, /.*0133.*/)).toContain(said);
    await room.say('priya', 'no');
  });

  it('is kept with the enquiry by a button where it is the resident’s new address or number, and the name stays', async () => {
    const asked = await room.say('khan', `add to ${own}: mrs pettigrew moved to her sisters, 4 mill lane 01332 555013`);
    expect(matchIn(asked.text, /Words: .*/i)).toBe('Words: The resident moved to her sisters');
    const typed = matchIn(asked.text, /put right the resident of [^"]+/);
    expect(typed).toMatch(/Mrs Pettigrew, 4 mill lane, 01332 555013/);
    await room.say('khan', 'no');
    await room.say('khan', typed);
    await room.say('khan', 'yes');
    expect(await room.hear('khan', `show ${own}`)).toMatch(/4 mill lane[\s\S]*01332 555013/);
  });

  it('is kept where nothing else is said while that enquiry is on the screen', async () => {
    await room.say('khan', `show ${own}`);
    const asked = await room.say('khan', 'her number is 07700 900123');
    expect(asked.text).toContain('Resident’s telephone number: 07700 900123');
    await room.say('khan', 'yes');
    expect(await room.hear('khan', `show ${own}`)).toMatch(/Mrs Pettigrew[\s\S]*07700 900123/);
  });
});
