import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endBrowser, openBrowser } from '../support/browser.ts';
import { visitScenes } from './scenes.ts';
import { type Shown, whatIsShown } from './what-is-shown.ts';

/*
 * npm run pictures: makes the pictures of the README anew, from the product as it is, and writes down beside them what they show. They show
 * the try-out's made-up people.
 */

const folder = join(import.meta.dirname, '..', '..', '.github', 'pictures');
/** Bytes. */
const largest = 200_000;

const shown: Record<string, Shown> = {};
const opened = await openBrowser();
try {
  await visitScenes(opened, async (name, of) => {
    const path = join(folder, `${name}.png`);
    shown[name] = await whatIsShown(of);
    await of.screenshot({ path });
    const { size } = await stat(path);
    console.log(`${name}.png  ${Math.round(size / 1000)} KB`);
    if (size >= largest) throw new Error(`${name}.png has ${size} bytes; a picture has less than ${largest}.`);
  });
  await writeFile(join(folder, 'shown.json'), `${JSON.stringify(shown, null, 2)}\n`);
} finally {
  await endBrowser();
}
