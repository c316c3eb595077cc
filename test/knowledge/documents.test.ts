import { beforeAll, describe, expect, it } from 'vitest';
import { type CouncilDocument, findByReference, openKnowledge } from '../../src/knowledge/index.ts';
import { documentIds, loadReal, readDocument, realFolder } from './knowledge-folder.ts';

let documents: readonly CouncilDocument[];

beforeAll(async () => {
  documents = await Promise.all(documentIds.map(async (id) => (await readDocument(id)).document));
});

function found(reference: string) {
  const result = findByReference(reference, documents);
  if (!result) throw new Error(`${reference} is not there`);
  return result;
}

describe('the documents kept here', () => {
  it('have no fault in any file', async () => {
    expect(await (await openKnowledge(realFolder)).check()).toEqual([]);
  });

  it('hold every provision of their sources', () => {
    expect(documents.map(({ id, clauses }) => [id, clauses.length])).toEqual([
      ['derby/working-together', 48],
      ['derby/codes-update-2019', 24],
      ['derby/standards-review-2023', 21],
      ['colchester/protocol-review-2017', 12],
      ['tdc/member-officer-protocol', 36],
    ]);
  });

  it('give paragraph 26 to the letter', () => {
    expect(found('derby/working-together#26').clause).toMatchObject({
      number: '26',
      label: 'paragraph 26',
      headings: ["Officers' Relationship with Political Groups"],
      status: 'adopted',
      text: 'Officer attendance at political group meetings is likely to be the exception. However, there may be particular advantages to be gained from such attendance.',
      related: ['derby/working-together#28'],
    });
  });

  it('keep the promise of two and five working days in paragraph 20, where the source prints it without a number', () => {
    const { text, duty } = found('derby/working-together#20').clause;
    expect(text).toContain(
      '\nStandard casework enquiries from councillors will be acknowledged by officers within two working days',
    );
    expect(duty).toEqual({ by: 'officer', to: 'councillor' });
  });

  it('make one list of what a page break cut in two', () => {
    const bullets = (reference: string) => found(reference).clause.blocks.filter(({ kind }) => kind === 'item').length;
    expect(bullets('derby/working-together#16')).toBe(14);
    expect(bullets('derby/working-together#17')).toBe(9);
    expect(bullets('derby/working-together#47')).toBe(3);
    expect(bullets('tdc/member-officer-protocol#2.2')).toBe(6);
    expect(bullets('derby/codes-update-2019#4.8')).toBe(12);
  });

  it('count bullets through the whole clause, even across two lists', () => {
    expect(found('tdc/member-officer-protocol#2.2[5]').item?.text).toMatch(/^To appreciate that Officers work/);
    expect(found('derby/codes-update-2019#4.8[5]').item?.text).toBe(
      'All requests for printing to be submitted via the Executive Support (Members) team and not directly with the Document Management Centre (DMC).',
    );
    expect(found('derby/codes-update-2019#4.8[12]').item?.text).toMatch(/^Parts 31\/32/);
  });

  it('cite a lettered item by its letter', () => {
    expect(found('derby/working-together#16(d)').item).toEqual({
      kind: 'item',
      marker: '(d)',
      printed: '(d)',
      reference: 'derby/working-together#16(d)',
      text: 'timely responses to enquiries and complaints;',
    });
  });

  it('tell two paragraphs with one number apart', () => {
    expect(found('derby/standards-review-2023#4.4').clause.text).toMatch(
      /^The Working Together Protocol is often used/,
    );
    const second = found('derby/standards-review-2023#4.4~2').clause;
    expect(second).toMatchObject({ number: '4.4', label: 'paragraph 4.4 (second)' });
    expect(second.text).toMatch(/^Whilst failure to follow/);
  });

  it('find a name for text without a number', () => {
    expect(found('tdc/member-officer-protocol#preamble').clause.blocks).toHaveLength(2);
    expect(found('tdc/member-officer-protocol#6').clause.text).toBe(
      'All questions are directed through the chair of the Council or Committee.',
    );
    expect(found('tdc/member-officer-protocol#5.1').clause.headings).toEqual([
      '5. Specific Member Roles / Officer Relationship',
      '5.1 Leader',
    ]);
    expect(found('colchester/protocol-review-2017#executive-summary').clause.label).toBe('Executive Summary');
  });

  it('keep faults of the text as they are', () => {
    expect(found('tdc/member-officer-protocol#1.1').clause.text).toContain('to promote build and maintain');
    expect(found('tdc/member-officer-protocol#6.4').clause.text).toContain('offer advice to or the Chair');
    expect(found('derby/codes-update-2019#4.3').clause.text).toContain('Proposed changes of to the');
    expect(found('colchester/protocol-review-2017#3.1(c)').clause.text).toContain('is likely constitute');
    for (const { id, faults } of documents) expect(faults.length, id).toBeGreaterThan(7);
  });

  it('keep signs and addresses as they are', () => {
    expect(found('derby/codes-update-2019#4.3').clause.text).toContain(
      '\n<https://cmis.derby.gov.uk/cmis5/TheConstitution.aspx>',
    );
    expect(found('derby/codes-update-2019#4.8').clause.text).toContain('An annual limit of £150');
    expect(found('derby/standards-review-2023#4.2').clause.text).toContain('\n“A unique relationship, not');
  });

  it('never show what was only recommended as the rule', () => {
    const recommended = documents.flatMap(({ clauses }) => clauses.filter(({ status }) => status === 'recommended'));
    expect(recommended.map(({ reference }) => reference.split('/')[1])).toEqual([
      ...['2.1', '2.2', '2.3', '4.4', '4.5', '4.6', '4.7', '4.8'].map((number) => `codes-update-2019#${number}`),
      'standards-review-2023#2.1',
      'protocol-review-2017#1.1',
      'protocol-review-2017#3.1',
    ]);
    expect(recommended.every(({ note }) => note)).toBe(true);
    expect(found('colchester/protocol-review-2017#2.4').clause.note).toBe('Wording then current');
    const adopted = documents.filter(({ clauses }) => clauses.some(({ status }) => status === 'adopted'));
    expect(adopted.map(({ id }) => id)).toEqual(['derby/working-together', 'tdc/member-officer-protocol']);
  });

  it('take the response standard from the paragraph that promises it', async () => {
    expect((await loadReal('derby')).council.responseStandard).toEqual({
      kind: 'promised',
      clause: 'derby/working-together#20',
      acknowledgeWithin: 2,
      resolveWithin: 5,
    });
    expect((await loadReal('tdc')).council.responseStandard).toMatchObject({
      kind: 'none',
      clause: 'tdc/member-officer-protocol#3.5',
    });
  });
});
