import { formatDate, localDate } from '../calendar/index.ts';
import { type ClauseDifference, differenceInWords, differenceOf } from '../documents/index.ts';
import { approvedText, type CouncilKnowledge, type DatedDocument, permalinkPath } from '../knowledge/index.ts';
import { councilLink, documentLink, type Making, upper } from './shelf.ts';
import { historyOf, periodOf } from './texts.ts';

/** What two texts of a document have different: the last two, or those that hold from the days given. Undefined where there are not two. */
export function differencesOf(
  council: CouncilKnowledge,
  id: string,
  wish: { readonly from?: string | undefined; readonly to?: string | undefined },
  making: Making,
) {
  const history = historyOf(council, id).filter(isApproved);
  const find = (date: string | undefined) => history.find(({ from }) => date !== undefined && from === date);
  const to = find(wish.to) ?? history.at(-1);
  const before = to && history[history.indexOf(to) - 1];
  const from = find(wish.from) ?? before;
  if (from === undefined || to === undefined || from === to) return undefined;
  const today = making.today(council.council.timeZone);
  const difference = differenceOf(from.document.clauses, to.document.clauses);
  return {
    council: councilLink(council),
    document: documentLink(to.document, making),
    before: periodOf(from, today),
    after: periodOf(to, today),
    summary: differenceInWords(difference),
    clauses: difference.clauses
      .filter(({ kind }) => kind !== 'same')
      .map((each) => ({
        kind: each.kind,
        label: labelOf(each),
        runs: each.runs,
        ...(each.before ? { wasAt: permalinkPath(each.before.reference, from.from) ?? '/' } : {}),
        ...(each.after ? { isAt: permalinkPath(each.after.reference, to.from) ?? '/' } : {}),
      })),
    others: history.slice(1).map((text, at) => ({
      text: `What changed on ${text.from === undefined ? 'a day not recorded' : formatDate(localDate(text.from))}`,
      href: `/${id}/differences?from=${history[at]?.from ?? ''}&to=${text.from ?? ''}`,
      isShown: text === to,
    })),
  };
}

/** Only a text that was approved whole is compared: nothing else may be shown. */
function isApproved({ document, approvals }: DatedDocument): boolean {
  return document.clauses.every((clause) => approvedText(clause, approvals).kind === 'approved');
}

function labelOf({ kind, before, after }: ClauseDifference): string {
  const was = before?.label ?? '';
  const is = after?.label ?? '';
  switch (kind) {
    case 'added':
      return `${upper(is)} is new`;
    case 'removed':
      return `${upper(was)} is gone`;
    case 'renumbered':
      return `${upper(was)} is now ${is}, word for word`;
    default:
      return was === is ? upper(is) : `${upper(was)} is now ${is}`;
  }
}
