/** How soon, and how else it was: manners behind an order, and news in what is told. */
const SOON = 'today|now|right away|straight away|immediately|then|again|too|as well|yet';
const MANNERS =
  "when(?:ever)? you (?:(?:get|have|find) (?:a|the) (?:chance|minute|min|moment|sec|second)|can|have time|are free)|if (?:you can|possible|that['’]?s ok(?:ay)?)|as soon as (?:you can|possible)|asap|for me|at some point|thanks?|thank you|please|pls|ta|cheers";
const BEHIND = String.raw`(?:^|[\s,.;–-]+)`;
const FILLER = new RegExp(`${BEHIND}(?:${MANNERS}|${SOON})[\\s.!]*$`, 'i');
const MANNERED = new RegExp(`${BEHIND}(?:${MANNERS})[\\s.!]*$`, 'i');

/** What is ordered, without the manners behind it and the marks around it. */
export function trimmed(text: string): string {
  return without(FILLER, text);
}

/** Words for somebody to read: "now" and "again" are theirs as well. */
export function withoutManners(text: string): string {
  return without(MANNERED, text);
}

function without(behind: RegExp, text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(behind, '');
  }
  return rest
    .replace(/^[\s,.;:!–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/(?<=[^.])\.$/, '')
    .trim();
}
