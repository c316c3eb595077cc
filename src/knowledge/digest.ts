import { createHash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, or of bytes, as 64 hexadecimal digits. */
export function digestOf(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex');
}
