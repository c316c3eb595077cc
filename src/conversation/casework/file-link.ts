import type { Block } from '../../messaging/index.ts';
import type { CaseworkServices, OfferedFile } from './services.ts';

/** How long and for whom the address of a file works, to be said wherever one is given. */
export function addressesWork(addresses: number): string {
  return addresses === 1
    ? 'The address works for 15 minutes. Whoever has it can open it, so do not pass it on.'
    : 'The addresses work for 15 minutes. Whoever has one can open it, so do not pass it on.';
}

/** A file to take away, as a link; or that it is too large to be handed out in chat. */
export async function fileLink(text: string, file: OfferedFile, { offerFile }: CaseworkServices): Promise<Block> {
  const url = await offerFile(file);
  return url === undefined
    ? { kind: 'paragraph', text: `${text}: this file would be too large to hand out here, so there is none.` }
    : { kind: 'link', text, url };
}
