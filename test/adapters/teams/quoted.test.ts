import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderCards } from '../../../src/adapters/teams/card.ts';
import type { Json } from './recorded.ts';
import { type RunningTeams, runTeams } from './running-teams.ts';
import { everything } from './sample-replies.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams({ typingAfter: 20 });
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] });
const replyBlock =
  '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1772050244572">' +
  '<strong itemprop="mri" itemid="28:0c2f">Clausewise</strong><span itemprop="time" itemid="1772050244572"></span>' +
  '<p itemprop="preview">CW-2026-0042: Kerb &amp; lamp</p></blockquote>';

async function heard(text: string, more: Json = {}) {
  await teams.post(teams.events.message(text, more));
  return teams.turns[0]?.input;
}

describe('what Teams writes into a message', () => {
  it.each([
    ['<emoji id="smile" alt="😀" title="Smile"></emoji> thanks', '😀 thanks'],
    ['see <attachment id="8f2c"></attachment> my casework', 'see my casework'],
    ['<span itemtype="http://schema.skype.com/Mention" itemscope itemid="0">Tom Reid</span> has it', 'Tom Reid has it'],
    ['is 5 &lt; 6 &amp; 7?', 'is 5 < 6 & 7?'],
    ['&lt;b&gt; is a tag', '<b> is a tag'],
  ])('%s is heard in words', async (text, words) => {
    expect(await heard(text)).toEqual({ kind: 'text', text: words });
  });

  it('of a quoted message is told apart from the words: by its placeholder and entity', async () => {
    const quotedReply = { messageId: '1772050244572', senderName: 'Clausewise', preview: 'CW-2026-0042: Kerb' };
    const input = await heard('<quoted messageId="1772050244572"/> update: the stone is ordered', {
      entities: [{ type: 'quotedReply', quotedReply }],
    });
    expect(input).toEqual({
      kind: 'text',
      text: 'update: the stone is ordered',
      quoted: { text: 'CW-2026-0042: Kerb', messages: ['1772050244572'], urls: [] },
    });
  });

  it('of a quoted message is told apart by its HTML, whatever the plain text makes of it', async () => {
    const input = await heard(
      'Clausewise\nCW-2026-0042: Kerb & lamp\nupdate: done',
      html(`${replyBlock}<p>update: <b>done</b></p>`),
    );
    expect(input).toEqual({
      kind: 'text',
      text: 'update: done',
      quoted: { text: 'CW-2026-0042: Kerb & lamp', messages: ['1772050244572'], urls: [] },
    });
  });

  it('of a forwarded message is what was forwarded, and the words are the sender’s', async () => {
    const forward = '<blockquote itemtype="http://schema.skype.com/Forward"><p>CW-2026-0042: Kerb</p></blockquote>';
    const input = await heard('acknowledge\r\n\r\nCW-2026-0042: Kerb', html(`<p>acknowledge</p>${forward}`));
    expect(input).toMatchObject({ text: 'acknowledge', quoted: { text: 'CW-2026-0042: Kerb', messages: [] } });
  });

  it('keeps the mention of us out of words that come from HTML', async () => {
    const mention = '<span itemtype="http://schema.skype.com/Mention" itemscope itemid="0">Clausewise</span>';
    const us = teams.events.mention('group', '').entities as unknown[];
    await teams.post(
      teams.events.mention('group', '', {
        text: '<quoted messageId="1"/><at>Clausewise</at> show it',
        entities: us,
        ...html(`${replyBlock}<p>${mention}&nbsp;show it</p>`),
      }),
    );
    expect(teams.turns[0]?.input).toMatchObject({ text: 'show it' });
  });

  it('of a clause put in from the compose box is the card’s words and address, and no words of the sender', async () => {
    const [card] = renderCards({ blocks: everything });
    const input = await heard('<attachment id="8f2c"></attachment>', {
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
    expect(input).toMatchObject({ kind: 'text', text: '' });
    const quoted = input?.kind === 'text' ? input.quoted : undefined;
    expect(quoted?.urls.some((url) => url.includes('/derby/'))).toBe(true);
    expect(quoted?.text).toContain('acknowledge an enquiry within 2 working days');
  });
});
