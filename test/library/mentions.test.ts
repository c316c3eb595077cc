import { describe, expect, it } from 'vitest';
import { mentionsIn, referredToBy } from '../../src/library/mentions.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const { documents } = await realKnowledge('derby');
const protocol = documents.find(({ slug }) => slug === 'working-together');
if (protocol === undefined) throw new Error('There is no protocol');
const named = (text: string) => mentionsIn(text, protocol).map(({ start, end, to }) => [text.slice(start, end), to]);
const at = (local: string) => `derby/working-together#${local}`;

describe('a paragraph that another names', () => {
  it('is found alone, in a list and with its item', () => {
    expect(named('See paragraph 26.')).toEqual([['26', at('26')]]);
    expect(named('as in paragraphs 16(d), 17 and 20 above')).toEqual([
      ['16(d)', at('16(d)')],
      ['17', at('17')],
      ['20', at('20')],
    ]);
  });

  it('is not one that does not exist, nor one of another document or a law', () => {
    expect(named('See paragraph 999.')).toEqual([]);
    expect(named('breach of paragraph 10 of the Protocol on Planning')).toEqual([]);
    expect(named('section 5 of the Local Government and Housing Act 1989')).toEqual([]);
    expect(named('paragraph 10 of this protocol')).toEqual([['10', at('10')]]);
  });

  it('knows what refers to it, once each and never itself', () => {
    const clause = (local: string, text: string) => ({
      ...(protocol.clauses[0] as (typeof protocol.clauses)[number]),
      reference: at(local),
      blocks: [{ kind: 'paragraph' as const, text }],
    });
    const document = {
      ...protocol,
      clauses: [
        clause('1', 'See paragraphs 2 and 2.'),
        clause('2', 'Paragraph 2 says so. See paragraph 1.'),
        clause('3', 'See paragraph 2.'),
      ],
    };
    expect([...referredToBy(document)]).toEqual([
      [at('2'), [at('1'), at('3')]],
      [at('1'), [at('2')]],
    ]);
  });
});
