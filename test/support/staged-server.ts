import { keepCompiled } from '../../src/app/keep-compiled.ts';
import type { Config } from '../../src/config/index.ts';

/**
 * The product as a process of its own between stand-ins for the platforms. Its orders are JSON in the first argument; it
 * prints its address when it listens, and stops on SIGTERM as `src/main.ts` does.
 */
export type StagedOrders = {
  readonly environment: Readonly<Record<string, string>>;
  readonly standIns: NonNullable<Config['standIns']>;
};

keepCompiled();
const [{ start }, { readConfig }] = await Promise.all([
  import('../../src/app/start.ts'),
  import('../../src/config/index.ts'),
]);
const { environment, standIns } = JSON.parse(process.argv[2] ?? '{}') as StagedOrders;
const running = await start({ ...readConfig(environment), publicUrl: undefined, standIns });
process.once('SIGTERM', () => {
  running.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
// Last: whoever reads it may stop the server at once.
process.stdout.write(`${running.url}\n`);
process.on('disconnect', () => process.exit(1));
