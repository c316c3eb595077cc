import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typedForms } from '../talk.ts';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
  const person = { council: 'derby', wards: [], workingDays: [], version: 1 } as const;
  await room.storage.transaction(async ({ people }) => {
    await people.addPerson({
      ...person,
      id: 'other-tom',
      name: 'Tom Reid',
      email: 'tom.reid2@derby.example',
      roles: ['officer'],
      service: 'Housing',
    });
    for (const [id, name] of [
      ['mueller', 'Cllr Zoë Müller'],
      ['okoro', 'Cllr Ada Okoro'],
    ] as const)
      await people.addPerson({
        ...person,
        id,
        name,
        email: `${id}@derby.example`,
        roles: ['councillor'],
        wards: ['Riverside'],
      });
  });
});
afterAll(() => room.close());

describe('where a name fits two people', () => {
  it('each has a button, and what was typed is kept for the one who is chosen', async () => {
    const asked = await room.say('khan', 'log an enquiry: bollard down in Mill Road, with Tom Reid');
    expect(asked.text).toContain('"Tom Reid" may be');
    expect(typedForms(asked)).toEqual(expect.arrayContaining(['tom.reid2@derby.example']));
    const chosen = await room.hear('khan', 'tom.reid2@derby.example');
    expect(chosen).toMatch(/Subject: bollard down in Mill Road[\s\S]*With: Tom Reid \(Housing\)/);
  });

  it('so it is where an enquiry is given to one of them', async () => {
    const ref = await logFor(room, { subject: 'Loose rail' });
    const asked = await room.say('priya', `reassign ${ref} to Tom Reid: it is nearer to him`);
    const other = typedForms(asked).find((typed) => typed === 'tom.reid2@derby.example') ?? '';
    expect(await room.hear('priya', other)).toMatch(/To: Tom Reid \(Housing\)[\s\S]*Reason: it is nearer to him/);
  });
});

describe('where two have one name', () => {
  it('whoever is named with a service in brackets is that person, in the read-back and in the reply', async () => {
    const ref = await logFor(room, { subject: 'Leaning post' });
    const asked = await room.hear('priya', `give ${ref} to Tom Reid (Housing): nearer to him`);
    expect(asked).toMatch(/To: Tom Reid \(Housing\)\n/);
    expect(await room.hear('priya', 'yes')).toContain('Reassigned to Tom Reid (Housing).');
    expect(await room.hear('khan', `who has ${ref}`)).toContain('Tom Reid (Housing)');
  });

  it('a service that none of them is in is asked about', async () => {
    const ref = await logFor(room, { subject: 'Bent post' });
    const asked = await room.hear('priya', `give ${ref} to Tom Reid (Legal): nearer to him`);
    expect(asked).not.toContain('Nothing is written down yet');
  });

  it.each(['the one in housing', 'Housing', 'the second', 'tom.reid2@derby.example'])(
    '"%s" chooses one, and what was said of them is kept',
    async (chosen) => {
      const asked = await room.say('sam', 'Tom Reid is away 10 to 11 March 2027');
      expect(asked.text).toContain('"Tom Reid" may be');
      expect(typedForms(asked)).toContain('tom.reid2@derby.example is away 10 to 11 March 2027');
      expect(await room.hear('sam', chosen)).toMatch(/Away: Tom Reid \(Housing\)\nFrom: Wednesday 10 March 2027/);
      await room.say('sam', 'no');
    },
  );

  it('a list of either is one press away', async () => {
    expect(typedForms(await room.say('sam', 'everything with Tom Reid'))).toEqual(
      expect.arrayContaining(['everything with tom.reid2@derby.example']),
    );
    expect(await room.hear('sam', 'everything with Tom Reid (Housing)')).toContain('Tom Reid (Housing)');
  });

  it('their wards tell councillors apart, and the ward is none that the list is narrowed by', async () => {
    const person = { council: 'derby', roles: ['councillor'], workingDays: [], version: 1 } as const;
    await room.storage.transaction(async ({ people }) => {
      for (const [id, ward] of [
        ['ames-1', 'Abbey'],
        ['ames-2', 'Darley'],
      ] as const)
        await people.addPerson({ ...person, id, name: 'Cllr Jo Ames', email: `${id}@derby.example`, wards: [ward] });
    });
    const logged = await room.hear('sam', 'log an enquiry: gate stuck, for Cllr Jo Ames (Darley), with Priya Shah');
    expect(logged).toContain('For: Cllr Jo Ames (Darley)');
    await room.say('sam', 'yes');
    expect(await room.hear('sam', 'everything for Cllr Jo Ames of Darley ward')).toMatch(
      /Enquiries, Cllr Jo Ames \(Darley\): 1 enquiry/,
    );
  });
});

it('an enquiry can be shared in the ward without naming who that is, and each of several is offered', async () => {
  const ref = await logFor(room, { subject: 'Bent sign' });
  const asked = await room.say('khan', `share ${ref} with the other councillors of my ward`);
  expect(asked.text).toContain(
    'It can be shared with Cllr Ada Okoro or Cllr Zoë Müller, one at a time. Say with whom.',
  );
  expect(typedForms(asked)).toEqual(expect.arrayContaining(['mueller@derby.example', 'okoro@derby.example']));
  expect(await room.hear('khan', 'okoro@derby.example')).toContain('Cllr Ada Okoro');
});

it('whoever was not named is read back before they read anything', async () => {
  const ref = await logFor(room, { subject: 'Torn net', councillor: 'david.lowe@derby.example' });
  await room.storage.transaction(({ people }) =>
    people.addPerson({
      council: 'derby',
      id: 'hill',
      name: 'Cllr Rae Hill',
      email: 'hill@derby.example',
      roles: ['councillor'],
      wards: ['Hilltop'],
      workingDays: [],
      version: 1,
    }),
  );
  for (const said of [`share ${ref}`, `share ${ref} with the other councillor of my ward`]) {
    const asked = await room.hear('lowe', said);
    expect(asked, said).toMatch(/Cllr Rae Hill[\s\S]*Nothing is written down yet/);
    await room.say('lowe', 'no');
  }
  expect(await room.hear('lowe', `share ${ref} with Cllr Hill`)).toContain('Shared with Cllr Rae Hill');
});
