import { createHash } from 'node:crypto';
import { count } from '../../calendar/index.ts';
import { defined } from '../../defined.ts';
import {
  type FoundPromise,
  mayKeepDocuments,
  type PromisesOfCouncil,
  type StandardToConfirm,
} from '../../documents/index.ts';
import type { Block, Reply } from '../../messaging/index.ts';
import { reply } from '../../messaging/index.ts';
import { isActive } from '../../people/index.ts';
import type { HeardTurn, IntentHandler } from '../heard-turn.ts';
import type { DocumentsActor } from './own-documents.ts';

/** What confirming promises from chat needs from the outside. */
export type PromisesServices = {
  readonly promises: (council: string) => Promise<PromisesOfCouncil | undefined>;
  readonly confirm: (
    who: DocumentsActor,
    wanted: StandardToConfirm,
  ) => Promise<{ readonly kind: 'confirmed' } | { readonly kind: 'refused'; readonly why: string }>;
};

const SHOW = /^(?:(?:show|what are) )?(?:our|the|my)?\s*promises$|^what do we promise$/i;
const CONFIRM_SHOWN = /^confirm promises ([0-9a-f]{8})$/i;
const SAID = /^(?<confirmed>confirm )?promises?:\s*(?<figures>.+)$/i;
const FIGURE =
  /\b(?<what>acknowledge|reply|urgent|complex)\b[\s:]+(?:within\s+)?(?:(?<same>(?:the\s+)?same\s+day)|(?<days>\d{1,3}))/gi;

/**
 * "Promises": the sentences with days in the documents in force, what was understood, and whether somebody has confirmed it.
 * What is confirmed is what was shown: its button carries a fingerprint of it. Other figures are said, "promises: reply 10", and read back:
 * every date follows them.
 */
export function createPromises(services: PromisesServices): IntentHandler {
  return async (heard) => {
    const words = heard.text.replace(/[.!?]+$/, '').trim();
    const [, code] = CONFIRM_SHOWN.exec(words) ?? [];
    const { figures, confirmed } = SAID.exec(words)?.groups ?? {};
    if (code === undefined && figures === undefined && !SHOW.test(words)) return undefined;
    const { speaker, knowledge } = heard;
    const { id: council, name } = knowledge.council;
    if (speaker?.kind !== 'known' || !isActive(speaker.person, speaker.on) || !mayKeepDocuments(speaker.person))
      return say(
        `Only the monitoring officer and the administrators of ${name} see and confirm what its documents promise.`,
      );
    const promises = await services.promises(council);
    if (promises === undefined) return say(`There is nothing to promise: ${name} has no documents here.`);
    if (code === undefined && figures === undefined) return privately(heard, ...shown(promises));
    const wanted = figures === undefined ? promises.suggested : readFigures(figures, promises);
    if (typeof wanted === 'string') return privately(heard, paragraph(wanted));
    if (wanted === undefined || (code !== undefined && codeOf(promises) !== code.toLowerCase())) {
      return privately(
        heard,
        paragraph('The documents have changed since that was shown, so nothing was confirmed.'),
        ...shown(promises),
      );
    }
    if (figures !== undefined && confirmed === undefined) return privately(heard, ...readBack(figures, wanted));
    const done = await services.confirm({ council, person: speaker.person }, wanted);
    return privately(
      heard,
      paragraph(
        done.kind === 'confirmed'
          ? `Confirmed by ${speaker.person.name}. Dates of enquiries are counted by these days from now on; dates that were given before stay until they are counted again.`
          : done.why,
      ),
    );
  };
}

/** Figures that were said, before anything is counted by them. */
function readBack(said: string, { figures, others = [] }: StandardToConfirm): readonly Block[] {
  const { acknowledgeWithin, resolveWithin } = figures;
  const days = (what: string, within: number | undefined) =>
    within === undefined
      ? []
      : [`${what} ${within === 0 ? 'on the same day' : `within ${count(within, 'working day')}`}`];
  const all = [
    ...days('acknowledge', acknowledgeWithin),
    ...days('reply', resolveWithin),
    ...others.flatMap(({ for: isFor, resolveWithin: within }) =>
      days(typeof isFor === 'object' ? isFor.service : isFor, within),
    ),
  ];
  return [
    paragraph(
      `I understand: ${all.join(', ')}. All dates are counted by these days from then on. Nothing was changed yet.`,
    ),
    {
      kind: 'actions',
      actions: [{ label: 'Count by these days', typed: `confirm promises: ${said}`, weight: 'primary' }],
    },
  ];
}

function shown(promises: PromisesOfCouncil): readonly Block[] {
  const { found, understood, standing, suggested, elsewhere } = promises;
  return [
    paragraph(standingInWords[standing]),
    ...(elsewhere === undefined ? [] : [paragraph(elsewhere)]),
    ...(found.length === 0
      ? []
      : [{ kind: 'list', items: found.map(inWords) } as const, paragraph(`I understand: ${understood}.`)]),
    ...(suggested === undefined
      ? []
      : [
          {
            kind: 'actions',
            actions: [{ label: 'That is right', typed: `confirm promises ${codeOf(promises)}`, weight: 'primary' }],
          } as const,
          paragraph(
            'If something is otherwise, say it, for example "promises: acknowledge 1, reply 10, urgent same day". The days have to be in the text.',
          ),
        ]),
  ];
}

const standingInWords: Readonly<Record<PromisesOfCouncil['standing'], string>> = {
  confirmed: 'The days by which enquiries are counted are confirmed.',
  unconfirmed: 'Nobody has confirmed yet how soon this council answers enquiries, so no dates are counted.',
  outdated: 'A paragraph that promises days has changed. Dates are counted as before until the new days are confirmed.',
};

function inWords({ label, sentence, clock, for: isFor, days, doubt }: FoundPromise): string {
  const whom = isFor === undefined ? '' : typeof isFor === 'object' ? `, ${isFor.service}` : `, ${isFor}`;
  const what =
    clock === undefined
      ? 'not about answering enquiries, as far as I understand'
      : `${clock === 'acknowledge' ? 'acknowledge' : 'reply'}${whom}: ${days === 0 ? 'the same day' : days}`;
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}: “${sentence}” (${what})${doubt === undefined ? '' : ` ${doubt}`}`;
}

/** What was said as figures, each with a paragraph that has them; a text says what is wrong. */
function readFigures(text: string, { found, suggested }: PromisesOfCouncil): StandardToConfirm | string {
  const given = [...text.matchAll(FIGURE)].map(({ groups = {} }) => ({
    what: (groups.what ?? '').toLowerCase(),
    days: groups.same === undefined ? Number(groups.days) : 0,
  }));
  if (given.length === 0) return 'Say it like this: "promises: acknowledge 1, reply 10, urgent same day, complex 20".';
  const whereIs = (days: number) =>
    found.find((each) => each.days === days && each.reference === suggested?.clause) ??
    found.find((each) => each.days === days);
  const missing = given.find(({ days }) => whereIs(days) === undefined);
  if (missing !== undefined)
    return `No paragraph in force says ${missing.days === 0 ? 'the same day' : count(missing.days, 'day')}, so it cannot be saved as a promise.`;
  const dayOf = (what: string) => given.find((each) => each.what === what)?.days;
  const [acknowledge, resolve] = [dayOf('acknowledge'), dayOf('reply')];
  const clause = whereIs(resolve ?? acknowledge ?? given[0]?.days ?? 0)?.reference ?? '';
  // Both figures have to be in the paragraph that is quoted; one that is in another belongs to that.
  return {
    clause,
    figures: {
      ...defined({ acknowledgeWithin: acknowledge, resolveWithin: resolve }),
    },
    others: (['urgent', 'complex'] as const).flatMap((isFor) => {
      const days = dayOf(isFor);
      const where = days === undefined ? undefined : whereIs(days)?.reference;
      return days === undefined
        ? []
        : [{ for: isFor, resolveWithin: days, ...(where && where !== clause ? { clause: where } : {}) }];
    }),
  };
}

/** A fingerprint of what would be confirmed, and of the sentences it is read from. */
function codeOf({ suggested, found }: PromisesOfCouncil): string {
  const shownNow = JSON.stringify([suggested, found.map(({ reference, digest }) => [reference, digest])]);
  return createHash('sha256').update(shownNow).digest('hex').slice(0, 8);
}

function privately({ turn }: HeardTurn, ...blocks: readonly Block[]): Reply {
  return { ...reply(...blocks), ...(turn.conversation.kind === 'personal' ? {} : { audience: 'asker' as const }) };
}

function say(text: string): Reply {
  return reply(paragraph(text));
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
