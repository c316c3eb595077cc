import { z } from 'zod';
import { type AttachedFile, fetchFile } from '../../messaging/index.ts';
import type { Activity } from './activity.ts';
import { isLoopbackHost } from './settings.ts';

/** A file that somebody attached in a personal chat: an address that needs no token and works for some minutes. */
const DOWNLOAD_INFO = 'application/vnd.microsoft.teams.file.download.info';
const contentSchema = z.object({ downloadUrl: z.string() });

/** Where Teams keeps files: SharePoint and OneDrive, in each of Microsoft's clouds. */
const MICROSOFT = /(?:^|\.)(?:sharepoint\.(?:com|us|de|cn)|sharepoint-mil\.us|svc\.ms)$/;

/** The files of a message. In the test mode they may come from this machine. */
export function readFiles({ attachments }: Activity, isTestMode: boolean): readonly AttachedFile[] {
  return (attachments ?? []).flatMap(({ contentType, content, name }) => {
    const url = contentType === DOWNLOAD_INFO ? contentSchema.safeParse(content).data?.downloadUrl : undefined;
    if (url === undefined) return [];
    const isAllowed = ({ protocol, hostname }: URL) =>
      (protocol === 'https:' && MICROSOFT.test(hostname)) || (isTestMode && isLoopbackHost(hostname));
    return [{ name: name || 'file', open: (mostBytes: number) => fetchFile({ url, isAllowed }, mostBytes) }];
  });
}
