import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { twelve } from '../support/simulated-people.ts';
import { weeksWithChristmas } from '../support/simulated-weeks.ts';
import { readable, simulate } from '../support/simulation.ts';

/** `npm run month` writes `month.txt` anew: what twelve people are told in eight weeks, to be read by a person. */
writeFileSync(join(import.meta.dirname, 'month.txt'), readable(await simulate(twelve, weeksWithChristmas)));
