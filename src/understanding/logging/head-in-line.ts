const FORWARDED = /^[\s"“]*(?:(?:fwd?|fw|forward(?:ed|ing)?)\b(?:\s+(?:e-?mail|message|this))?[\s:,–-]*)/i;
const HEAD = /(?:^|[\s,;])(?<name>from|date|sent|to|cc|subject)\s*:\s*/gi;
/** Where the letter begins behind the last part of a head that stands in one line. */
const endOf: Readonly<Record<string, RegExp>> = {
  from: /^(?:.*?<[^<>]+>|.{2,50}?\s\S+@\S+|.{2,50}?(?=\s[–-]\s|\.\s))/i,
  to: /^(?:.*?<[^<>]+>|\S+@\S+|(?:(?:cllr|councillor)\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?)/u,
  date: /^.{3,40}?\d{4}(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]m)?)?/i,
  subject: /^.{3,80}?(?=\s[–-]\s|\.\s|\s(?:Dear|Hi|Hello)\b)/,
};

/** A head that stands in one line with the letter behind it, "Fwd: from: Jo Field <jo@...> Date: 2 Dec 2026 - the lift ...", as lines. */
export function withHeadApart(text: string): string | undefined {
  const rest = text.replace(FORWARDED, '');
  const parts = [...rest.matchAll(HEAD)];
  const [first, second] = parts;
  if (first === undefined || first.index > 1 || !/^from$/i.test(first.groups?.name ?? '')) return undefined;
  if (second === undefined && !/@/.test(rest)) return undefined;
  const head = parts.map((part, at) => ({
    name: part.groups?.name ?? '',
    value: rest.slice(part.index + part[0].length, parts[at + 1]?.index ?? rest.length).trim(),
  }));
  const last = head.at(-1) ?? { name: '', value: '' };
  const key = /^(?:sent|date)$/i.test(last.name) ? 'date' : /^cc$/i.test(last.name) ? 'to' : last.name.toLowerCase();
  const value = endOf[key]?.exec(last.value)?.[0];
  if (value === undefined) return undefined;
  const story = last.value.slice(value.length).replace(/^[\s,.;:–-]+/, '');
  if (!/\p{L}{2}.*\s\p{L}{2}/su.test(story)) return undefined;
  const rows = [...head.slice(0, -1), { ...last, value }].map(({ name, value: said }) => `${name}: ${said}`);
  return `${rows.join('\n')}\n\n${story}`;
}
