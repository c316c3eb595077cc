import type { Action, Block, Reply } from '../../messaging/index.ts';
import { renderPlainText } from '../../messaging/index.ts';
import { fieldNames } from '../../understanding/index.ts';
import type { Written } from './written.ts';

/** One turn as a script reads it. */
export type TurnLine = {
  readonly id: string | number;
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly typed: string }[];
  readonly changes: readonly Written[];
  readonly kind: 'changed' | 'asks' | 'shows' | 'document' | 'small-talk' | 'unclear';
};

/** A script knows a form's field by one word, whatever people read beside it. */
const labels: Readonly<Record<string, string>> = {
  [fieldNames.subject]: 'Subject',
  [fieldNames.details]: 'Details',
  [fieldNames.received]: 'Received',
  [fieldNames.councillor]: 'For',
  [fieldNames.officer]: 'With',
  [fieldNames.service]: 'Service',
  [fieldNames.ward]: 'Ward',
};

/** A reply as a line for a script: text without its buttons, the buttons, and what the turn wrote. */
export function turnLine(id: string | number, reply: Reply, changes: readonly Written[]): TurnLine {
  return {
    id,
    text: textOf(reply),
    actions: actionsOf(reply).map(({ label, typed }) => ({ label, typed })),
    changes,
    kind: changes.length > 0 ? 'changed' : kindOf(reply),
  };
}

/** Every button of a reply, those that send a form among them. */
export function actionsOf({ blocks }: Reply): readonly Action[] {
  return blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions : block.kind === 'form' ? [block.form.submit] : [],
  );
}

function textOf(reply: Reply): string {
  return reply.blocks
    .map((block) => (block.kind === 'form' ? textOfForm(block) : block.kind === 'actions' ? '' : renderOne(block)))
    .filter((text) => text !== '')
    .join('\n\n');
}

function renderOne(block: Block): string {
  return renderPlainText({ blocks: [block] });
}

function textOfForm({ form }: Extract<Block, { kind: 'form' }>): string {
  return [
    form.title,
    ...form.fields.flatMap(({ name, label, options, value, error }) => {
      const held = options?.find((option) => option.value === value)?.label ?? value ?? '';
      return [`${labels[name] ?? label}: ${held}`, ...(error === undefined ? [] : [`  ${error}`])];
    }),
  ].join('\n');
}

function kindOf(reply: Reply): TurnLine['kind'] {
  if (reply.nature !== undefined) return reply.nature;
  const waits =
    reply.blocks.some(({ kind }) => kind === 'form') ||
    actionsOf(reply).some(({ typed }) => typed.startsWith('confirm ')) ||
    reply.blocks.some((block) => (block.kind === 'paragraph' || block.kind === 'heading') && /\?$/.test(block.text));
  return waits ? 'asks' : 'shows';
}
