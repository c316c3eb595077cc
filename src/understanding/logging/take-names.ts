import { isOfCouncillorSide, type Person } from '../../people/index.ts';
import { type FoundName, findNames } from '../find-names.ts';
import { findPeople } from '../find-people.ts';
import type { Known } from '../known.ts';
import { placesOf } from '../mask.ts';
import { serviceSaidBehind } from '../name-in-service.ts';
import { cut, type Rest } from './rest.ts';

/** The ward that an enquiry is of, one of the council's or as said; empty where none is. */
export function takeWard(rest: Rest, { wards }: Known): string {
  const isStreet = (end: number) =>
    /^\s*(?:road|street|lane|avenue|drive|close|way|park|school|flats?|centre|gardens|court)\b/i.test(
      rest.text.slice(end),
    );
  for (const ward of [...wards].sort((one, other) => other.length - one.length)) {
    for (const [start, end] of placesOf(ward, rest.text)) {
      if (isStreet(end)) continue;
      const before = /(?:[,;(]\s*|\s*)(?:(?:in|for|within)\s+)?(?:the\s+)?(?:ward\s*(?:of|is|:)?\s*)?$/i.exec(
        rest.text.slice(0, start),
      );
      const after = /^\s*(?:ward\b)?\)?/i.exec(rest.text.slice(end));
      const isSaid = /ward/i.test(`${before?.[0]}${after?.[0]}`);
      const isPiece =
        /^\s*(?:[,;.)]|$)/.test(rest.text.slice(end)) &&
        /(?:[,;(]\s*|\bin\s+(?:the\s+)?)$/i.test(rest.text.slice(0, start));
      if (!isSaid && !isPiece) continue;
      cut(rest, before?.index ?? start, end + (after?.[0].length ?? 0));
      return ward;
    }
  }
  const unknown =
    /[,;]?\s*\b(?:in\s+)?(?:the\s+)?(?:ward\s*(?:of|is|:)?\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)|(\p{Lu}[\p{L}'’-]+(?:\s+(?:and\s+)?\p{Lu}[\p{L}'’-]+)*)\s+ward\b)/u.exec(
      rest.text,
    );
  if (unknown === null) return '';
  cut(rest, unknown.index, unknown.index + unknown[0].length);
  return (unknown[1] ?? unknown[2] ?? '').trim();
}

/** Whose enquiry it is and who has it, as said: names of the directory, "me", and names that nobody has. */
export function takePeople(
  rest: Rest,
  known: Known,
): { readonly councillor: string; readonly officer: string; readonly others: readonly string[] } {
  let [councillor, officer] = ['', ''];
  const others: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const next = findNames(rest.text, known).find((name) => sideIn(rest.text, name, known) !== undefined);
    if (next === undefined) break;
    const side = sideIn(rest.text, next, known);
    const before =
      /(?:[,;(]\s*|\s*)(?:(?:and\s+)?(?:it (?:is|should be)\s+)?(?:(?:for|from)(?: both)?|with|on behalf of|raised by|reported by|assigned to|assign(?:ed)? it to|officer|councillor|for the attention of|fao|handled by|goes to|to go to|send (?:it )?to|give (?:it )?to|to|by)\s*:?\s+)?$/i.exec(
        rest.text.slice(0, next.start),
      );
    const after =
      /^['’]s\b|^\s+to\s+(?:deal(?: with (?:it|this))?|handle(?: it)?|pick (?:it|this) up|have it)\b|^\s+(?:has|have|is|will)\s+(?:it|dealing with it|got it|deal(?:ing)? with it)\b|^\s+(?:has (?:asked|been asked)(?: me)?|wants?|asks|asked|e-?mailed|rang|phoned|says|said|is asking|reports?|reported)(?:\s+(?:about|to know about|that|us about|for))?\s*/i.exec(
        rest.text.slice(next.end),
      );
    const service = side === 'officer' ? serviceSaidBehind(rest.text.slice(next.end), known.services) : '';
    const isFirst = side === 'councillor' && councillor === '';
    if (isFirst) councillor = next.said;
    else if (side === 'officer' && officer === '') officer = `${next.said}${service}`;
    const beside = isFirst ? secondNamed(rest.text.slice(next.end), known) : undefined;
    if (beside !== undefined) others.push(beside.said);
    cut(rest, before?.index ?? next.start, next.end + (beside?.length ?? (service.length || (after?.[0].length ?? 0))));
  }
  const isMine = !isOfCouncillorSide(known.me);
  const meToo = isMine
    ? /[,;]\s*(?:(?:with|for|to|officer:?)\s+me|i (?:have|['’]ve got|will take) it|i['’]?ll take it|assign(?:ed)? to me)\s*(?=[,;.]|$)/i.exec(
        rest.text,
      )
    : null;
  if (officer === '' && meToo !== null) {
    cut(rest, meToo.index, meToo.index + meToo[0].length);
    officer = 'me';
  }
  // Names that nobody in the directory has are asked about, where they stand as one.
  const unknown =
    /(?:^|[,;]\s*|\s)(?:for|from)\s+((?:cllrs?|councillor)\.?\s+\p{L}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’-]*)*|the (?:(?:lord |deputy )?mayor|(?:deputy )?leader(?: of the (?:council|opposition))?)(?=\s*(?:[:,;]|$)))/iu.exec(
      rest.text,
    );
  const isFor = unknown !== null && (isMine || /\bfor\s/i.test(unknown[0]));
  if (councillor === '' && unknown !== null && isFor) {
    councillor = (unknown[1] ?? '').trim();
    cut(rest, unknown.index, unknown.index + unknown[0].length);
  }
  // "For AK": initials of somebody, asked back.
  const short =
    councillor === '' ? /(?:^|[,;]\s*|\s)(?:for|from)\s+(\p{Lu}{2,3})(?=\s*(?:[:;,.]|$))/u.exec(rest.text) : null;
  const meant = short === null ? undefined : findPeople(short[1] ?? '', { ...known, suits: isOfCouncillorSide });
  if (short !== null && meant?.kind === 'several') {
    councillor = short[1] ?? '';
    cut(rest, short.index, short.index + short[0].length);
  }
  const with_ =
    /[,;]\s*(?:(?:it is |is )?with|officer:?|assigned to)\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})\s*(?=[,;.]|$)/u.exec(
      rest.text,
    );
  if (
    officer === '' &&
    with_ !== null &&
    !known.services.some((service) => service.toLowerCase() === (with_[1] ?? '').toLowerCase())
  ) {
    officer = (with_[1] ?? '').trim();
    cut(rest, with_.index, with_.index + with_[0].length);
  }
  return { councillor, officer, others };
}

/** "And Amina Khan both", behind the councillor whose enquiry it is: it can be only one's. */
function secondNamed(behind: string, known: Known): { readonly said: string; readonly length: number } | undefined {
  const joined = /^\s*(?:,\s*)?(?:and|&)\s+/i.exec(behind)?.[0];
  const name = joined === undefined ? undefined : findNames(behind, known)[0];
  if (joined === undefined || name?.start !== joined.length) return undefined;
  const found = findPeople(name.said, { ...known, suits: isOfCouncillorSide });
  if (found.kind === 'nobody') return undefined;
  const both = /^,?\s+(?:both|together|jointly)\b/i.exec(behind.slice(name.end))?.[0] ?? '';
  return { said: name.said, length: name.end + both.length };
}

/** Whose name it is here: by what comes before it, and by who is meant. Undefined where it belongs to the story. */
function sideIn(text: string, name: FoundName, known: Known): 'councillor' | 'officer' | undefined {
  const [before, after] = [text.slice(0, name.start), text.slice(name.end)];
  const isTitled = /^(?:cllr|clr|councillor|coun)/i.test(name.said);
  const found = findPeople(name.said, { directory: known.directory, on: known.on, me: known.me, suits: () => true });
  const meant: readonly Person[] = found.kind === 'one' ? [found.person] : found.kind === 'several' ? found.people : [];
  const isCouncillor = isTitled || (meant.length > 0 && meant.every(isOfCouncillorSide));
  const isOfficer = meant.some((person) => !isOfCouncillorSide(person));
  const isPiece = /(?:^|[,;(]\s*)$/.test(before) && /^\s*(?:[,;.)]|$)/.test(after);
  const isAsked = /\b(?:for|on behalf of)\s*:?\s*$/i.test(before);
  // "Miss Khan wants her hedge cut": whoever is called so is a resident, unless it is for them.
  if (isCouncillor && /^(?:mr|mrs|ms|miss|mx)\b/i.test(name.said) && !(isAsked && !isOfCouncillorSide(known.me)))
    return undefined;
  // To a councillor another one belongs to the story, unless it is to be logged for them.
  if (isCouncillor && !isAsked && isOfCouncillorSide(known.me) && !meant.some(({ id }) => id === known.me.id))
    return undefined;
  if (isCouncillor) {
    const asks =
      /^\s*$|^\s*[,;:]$/.test(before) || /^\s*(?:has asked|wants|asks|asked|e-?mailed|rang|says|reports)/i.test(after);
    return isPiece || asks || /\b(?:for|from|on behalf of|raised by|reported by|by|councillor)\s*:?\s*$/i.test(before)
      ? 'councillor'
      : undefined;
  }
  if (!isOfficer) return undefined;
  const isGiven = /\b(?:with|to|officer|assigned to|fao|for the attention of|handled by|for)\s*:?\s*$/i.test(before);
  const hasIt = /^\s+(?:(?:has|have)\s+it|to\s+(?:deal|handle|pick|have it))\b/i.test(after);
  return isPiece || isGiven || hasIt ? 'officer' : undefined;
}

/** The service that it is for, one of the council's or as said; empty where none is. */
export function takeService(rest: Rest, { services }: Known): string {
  for (const service of [...services].sort((one, other) => other.length - one.length)) {
    for (const [start, end] of placesOf(service, rest.text)) {
      const before =
        /(?:[,;(]\s*|\s*)(?:\b(?:for|with|w\/?|to|service|team|department|dept|goes to|send to)\s*:?\s*)(?:the\s+)?$/i.exec(
          rest.text.slice(0, start),
        );
      const isPiece =
        /(?:^|[,;(]\s*|\.\s+|\s[–-]\s)$/.test(rest.text.slice(0, start)) &&
        /^\s*(?:team|dept|department|service)?\s*(?:[,;.):]|$|\sto\s(?:look|sort|deal|fix|check))/i.test(
          rest.text.slice(end),
        );
      if (before === null && !isPiece) continue;
      const after =
        /^\s*(?:team|dept|department|service)?(?:\s+to\s+(?:look (?:at|into)|sort out|deal with|fix|check)\s+)?/i.exec(
          rest.text.slice(end),
        );
      cut(rest, before?.index ?? start, end + (after?.[0].length ?? 0));
      return service;
    }
  }
  const named = /(?:[,;]\s*(?:service|team|department)\s*:?|^service\s*:)\s+([^,;]+)/i.exec(rest.text);
  if (named === null) return '';
  cut(rest, named.index, named.index + named[0].length);
  return (named[1] ?? '').trim().replace(/[:.]+$/, '');
}
