import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../src/importing/index.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';
import { forms, REGISTER, withForms } from './forms-to-fill-in.ts';

describe('a form', () => {
  it.each(forms)('$name is refused, with how many lines it has to fill in and what to bring', async (file) => {
    await expect(readAndRecognise(file)).rejects.toMatchObject({
      code: 'form',
      message: expect.stringMatching(
        /^This is a form to fill in: it has \d+ lines .* Bring the document that it belongs to/,
      ),
    });
  });

  it('is refused with notes for whoever fills it in', async () => {
    const notes =
      'Notes\n\nYou must register within 28 days of your election.\n\nA criminal offence is committed by whoever does not.\n\n';
    for (const words of [notes + REGISTER, REGISTER + notes])
      await expect(readAndRecognise({ name: 'register.txt', bytes: strToU8(words) })).rejects.toMatchObject({
        code: 'form',
      });
  });

  it.each(withForms)('behind or in a protocol is no reason to refuse it: $name', async (file) => {
    const texts = clausesOf(await readAndRecognise(file)).map(
      ({ text, items }) => `${text} ${items.map((each) => each.text).join(' ')}`,
    );
    for (const words of [
      'Members decide the policy',
      'Officers acknowledge every enquiry',
      'A member shall not ask',
      'An officer may attend',
    ])
      expect(texts.filter((each) => each.includes(words))).toHaveLength(1);
  });

  it.each([
    ['lettered', '(a) Members declare their interests.\n\n(b) Members with an interest leave the room.'],
    ['of commands', '1. Treat others with respect.\n\n2. Keep confidences.'],
    [
      'in a paragraph',
      'A complaint is made in writing. The Monitoring Officer answers it. The Independent Person is heard.',
    ],
    ['below headings', '## Membership\n\nThe committee has nine members.\n\n## Quorum\n\nThe quorum is three.'],
    [
      'in a table',
      '| Enquiry | Days | Note |\n|---|---|---|\n| Standard | 10 | |\n| Urgent | 1 | |\n| Complex | 20 | |\n| Other | 9 | |',
    ],
  ])('longer than a short text %s does not hide it', async (_, words) => {
    const fields = ['Name', 'Ward', 'Interest', 'Post', 'Date'].map((field) => `${field}: ____`).join('\n\n');
    const bytes = strToU8(`# Protocol\n\n${words}\n\n## Declaration\n\n${fields}\n`);
    expect(clausesOf(await readAndRecognise({ name: 'protocol.md', bytes })).length).toBeGreaterThan(0);
  });
});
