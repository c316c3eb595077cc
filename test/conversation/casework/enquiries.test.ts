import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/messaging/index.ts';
import { there, typedByForm } from '../../support/there.ts';
import { logFor as logged } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const typedIn = (reply: Reply) =>
  reply.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ typed }) => typed) : []));

const logFor = (given: Readonly<Record<string, string>>, who?: string) => logged(room, given, who);

describe('undo', () => {
  it('is offered with what was done, takes it back once, and only to the one who did it', async () => {
    const ref = await logFor({ subject: 'Undone' });
    const done = await room.say('priya', `resolve ${ref}: wrong one`);
    expect(typedIn(done)).toContain(`undo ${ref}`);
    expect(typedIn(await room.say('tom', `show ${ref}`))).not.toContain(`undo ${ref}`);
    expect((await room.say('tom', `undo ${ref}`)).text).toContain('Somebody else changed');
    expect((await room.say('priya', `undo ${ref}`)).text).toContain('Taken back within five minutes.');
    expect((await room.say('priya', `undo ${ref}`)).text).toContain('can be taken back');
    expect((await room.say('khan', `show ${ref}`)).text).not.toMatch(/wrong one|Taken back/);
    const { text } = await room.say('priya', `show ${ref}`);
    expect(text).toContain('Resolved. Its words were taken back.');
    expect(text).not.toContain('wrong one');
  });

  it('brings back what was reassigned out of sight', async () => {
    const ref = await logFor({ subject: 'Out of sight' });
    await room.say('priya', `reassign ${ref} to Legal: theirs`);
    expect((await room.say('priya', `show ${ref}`)).text).toContain('There is no enquiry');
    expect((await room.say('priya', `undo ${ref}`)).text).toContain('Taken back');
    expect((await room.say('priya', `show ${ref}`)).text).toContain('Out of sight');
  });
});

describe('who a resident is', () => {
  it('is shown on the card to those who handle it, and in no list, export, history or duplicate offer', async () => {
    const ref = await logFor({
      subject: 'Damp flat',
      ward: 'Riverside',
      'resident-name': 'Mrs Ada Byron',
      'resident-telephone': '01332 640000',
    });
    for (const who of ['khan', 'priya', 'tom', 'helen'])
      expect((await room.say(who, `show ${ref}`)).text, who).toContain('Resident: Mrs Ada Byron');
    for (const who of ['sam', 'lowe', 'grace'])
      expect((await room.say(who, `show ${ref}`)).text, who).not.toContain('Byron');
    const said = await Promise.all(
      ['my casework', 'team casework', 'overdue', 'export casework', `whole history ${ref}`].map((text) =>
        room.say('priya', text),
      ),
    );
    expect(JSON.stringify(said)).not.toContain('Byron');
    expect(room.files.map(({ text }) => text).join('\n')).not.toMatch(/Byron|01332/);
    await room.say('sam', `show ${await logFor({ subject: 'Damp flat again', ward: 'Riverside' })}`);
    const rows = await room.storage.outbox.list({ limit: 1000 });
    expect(JSON.stringify(rows)).not.toMatch(/Byron|01332/);
    expect(room.lines.join('\n')).not.toContain('Byron');
  });
});

describe('a councillor', () => {
  it('is read back that the days are counted from today, and the date they said is kept as when it was written', async () => {
    const back = await room.say('khan', 'log an enquiry: pothole in Oak Road, received 25 February 2027, Streets');
    expect(back.text).toContain('Written: Thursday 25 February 2027');
    expect(back.text).toContain('Received: Tuesday 2 March 2027');
    expect(back.text).toContain('The days are counted from today');
    expect(back.text).toContain('With: Streets');
    expect(back.text).toContain('Nothing is written down yet.');
  });

  it('chases once a working day, adds what they know, and the officer sees both', async () => {
    const ref = await logFor({ subject: 'Chased' });
    expect((await room.say('khan', `chase ${ref}`)).text).toContain('asks how it is going');
    expect((await room.say('khan', `chase ${ref}`)).text).toContain('once a working day');
    expect((await room.say('khan', `add to ${ref}: it is pole 14`)).text).toContain('it is pole 14');
    const seen = (await room.say('priya', `show ${ref}`)).text;
    expect(seen).toContain('Cllr Amina Khan asks how it is going.');
    expect(seen).toContain('it is pole 14');
    expect((await room.say('lowe', `chase ${ref}`)).text).toContain('There is no enquiry');
    expect((await room.say('priya', `chase ${ref}`)).text).toContain('Only the councillor whose enquiry it is');
  });

  it('says that it is not fixed, and it is open again', async () => {
    const ref = await logFor({ subject: 'Not fixed' });
    await room.say('priya', `resolve ${ref}: lamp replaced`);
    const card = await room.say('khan', `show ${ref}`);
    expect(typedIn(card)).toEqual(expect.arrayContaining([`${ref} is fixed`, `${ref} is not fixed`]));
    expect((await room.say('khan', `${ref} is not fixed`)).text).toContain('Reopened');
  });

  it('is offered nothing that they would be refused, nor is anybody else', async () => {
    const ref = await logFor({ subject: 'Offered' });
    await room.say('priya', `extend ${ref} to 2027-03-19: parts`);
    for (const who of ['khan', 'priya', 'tom', 'sam']) {
      for (const typed of typedIn(await room.say(who, `show ${ref}`)).filter((text) => !text.startsWith('undo'))) {
        const { text } = await room.say(who, typed.replace(/^withdraw (.*)$/, 'withdraw $1'));
        expect(text, `${who}: ${typed}`).not.toMatch(
          /Only (?:an officer|the councillor)|There is no enquiry|did not understand/,
        );
        await room.say(who, `undo ${ref}`);
      }
    }
  });
});

describe('an extension', () => {
  it('is proposed by the officer and agreed to by the councillor, from whatever was shown then', async () => {
    const ref = await logFor({ subject: 'Extended' });
    expect((await room.say('priya', `extend ${ref} to 2027-03-19: parts are late`)).text).toContain(
      'proposes an extension',
    );
    const seen = typedIn(await room.say('khan', `show ${ref}`)).find((typed) => typed.startsWith('I agree'));
    expect(seen).toMatch(/ v\d+$/);
    await room.say('priya', `extend ${ref} to 2027-03-24: parts are very late`);
    const back = await room.say('khan', there(seen, 'button to agree'));
    expect(back.text).toContain('Until: Wednesday 24 March 2027');
    expect(back.text).toContain('Nothing is written down yet.');
    expect((await room.say('khan', 'yes')).text).toContain('Extension agreed by Cllr Amina Khan.');
    expect((await room.say('priya', `show ${ref}`)).text).toContain('agreed by Cllr Amina Khan on 2 March 2027');
  });
});

describe('reading', () => {
  it('lists by words, ward, councillor and what has nobody yet, of what the speaker may see and no more', async () => {
    const mine = await logFor({ subject: 'Gulls on the roof', ward: 'Riverside', officer: '' });
    const theirs = await logFor({
      subject: 'Gulls on the pier',
      ward: 'Hilltop',
      councillor: 'david.lowe@derby.example',
      officer: '',
    });
    const found = await room.storage.read(({ casework }) =>
      casework.list(
        {
          council: 'derby',
          all: false,
          councillorIds: ['none'],
          sharers: [],
          officerIds: [],
          services: [],
          internalNotes: false,
        },
        { words: 'gulls' },
        { order: 'newest-first', limit: 10 },
      ),
    );
    expect(found.enquiries).toEqual([]);
    expect((await room.say('khan', 'withdraw gulls')).text).toContain(mine);
    expect((await room.say('khan', 'withdraw gulls')).text).not.toContain(theirs);
    expect((await room.say('priya', 'overdue')).text).not.toContain(theirs);
  });

  it('offers a likely duplicate to whoever may see both, and to nobody else', async () => {
    const first = await logFor({ subject: 'Fallen tree in Elm Grove', ward: 'Riverside' });
    const second = await logFor({
      subject: 'Tree fallen across Elm Grove',
      ward: 'Riverside',
      councillor: 'david.lowe@derby.example',
    });
    const offered = await room.say('priya', `show ${second}`);
    expect(typedIn(offered)).toContain(`link ${second} to ${first}`);
    expect((await room.say('lowe', `show ${second}`)).text).not.toContain(first);
    expect((await room.say('priya', `link ${second} to ${first}`)).text).toContain(`Linked to ${first}.`);
    expect((await room.say('priya', `show ${second}`)).text).toContain('About the same thing:');
    const lowe = await room.say('lowe', `show ${second}`);
    expect(lowe.text).not.toContain(first);
    expect(lowe.text).not.toContain('same thing');
    expect((await room.say('lowe', `link ${second} to ${first}`)).text).toContain(`There is no enquiry ${first}`);
  });
});

describe('putting right', () => {
  it('is a form with what is there, and changes what was changed in it', async () => {
    const ref = await logFor({ subject: 'Strretlight' });
    const form = await room.say('priya', `edit ${ref}`);
    expect(form.text).toContain('Subject: Strretlight');
    const typed = typedByForm(form);
    const sent = await room.say('priya', typed, {
      values: { subject: 'Streetlight', ward: 'Riverside', urgent: '', had: '2027-03-01' },
    });
    expect(sent.text).toContain('Subject changed.');
    expect(sent.text).toContain('Received: 1 March 2027, was 2 March 2027.');
    expect((await room.say('khan', `edit ${ref}`)).text).not.toContain('When the council had it');
  });
});

describe('lists narrowed by what enquiries are', () => {
  it('combines paused, urgent, complex, unacknowledged, the day of logging, service and ward', async () => {
    const paused = await logFor({ subject: 'Gully to be jetted', ward: 'Riverside', urgent: 'floods the path' });
    await room.say('priya', `acknowledge ${paused}, me`);
    await room.say('priya', `pause ${paused}: waiting for the jetter`);
    const urgent = await logFor({ subject: 'Wall leaning', ward: 'Hilltop', urgent: 'over a path' });
    const plain = await logFor({ subject: 'Verge to be cut', ward: 'Riverside' });
    const listed = async (words: string) => {
      const { text } = await room.say('priya', words);
      return [paused, urgent, plain].filter((ref) => text.includes(ref));
    };
    expect(await listed('show paused casework')).toEqual([paused]);
    expect(await listed('my urgent ones')).toEqual([paused, urgent]);
    expect(await listed('my urgent cases that are on hold')).toEqual([paused]);
    expect(await listed('urgent enquiries in Riverside')).toEqual([paused]);
    expect(await listed('urgent enquiries in Hilltop for Streets')).toEqual([urgent]);
    expect(await listed('what did we log today in Hilltop')).toEqual([urgent]);
    expect(await listed('what did we log yesterday')).toEqual([]);
    expect(await listed('which cases in Hilltop are not acknowledged yet')).toEqual([urgent]);
  });
});

describe('a promise in place of an answer', () => {
  it('resolves nothing, in a sentence or in the form, and can be sent as an update', async () => {
    const ref = await logFor({ subject: 'Sign missing' });
    await room.say('priya', `acknowledge ${ref}, me`);
    const said = await room.say('priya', `resolve ${ref}: will do it next week`);
    expect(said.text).toContain('still to be done');
    expect(typedIn(said)).toContain(`update ${ref}: will do it next week`);
    const sent = await room.say('priya', `resolve ${ref}`, { values: { text: 'crew booked for Thursday' } });
    expect(sent.text).toContain('still to be done');
    expect((await room.say('priya', `show ${ref}`)).text).not.toMatch(/Resolved/);
    expect((await room.say('priya', `resolve ${ref}: new sign put up this morning`)).text).toContain('Resolved');
  });
});
