/** A file of text as read, with the encoding where that is not UTF-8 and had to be told from the bytes; or why not. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string; readonly told?: 'Windows-1252' | 'UTF-16' }
  | { readonly kind: 'refused'; readonly sentence: string };

const SAVE_AS = 'In Excel choose "Save As" and "CSV UTF-8 (Comma delimited)", and import that file.';

/**
 * The text of a file as spreadsheets and directories write it: UTF-8 or UTF-16, with a byte order mark or without; or
 * Windows-1252, as Excel saves plain "CSV", where nothing else can be meant.
 */
export function readFileText(bytes: Uint8Array): FileText {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return { kind: 'text', text: new TextDecoder(utf16).decode(bytes), told: 'UTF-16' };
  const odd = otherFile(bytes);
  if (odd !== undefined) return { kind: 'refused', sentence: `The file is ${odd}, and no list of people. ${SAVE_AS}` };
  const text = decode('utf-8', bytes);
  if (text !== undefined) {
    return text.includes('\uFFFD')
      ? { kind: 'refused', sentence: `The file has lost letters before: it holds "\uFFFD". ${SAVE_AS}` }
      : { kind: 'text', text };
  }
  const western = decode('windows-1252', bytes);
  if (western !== undefined && isUnmistakable(western)) return { kind: 'text', text: western, told: 'Windows-1252' };
  return {
    kind: 'refused',
    sentence: `The file is not in UTF-8, and its letters can be read in several ways. ${SAVE_AS}`,
  };
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** By its mark, or because every other byte of a text in English is nothing. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 200);
  const nothing = (from: number) => head.filter((byte, at) => at % 2 === from && byte === 0).length;
  const half = head.length / 2;
  if (head.length >= 8 && nothing(1) > half * 0.8 && nothing(0) === 0) return 'utf-16le';
  if (head.length >= 8 && nothing(0) > half * 0.8 && nothing(1) === 0) return 'utf-16be';
  return undefined;
}

function otherFile(bytes: Uint8Array): string | undefined {
  const begins = (...signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'an old Excel workbook (.xls)';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'a PDF';
  return bytes.includes(0) ? 'no text' : undefined;
}

/**
 * Whether a text read as Windows-1252 is one: beyond ASCII it has letters beside letters, curly apostrophes before a
 * capital or an s, and a few signs. Mac Roman, where 0x8E is é and 0x92 is í, does not pass.
 */
function isUnmistakable(text: string): boolean {
  const rest = text
    .replace(/(?<=\p{L})[\u2019'](?=\p{Lu}|s?\b)/gu, '')
    .replace(/(?<=\s)[\u2013\u2014](?=\s)/gu, '')
    .replace(/[\u201c\u201d\u00a0£€]/g, '')
    .replace(/[À-ÖØ-öø-ÿ]+(?=\p{L})|(?<=\p{L})[À-ÖØ-öø-ÿ]+/gu, '');
  return /^[\x20-\x7e\t\r\n]*$/.test(rest);
}
