import { keepCompiled } from './app/keep-compiled.ts';

keepCompiled();
const { runCommandLine } = await import('./app/command-line/run.ts');

// Whoever reads only the first lines has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCommandLine(process.argv.slice(2));
