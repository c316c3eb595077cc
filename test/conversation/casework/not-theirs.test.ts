import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/calendar/index.ts';
import { applyImport } from '../../../src/people/index.ts';
import { there } from '../../support/there.ts';
import { typedForms } from '../talk.ts';
import { logFor } from './log-for.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

const verbs: readonly string[] = [
  'show CW',
  'why CW',
  'whole history CW',
  'who has CW',
  'any news on CW',
  'acknowledge CW',
  'acknowledge CW, Priya Shah has it',
  'update CW',
  'update CW: it is ordered',
  'resolve CW: mended',
  'pause CW: waiting for parts',
  'resume CW: it goes on',
  'extend CW until 30 March 2027: parts',
  'agree CW',
  'I agree to CW v1',
  'I do not agree to CW',
  'make CW complex: many services',
  'make CW standard',
  'reassign CW to Housing: theirs',
  'reopen CW: again',
  'withdraw CW: by mistake',
  'withdraw CW v1',
  'note CW: x',
  'hand over CW to Cllr Khan: left',
  'edit CW',
  'edit CW v1',
  'chase CW',
  'add to CW: it is loud',
  'look again at CW: it is back',
  'CW is fixed',
  'CW is not fixed',
  'link CW to CW-2027-9998',
  'unlink CW',
  'share CW',
  'undo CW',
  'snooze CW until tomorrow',
];

describe('an enquiry that somebody may not see', () => {
  const sayings: { who: string; verb: string }[] = ['khan', 'grace'].flatMap((who) =>
    verbs.map((verb) => ({ who, verb })),
  );

  it('answers every verb as one that does not exist', async () => {
    const ref = await logFor(room, { subject: 'Noise', councillor: 'david.lowe@derby.example', ward: 'Hilltop' });
    // Of neither there are others with numbers near it, which are offered for a slip.
    const absent = 'CW-2027-8887';
    const differ: string[] = [];
    for (const { who, verb } of sayings) {
      const answer = async (reference: string) => {
        const said = await room.say(who, verb.replace('CW', reference));
        return [said.text, ...typedForms(said)].join('\n').replaceAll(reference, 'CW');
      };
      const [of, ofNone] = [await answer(ref), await answer(absent)];
      if (withoutNear(of) !== withoutNear(ofNone)) differ.push(`${who}, ${verb}: ${of} / ${ofNone}`);
      if (/Noise|Hilltop|Lowe/.test(of.replace(verb, ''))) differ.push(`${who}, ${verb}: ${of}`);
    }
    expect(differ).toEqual([]);
    expect((await room.say('lowe', `show ${ref}`)).text).toContain('Noise');
  });
});

/** Offers for a slip of the pen are of what the speaker may see, near the number that was said. */
function withoutNear(text: string): string {
  return text
    .replace(/ Type "my casework" to see yours\./g, '')
    .replace(/\n+Did you mean one of these\?[\s\S]*$/, '')
    .trim();
}

describe('an enquiry that is linked', () => {
  it('is never offered as the other one of itself', async () => {
    const own = await logFor(room, { subject: 'Kerb' });
    const digits = own.slice(-4);
    const near = `CW-2027-${digits.slice(0, 3)}${digits.endsWith('9') ? '8' : '9'}`;
    const said = await room.say('khan', `link ${own} to ${near}`);
    expect(typedForms(said).join('\n')).not.toContain(`to ${own}`);
  });
});

describe('the subject that an enquiry had before it was put right', () => {
  it('is for those who handle it alone, and is in no message of it', async () => {
    const ref = await logFor(room, { subject: 'Number 7 Quill Yard complains of noise', ward: 'Riverside' });
    await room.say('priya', `edit ${ref}`, { values: { subject: 'Noise' } });
    for (const who of ['khan', 'priya', 'tom'])
      expect((await room.say(who, `show ${ref}`)).text, who).toContain(
        'The subject was “Number 7 Quill Yard complains of noise”.',
      );
    const seen = (await room.say('sam', `show ${ref}`)).text;
    expect(seen).toContain('Subject changed.');
    expect(seen).not.toContain('Quill');
  });
});

describe('what somebody was asked to confirm', () => {
  it('names a resident in no screen, and a correction of it loses none', async () => {
    const directory = await room.storage.read(({ people }) => people.directory('derby'));
    const khan = there(
      directory.people.find(({ email }) => email === 'amina.khan@derby.example'),
      'Khan',
    ).id;
    const kept = async (name: string) => JSON.stringify((await room.storage.settings.of('derby', khan))[name] ?? null);
    const asked = await room.say(
      'khan',
      'log an enquiry: leak in Mill Lane, resident is Zoe Quill, phone 07700 900123, service Streets',
    );
    expect(asked.text).toContain('Zoe Quill');
    expect(await kept('proposals')).toContain('Zoe Quill');
    expect(await kept('screen')).not.toMatch(/Quill|07700/);
    const corrected = await room.say('khan', 'I meant Hill Lane, not Mill Lane');
    expect(corrected.text).toContain('Hill Lane');
    expect(corrected.text).toContain('Zoe Quill');
    expect(corrected.text).not.toMatch(/who the resident is/i);
    // A form that lacks something keeps the name beside the screen while it is open, and for no longer than the screen.
    await room.say('khan', 'log an enquiry: damp behind the wall, tenant Jo Marsh, phone 01332 555013');
    const again = await room.say('khan', 'log it');
    expect(again.text).toContain('Jo Marsh');
    expect(again.text).not.toMatch(/keep nowhere|say it again/);
    expect(await kept('screen')).not.toMatch(/Marsh|555013/);
    expect(await kept('residents')).toContain('Jo Marsh');
    await room.say('khan', 'forget me');
    expect(await kept('residents')).toBe('null');
    expect(await kept('proposals')).toBe('null');
    expect(await kept('screen')).not.toContain('Quill');
  });
});

describe('an enquiry that is shared', () => {
  it('is read for as long as the reader is of its councillor’s ward, and no longer', async () => {
    const moved = async (lowe: string, at: string) => {
      const directory = await room.storage.read(({ people }) => people.directory('derby'));
      const { people } = directory;
      const emailOf = (id: string | undefined) => people.find((one) => one.id === id)?.email;
      const rows = people.map(({ name, email, roles, service, managerId, workingDays, politicalGroup }, row) => ({
        ...{ row: row + 2, name, email, roles, workingDays },
        wards:
          email === 'david.lowe@derby.example' ? [lowe] : email === 'amina.khan@derby.example' ? ['Riverside'] : [],
        ...(service === undefined ? {} : { service }),
        ...(politicalGroup === undefined ? {} : { politicalGroup }),
        ...(emailOf(managerId) === undefined ? {} : { managerEmail: emailOf(managerId) as string }),
      }));
      const outcome = await applyImport(room.storage, {
        ...{ council: 'derby', file: { rows, refusals: [] }, changeId: at, by: 'operator', at: room.now() },
        ...{ today: localDate('2027-03-02'), newId: () => at },
      });
      expect(outcome.kind).toBe('applied');
    };
    await moved('Riverside', 'first');
    const ref = await logFor(room, { subject: 'Shared kerb', ward: '' });
    await room.say('khan', `share ${ref} with Cllr Lowe`);
    expect((await room.say('lowe', `show ${ref}`)).text).toContain('Shared kerb');
    expect((await room.say('khan', `show ${ref}`)).text).toContain('Shared: With Cllr David Lowe');
    expect((await room.say('lowe', 'statistics')).text).toContain('that another councillor shared with you');
    await moved('Hilltop', 'second');
    for (const words of [`show ${ref}`, 'my casework', `whole history ${ref}`, 'search kerb'])
      expect((await room.say('lowe', words)).text, words).not.toContain('Shared kerb');
    expect((await room.say('khan', `show ${ref}`)).text).not.toContain('With Cllr David Lowe');
    await moved('Riverside', 'third');
    expect((await room.say('lowe', `show ${ref}`)).text).toContain('Shared kerb');
  });
});
