import { approvedText, citation } from '../../knowledge/index.ts';
import type { Block } from '../../messaging/index.ts';
import { type Decision, type Match, textOfPassage } from '../../search/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import { labelOfDuty } from '../quote-clause.ts';
import { showAction } from './show-reference.ts';

/** Which of a few clauses is meant: each with what tells it from the others, and what restricts what they permit. */
export function offerChoice(
  { among: matches, also }: Extract<Decision, { kind: 'choose' }>,
  heard: HeardTurn,
): readonly Block[] {
  return [
    { kind: 'paragraph', text: 'I am not sure which of these you mean.' },
    {
      kind: 'list',
      items: matches.map((match) => describeOne(match, heard)),
    },
    ...(also.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: 'Read with them:' },
          { kind: 'list' as const, items: also.map((match) => describeOne(match, heard)) },
        ]),
    { kind: 'actions', actions: [...matches, ...also].map(showAction) },
    { kind: 'paragraph', text: `If it is none of them, ask ${heard.knowledge.council.adviceFrom}.` },
  ];
}

function describeOne(match: Match, heard: HeardTurn): string {
  return `${citation(match.document, match.clause, match.item)}: ${tellApart(match, heard)}`;
}

/** What tells a clause from the others: the sentence of it that comes nearest, word for word; else its heading. */
function tellApart({ document, clause, passage }: Match, { knowledge }: HeardTurn): string {
  const isApproved = approvedText(clause, knowledge.approvals.get(document.id)).kind === 'approved';
  const [block] = clause.blocks;
  if (!isApproved || block === undefined) return clause.headings.at(-1) ?? clause.label;
  const text = passage ? textOfPassage(clause, passage) : block.text;
  const isWhole = clause.blocks.length === 1 && text.length === block.text.length;
  const duty = labelOfDuty(clause)?.toLowerCase();
  return `${duty ? `${duty}: ` : ''}"${text}"${isWhole ? '' : ' (part of it)'}`;
}
