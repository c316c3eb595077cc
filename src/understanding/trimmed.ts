const FILLER =
  /(?:^|[\s,.;–-]+)(?:when(?:ever)? you (?:(?:get|have|find) (?:a|the) (?:chance|minute|min|moment|sec|second)|can|have time|are free)|if (?:you can|possible|that['’]?s ok(?:ay)?)|as soon as (?:you can|possible)|asap|for me|at some point|thanks?|thank you|please|pls|ta|cheers|today|now|right away|straight away|immediately|then|again|too|as well|yet)[\s.!]*$/i;

/** Words for somebody to read, without the manners behind them and the marks around them. */
export function trimmed(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(FILLER, '');
  }
  return rest
    .replace(/^[\s,.;:!–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/(?<=[^.])\.$/, '')
    .trim();
}
