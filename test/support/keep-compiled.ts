import { keepCompiled } from '../../src/app/keep-compiled.ts';

/** Before each file: tests read the same documents again and again, and keep what they read as the product does. */
keepCompiled();
