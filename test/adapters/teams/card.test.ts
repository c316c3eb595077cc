import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/adapters/teams/index.ts';
import { renderPlainText, reply } from '../../../src/messaging/index.ts';
import { awkward, elements, parse, quote } from './card-reading.ts';
import { everything } from './sample-replies.ts';

describe('a card', () => {
  it('is understood by Microsoft’s parser, whatever kinds of block it holds', () => {
    for (const blocks of [...everything.map((block) => [block]), everything]) {
      const { faults, understood } = parse(renderCard({ blocks }));
      expect(faults).toEqual([]);
      expect(understood).not.toContain('"body":[]');
    }
  });

  it('keeps every block, in order', () => {
    const { understood } = parse(renderCard({ blocks: everything }));
    const marks = [
      'How quickly must',
      'This is the paragraph',
      'For officers',
      'The whole protocol',
      'Reply due',
      'First point',
      'Cllr Rao',
      'Log an enquiry',
      'Show the next',
    ];
    const places = marks.map((mark) => understood.indexOf(mark, understood.indexOf('"body"')));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('says what it is for clients that show no cards, and for voices', () => {
    const card = renderCard({ blocks: everything });
    expect(card).toMatchObject({ version: '1.5', lang: 'en', fallbackText: renderPlainText({ blocks: everything }) });
    expect(card.speak).toContain('acknowledge an enquiry within 2 working days');
    expect(card.speak).not.toMatch(/https?:|SHA-256|[0-9a-f]{8}/);
  });

  it('speaks a long clause by its name instead of half of it', () => {
    const long = 'The officer shall reply. '.repeat(40);
    const { speak } = renderCard(reply(quote([{ kind: 'paragraph', segments: [{ kind: 'plain', text: long }] }])));
    expect(speak).toBe('For officers, Working Together Protocol, paragraph 26. The text is on the card.');
  });
});

describe('text that is not ours', () => {
  it('comes out of a heading or a fact, read as Markdown, as it went in', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const flat = text.replace(/\s+/g, ' ').trim();
        fc.pre(flat !== '' && !/[\u2028\u2029]/.test(text));
        const card = renderCard(
          reply({ kind: 'heading', text: flat }, { kind: 'facts', facts: [{ label: flat, value: flat }] }),
        );
        const [heading] = elements(card.body, 'TextBlock');
        const [facts] = elements(card.body, 'FactSet');
        const [fact] = (facts?.facts ?? []) as { title: string; value: string }[];
        for (const shown of [heading?.text, fact?.title, fact?.value]) {
          const tree = fromMarkdown(String(shown));
          expect(textOf(tree)).toBe(flat);
          expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
          expect(JSON.stringify(tree)).not.toMatch(/"type":"(strong|emphasis|link|html|inlineCode|image)"/);
        }
      }),
    );
  });

  it('is never put where Markdown is read, but in headings and facts', () => {
    const card = renderCard({ blocks: everything });
    expect(elements(card.body, 'TextBlock').every((block) => block.style === 'heading')).toBe(true);
  });
});

describe('buttons and forms', () => {
  it('say what pressing them types', () => {
    const submits = elements(renderCard({ blocks: everything }).body, 'Action.Submit');
    expect(submits.map(({ data }) => data)).toEqual([
      { typed: 'log the enquiry' },
      { typed: 'next' },
      { typed: 'why' },
    ]);
  });

  it('do not let an unfinished form hold back other buttons', () => {
    const submits = elements(renderCard({ blocks: everything }).body, 'Action.Submit');
    expect(submits.map((submit) => submit.associatedInputs)).toEqual(['auto', 'none', 'none']);
  });

  it('are all kept when there are many', () => {
    const actions = Array.from({ length: 13 }, (_, index) => ({
      label: `Choice ${index}`,
      typed: `${index}`,
      weight: 'ordinary' as const,
    }));
    const card = renderCard(reply({ kind: 'actions', actions }));
    expect(parse(card).faults).toEqual([]);
    expect(elements(card.body, 'Action.Submit')).toHaveLength(13);
  });

  it('give every field a label, and every needed field a sentence for when it is empty', () => {
    const card = renderCard({ blocks: everything });
    const inputs = ['Input.Text', 'Input.Date', 'Input.ChoiceSet'].flatMap((type) => elements(card.body, type));
    expect(inputs.map(({ id }) => id)).toEqual(['subject', 'detail', 'received', 'ward']);
    expect(inputs.every(({ label, errorMessage }) => Boolean(label) && Boolean(errorMessage))).toBe(true);
    expect(JSON.stringify(card.body)).toContain('That day is in the future.');
  });
});
