import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AttachedFile } from '../../../src/messaging/index.ts';
import type { Json } from './recorded.ts';
import { type RunningTeams, runTeams } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

const bytes = new TextEncoder().encode('1. Members decide.');

async function filesOf(text: string, attachments: readonly Json[]): Promise<readonly AttachedFile[]> {
  await teams.post(teams.events.message(text, { attachments }));
  const input = teams.turns.at(-1)?.input;
  return input?.kind === 'text' ? (input.files ?? []) : [];
}

describe('a file attached in Teams', () => {
  it('comes with the words, and is fetched only when somebody opens it', async () => {
    const html = { contentType: 'text/html', content: '<p>add our protocol</p>' };
    const [file] = await filesOf('add our protocol', [html, teams.connector.offerFile('Our protocol.docx', bytes)]);
    expect(file?.name).toBe('Our protocol.docx');
    expect(teams.connector.filesFetched()).toBe(0);
    expect(await file?.open(1_000)).toEqual({ kind: 'opened', bytes });
    expect(await file?.open(bytes.length - 1)).toEqual({ kind: 'too-large' });
  });

  it('on its own is a turn without words', async () => {
    expect(await filesOf('', [teams.connector.offerFile('protocol.docx', bytes)])).toHaveLength(1);
    expect(teams.turns.at(-1)?.input).toMatchObject({ text: '' });
  });

  it.each([
    'https://evil.example/protocol.docx',
    'http://council.sharepoint.com/protocol.docx',
    'https://council.sharepoint.com.evil.example/x',
    'file:///etc/passwd',
    'not an address',
  ])('is not fetched from %s', async (downloadUrl) => {
    const attachment = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'protocol.docx',
      content: { downloadUrl },
    };
    const [file] = await filesOf('add our protocol', [attachment]);
    expect(await file?.open(1_000)).toEqual({ kind: 'refused' });
  });
});
