import { keepCompiled } from './app/keep-compiled.ts';

// From the first moment: a server takes messages before all of it has started. Whoever asks a second time does not wait.
const stopping = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});

try {
  keepCompiled();
  const [{ start }, { readConfig }] = await Promise.all([import('./app/start.ts'), import('./config/index.ts')]);
  const running = await start(readConfig());
  process.stdout.write(`Clausewise is ready: open ${running.url} in a browser. Press Ctrl+C to stop.\n`);
  await stopping;
  await running.close();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'Clausewise cannot start.'}\n`);
  process.exit(1);
}
