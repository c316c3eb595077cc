import { matchIn } from '../../support/there.ts';
import { openRoom, readBackIn } from './room.ts';

let logged = 0;

/** Logs an enquiry by form, as the administrator unless said, and gives its reference. */
export async function logFor(
  room: Pick<Awaited<ReturnType<typeof openRoom>>, 'say'>,
  given: Readonly<Record<string, string>> = {},
  who = 'sam',
): Promise<string> {
  logged += 1;
  const values = {
    subject: 'Streetlight out',
    councillor: 'amina.khan@derby.example',
    received: '2027-03-02',
    service: 'Streets',
    officer: 'priya.shah@derby.example',
    ...given,
  };
  const sent = await room.say(who, `log an enquiry, form number${logged}`, { values });
  // What is open already, or long past, is asked about, and logged all the same.
  const isAsked = /Log it a second time\?|Is that the day\?/.test(sent.text);
  const { text } = isAsked ? await room.say(who, `confirm ${readBackIn(sent.text)}`) : sent;
  return /CW-\d{4}-\d{4}/.exec(text)?.[0] ?? text;
}

/** A room with an enquiry in it, which its officer has acknowledged. */
export async function openRoomWithKerb() {
  const room = await openRoom();
  const values = {
    subject: 'Kerb',
    councillor: 'amina.khan@derby.example',
    received: '2027-03-02',
    service: 'Streets',
  };
  const { text } = await room.say('sam', 'log an enquiry, form kerb', { values });
  const reference = matchIn(text, /CW-\d{4}-\d{4}/);
  await room.say('priya', `acknowledge ${reference}, Priya Shah has it`);
  return { room, reference };
}
