import { isOverdue, nextDue } from '../../../casework/index.ts';
import { type Block, type Reply, reply } from '../../../messaging/index.ts';
import { isManager } from '../../../people/index.ts';
import { type Command, LOG, noListWords, sayList, typedFor } from '../../../understanding/index.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { askWhich } from '../settle.ts';
import { buttons, count, heading, lineOf, paragraph, say, tableOf, titleOf } from '../wording.ts';
import { type ChosenList, chooseList } from './choose-list.ts';
import { actionsBlock, agreementActions, asksToAgree } from './enquiry-actions.ts';
import { listMissed } from './list-missed.ts';
import { settleWard } from './settle-edits.ts';
import { whyLate } from './why-late.ts';

type ListCommand = Extract<Command, { kind: 'list' }>;

const A_PAGE = 10;
/** Pages are counted off by reading them, so there is a last one worth asking for. */
const LAST_PAGE = 50;
const MOST_BUTTONS = 5;

/** "My casework", "overdue", "closed last month", "everything for Cllr Khan": a page of what the speaker may see. */
export const listEnquiries: Carrying<ListCommand> = async (command, scene) => {
  const { which, page } = command;
  if (which === 'changed') return listMissed(command, scene);
  const chosen = chooseList(command, scene);
  if (chosen.kind === 'unclear')
    return chosen.people === undefined ? notNarrowed(command, chosen.sentence, scene) : askWhich(chosen, scene);
  const { filter, order } = chosen;
  const wanted = Math.min(page, LAST_PAGE);
  const { total, shown, hasMore } = await look(scene, async ({ casework }) => {
    const total = await casework.count(scene.viewer, filter);
    let at = await casework.list(scene.viewer, filter, { order, limit: A_PAGE });
    for (let turned = 1; turned < wanted && at.next !== undefined; turned += 1) {
      at = await casework.list(scene.viewer, filter, { order, limit: A_PAGE, after: at.next });
    }
    return { total, shown: at.enquiries, hasMore: at.next !== undefined };
  });
  const searched = whatWasSearched(command, total);
  if (total === 0) {
    const none = (await thoseOfOthers(command, chosen, scene)) ?? (await nothingThere(chosen, which, scene));
    return { ...none, blocks: [...none.blocks, ...searched] };
  }
  const late = shown.filter((enquiry) => isOverdue(enquiry, scene.on)).length;
  const today = shown.filter((enquiry) => nextDue(enquiry) === scene.on).length;
  const summary = which === 'due' ? [paragraph(dueSummary(late, today))] : [];
  const more: readonly (readonly [string, string])[] = hasMore ? [['More', `${chosen.typed}, page ${wanted + 1}`]] : [];
  return reply(
    heading(`${chosen.title}: ${count(total, 'enquiry', 'enquiries')}`),
    ...summary,
    tableOf(shown, scene, (enquiry) => [
      ...asksToAgree(enquiry, scene),
      ...(which === 'late' ? whyLate(enquiry, scene) : []),
    ]),
    ...actionsBlock(agreementActions(shown.slice(0, MOST_BUTTONS), scene)),
    buttons(
      ...shown.slice(0, MOST_BUTTONS).map((each) => [titleOf(each), typedFor('show', each.reference)] as const),
      ...more,
    ),
    ...searched,
  );
};

/** "Bright" may be who a resident is: that this is not looked through is said where words may be a name, and where nothing was found. */
function whatWasSearched({ of: { words } }: ListCommand, total: number): readonly Block[] {
  const mayBeName = /(?:^|\s)\p{Lu}\p{Ll}|\b(?:mr|mrs|ms|miss|mx|dr)\b/u.test(words);
  if (words === '' || (total > 0 && !mayBeName)) return [];
  return [paragraph('Subjects and details were looked through, and no residents’ names.')];
}

/** Lists that were asked for together, one below the other. */
export const listEach: Carrying<Extract<Command, { kind: 'lists' }>> = async ({ each }, scene) => {
  const shown: Reply[] = [];
  for (const command of each) {
    const list = await listEnquiries(command, scene);
    if (list !== undefined) shown.push(list);
  }
  return reply(...shown.flatMap(({ blocks }) => blocks));
};

/** A ward that there is not may be a street, or stand in a subject: it is offered to be looked for there. */
function notNarrowed({ of }: ListCommand, sentence: string, scene: Scene): Reply {
  const word = settleWard(of.ward, scene).kind === 'unclear' ? of.ward.replace(/\s+ward$/i, '').trim() : '';
  const mayBeResident =
    /^(?:mr|mrs|ms|miss|mx|dr)\b/i.test(of.officer) || /^(?:mr|mrs|ms|miss|mx|dr)\b/i.test(of.councillor);
  if (mayBeResident) return say(sentence, 'Residents’ names are not looked through.');
  if (word === '') return say(sentence);
  return reply(
    paragraph(sentence),
    buttons([`Search for “${word}”`, sayList('search', 1, word)], ['My casework', sayList('mine')]),
  );
}

/** Nothing of one's own, but something else that the speaker answers for or sees: that is shown, as what it is. */
async function thoseOfOthers(command: ListCommand, chosen: ChosenList, scene: Scene): Promise<Reply | undefined> {
  const { which, of } = command;
  const isDue = which === 'due' || which === 'due-this-week';
  const isNarrowed = Object.values({ ...of, only: '', oldest: '', unused: '', ...(isDue ? { by: '' } : {}) }).some(
    (said) => said !== '',
  );
  if (isNarrowed || of.only.some((trait) => trait !== 'open')) return undefined;
  if (isDue || which === 'overdue' || which === 'late' || which === 'team-overdue')
    return overdueOfOthers(command, chosen, scene);
  // Who asks for what is theirs is told that there is none.
  const isForAll =
    scene.viewer.all && (which === 'mine' || which === 'team') && !/\b(?:my|mine)\b/i.test(scene.heard.text);
  if (!isForAll || scene.heard.text === '') return undefined;
  const shown = await listEnquiries({ ...command, which: 'search', of: { ...noListWords, only: ['open'] } }, scene);
  return shown && reply(paragraph(`${chosen.nothing} Those of others that you can see:`), ...shown.blocks);
}

/** "Nothing overdue" is not said alone to whom the next list shows some. */
async function overdueOfOthers(command: ListCommand, chosen: ChosenList, scene: Scene): Promise<Reply | undefined> {
  const { all } = scene.viewer;
  if (!all && (command.which === 'team-overdue' || !isManager(scene.directory, scene.person.id))) return undefined;
  const which = all ? 'overdue' : 'team-overdue';
  const other = chooseList({ ...command, which, of: noListWords }, scene);
  if (other.kind === 'unclear') return undefined;
  const total = await look(scene, ({ casework }) => casework.count(scene.viewer, other.filter));
  if (total === 0) return undefined;
  const where = all ? 'In the whole council' : 'In your team';
  const theirs = `${where}, ${count(total, 'enquiry is', 'enquiries are')} overdue.`;
  const own = await nothingThere({ ...chosen, nothing: `${chosen.nothing} ${theirs}` }, command.which, scene);
  return reply(...own.blocks, buttons([all ? 'Overdue' : 'Overdue in the team', sayList(which)]));
}

/** Nothing is due until then: it is said what comes next, since that is what whoever asks wants to know. */
async function nothingThere(
  { filter, nothing }: ChosenList,
  which: ListCommand['which'],
  scene: Scene,
): Promise<Reply> {
  const { dueOnOrBefore, ...later } = filter;
  const next =
    dueOnOrBefore === undefined
      ? undefined
      : await look(scene, async ({ casework }) => {
          const page = { order: 'due-first', limit: 1 } as const;
          return (await casework.list(scene.viewer, { ...later, state: 'open' }, page)).enquiries[0];
        });
  if (next === undefined || nextDue(next) === undefined) return reply(paragraph(nothing), ...offers(which, scene));
  return reply(
    paragraph(nothing),
    paragraph(`What is due next: ${lineOf(next, scene)}`),
    buttons([titleOf(next), typedFor('show', next.reference)]),
  );
}

function offers(which: ListCommand['which'], { person, directory }: Scene): readonly Block[] {
  if (which === 'team' || which === 'team-overdue') return [];
  const more: readonly (readonly [string, string])[] = isManager(directory, person.id)
    ? [['Team casework', 'team casework']]
    : [];
  return [buttons(['Log an enquiry', LOG], ...more)];
}

function dueSummary(late: number, today: number): string {
  const parts = [...(late > 0 ? [`${late} overdue`] : []), ...(today > 0 ? [`${today} due today`] : [])];
  return `On this page: ${parts.join(', ')}.`;
}
