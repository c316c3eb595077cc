import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

/** What is logged of these words by an officer. */
function wordsOf(said: string) {
  const command = commandOf('sam', said);
  if (command?.kind !== 'log') throw new Error(`Not understood as an enquiry: ${said}`);
  return command.words;
}

describe('who a resident is, taken out of the details', () => {
  const form = (...lines: string[]) => wordsOf(['Subject: bins missed', 'Ward: Hilltop', ...lines].join('\n'));

  it.each([
    ['Number: 3', '13 November at 33 Mill Lane'],
    ['Contact: none', 'nonetheless nobody came, none at all'],
    ['Phone: 3', 'missed 3 times since 13 November'],
    ['Name: Park', 'the gate of Elm Park and Park Road, in Park Lane'],
    ['Name: May', 'missed on 13 May and May 20'],
    ['Name: Ann', 'Annie and Hannah saw it'],
    ['Name: unknown', 'by persons unknown'],
    ['Address: 3', 'missed 3 times'],
  ])('takes nothing else with it: "%s"', (line, story) => {
    expect(form(line, story).details).toContain(story);
  });

  it('still takes them out wherever they stand', () => {
    const told = form('Name: Jean Brown', 'Phone: 01332 555 010', 'Jean Brown rang. Ring Jean Brown on 01332 555 010.');
    expect(told.resident).toMatchObject({ name: 'Jean Brown', telephone: '01332 555 010' });
    expect(told.details).not.toMatch(/Jean|Brown|555/);
    expect(form('Contact: 01332 555 010').resident.telephone).toBe('01332 555 010');
  });

  it.each([
    'Phone: none, she is deaf',
    'Number: 27 Mill Lane bins were all missed',
    'Contact: the warden',
    'Email: she has none',
    'Tenant: has no heating at all',
  ])('leaves a line that says something else in the details: "%s"', (line) => {
    const { resident, details } = form(line);
    expect(details).toContain(line);
    expect(Object.values(resident).join('')).toBe('');
  });

  it('takes a name with its title, its initial, and what is said of it in the next line', () => {
    expect(form('Name: J. Brown', 'Mrs Brown fell').resident.name).toBe('J. Brown');
    expect(form('Name: Bello', 'rats seen by Mrs Bello at night').details).toBe('rats seen by the resident at night');
    const told = form('Details: ring Mrs Holt on 01332 555 010.', 'She is at 12 Oak Road.');
    expect(told.resident).toMatchObject({ name: 'Mrs Holt', address: '12 Oak Road' });
    expect(told.details).not.toContain('12 Oak Road');
  });

  it('calls a resident a resident once', () => {
    expect(wordsOf('log an enquiry: damp, resident Mrs Holt, 12 Oak Road').subject).toBe('damp');
  });

  it.each([
    [
      'fly-tipped sofa at 40 Canal Street - call Ms Okafor on 07700 900321 or e-mail ada.okafor@mail.example, she works nights',
      'fly-tipped sofa in Canal Street - call the resident, she works nights',
    ],
    ['Mr and Mrs Doyle at 8 Low Row have no hot water', 'The residents have no hot water'],
    ['burst pipe at Mrs Finch’s, 9 Beech Close, tel 01332 555 019', 'burst pipe at the resident’s'],
    [
      'manhole lifting outside 3 Canal Street, Mr Osei rang, 01332 555 017',
      'manhole lifting outside 3 Canal Street, the resident rang',
    ],
    [
      'wheelchair ramp blocked, contact Miss Tan before noon',
      'wheelchair ramp blocked, contact the resident before noon',
    ],
    ['graffiti on Mr Amos’s wall', 'graffiti on the resident’s wall'],
    ['drain smell, her number is 01332 555 018', 'drain smell'],
    ['skip left over, phone number 01332 555 016', 'skip left over'],
    ['skip left over, telephone 01332 555 016', 'skip left over'],
    ['skip left over. Contact number: 01332 555 016', 'skip left over'],
    ['skip left over. E-mail ada.okafor@mail.example', 'skip left over'],
    [
      'skip left over, call Ms Okafor on 07700 900321 and say when it goes',
      'skip left over, call the resident and say when it goes',
    ],
    ['skip left over, text Ms Okafor to say when', 'skip left over, text the resident to say when'],
    ['skip left over, ring 01332 555 016 to say when', 'skip left over, ring the resident to say when'],
  ])('leaves a sentence that can be read: "%s"', (said, subject) => {
    expect(wordsOf(`log an enquiry: ${said}`).subject).toBe(subject);
  });

  it('keeps both of a couple, nobody’s possession, and the house next door as where the trouble is', () => {
    expect(wordsOf('log an enquiry: Mr and Mrs Doyle at 8 Low Row have no hot water').resident).toMatchObject({
      name: 'Mr and Mrs Doyle',
      address: '8 Low Row',
    });
    expect(wordsOf('log an enquiry: burst pipe at Mrs Finch’s, 9 Beech Close').resident.name).toBe('Mrs Finch');
    expect(wordsOf('log an enquiry: manhole lifting outside 3 Canal Street, Mr Osei rang').resident.address).toBe('');
  });

  it('keeps the street where a sentence begins with the address', () => {
    expect(form('Mrs Holt rang. At 12 Mill Lane the gate is off.').details).toContain('In Mill Lane the gate is off');
  });

  it('leaves a sentence that ends in such a word whole', () => {
    expect(form('She would not give her name. She rang twice').details).toContain('give her name. She rang');
  });
});

describe('where no person is meant', () => {
  it.each([
    'ms teams licence for library',
    'ms office broken at library',
    'MS Teams and Ms Teams fail at library',
    'mr scan delayed',
    'mx record wrong for parish site',
  ])('nobody is made of "%s"', (subject) => {
    const words = wordsOf(`log an enquiry: ${subject}`);
    expect(words.subject).toBe(subject);
    expect(words.resident.name).toBe('');
  });

  it('a tenant stays in the story unless their name was taken out there', () => {
    expect(wordsOf('log an enquiry: damp in flat, my tenant, has asthma').subject).toContain('my tenant');
    const named = wordsOf('log an enquiry: damp in flat, my tenant Jean Holt, has asthma');
    expect(named.resident.name).toBe('Jean Holt');
    expect(named.subject).toBe('damp in flat, has asthma');
    expect(wordsOf('log an enquiry: damp in flat, mrs bello rang').resident.name).toBe('mrs bello');
  });
});

describe('"From" on a form', () => {
  it('is the councillor only where it is one', () => {
    const place = wordsOf('Subject: smell of drains\nWard: Hilltop\nFrom: Mill Lane');
    expect(place.councillor).toBe('');
    expect(place.details).toContain('From: Mill Lane');
    const member = wordsOf('Subject: smell of drains\nDepartment: Streets\nFrom: David Lowe');
    expect(member.councillor).toBe('David Lowe');
  });
});

describe('a resident named in small letters, by a title or by what they are', () => {
  it.each([
    ['pothole, mrs Patel rang', 'pothole, the resident rang', 'mrs Patel'],
    ['POTHOLE, MRS PATEL RANG', 'POTHOLE, the resident RANG', 'MRS PATEL'],
    ['pothole for mrs jane patel, 07700 900123', 'pothole for the resident', 'mrs jane patel'],
    ['mr brown bin has not been emptied', 'The resident bin has not been emptied', 'mr brown'],
    [
      'damp in the flat, tenant dave jones says kids are ill',
      'damp in the flat, tenant says kids are ill',
      'dave jones',
    ],
    ['that my constituent john smith has a broken kerb', 'my constituent has a broken kerb', 'john smith'],
    ['dog mess, a lady called joan holt rang', 'dog mess, a lady rang', 'joan holt'],
    ['dog mess, the caller was ann lee', 'dog mess, the caller', 'ann lee'],
    ['dog mess, her name is jean brown, 01332 555010', 'dog mess', 'jean brown'],
    ['dog mess, miss patel rang', 'dog mess, the resident rang', 'miss patel'],
    ['dog mess, missus o’brien told me', 'dog mess, the resident told me', 'missus o’brien'],
    ['noise comma the resident is called bill withers full stop', 'noise', 'bill withers'],
  ])('"log %s"', (said, subject, name) => {
    const words = wordsOf(`log ${said}`);
    expect(words.subject).toBe(subject);
    expect(words.resident.name).toBe(name);
  });

  it.each([
    'bins missed, resident is elderly and upset',
    'bins missed, tenant will not pay',
    'dog mess, neighbour called about it again',
    'broken bench, resident complaned about it',
    'broken bench, resident in allenton called',
    'elm dr flooded again',
    'residents miss the bus because of parked cars',
    'noise, man at number 4 shouts',
    'pothole, neighbour is a pest',
  ])('names nobody: "log %s"', (said) => {
    const words = wordsOf(`log ${said}`);
    expect(words.subject).toBe(said);
    expect(words.resident.name).toBe('');
  });
});
