import type { Changed, Seen, VersionInReview } from '../documents/index.ts';
import type { VersionName } from '../knowledge/index.ts';
import {
  type Answer,
  CHANGED_MEANWHILE,
  fieldOf,
  frameOf,
  go,
  page,
  pathOf,
  type Reviewer,
  type Sent,
} from './answers.ts';
import { offeredFix } from './doubts-page.ts';
import { parseFacts, sentFacts } from './facts-page.ts';
import type { ReviewingServices } from './services.ts';
import { showVersion } from './show-version.ts';
import { manualFix } from './text-page.ts';
import { sentTopics } from './topics-page.ts';

/** Carries out what a form of a version's page says. */
export async function actOnVersion(
  name: VersionName,
  [which]: readonly string[],
  sent: Sent,
  reviewer: Reviewer,
  services: ReviewingServices,
): Promise<Answer | undefined> {
  const { desk } = services;
  const version = await desk.version(name);
  if (version === undefined) return undefined;
  const here = pathOf(name);
  const seen: Seen = { ...name, revision: Number(fieldOf(sent, 'revision')) };
  const now: Seen = { ...name, revision: version.revision };
  const by = { name: reviewer.person.name, id: reviewer.person.id };
  const isOld = seen.revision !== version.revision;
  const tell = (text: string, to: VersionInReview = version, query: Readonly<Record<string, string>> = {}) =>
    showVersion(which, to, query, reviewer, services, { kind: 'important', text }, 409);
  const settle = (changed: Changed, to: string, query: Readonly<Record<string, string>> = {}) => {
    if (changed.kind === 'kept') return go(to);
    return changed.kind === 'refused'
      ? tell(changed.why, version, query)
      : tell(CHANGED_MEANWHILE, changed.version, query);
  };

  if (fieldOf(sent, 'do') === 'undo') return settle(await desk.undoFix(seen), `${here}/${which}?said=undone`);
  switch (which) {
    case undefined:
      if (fieldOf(sent, 'do') === 'withdraw') {
        const [from, replacedBy] = [fieldOf(sent, 'from'), fieldOf(sent, 'replaced-by')];
        const how = { ...(from === '' ? {} : { from }), ...(replacedBy === '' ? {} : { replacedBy }) };
        const withdrawn = await desk.withdraw(name, by, how);
        return withdrawn.kind === 'refused' ? tell(withdrawn.why) : go('/documents?said=withdrawn');
      }
      if (fieldOf(sent, 'do') !== 'give-up') return undefined;
      return settle(await desk.discard(seen), '/documents');
    case 'facts': {
      const form = sentFacts(sent);
      const facts = parseFacts(form);
      if ('title' in facts) return settle(await desk.changeFacts(seen, facts), `${here}?said=facts`);
      const wrong = Object.fromEntries(facts.map(({ field, text }) => [field, text]));
      return page('facts', { ...frameOf(version), form, errors: facts, wrong }, 400);
    }
    case 'doubts': {
      const fix = offeredFix(version, fieldOf(sent, 'fix'));
      if (fix === undefined)
        return tell(isOld ? CHANGED_MEANWHILE : 'That can no longer be done here. Nothing was changed.');
      return settle(await desk.fix(now, fix), `${here}/doubts?said=${isOld ? 'both' : 'fixed'}`);
    }
    case 'text': {
      if (fieldOf(sent, 'do') === 'read') return settle(await desk.check(seen, 'text'), `${here}?said=read`);
      const piece = Number(fieldOf(sent, 'piece'));
      const fix = manualFix(version, piece, fieldOf(sent, 'fix'));
      if (fix === undefined)
        return tell(isOld ? CHANGED_MEANWHILE : 'That can no longer be done here. Nothing was changed.');
      return settle(await desk.fix(now, fix), `${here}/text?said=${isOld ? 'both' : 'fixed'}#row-${piece}`);
    }
    case 'topics': {
      if (fieldOf(sent, 'do') === 'all')
        return settle(await desk.acceptSuggestedTopics(now), `${here}/topics?said=topics`);
      return settle(await desk.setTopics(now, sentTopics(sent)), `${here}?said=topics`);
    }
    case 'promises':
      return settle(await desk.check(seen, 'promises'), `${here}?said=promises`);
    case 'try':
      return settle(await desk.check(seen, 'tried'), `${here}?said=tried`);
    case 'approve': {
      const from = fieldOf(sent, 'from');
      const approved = await desk.approve(seen, by, from === '' ? undefined : from);
      if (approved.kind === 'refused') return tell(approved.why);
      if (approved.kind === 'changed-meanwhile') return tell(CHANGED_MEANWHILE, approved.version);
      return go(`${here}?said=${approved.kind === 'approved' ? 'approved' : 'half'}`);
    }
    default:
      return undefined;
  }
}
