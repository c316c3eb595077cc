import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttachedFile } from '../../../src/messaging/index.ts';
import { directMessage, openRunningSlack, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

const bytes = new TextEncoder().encode('1. Members decide.');

async function filesOf(event: Record<string, unknown>): Promise<readonly AttachedFile[]> {
  await running.event(event);
  await running.settled();
  const input = running.turns.at(-1)?.input;
  return input?.kind === 'text' ? (input.files ?? []) : [];
}

describe('a file sent in Slack', () => {
  it('comes with the words, and is fetched with our token only when somebody opens it', async () => {
    const file = running.fake.offerFile('protocol.docx', bytes);
    const [opened] = await filesOf(directMessage('add our protocol', { subtype: 'file_share', files: [file] }));
    expect(opened?.name).toBe('protocol.docx');
    expect(running.fake.filesFetched()).toBe(0);
    expect(await opened?.open(1_000)).toEqual({ kind: 'opened', bytes });
    expect(await opened?.open(bytes.length - 1)).toEqual({ kind: 'too-large' });
  });

  it('on its own is a turn without words', async () => {
    const file = running.fake.offerFile('protocol.docx', bytes);
    expect(await filesOf(directMessage('', { subtype: 'file_share', files: [file] }))).toHaveLength(1);
    expect(running.turns.at(-1)?.input).toMatchObject({ text: '' });
  });

  it('is refused where the app was installed without the scope: the sign-in page is no file', async () => {
    running.fake.scopes.delete('files:read');
    const file = running.fake.offerFile('protocol.docx', bytes);
    const [opened] = await filesOf(directMessage('add our protocol', { subtype: 'file_share', files: [file] }));
    expect(await opened?.open(1_000)).toEqual({ kind: 'refused' });
  });

  it('is fetched from Slack and from nowhere else, so that our token goes nowhere else', async () => {
    const file = { name: 'protocol.docx', url_private_download: 'http://169.254.169.254/latest/meta-data' };
    const [opened] = await filesOf(directMessage('add our protocol', { subtype: 'file_share', files: [file] }));
    expect(await opened?.open(1_000)).toEqual({ kind: 'refused' });
  });

  it('that is a picture is none', async () => {
    const file = { ...running.fake.offerFile('photo.png', bytes), mimetype: 'image/png' };
    expect(await filesOf(directMessage('look', { subtype: 'file_share', files: [file] }))).toEqual([]);
  });
});
