import { findByReference } from '../../knowledge/index.ts';
import { type Reply, reply } from '../../messaging/index.ts';
import type { HeardTurn, IntentHandler, Remember } from '../heard-turn.ts';
import { labelOfDuty, quoteClause } from '../quote-clause.ts';
import type { AskServices } from './ask.ts';
import { showAction } from './show-reference.ts';

/** An answer longer ago than this is no longer what "more" refers to, in milliseconds. */
const WITHIN = 30 * 60_000;

const MORE =
  /^(?:(?:can you |could you |please )*(?:tell me more|say more|more(?: please| detail| details| information| info)?|go on|explain(?: more| further)?|and\?|anything else(?: about (?:that|it|this))?|(?:tell me )?more about (?:that|it|this)|show me (?:more|the whole (?:thing|paragraph)|all of it)|what else(?: does it say)?|is there (?:more|anything else)))[\s?.!]*$/i;
const WRONG =
  /^(?:no,?\s+)?(?:that(?:['’]s| is|s)? not (?:what i (?:meant|asked|mean|want(?:ed)?)|it|right|the (?:right )?one|helpful|an answer)|that does ?n['’o]t answer (?:it|my question|the question)|not (?:what i meant|that one|that)|wrong (?:one|answer|paragraph)|i meant something else|something else|try again|none of (?:these|those|them))[\s?.!]*$/i;

const BESIDE =
  /^(?:(?:and|ok|okay|so|then|show(?: me)?|what(?:['’]s| is)|please)[\s,]+)*(?:the )?(?<which>next|following|previous|one before|one after)(?: one| paragraph| para| clause| bit| section)?(?: please| one)?[\s?.!]*$/i;

/** "Tell me more" shows what belongs with the last answer; "that is not what I meant" what came next to it. */
export function createSayMore(services: AskServices, remember: Remember): IntentHandler {
  return async (heard) => {
    const which = BESIDE.exec(heard.text)?.groups?.which;
    if (which !== undefined) return beside(/^(?:prev|.*before)/i.test(which) ? -1 : 1, heard, services, remember);
    const isMore = MORE.test(heard.text);
    if (!isMore && !WRONG.test(heard.text)) return undefined;
    const last = heard.memory.questions.at(-1);
    const isFresh = last !== undefined && heard.turn.at - last.at <= WITHIN;
    if (isMore && heard.memory.lastClause !== undefined && (last === undefined || isFresh))
      return more(heard, services);
    if (!isMore && last !== undefined && isFresh) return others(last.text, heard, services);
    return {
      ...say('There is no answer just now to say more about. Ask a question in your own words.'),
      nature: 'small-talk',
    };
  };
}

/** "Next", behind a paragraph: the one that stands after it in its document, or before it. Undefined where none was shown lately. */
async function beside(
  step: 1 | -1,
  heard: HeardTurn,
  services: AskServices,
  remember: Remember,
): Promise<Reply | undefined> {
  const { knowledge, memory, notes } = heard;
  const found = findByReference(memory.lastClause ?? '', knowledge.documents);
  // An enquiry that was shown since is what is gone on from.
  if (found === undefined || notes.screen.references.length > 0) return undefined;
  const { document } = found;
  const at = document.clauses.findIndex(({ reference }) => reference === found.clause.reference);
  const clause = document.clauses[at + step];
  const end = step > 0 ? 'last' : 'first';
  if (clause === undefined)
    return { ...say(`That was the ${end} paragraph of ${document.shortTitle}.`), nature: 'document' };
  await remember(heard, { lastClause: clause.reference });
  const label = labelOfDuty(clause);
  return { ...reply(quoteClause({ document, clause }, knowledge, services, { label })), nature: 'document' };
}

function more({ knowledge, memory }: HeardTurn, services: AskServices): Reply {
  const found = findByReference(memory.lastClause ?? '', knowledge.documents);
  if (found === undefined) return { ...say('There is no answer just now to say more about.'), nature: 'small-talk' };
  const { clause, document } = found;
  const at = document.clauses.findIndex(({ reference }) => reference === clause.reference);
  const related = clause.related.flatMap((reference) => findByReference(reference, knowledge.documents) ?? []);
  const beside = [document.clauses[at - 1], document.clauses[at + 1]].flatMap((next) =>
    next === undefined || related.some((each) => each.clause === next) ? [] : [{ document, clause: next }],
  );
  return {
    ...reply(
      { kind: 'paragraph', text: 'This is the whole paragraph, and what stands beside it.' },
      quoteClause({ document, clause }, knowledge, services, { label: labelOfDuty(clause) }),
      { kind: 'actions', actions: [...related, ...beside].slice(0, 4).map(showAction) },
      { kind: 'paragraph', text: `For advice on what this means, ask ${knowledge.council.adviceFrom}.` },
    ),
    nature: 'document',
  };
}

async function others(question: string, { knowledge, memory, role }: HeardTurn, services: AskServices): Promise<Reply> {
  const found = await services.find({ text: question, council: knowledge.council.id, role });
  const matches = found.kind === 'unknown-council' ? [] : found.decision.matches;
  const next = matches.filter(({ clause }) => clause.reference !== memory.lastClause).slice(0, 3);
  return {
    ...(next.length === 0
      ? say(`Then I cannot find it. ${capital(knowledge.council.adviceFrom)} can help further.`)
      : reply(
          { kind: 'paragraph', text: 'These come next. If it is none of them, ask again in other words.' },
          { kind: 'actions', actions: next.map(showAction) },
          { kind: 'paragraph', text: `${capital(knowledge.council.adviceFrom)} can help further.` },
        )),
    nature: 'document',
  };
}

function say(text: string): Reply {
  return reply({ kind: 'paragraph', text });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
