import { openStorage, StorageError } from '../../src/storage/index.ts';

/** Run as a process of its own with little room: writes until it is refused, then says what it was told and what is there. */
process.on('SIGXFSZ', () => undefined);
const storage = await openStorage({ dataFolder: process.argv[2] ?? '' }, () => 1);
let acknowledged = 0;
for (;;) {
  const unit = `u${acknowledged}`;
  try {
    await storage.transaction(async ({ settings, outbox }) => {
      await outbox.add([{ key: unit, council: 'derby', recipient: unit, lane: unit, payload: null, notBefore: 1 }], 1);
      await settings.set('derby', unit, 'filler', 'x'.repeat(40_000), 1);
    });
    acknowledged += 1;
  } catch (error) {
    const stillThere = (await storage.settings.withSetting('derby', 'filler')).size;
    const failure = error instanceof StorageError ? error.code : String(error);
    console.log(
      JSON.stringify({ acknowledged, stillThere, failure, message: error instanceof Error ? error.message : '' }),
    );
    process.exit(0);
  }
}
