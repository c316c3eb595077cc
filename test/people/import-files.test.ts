import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ImportFile, readImportFile } from '../../src/people/index.ts';

const people = [
  ['Name', 'E-mail', 'Role', 'Service', 'Manager', 'Wards', 'Political group', 'Working days'],
  ['Sam Taylor', 'sam.taylor@derby.example', 'administrator', 'Member Support', '', '', '', ''],
  ['Priya Shah', 'priya.shah@derby.example', 'officer', 'Streets', 'sam.taylor@derby.example', '', '', 'Mon-Fri'],
] as const;
const table = (separator: string, end: string) => people.map((row) => row.join(separator)).join(end) + end;

async function read(file: string | Uint8Array, name = 'people.csv'): Promise<ImportFile> {
  return readImportFile(typeof file === 'string' ? new TextEncoder().encode(file) : file, name);
}
const faults = ({ refusals }: ImportFile) => refusals.map(({ sentence }) => sentence);

const expected = (await read(table(',', '\n'))).rows;

describe('a list of people, as programs write it', () => {
  it('holds two people', () => {
    expect(expected.map(({ row, name, roles }) => [row, name, roles])).toEqual([
      [2, 'Sam Taylor', ['administrator']],
      [3, 'Priya Shah', ['officer']],
    ]);
  });

  const utf16 = (text: string, order: 'le' | 'be', mark: boolean) => {
    const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
    return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
  };
  it.each([
    ['with a byte order mark and CRLF', `\uFEFF${table(',', '\r\n')}`],
    ['with the line ends of old Macs', table(',', '\r')],
    ['with semicolons', table(';', '\r\n')],
    ['with tabs', table('\t', '\r\n')],
    ['with a line that says how it is separated', `\uFEFFsep=,\r\n${table(',', '\r\n')}`],
    ['with another such line', `sep=;\n${table(';', '\n')}`],
    ['with empty columns at the end', table(',', ',,\r\n')],
    ['with rows longer than the heading', table(',', '\n').replaceAll(/(\S)\n(?=Priya|$)/g, '$1,,\n')],
    ['with rows shorter than the heading', table(',', '\n').replaceAll(/,+\n/g, '\n')],
    ['in UTF-16, as Excel’s "Unicode Text"', utf16(table('\t', '\r\n'), 'le', true)],
    ['in UTF-16 without a mark', utf16(table(',', '\n'), 'le', false)],
    ['in UTF-16 the other way round', utf16(table(',', '\n'), 'be', true)],
  ])('%s is read alike', async (_, file) => {
    const { rows, refusals, notes } = await read(file);
    expect(refusals).toEqual([]);
    expect(rows).toEqual(expected);
    expect(notes ?? []).toEqual([]);
  });

  it('with empty rows is read with the numbers that a spreadsheet shows', async () => {
    const [heading, sam, priya] = table(',', '\n').split('\n');
    const { rows } = await read(`${heading}\n\n${sam}\n,,,,\n${priya}\n`);
    expect(rows.map(({ row, name }) => [row, name])).toEqual([
      [3, 'Sam Taylor'],
      [5, 'Priya Shah'],
    ]);
  });

  it('in Windows-1252 is read where nothing else can be meant, and the names are shown', async () => {
    const text =
      'Name,E-mail,Role\nZo\xeb Garc\xeda,zoe@derby.example,officer\nPat O\x92Neill,pat@derby.example,admin\n';
    const { rows, notes } = await read(Buffer.from(text, 'latin1'));
    expect(rows.map(({ name }) => name)).toEqual(['Zoë García', 'Pat O’Neill']);
    expect(notes).toEqual([
      'The file is in Windows-1252. Look whether these are spelt as they should be: Zoë García; Pat O’Neill.',
    ]);
  });

  it.each([
    ['as Macs once wrote é and í', 'Name,E-mail,Role\nJos\x8e Garc\x92a,j@derby.example,officer\n'],
    ['as Polish Windows writes ł', 'Name,E-mail,Role\nPawe\xb3 Nowak,p@derby.example,officer\n'],
  ])('%s is refused, with what to do', async (_, text) => {
    const [sentence = ''] = faults(await read(Buffer.from(text, 'latin1')));
    expect(sentence).toContain('The file is not in UTF-8, and its letters can be read in several ways.');
    expect(sentence).toContain('CSV UTF-8 (Comma delimited)');
  });

  it.each([
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'an old Excel workbook (.xls)'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'a PDF'],
    ['bytes', Buffer.from([1, 0, 0, 7, 0, 0, 0, 1]), 'no text'],
    ['a broken workbook', Buffer.from('PK\x03\x04nothing'), 'not an Excel workbook that can be read'],
  ])('that is %s is refused as that', async (_, bytes, what) => {
    expect(faults(await read(bytes))[0]).toContain(what);
  });

  it('in an Excel workbook is read, and other sheets are named', async () => {
    const { rows, refusals, notes } = await read(
      workbook({ Notes: [['About this list']], Directory: people }),
      'p.xlsx',
    );
    expect(refusals).toEqual([]);
    expect(rows).toEqual(expected);
    expect(notes).toEqual(['The sheet "Directory" was read. Not read: "Notes".']);
  });
});

describe('headings', () => {
  const one = async (heading: string, row: string) => {
    const { rows, refusals } = await read(`${heading}\n${row}\n`);
    expect(refusals).toEqual([]);
    return rows[0];
  };

  it('are known as Outlook writes them', async () => {
    const heading = 'Title,First Name,Middle Name,Last Name,Department,Job Title,E-mail Address,E-mail 2 Address,Role';
    const priya = await one(heading, 'Ms,Priya,,Shah,Streets,Engineer,priya@derby.example,p@home.example,Staff');
    expect(priya).toMatchObject({
      name: 'Priya Shah',
      email: 'priya@derby.example',
      service: 'Streets',
      roles: ['officer'],
    });
  });

  it('are known as Active Directory writes them, with managers by their distinguished names', async () => {
    const { rows } = await read(
      'displayName,mail,department,manager,Role\n"Shah, Priya",priya@derby.example,Streets,"CN=Lee\\, Pat,OU=Staff,DC=derby",officer\n"Lee, Pat",pat@derby.example,Streets,,administrator\n',
    );
    expect(rows[0]).toMatchObject({ name: 'Priya Shah', managerEmail: 'pat@derby.example' });
  });

  it('are known as Entra writes them, whose "Member" is nobody’s office', async () => {
    const heading = 'User principal name,Display name,Object Id,User type,Department,Role';
    expect(await one(heading, 'sam@derby.example,Sam,1b2c,Member,Members,administrator')).toMatchObject({
      email: 'sam@derby.example',
      roles: ['administrator'],
    });
    const both = 'userPrincipalName,mail,displayName,Role';
    expect(await one(both, 'sam_t@derby.onmicrosoft.example,sam@derby.example,Sam,admin')).toMatchObject({
      email: 'sam@derby.example',
    });
    const without = await read('User principal name,Display name,User type\nsam@derby.example,Sam,Member\n');
    expect(faults(without)[0]).toContain('The heading row has no column called role.');
    expect(without.rows).toEqual([]);
  });

  it('are known as Modern.gov writes them, with a line above', async () => {
    const file =
      'Your councillors\n\nForename,Surname,Party,Ward,Email address,Role\nAmina,Khan,Labour,Abbey,amina.khan@derby.example,Elected Member\n';
    const { rows, notes } = await read(file);
    expect(rows).toMatchObject([
      { row: 4, name: 'Amina Khan', roles: ['councillor'], politicalGroup: 'Labour', wards: ['Abbey'] },
    ]);
    expect(notes).toEqual(['What stands above row 3 was not read.']);
  });

  it('that mean nothing are listed and left out', async () => {
    const { rows, notes } = await read(
      'Shoe size,Name,E-mail,Role,Service,Phone\n00123,Sam,sam@derby.example,administrator,Members,01332\n',
    );
    expect(rows).toHaveLength(1);
    expect(notes).toEqual(['These columns mean nothing here and are left out: Shoe size, Phone.']);
  });
});

describe('a cell', () => {
  const cell = async (column: string, value: string) => {
    const given: Record<string, string> = { Name: 'B', 'E-mail': 'b@derby.example', Role: 'officer', [column]: value };
    const quoted = Object.values(given).map((each) => `"${each.replaceAll('"', '""')}"`);
    const file = await read(`${Object.keys(given).join(',')}\n${quoted.join(',')}\n`);
    return file.rows[0] ?? faults(file);
  };

  it.each([
    'Tom Reid <tom.reid@derby.example>',
    '<TOM.REID@derby.example>',
    'mailto:tom.reid@derby.example',
    "'tom.reid@derby.example'",
  ])('with the address %s holds it', async (value) => {
    expect(await cell('E-mail', value)).toMatchObject({ email: 'tom.reid@derby.example' });
  });

  it.each([
    ['Cllr', ['councillor']],
    ['Councillors', ['councillor']],
    ['Elected Member', ['councillor']],
    ['STAFF', ['officer']],
    ['Monitoring Officer, Administrator', ['administrator', 'monitoring-officer']],
    ['co-opted member', ['co-opted']],
    ['Officer and administrator', ['administrator', 'officer']],
    ['Officer & Coordinator', ['coordinator', 'officer']],
  ])('with the role %s is understood', async (value, roles) => {
    expect(await cell('Role', value)).toMatchObject({ roles });
  });

  it.each([
    'Abbey; Sinfin & Osmaston',
    'Abbey, Sinfin & Osmaston',
    'Abbey\nSinfin & Osmaston',
    'Abbey / Sinfin & Osmaston',
  ])('with several wards, %j, holds them all', async (value) => {
    expect(await cell('Wards', value)).toMatchObject({ wards: ['Abbey', 'Sinfin & Osmaston'] });
  });

  it.each(['Full time', 'M-F', 'MTWTF', 'weekdays', ''])(
    'with the working days %j means Monday to Friday',
    async (value) => {
      const monday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
      expect(await cell('Working days', value)).toMatchObject({ workingDays: monday });
    },
  );

  it('with a number that is kept as text by an apostrophe is the number', async () => {
    expect(await cell('Staff number', "'00123")).toMatchObject({ staffNumber: '123' });
  });

  it('with a name and an honour after it stays as it is', async () => {
    expect(await cell('Name', 'Pat Lee, OBE')).toMatchObject({ name: 'Pat Lee, OBE' });
    expect(await cell('Name', 'Lee, Pat')).toMatchObject({ name: 'Pat Lee' });
    expect(await cell('Name', 'Cllr Khan, Amina')).toMatchObject({ name: 'Cllr Amina Khan' });
    expect(await cell('Name', 'Councillor Mrs Lowe,Ann')).toMatchObject({ name: 'Councillor Mrs Ann Lowe' });
    expect(await cell('Name', 'Pat "Paddy" Lee')).toMatchObject({ name: 'Pat "Paddy" Lee' });
  });

  it('that is wrong is named by row, column and value, with what to write; all that is wrong at once', async () => {
    const file = await read('Full name,Mail,Type,Role,Line manager\nB,b at c,x,wizard,Nobody Known\n');
    expect(faults(file)).toEqual([
      'Row 2, column "Mail": "b at c" is not an e-mail address. Write it like priya.shah@derby.gov.uk.',
      'Row 2, column "Role": "wizard" is not a role. Write councillor, co-opted member, officer, monitoring officer, coordinator or administrator.',
    ]);
    expect(await cell('Manager', 'Nobody Known')).toEqual([
      'Row 2, column "Manager": "Nobody Known" is nobody in this file. Write the e-mail address of the manager.',
    ]);
  });

  it('with a manager’s name that two people have asks which', async () => {
    const file = await read(
      'Name,E-mail,Role,Manager\nPat Lee,a@x.example,officer,\nPat Lee,b@x.example,officer,\nC,c@x.example,officer,Pat Lee\n',
    );
    expect(faults(file)).toEqual([
      'Row 4, column "Manager": "Pat Lee" is the name of several people in this file. Write the e-mail address of the manager.',
    ]);
  });
});

/** A workbook of these sheets, with the least that Excel itself would write. */
function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const names = Object.keys(sheets);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const column = (at: number) => String.fromCharCode(65 + at);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}">${names.map((_, at) => `<Relationship Id="r${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
  };
  for (const [at, name] of names.entries()) {
    const rows = (sheets[name] ?? []).map(
      (row, number) =>
        `<row r="${number + 1}">${row.map((text, cell) => (text === '' ? '' : `<c r="${column(cell)}${number + 1}" t="inlineStr"><is><t>${inXml(text)}</t></is></c>`)).join('')}</row>`,
    );
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
