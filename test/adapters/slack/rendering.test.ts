import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMessages, type SlackMessage } from '../../../src/adapters/slack/message.ts';
import { escapeText, readText } from '../../../src/adapters/slack/text.ts';
import { renderFormView, renderHomeView, renderReplyView } from '../../../src/adapters/slack/views.ts';
import { type Block, type Quotation, type Reply, renderForListening, reply } from '../../../src/messaging/index.ts';
import { problemsOfBlocks, problemsOfView } from '../../support/fake-slack-blocks.ts';
import { lettersChecked, patiently } from '../../support/letters-checked.ts';
import { quotation } from './running-slack.ts';

type Json = Record<string, unknown>;
const rendering = { generation: 'g1' };

const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '<!channel>',
    '*bold* _it_ `code` :smile: & <https://x|y>',
    'x'.repeat(3_500),
    'word '.repeat(1_500),
  ),
);
const segments = fc.array(fc.record({ kind: fc.constantFrom('plain' as const, 'brought-out' as const), text }), {
  maxLength: 4,
});
const line = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), segments }),
  fc.record({ kind: fc.constant('item' as const), marker: fc.constantFrom('(d)', '•', '(iv)'), segments }),
);
const quotations = fc.array(line, { maxLength: 30 }).map((lines): Quotation => ({ ...quotation, lines }));
const actions = fc.array(
  fc.record({
    label: fc.string({ minLength: 1, maxLength: 120 }),
    typed: fc.string({ minLength: 1, maxLength: 2_500 }),
    weight: fc.constant('ordinary' as const),
  }),
  { maxLength: 60 },
);
const field = fc.record({
  name: fc.stringMatching(/^[a-z]{1,8}$/),
  label: fc.string({ minLength: 1, maxLength: 90 }),
  kind: fc.constantFrom('text' as const, 'long-text' as const, 'date' as const, 'choice' as const),
  options: fc.array(fc.record({ value: fc.string({ maxLength: 200 }), label: fc.string({ maxLength: 100 }) }), {
    maxLength: 150,
  }),
  required: fc.boolean(),
  value: text,
});
const form = fc.record({
  title: fc.string({ maxLength: 60 }),
  fields: fc.uniqueArray(field, { maxLength: 8, selector: ({ name }) => name }),
  submit: fc.record({
    label: fc.string({ minLength: 1, maxLength: 40 }),
    typed: fc.string({ minLength: 1, maxLength: 100 }),
    weight: fc.constant('primary' as const),
  }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((words) => ({ kind: 'heading' as const, text: words })),
  text.map((words) => ({ kind: 'paragraph' as const, text: words })),
  quotations.map((value) => ({ kind: 'quotation' as const, quotation: value })),
  fc.record({
    kind: fc.constant('link' as const),
    text: fc.string({ maxLength: 100 }),
    url: fc.constantFrom('https://a.example/', 'javascript:alert(1)', '/x'),
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: fc.string(), value: text }), { maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 20 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(fc.string(), { minLength: 1, maxLength: 24 }),
    rows: fc.array(fc.array(fc.string({ maxLength: 40 }), { maxLength: 24 }), { maxLength: 40 }),
  }),
  form.map((value) => ({ kind: 'form' as const, form: value })),
  actions.map((value) => ({ kind: 'actions' as const, actions: value })),
);
const replies = fc.array(block, { maxLength: 6 }).map((blocks): Reply => ({ blocks }));

describe('a clause', () => {
  it('can be read back from the blocks to the letter, however long it is', patiently, () => {
    fc.assert(
      fc.property(quotations, (value) => {
        const messages = renderMessages(reply({ kind: 'quotation', quotation: value }), rendering);
        expect(quotedIn(messages)).toBe(lettersOf(value));
      }),
      lettersChecked,
    );
  });

  it('keeps its lines apart, each with its marker', () => {
    const [message] = renderMessages(reply({ kind: 'quotation', quotation }), rendering);
    expect(quotesIn(message?.blocks ?? [])).toEqual([
      'Officers will acknowledge <within> two working days & reply.',
      '(d) in writing;',
    ]);
  });

  it('goes on in a second message under its own citation where one would be too long', () => {
    const long = {
      ...quotation,
      lines: [{ kind: 'paragraph' as const, segments: [{ kind: 'plain' as const, text: 'word '.repeat(1_400) }] }],
    };
    const messages = renderMessages(reply({ kind: 'quotation', quotation: long }), rendering);
    expect(messages.length).toBeGreaterThan(1);
    for (const { text: fallback } of messages) expect(fallback).toContain(quotation.citation.label);
  });
});

describe('every reply', () => {
  it('is taken by Slack as messages, each with a text in which nothing is markup', () => {
    fc.assert(
      fc.property(replies, (value) => {
        for (const message of renderMessages(value, rendering)) {
          expect(problemsOfBlocks(message.blocks, 'message')).toEqual([]);
          expect(message.text).not.toMatch(/[<>]/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is taken by Slack as a modal and as a home page', () => {
    fc.assert(
      fc.property(replies, (value) => {
        expect(problemsOfView(renderReplyView(value, 'g1') as unknown as Json)).toEqual([]);
        expect(problemsOfView(renderHomeView(value, 'g1') as unknown as Json)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('with a form is taken by Slack as a form', () => {
    fc.assert(
      fc.property(form, (value) => {
        const view = renderFormView(reply({ kind: 'form', form: value }), value, { typed: '' }, 'g1');
        if (view) expect(problemsOfView(view as unknown as Json)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('in one message has the whole of it as text', () => {
    const value = reply({ kind: 'heading', text: 'A & B' }, { kind: 'quotation', quotation });
    expect(renderMessages(value, rendering).map((message) => message.text)).toEqual([
      escapeText(renderForListening(value, () => true)),
    ]);
  });
});

describe('words', () => {
  it('of people never ping, link or turn bold', () => {
    const words = '<!channel> <@U1> *now* :tada: <https://evil.example|derby.gov.uk>';
    const [message] = renderMessages(
      reply({ kind: 'heading', text: words }, { kind: 'paragraph', text: words }),
      rendering,
    );
    expect(message?.text).toContain('&lt;!channel&gt;');
    expect(JSON.stringify(message?.blocks)).not.toMatch(/mrkdwn|"emoji":true|"broadcast"|"type":"user"|"type":"link"/);
    expect(textsIn(message?.blocks)).toEqual([words, words]);
  });

  it.each([
    ['&amp;lt;', '&lt;'],
    ['&lt;!channel&gt;', '<!channel>'],
    ['<!here> <!subteam^S1|@planning> <#C1|general>', '@here @planning #general'],
    ['<mailto:a@b.uk|a@b.uk> <https://x.uk>', 'a@b.uk https://x.uk'],
  ])('typed as %s are read as %s', (typed, read) => {
    expect(readText(typed)).toBe(read);
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(readText(escapeText(words))).toBe(words.trim());
      }),
    );
  });

  it('of a button that is too long for Slack are said in full above it', () => {
    const label = 'Acknowledge the enquiry about the overflowing litter bins outside the library in Abbey ward';
    const [message] = renderMessages(
      reply({ kind: 'actions', actions: [{ label, typed: 'acknowledge 17', weight: 'primary' }] }),
      rendering,
    );
    expect(textsIn(message?.blocks)).toContain(label);
    expect(problemsOfBlocks(message?.blocks, 'message')).toEqual([]);
  });
});

function lettersOf({ lines }: Quotation): string {
  return lines
    .map(
      (each) => (each.kind === 'item' ? `${each.marker} ` : '') + each.segments.map((segment) => segment.text).join(''),
    )
    .join('');
}

function quotedIn(messages: readonly SlackMessage[]): string {
  return messages.flatMap(({ blocks }) => quotesIn(blocks)).join('');
}

function quotesIn(blocks: readonly unknown[]): string[] {
  return (blocks as Json[])
    .filter(({ type }) => type === 'rich_text')
    .flatMap(({ elements }) => elements as Json[])
    .filter(({ type }) => type === 'rich_text_quote')
    .map(({ elements }) => (elements as Json[]).map((run) => String(run.text)).join(''));
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'text' && typeof item === 'string' ? [item] : textsIn(item),
  );
}
