import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

/** What is logged of a form with these lines, or of these words as they are. */
function wordsOf(said: string) {
  const command = commandOf('sam', said);
  if (command?.kind !== 'log') throw new Error(`Not understood as an enquiry: ${said}`);
  return command.words;
}
const form = (...lines: string[]) => wordsOf(['Subject: bins missed', 'Ward: Hilltop', ...lines].join('\n'));

describe('what no casework needs', () => {
  it.each([
    ['Date of birth: 3. May 1950', 'Date of birth', /May|1950/],
    ['Date of birth: 3/4/50.', 'Date of birth', /3\/4|50/],
    ['DOB: May 3rd, 1950 (76)', 'DOB', /May|1950/],
    ['Age: 84', 'Age', /84/],
    ['NI number: QQ 12 34 56 C', 'NI number', /QQ|12 34/],
    ['Sort code: 12-34-56, account number: 12345678', 'Sort code', /12-34|12345678/],
    ['Religion: Roman Catholic', 'Religion', /Catholic/],
    ['Gender: female. Nationality: Polish', 'Gender', /female|Polish/],
  ])('is kept nowhere where it is said so: "%s"', (line, label, value) => {
    const words = form(line, 'She cannot carry bags');
    expect(words.unused).toContain(label);
    expect(JSON.stringify({ ...words, unused: [] })).not.toMatch(value);
    expect(words.details).toContain('She cannot carry bags');
  });

  it('ends where its value does: what stands behind it is kept', () => {
    const words = form('Date of birth: 3 May 1950. She cannot get out');
    expect(words.details).toBe('She cannot get out');
    const inOne = wordsOf('Subject: bins missed. Date of birth: 3. May 1950. Ward: Hilltop');
    expect(inOne).toMatchObject({ subject: 'bins missed', ward: 'Hilltop', unused: ['Date of birth'] });
    expect(JSON.stringify(inOne)).not.toMatch(/May|1950/);
  });

  it('in the middle of a story takes neither the need away nor leaves a name there', () => {
    const words = form('Details: She is Mrs Holt, date of birth: 3 May 1950, and cannot get out');
    expect(words.details).toMatch(/^She is\b.*and cannot get out$/);
    expect(words.details).not.toMatch(/Holt|1950/);
    expect(words.resident.name).toBe('Mrs Holt');
    expect(words.unused).toEqual(['date of birth']);
  });

  it('is kept nowhere though it is said twice', () => {
    const words = form('Date of birth: 3 May 1950', 'Details: she was born 3 May 1950, so cannot climb');
    expect(words.unused).toEqual(['Date of birth']);
    expect(JSON.stringify(words)).not.toMatch(/1950/);
    expect(words.details).toContain('cannot climb');
  });

  it('is as little kept of a letter that was pasted', () => {
    const words = wordsOf(
      'From: Jean Brown <jean@mail.example>\nSubject: bins\n\nDear Councillor,\n\nThe bins are missed.\nDOB: 3. May 1950\nAge: 84 and cannot carry bags\nRegards\nJean Brown',
    );
    expect(words.unused).toEqual(['DOB']);
    expect(words.details).not.toMatch(/1950/);
    expect(words.details).toContain('Age: 84 and cannot carry bags');
  });

  it('is as little kept where the letter begins in the line that has it logged', () => {
    for (const from of ['From: Jean Brown <jbrown@mail.example>', 'from jean brown jbrown@mail.example']) {
      const words = wordsOf(`log this: ${from}\n\nHi,\nThe bins are missed. My NI number is QQ123456C.\nThanks\nJean`);
      expect(words.details).toBe('The bins are missed.');
      expect(words.resident).toMatchObject({
        name: expect.stringMatching(/^jean brown$/i),
        email: 'jbrown@mail.example',
      });
      expect(words.subject).toBe('The bins are missed');
    }
  });

  it.each([
    ['refund to sort code 30-20-10 account 87651234', 'bank details', /30-20|8765/],
    ['refund to IBAN GB33BUKB20201555555555', 'bank details', /GB33/],
    ['charged twice on card 4000 0566 5566 5556, exp 04/29', 'card details', /5566|04.29/],
    ['charged twice, the number is 4000056655665556', 'card details', /5566/],
  ])('is kept nowhere where money is told of in a sentence: "%s"', (said, label, value) => {
    const words = wordsOf(`log an enquiry: ${said}, for Cllr Khan`);
    expect(words.unused).toContain(label);
    expect(JSON.stringify(words)).not.toMatch(value);
  });

  it('is no number of something else', () => {
    const words = wordsOf('log an enquiry: lamp 4000056655665557 out, for Cllr Khan');
    expect(words.subject).toContain('4000056655665557');
  });

  it.each([
    'Age: 84 and cannot carry bags',
    'Birthday: party in the park',
    'Birthday: 3 May 2026 party was too loud',
    'Religion: noise of bells',
    'Account: 12345',
    'Bank: 3 doors down from the flood',
    'Passport: appointment missed on 12 March 2026',
  ])('is not an ordinary line that begins alike: "%s"', (line) => {
    const words = form(line);
    expect(words.unused).toEqual([]);
    expect(words.details).toContain(line);
  });
});

describe('a story on a form', () => {
  it('is not cut at what looks like a label inside it', () => {
    const story = 'He told the warden, name: not asked for, area: the yard, and it flooded';
    expect(form(`Details: ${story}`).details).toBe(story);
    expect(form(`Location: yard`, story).details).toContain(story);
  });

  it('gives up who somebody is only to their own name', () => {
    const words = form('Name: Jean Brown', 'Details: Mr Smith at 4 Oak Road puts bags out early');
    expect(words.resident).toMatchObject({ name: 'Jean Brown', address: '' });
    expect(form('Details: Mrs Holt of 4 Oak Road fell').resident).toMatchObject({
      name: 'Mrs Holt',
      address: '4 Oak Road',
    });
  });

  it('is still parted from the fields on one line', () => {
    expect(wordsOf('Subject: rats, ward: Hilltop, officer: Priya Shah; Details: by the shops')).toMatchObject({
      subject: 'rats',
      ward: 'Hilltop',
      officer: 'Priya Shah',
      details: 'by the shops',
    });
  });
});
