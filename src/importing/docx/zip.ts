import { strFromU8, unzipSync } from 'fflate';
import { ImportRefusal } from '../block.ts';
import { type Element, parseXml } from './xml.ts';

const MOST_ENTRIES = 5_000;
/** Bytes, unpacked. The text of a protocol of 100 pages is about 2 MB of XML. */
const LARGEST_PART = 60_000_000;
const LARGEST_TOGETHER = 120_000_000;

/** The XML parts of a Word file, by name. A name is only ever a key here: nothing is written anywhere. */
export type Package = { readonly part: (name: string) => Element | undefined; readonly names: readonly string[] };

/** Unpacks the XML of a zip, within bounds that hold whatever its directory claims. Pictures stay packed. */
export function openPackage(bytes: Uint8Array): Package {
  let entries = 0;
  let together = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries += 1;
        if (entries > MOST_ENTRIES) throw tooLarge();
        if (!/\.(xml|rels)$/i.test(name)) return false;
        together += originalSize;
        if (originalSize > LARGEST_PART || together > LARGEST_TOGETHER) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(
      'broken',
      'This file is damaged and cannot be unpacked. Open it in Word, save it again, and try that copy.',
    );
  }
  const parsed = new Map<string, Element | undefined>();
  return {
    names: Object.keys(files),
    part(name) {
      if (parsed.has(name)) return parsed.get(name);
      const file = Object.hasOwn(files, name) ? files[name] : undefined;
      const part = file && parseXml(decode(file));
      parsed.set(name, part);
      return part;
    },
  };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return strFromU8(bytes).replace(/^\uFEFF/, '');
}

function tooLarge(): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    'This file unpacks to far more than a document of this kind holds. It is not read.',
  );
}
