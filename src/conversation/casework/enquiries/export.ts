import { diaryDates, type Enquiry, exportRows, isOpen, type PageCursor } from '../../../casework/index.ts';
import { defined } from '../../../defined.ts';
import { reply } from '../../../messaging/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { csvFile } from '../csv-file.ts';
import { addressesWork, fileLink } from '../file-link.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { count, heading, paragraph, say } from '../wording.ts';
import { toDiary } from './diary.ts';

/** More than this is no file for a chat; the newest are taken. */
const MOST_EXPORTED = 10_000;

/** "Export casework": what the speaker may see and no more, as a table and as dates for a diary. */
export const exportCasework: Carrying<Extract<Command, { kind: 'export' }>> = async ({ unused = [] }, scene) => {
  const enquiries = await everything(scene);
  if (enquiries.length === 0) return say('There are no enquiries that you can see.');
  const { services, nameOf, on } = scene;
  const table = csvFile(`casework-${on}`, exportRows(enquiries, { nameOf, on }));
  const dates = diaryDates(enquiries.filter(isOpen), scene.viewer);
  const diary = dates.length === 0 ? undefined : toDiary(dates);
  return reply(
    heading('Your casework to take away'),
    paragraph(
      `${count(enquiries.length, 'enquiry', 'enquiries')} that you can see${enquiries.length === MOST_EXPORTED ? ', the newest of them' : ''}. Internal notes are left out.`,
    ),
    ...(unused.length === 0
      ? []
      : [
          paragraph(
            `It cannot be narrowed, so all of them are in it: I did not use ${unused.map((each) => `"${each}"`).join(', ')}. To see some of them, ask for a list.`,
          ),
        ]),
    await fileLink('Table (CSV, for Excel and others)', table, services),
    ...(diary === undefined
      ? []
      : [
          await fileLink(
            `Diary of ${count(dates.length, 'due date', 'due dates')} (.ics, for Outlook and others)`,
            { name: `casework-${on}.ics`, type: 'text/calendar; charset=utf-8', text: diary },
            services,
          ),
        ]),
    paragraph(addressesWork(diary === undefined ? 1 : 2)),
  );
};

async function everything(scene: Scene): Promise<readonly Enquiry[]> {
  return look(scene, async ({ casework }) => {
    const found: Enquiry[] = [];
    for (let after: PageCursor | undefined; found.length < MOST_EXPORTED; ) {
      const request = { order: 'newest-first', limit: 500, ...defined({ after }) } as const;
      const page = await casework.list(scene.viewer, {}, request);
      found.push(...page.enquiries);
      if (page.next === undefined) break;
      after = page.next;
    }
    return found.slice(0, MOST_EXPORTED);
  });
}
