import { noActionWords } from './act-command.ts';
import { findNames } from './find-names.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { placesOf } from './mask.ts';
import { nameInService, serviceSaidBehind } from './name-in-service.ts';
import { isMeaningless } from './said.ts';
import { escaped, type ReadWords } from './text-words.ts';
import { trimmed } from './trimmed.ts';

/** Whom an enquiry is given to, and why: a person, a service, or whoever speaks. */
export function handlerWords(after: string, said: string, known: Known): ReadWords {
  const match =
    /^[\s,]*(?:(?:to be\s+)?(?:moved|passed|given|handed|switched|transferred|shifted|put)\s+)?(?:over\s+|on\s+|across\s+)*(?:too?\b|with\b|->|→|=>)\s*(?<who>.+?)(?:[\s,]+please)?(?:\s*[:,;]\s*(?:because\s+|the reason (?:being|is)(?: that)?\s+)?(?<reason>.*)|\s+(?:because|since|as)\s+(?<why>.*)|[\s.!?]*)?$/i.exec(
      after,
    );
  const pointed = match?.groups?.who?.trim().replace(/[.!?]+$/, '') ?? '';
  // "I asked Priya, move it over to her": to the one who was named before.
  const names = /^(?:her|him|them)$/i.test(pointed) ? findNames(said.slice(0, said.indexOf(after.trim())), known) : [];
  const written = names.length === 1 ? (names[0]?.said ?? pointed) : pointed;
  const rest = (match?.groups?.reason ?? match?.groups?.why ?? '').trim();
  const forename = forenameBehind(written, rest, known);
  const who = forename === '' ? written : `${written}, ${forename}`;
  const reason = rest.slice(forename.length).replace(/^[\s:,;.–-]+/, '');
  if (who !== '') {
    const clean = trimmed(
      who
        .replace(/^(?:the\s+)/i, '')
        .replace(/\s+(?:team|department|dept|service)$/i, (word) =>
          known.services.some((service) => service.toLowerCase().endsWith(word.trim().toLowerCase())) ? word : '',
        ),
    );
    const name = knownHead(clean, known);
    const words = { ...noActionWords, who: name, text: isMeaningless(reason) ? '' : reason };
    return { words, exact: name === clean && nameInService(name, known.services) === undefined };
  }
  // "Off Priya" says whose it was, not whose it is to be.
  // Whoever is named in the reason is not meant either.
  const ahead = withoutFormer(said.replace(/[\s,;]+(?:because|since|the reason (?:is|being))\b.*$/is, ''), known);
  const isMine =
    /\b(?:to me|mine|i(?:['’]?ll| will|['’]?m|['’]?d| am| can)? (?:take|taking|have|having|get|pick))\b/i.test(ahead);
  const name =
    isMine && ahead !== said
      ? 'me'
      : (nameIn(ahead, known) ?? serviceIn(ahead, known) ?? serviceBehind(ahead, known) ?? (isMine ? 'me' : ''));
  const why = /(?::|\bbecause|\bsince)\s*(.+)$/i.exec(after)?.[1] ?? '';
  return { words: { ...noActionWords, who: name, text: isMeaningless(why) ? '' : why.trim() }, exact: false };
}

/** "Off Priya", "it is not Housing's": whose it was or is not stays unsaid. */
function withoutFormer(said: string, { services }: Known): string {
  const named = services.map((service) => `${escaped(service)}(?!\\p{L})`).join('|');
  const former = new RegExp(
    String.raw`(?:\b(?:off|from|instead of|rather than|not|never|no longer|nothing to do with)|\p{L}n['’]?t)\s+(?:(?:really|actually|being|be|with|for|of|to|an?|the|one (?:for|of)|(?:job|matter|case|one) for|down to|up to|part of)\s+)*(?:${named === '' ? '' : `${named}|`}\p{L}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)?)(?:['’]s?)?`,
    'giu',
  );
  return said.replace(former, ' ');
}

/** The forename in "Reid, Tom: his"; empty where the words behind the comma are no name of theirs. */
function forenameBehind(surname: string, rest: string, { directory, on, me }: Known): string {
  const word = /^\p{L}[\p{L}'’-]*/u.exec(rest)?.[0] ?? '';
  if (surname === '' || word === '' || surname.includes(' ')) return '';
  return findPeople(`${surname}, ${word}`, { directory, on, me, suits: () => true }).kind === 'one' ? word : '';
}

/** "Tom he's less on" is Tom; what nobody is called stays as it was said. */
function knownHead(said: string, { directory, on, me, services }: Known): string {
  const isKnown = (name: string) =>
    services.some((service) => service.toLowerCase() === name.toLowerCase()) ||
    findPeople(nameInService(name, services)?.name ?? name, { directory, on, me, suits: () => true }).kind !== 'nobody';
  const words = said.split(' ');
  if (words.length < 2 || isKnown(said)) return said;
  const heads = words.map((_, at) => words.slice(0, words.length - at).join(' '));
  const head = heads.find((each) => isKnown(each)) ?? said;
  // Of two that are named none is taken.
  const [, another = ''] = /^\s*(?:or|and|&|\/)\s*(?<another>.+)$/i.exec(said.slice(head.length)) ?? [];
  const names = another.split(' ').map((_, at, all) => all.slice(0, all.length - at).join(' '));
  const other = names.find((name) => isKnown(name));
  return other === undefined ? head : said.slice(0, said.length - another.length + other.length);
}

/** The last name in a text, with the service that is said of them. */
export function nameIn(text: string, known: Known): string | undefined {
  const last = findNames(text, known).at(-1);
  return last && `${last.said}${serviceSaidBehind(text.slice(last.end), known.services)}`;
}

function serviceIn(text: string, { services }: Known): string | undefined {
  return services.find((service) => placesOf(service, text).length > 0);
}

/** "Pass to parks": a service by its beginning, as said. */
function serviceBehind(text: string, { services }: Known): string | undefined {
  const said = /\b(?:to|with)\s+(?:the\s+)?(\p{L}[\p{L}&\s]{2,30}?)(?:\s+(?:team|dept|please|pls))*[\s.!?]*$/iu.exec(
    text,
  )?.[1];
  const low = said?.toLowerCase() ?? '';
  return low !== '' && services.some((service) => service.toLowerCase().startsWith(low)) ? said : undefined;
}
