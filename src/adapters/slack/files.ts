import { type AttachedFile, fetchFile } from '../../messaging/index.ts';
import type { Client } from './clients.ts';
import type { Said } from './payloads.ts';

/**
 * The files of a message, each to be fetched with our own token (scope `files:read`). Pictures, sound and video are none.
 * Without the scope Slack passes on to its sign-in page, which is no file of Slack's.
 */
export function readFiles(
  files: Said['files'],
  client: Client,
  slackApiUrl: string | undefined,
): readonly AttachedFile[] {
  const home = slackApiUrl === undefined ? 'https://files.slack.com' : new URL(slackApiUrl).origin;
  return (files ?? []).flatMap(({ name, mimetype, url_private_download: url }) => {
    if (url === undefined || /^(?:image|audio|video)\//.test(mimetype ?? '')) return [];
    const address = {
      url,
      isAllowed: ({ origin }: URL) => origin === home,
      headers: { authorization: `Bearer ${client.token ?? ''}` },
    };
    return [{ name: name ?? 'file', open: (mostBytes: number) => fetchFile(address, mostBytes) }];
  });
}
