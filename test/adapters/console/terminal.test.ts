import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConsoleTurn, renderTerminal } from '../../../src/adapters/console/index.ts';
import { type Quotation, type QuotationLine, reply } from '../../../src/messaging/index.ts';
import { lettersChecked, patiently } from '../../support/letters-checked.ts';
import { everything, quotation } from '../teams/sample-replies.ts';

const plain = { width: 60, colour: false };

/** The clause's own lines of a shown quotation: those between its two blank lines. */
function quoted(lines: readonly QuotationLine[], style: { width: number; colour: boolean }): string {
  if (quotation.kind !== 'quotation') throw new Error('The sample is a quotation');
  const whole: Quotation = { ...quotation.quotation, lines };
  const shown = renderTerminal(reply({ kind: 'quotation', quotation: whole }), style);
  return shown.slice(shown.indexOf('\n\n') + 2, shown.lastIndexOf('\n\n'));
}

describe('a clause in the terminal', () => {
  it('keeps every character but white space at the ends of lines', patiently, () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !/[\p{Cc}|]/u.test(one));
    const words = fc.array(text, { minLength: 1 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (clause, width) => {
        const shown = quoted([{ kind: 'paragraph', segments: [{ kind: 'plain', text: clause }] }], {
          width,
          colour: false,
        });
        let rest = clause;
        for (const line of shown.split('\n').map((one) => one.slice(4))) {
          expect(rest.trimStart().startsWith(line.trimStart())).toBe(true);
          rest = rest.trimStart().slice(line.trimStart().length);
        }
        expect(rest.trim()).toBe('');
      }),
      lettersChecked,
    );
  });

  it('keeps two spaces inside a line', () => {
    expect(quoted([{ kind: 'paragraph', segments: [{ kind: 'plain', text: 'one  two' }] }], plain)).toBe(
      '    one  two',
    );
  });

  it('stays within the width', () => {
    const shown = renderTerminal({ blocks: everything }, { width: 40, colour: false });
    const tooLong = shown.split('\n').filter((line) => line.length > 40 && !/https:|SHA-256/.test(line));
    expect(tooLong).toEqual([]);
  });

  it('has the part that answers in bold', () => {
    const shown = renderTerminal(reply(quotation), { width: 200, colour: true });
    expect(shown).toContain('\x1b[1macknowledge an enquiry within 2 working days\x1b[22m');
  });

  it('has a bar beside the lines of that part when there is no colour', () => {
    const shown = renderTerminal(reply(quotation), plain);
    const barred = shown.split('\n').filter((line) => line.startsWith('  | '));
    expect(barred.join(' ')).toContain('acknowledge an enquiry');
    expect(barred.join(' ')).not.toContain('(a)');
    expect(shown).not.toContain('\x1b');
  });

  it('puts the second line of an item under its first', () => {
    const text = 'keep the councillor informed every 5 working days until the enquiry is closed';
    expect(
      quoted([{ kind: 'item', marker: '(b)', segments: [{ kind: 'plain', text }] }], { width: 40, colour: false }),
    ).toBe(
      [
        '    (b) keep the councillor informed',
        '        every 5 working days until the',
        '        enquiry is closed',
      ].join('\n'),
    );
  });

  it('cannot steer the terminal', () => {
    const shown = renderTerminal(reply({ kind: 'paragraph', text: 'a\x1b]0;title\x07b\x9bc' }), {
      width: 80,
      colour: true,
    });
    expect(shown).toBe('a␛]0;title␇b\ufffdc');
  });
});

describe('the rest of a reply', () => {
  it('says what can be typed instead of a button', () => {
    expect(renderTerminal({ blocks: everything }, { width: 80, colour: false })).toContain(
      'Show the next paragraph: type "next"',
    );
  });

  it('prints addresses whole', () => {
    const url = 'https://clausewise.example/derby/working-together/26';
    expect(
      renderTerminal(reply({ kind: 'link', text: 'Read it', url }), { width: 20, colour: false }).split('\n'),
    ).toEqual(['Read it:', url]);
  });

  it('shows a table that is too wide row by row', () => {
    const table = {
      kind: 'table' as const,
      columns: ['Enquiry', 'Subject'],
      rows: [['ENQ-1', 'A pothole in the High Street']],
    };
    expect(renderTerminal(reply(table), { width: 80, colour: false })).toBe(
      ['Enquiry  Subject', '-------  ----------------------------', 'ENQ-1    A pothole in the High Street'].join('\n'),
    );
    expect(renderTerminal(reply(table), { width: 30, colour: false })).toBe(
      'Enquiry: ENQ-1\nSubject: A pothole in the\n  High Street',
    );
  });
});

describe('a typed line', () => {
  it('becomes a turn in a personal conversation', () => {
    expect(createConsoleTurn('what is 26?', { accountId: 'me', tenant: 'derby' }, { id: '1', at: 5 })).toEqual({
      platform: 'console',
      id: '1',
      conversation: { id: 'console:me', kind: 'personal' },
      sender: { accountId: 'me', tenant: 'derby', isOutsider: false },
      input: { kind: 'text', text: 'what is 26?' },
      at: 5,
    });
  });
});
