import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

const installationSchema = z.object({
  botToken: z.string().min(1),
  botId: z.string().optional(),
  botUserId: z.string().optional(),
  scopes: z.array(z.string()),
  installedBy: z.string(),
});

/** What is kept of a workspace that installed the app. */
export type SlackInstallation = z.infer<typeof installationSchema>;

/** A stored installation that cannot be opened: another key, another workspace's row, or a changed text. */
export class SealBrokenError extends Error {
  readonly code = 'slack-installation-unreadable';
  constructor(tenant: string, cause: unknown) {
    super(`The stored Slack installation of ${tenant} cannot be read with this key.`, { cause });
    this.name = 'SealBrokenError';
  }
}

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The installation under AES-256-GCM, bound to its workspace: `v1.` and base64url of nonce, tag and text. Key of 32 bytes. */
export function sealInstallation(installation: SlackInstallation, tenant: string, key: Uint8Array): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(tenant));
  const text = Buffer.concat([cipher.update(JSON.stringify(installation), 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
}

/** What `sealInstallation` sealed; throws a SealBrokenError for anything else. */
export function openInstallation(sealed: string, tenant: string, key: Uint8Array): SlackInstallation {
  try {
    if (!sealed.startsWith(`${VERSION}.`)) throw new Error('unknown version');
    const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(boundTo(tenant))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return installationSchema.parse(JSON.parse(text.toString('utf8')));
  } catch (cause) {
    throw new SealBrokenError(tenant, cause);
  }
}

/** What was sealed under one of these keys, the first that fits; throws a SealBrokenError where none does. */
export function openWithOneOf(sealed: string, tenant: string, keys: readonly Uint8Array[]): SlackInstallation {
  const [key, ...others] = keys;
  if (key === undefined) throw new SealBrokenError(tenant, new Error('no key'));
  try {
    return openInstallation(sealed, tenant, key);
  } catch (error) {
    if (others.length === 0) throw error;
    return openWithOneOf(sealed, tenant, others);
  }
}

function boundTo(tenant: string): Buffer {
  return Buffer.from(`clausewise/slack/${tenant}`);
}
