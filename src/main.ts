import { keepCompiled } from './app/keep-compiled.ts';

try {
  keepCompiled();
  const [{ start }, { readConfig }] = await Promise.all([import('./app/start.ts'), import('./config/index.ts')]);
  const running = await start(readConfig());
  process.stdout.write(`Clausewise is ready: open ${running.url} in a browser. Press Ctrl+C to stop.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      running.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'Clausewise cannot start.'}\n`);
  process.exit(1);
}
