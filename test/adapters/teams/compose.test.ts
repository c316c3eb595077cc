import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Action, Reply } from '../../../src/messaging/index.ts';
import { type RunningTeams, runTeams } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

const press: Action = { label: 'Acknowledge', typed: 'acknowledge ENQ-12', weight: 'primary' };

describe('the compose box', () => {
  const offer = (number: number, more: Partial<Reply> = {}) => ({
    title: `Paragraph ${number}`,
    summary: 'Officers will reply within two working days.',
    standing: 'A report, not the rule.',
    url: `https://clausewise.example/derby/working-together/${number}`,
    reply: {
      blocks: [
        { kind: 'paragraph' as const, text: `Text of ${number}.` },
        { kind: 'actions' as const, actions: [press] },
      ],
      ...more,
    },
  });

  it('finds clauses and inserts one without buttons that nobody would answer', async () => {
    teams.offers = [offer(25), offer(26)];
    const { body } = await teams.post(teams.events.query('26'));
    expect(body).toMatchObject({
      composeExtension: {
        type: 'result',
        attachmentLayout: 'list',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { fallbackText: 'Text of 26.' },
            preview: {
              contentType: 'application/vnd.microsoft.card.thumbnail',
              // What is only a report must not pass for the rule in a list.
              content: { title: 'Paragraph 26', subtitle: 'A report, not the rule.' },
            },
          },
        ],
      },
    });
    expect(JSON.stringify(body)).not.toContain('Action.Submit');
    expect(teams.turns).toEqual([]);
  });

  it('begins with what people ask for most, and says so when it finds nothing', async () => {
    teams.offers = [offer(25), offer(26)];
    const first = await teams.post(teams.events.query(''));
    expect((first.body.composeExtension as { attachments: unknown[] }).attachments).toHaveLength(2);
    const none = await teams.post(teams.events.query('lighthouse'));
    expect(none.body).toMatchObject({
      composeExtension: { type: 'message', text: expect.stringContaining('found no answer to that') },
    });
  });

  it('gives page after page, and nothing behind the last one', async () => {
    teams.offers = Array.from({ length: 30 }, (_, at) => offer(at + 1));
    const page = async (skip: number) => {
      const { value, ...event } = teams.events.query('');
      const asked = { ...(value as object), queryOptions: { skip, count: 25 } };
      const { body } = await teams.post({ ...event, value: asked });
      return (body.composeExtension as { attachments: { preview: { content: { title: string } } }[] }).attachments.map(
        ({ preview }) => preview.content.title,
      );
    };
    expect([(await page(0)).length, await page(25), await page(50)]).toEqual([
      25,
      [26, 27, 28, 29, 30].map((number) => `Paragraph ${number}`),
      [],
    ]);
  });

  it('inserts the link of a clause that no single card can hold: half a clause would mislead', async () => {
    teams.offers = [offer(26, { blocks: [{ kind: 'paragraph', text: 'A sentence. '.repeat(4000) }] })];
    const { body } = await teams.post(teams.events.query('26'));
    expect(JSON.stringify(body).length).toBeLessThan(4_000);
    expect(JSON.stringify(body)).toContain('https://clausewise.example/derby/working-together/26');
  });

  it('unfolds a link to one of our pages and leaves others alone', async () => {
    teams.offers = [offer(26)];
    const ours = await teams.post(teams.events.link('https://clausewise.example/derby/working-together/26'));
    expect(ours.body).toMatchObject({
      composeExtension: { attachments: [{ content: { fallbackText: 'Text of 26.' } }] },
    });
    const other = await teams.post(teams.events.link('https://example.org/'));
    expect(other.body).toMatchObject({ composeExtension: { type: 'result', attachments: [] } });
  });

  it('is told plainly that something is not offered', async () => {
    const { status } = await teams.post({ ...teams.events.query('x'), name: 'composeExtension/setting' });
    expect(status).toBe(501);
  });
});
