import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../support/nudge-catalogue.ts';
import { twelve } from '../support/simulated-people.ts';
import { weeksWithChristmas } from '../support/simulated-weeks.ts';
import { readable, simulate } from '../support/simulation.ts';

/**
 * `npm run month` writes anew what a person is to read: `month.txt`, what twelve people are told in eight weeks, and `sentences.txt`,
 * everything that a nudge can say, each thing once.
 */
writeFileSync(join(import.meta.dirname, 'sentences.txt'), catalogue());
writeFileSync(join(import.meta.dirname, 'month.txt'), readable(await simulate(twelve, weeksWithChristmas)));
