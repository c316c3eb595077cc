import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';
import type { Style } from './styles.ts';
import { childOf, childrenOf, type Element } from './xml.ts';

/** With more of the file in frames, these are what its text is set in. */
const MOST_IN_BOXES = 0.5;
const LONGEST_BOX = 1_200;

/** What frames a paragraph or colours the ground below it, as a name that paragraphs of one box have in common; undefined where nothing does. */
export function frameOf(properties: Element | undefined, style: Style): string | undefined {
  const said = (name: string) =>
    [properties, ...style.paragraph].map((each) => childOf(each, name)).find((each) => each);
  const sides = childrenOf(said('pBdr')).filter(
    ({ name, attributes }) =>
      /^(?:top|left|bottom|right)$/.test(name) && !/^(?:nil|none)$/.test(attributes.val ?? 'none'),
  );
  const fill = said('shd')?.attributes.fill ?? 'auto';
  const isTinted = !/^(?:auto|f[a-f]f[a-f]f[a-f])$/i.test(fill);
  if (sides.length < 3 && !isTinted) return undefined;
  return `${sides.map(({ name }) => name).join(' ')} ${isTinted ? fill : ''}`;
}

/**
 * Puts paragraphs that stand below each other in one frame into a box. One with numbers of paragraphs or a heading in it is a ground
 * behind the text itself, one of a short line that of a heading.
 */
export function withBoxes(blocks: readonly Block[], frames: ReadonlyMap<Block, string>): readonly Block[] {
  const groups: { readonly from: number; readonly frame: string; readonly blocks: Block[] }[] = [];
  for (const [at, block] of blocks.entries()) {
    const frame = frames.get(block);
    const last = groups.at(-1);
    if (frame === undefined) continue;
    if (last?.frame === frame && last.from + last.blocks.length === at) last.blocks.push(block);
    else groups.push({ from: at, frame, blocks: [block] });
  }
  const boxes = groups.filter((group) => isBox(group.blocks));
  const whole = lettersIn(blocks.filter(({ leftOut }) => leftOut === undefined));
  if (lettersIn(boxes.flatMap((group) => group.blocks)) > whole * MOST_IN_BOXES) return blocks;
  const boxOf = new Map(boxes.flatMap((group) => group.blocks.map((block) => [block, group.from] as const)));
  return blocks.map((block) => {
    const box = boxOf.get(block);
    return box === undefined ? block : { ...block, box };
  });
}

function isBox(blocks: readonly Block[]): boolean {
  const isText = blocks.every(
    ({ text, list, heading, rows, isTitle }) =>
      heading === undefined && !rows && !isTitle && readMark(list?.printed ?? text)?.path === undefined,
  );
  const letters = lettersIn(blocks);
  return isText && letters > 25 && letters < LONGEST_BOX && blocks.some(({ text }) => /[.!?]["”’)]*$/.test(text));
}

function lettersIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
