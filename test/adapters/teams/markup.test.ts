import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../src/adapters/teams/markup.ts';

describe('a message’s HTML as text', () => {
  it('is what a person would copy out of it', () => {
    expect(htmlToText('<p>Bins&nbsp;missed<br>twice</p>')).toBe('Bins missed\ntwice');
    expect(htmlToText('<div><p>Dear officer,</p><ul><li>one &lt;b&gt;</li><li>two</li></ul></div>')).toBe(
      'Dear officer,\n\n- one <b>\n\n- two',
    );
    expect(htmlToText('<script>alert(1)</script><style>p{}</style>a')).toBe('a');
  });
});
