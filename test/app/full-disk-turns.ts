import { askWithoutWriting, openCouncil } from './ask-without-writing.ts';

/** Run as a process of its own with little room: fills it, then asks, and says what was answered. */
process.on('SIGXFSZ', () => undefined);
const council = await openCouncil({ dataFolder: process.argv[2] ?? '' });
for (let row = 0; ; row += 1) {
  try {
    await council.storage.settings.set('derby', `filler-${row}`, 'filler', 'x'.repeat(row < 400 ? 20_000 : 500), 1);
  } catch {
    break;
  }
}
console.log(JSON.stringify({ ...(await askWithoutWriting(council)), reported: council.reported }));
process.exit(0);
