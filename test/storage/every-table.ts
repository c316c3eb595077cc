import type { Storage } from '../../src/storage/index.ts';
import { aStoredCouncil, aVersion } from '../contracts/documents.ts';
import { anEnquiry, anEntry, aPerson } from '../contracts/samples.ts';

const aDay = anEnquiry(1).receivedOn;

/** Something in every table, with the characters that formats and engines stumble over. */
export async function fillEveryTable(storage: Storage): Promise<void> {
  const text = 'Zoë\u2028\u0085 "quoted" \\ £ 🙂 {"row":1}\n\r\tende';
  const account = { platform: 'slack', tenant: 'T1', accountId: 'U1' };
  await storage.transaction(
    async ({
      people,
      casework,
      outbox,
      announcements,
      accounts,
      settings,
      memory,
      events,
      installations,
      documents,
    }) => {
      for (let index = 0; index < 1_203; index += 1)
        await people.addPerson(aPerson(`p${index}`, { name: `${text} ${index % 7}` }));
      const away = {
        id: 'a1',
        council: 'derby',
        personId: 'p1',
        from: aDay,
        to: aDay,
        recordedBy: 'p1',
        recordedAt: 5,
      };
      await people.addAbsence(away);
      await people.tieAccount({ ...account, council: 'derby', personId: 'p1', email: 'p1@derby.example', tiedAt: 7 });
      await people.recordDirectoryChange({
        council: 'derby',
        changeId: 'i1',
        kind: 'import',
        by: 'p1',
        at: 3,
        summary: text,
      });
      await accounts.recordSeen(account, 'D1', 8_640_000_000_000_000);
      await settings.set('derby', 'p1', 'digest', { text }, 1);
      for (let index = 1; index <= 40; index += 1) {
        const enquiry = anEnquiry(await casework.takeNumber('derby', 2026), { subject: text, sharedWith: ['c2'] });
        await casework.add(enquiry, anEntry(enquiry), { name: text });
        await outbox.add(
          [
            {
              key: `k${index}`,
              council: 'derby',
              recipient: 'p1',
              lane: `l${index % 5}`,
              payload: { text },
              notBefore: index,
            },
          ],
          1,
        );
      }
      await casework.addClosure({ council: 'derby', changeId: 'c1', days: [], by: 'p1', at: 4 });
      await announcements.add({ id: 'n1', council: 'derby', author: 'p1', text, important: true, createdAt: 5 }, [
        'p1',
        'p2',
      ]);
      await memory.remember({ conversation: 'c', account: 'a' }, { question: { text, at: 1 } }, 1);
      await memory.rememberShown('a', [{ council: 'derby', person: 'p1', digest: text }], 1);
      await events.take('slack', text, 1);
      await installations.save('slack', text, text, 6);
      await documents.addCouncil({ ...aStoredCouncil, name: text });
      await documents.keepFile('a'.repeat(64), new Uint8Array([0, 255, 10, 13]));
      await documents.addVersion(aVersion({ slug: 'code', text }));
    },
    { key: 'filled' },
  );
  await storage.claimOrigin('real');
  const claim = await storage.outbox.claim({ owner: 'w1', leaseUntil: 500 }, 100);
  if (claim !== undefined) await storage.outbox.tell(claim.lease, { enquiries: ['derby:CW-2026-0001', text] }, 100);
}
