/** Bytes. The largest protocol that was seen is 2 MB; pictures make some larger. */
export const LARGEST_FILE = 25_000_000;

/** A file as received; its name only tells the format where its bytes do not. */
export type ReceivedFile = { readonly name: string; readonly bytes: Uint8Array };

/** Whether a file as received is a PDF, whatever its name. The sign of one may stand after some bytes of rubbish. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}
