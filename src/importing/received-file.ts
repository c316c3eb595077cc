/** Bytes. The largest protocol that was seen is 2 MB; pictures make some larger. */
export const largestFile = 25_000_000;

/** A file as received; its name only tells the format where its bytes do not. */
export type ReceivedFile = { readonly name: string; readonly bytes: Uint8Array };
