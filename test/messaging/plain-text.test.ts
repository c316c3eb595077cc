import { describe, expect, it } from 'vitest';
import { type Block, renderPlainText, reply } from '../../src/messaging/index.ts';
import { everything } from '../adapters/teams/sample-replies.ts';

/** Every string in a block that a person is meant to read: all but keys of programs, and checksums, which stand on pages. */
function words(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['kind', 'name', 'weight', 'value', 'digest'].includes(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => words(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => words(each, name));
}

const field = { name: 'subject', kind: 'text', required: true } as const;
const submit = { label: 'Log it', typed: 'log the enquiry', weight: 'primary' } as const;

function form(...fields: Extract<Block, { kind: 'form' }>['form']['fields']): string {
  return renderPlainText(reply({ kind: 'form', form: { title: 'Log an enquiry', fields, submit } }));
}

describe('plain text', () => {
  it('leaves out no word of any block', () => {
    const seen = new Set(everything.map(({ kind }) => kind));
    expect([...seen].sort()).toEqual(
      ['actions', 'facts', 'form', 'heading', 'link', 'list', 'paragraph', 'quotation', 'table'].sort(),
    );
    for (const block of everything) {
      const text = renderPlainText(reply(block));
      for (const word of words(block)) expect(text).toContain(word);
    }
  });

  it('keeps a quotation to the letter, with its markers', () => {
    const text = renderPlainText(
      reply({
        kind: 'quotation',
        quotation: {
          lines: [
            {
              kind: 'paragraph',
              segments: [
                { kind: 'plain', text: 'Officers  will' },
                { kind: 'brought-out', text: ' not <vote>:' },
              ],
            },
            { kind: 'item', marker: '(a)', segments: [{ kind: 'plain', text: '*ever*' }] },
          ],
          citation: {
            label: 'Protocol, paragraph 1',
            council: 'Derby',
            standing: 'Adopted.',
            url: 'https://x.example/1',
            digest: 'abc',
          },
          label: 'For officers',
        },
      }),
    );
    expect(text).toBe(
      'For officers:\nProtocol, paragraph 1\n  Officers  will not <vote>:\n  (a) *ever*\nDerby. Adopted.\nhttps://x.example/1',
    );
  });

  it('puts no colon after a question', () => {
    expect(form({ ...field, label: 'What is it about?', value: 'Bins' })).toContain('- What is it about? Bins\n');
    expect(form({ ...field, label: 'Subject', value: 'Bins' })).toContain('- Subject: Bins\n');
    expect(form({ ...field, label: 'Anything else?', required: false, value: 'No' })).toContain(
      '- Anything else? (optional): No\n',
    );
  });

  it('says what may be chosen by the words a person reads, not by a program’s keys', () => {
    const options = [
      { value: 'ward-7', label: 'Allestree' },
      { value: 'ward-8', label: 'Arboretum' },
    ];
    const text = form({ ...field, kind: 'choice', label: 'Ward', options, value: 'ward-8' });
    expect(text).toContain('- Ward: Arboretum\n  One of: Allestree, Arboretum');
    expect(text).not.toContain('ward-');
  });

  it('leaves no gap for a block that says nothing', () => {
    const nothing: Block = { kind: 'list', items: [] };
    expect(
      renderPlainText(reply({ kind: 'paragraph', text: 'One.' }, nothing, { kind: 'paragraph', text: 'Two.' })),
    ).toBe('One.\n\nTwo.');
  });
});
