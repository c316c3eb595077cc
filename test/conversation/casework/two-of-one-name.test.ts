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
    expect(chosen).toMatch(/Subject: bollard down in Mill Road[\s\S]*With: Tom Reid, Housing/);
  });

  it('so it is where an enquiry is given to one of them', async () => {
    const ref = await logFor(room, { subject: 'Loose rail' });
    const asked = await room.say('priya', `reassign ${ref} to Tom Reid: it is nearer to him`);
    const other = typedForms(asked).find((typed) => typed === 'tom.reid2@derby.example') ?? '';
    expect(await room.hear('priya', other)).toMatch(/To: Tom Reid, Housing[\s\S]*Reason: it is nearer to him/);
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
