import { ImportRefusal, type ReadFile } from './block.ts';
import type { ImportedDocument } from './imported-document.ts';
import { prove } from './proof.ts';
import { decodeText, readPlainText } from './read-text.ts';
import { isPdf, LARGEST_FILE, type ReceivedFile } from './received-file.ts';
import { recognise } from './recognise/recognise.ts';
import { withSetRows } from './set-in-rows.ts';
import { withWordedLabels } from './worded-labels.ts';

/**
 * Reads a file and recognises the document in it, then proves that nothing was lost. Everything here runs on bytes in
 * memory: nothing is fetched, run or written. Throws `ImportRefusal`.
 */
export async function readAndRecognise({ name, bytes }: ReceivedFile): Promise<ImportedDocument> {
  return recogniseProved(withSetRows(withWordedLabels(await read(name, bytes))));
}

/** Recognises the document in a file; what then does not add up is a doubt. */
export function recogniseProved(file: ReadFile): ImportedDocument {
  const document = recognise(file);
  const { missing, added } = prove(file, document);
  if (missing === '' && added === '') return document;
  return {
    ...document,
    doubts: [
      ...document.doubts,
      {
        kind: 'unproved',
        where: 'the whole file',
        why: `The text does not add up: ${missing === '' ? 'nothing' : `“${missing.slice(0, 40)}”`} of the file is in no paragraph, and ${added === '' ? 'nothing' : `“${added.slice(0, 40)}”`} is in one that is not in the file. It cannot be approved like this.`,
        fixes: [],
      },
    ],
  };
}

async function read(name: string, bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length === 0) throw new ImportRefusal('empty', 'This file is empty.');
  if (bytes.length > LARGEST_FILE) {
    throw new ImportRefusal(
      'too-large',
      `This file has ${Math.ceil(bytes.length / 1_000_000)} MB, and at most ${LARGEST_FILE / 1_000_000} MB are read. Save it without pictures and try again.`,
    );
  }
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const starts = (...sign: number[]) => sign.every((byte, at) => bytes[at] === byte);
  // Each format's reader is loaded when it is wanted: a text file needs none of the others.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw oldOffice(bytes);
  if (starts(0x50, 0x4b)) {
    if (isOpenDocument(bytes)) {
      throw new ImportRefusal(
        'odt',
        'This is an OpenDocument file (.odt). Open it in Word or LibreOffice, save it as .docx, and bring that copy.',
      );
    }
    return (await import('./docx/read-docx.ts')).readDocx(bytes);
  }
  if (isPdf(bytes)) return (await import('./pdf/read-pdf.ts')).readPdf(bytes);
  if (starts(0x7b, 0x5c, 0x72, 0x74, 0x66))
    throw new ImportRefusal(
      'rtf',
      'This is a Rich Text file (.rtf). Open it in Word, save it as .docx, and bring that copy.',
    );
  const text = decodeText(bytes);
  if (isBinary(text)) {
    throw new ImportRefusal(
      'unknown',
      `This is not a file that can be read${extension === '' ? '' : ` (.${extension})`}. Bring a Word file (.docx), a PDF with text, a saved web page, or plain text.`,
    );
  }
  if (
    /^(?:html?|xhtml|aspx?|php)$/.test(extension) ||
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i.test(text)
  )
    return (await import('./html/read-html.ts')).readHtml(decodeHtml(bytes));
  if (extension === 'md' || extension === 'markdown') return (await import('./read-markdown.ts')).readMarkdown(text);
  return readPlainText(text);
}

/** An old Word file and an encrypted new one begin alike: the directory names what is inside, in UTF-16. */
function oldOffice(bytes: Uint8Array): ImportRefusal {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length & ~1, 4_000_000)));
  if (text.includes('EncryptedPackage')) {
    return new ImportRefusal(
      'encrypted',
      'This file is protected with a password. Open it in Word, take the password off (File, Info, Protect Document), save it, and bring that copy.',
    );
  }
  return new ImportRefusal(
    'doc',
    'This is a Word file of the old kind (.doc). Open it in Word, save it as .docx, and bring that copy.',
  );
}

function isOpenDocument(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1')
    .decode(bytes.subarray(0, 200))
    .includes('mimetypeapplication/vnd.oasis.opendocument');
}

function isBinary(text: string): boolean {
  const start = [...text.slice(0, 4000)];
  const odd = start.filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code === 0xfffd || code < 9 || (code > 13 && code < 27);
  });
  return odd.length > start.length / 100 + 1;
}

/** A page may name its own encoding; what is UTF-8 is UTF-8 whatever the page says. */
function decodeHtml(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  const named = /<meta[^>]+charset=["']?\s*([\w-]+)/i.exec(text.slice(0, 4000))?.[1]?.toLowerCase();
  if (named === undefined || /^utf-?(?:8|16)/.test(named)) return text;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return decoded;
  } catch {
    try {
      return new TextDecoder(named).decode(bytes);
    } catch {
      return text;
    }
  }
}
