import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { Reply } from '../../messaging/index.ts';
import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import { showHome } from './events.ts';
import { readFieldErrors, readFields } from './form.ts';
import { isResumed } from './kept-events.ts';
import type { ListenerParts } from './listener.ts';
import { submissionSchema } from './payloads.ts';
import { isPersonal, readPlace } from './place.ts';
import type { Target } from './say.ts';
import { formOf, type Origin, readOrigin, renderFormView, renderReplyView, renderWaitingView } from './views.ts';
import { workspaceOf } from './workspace.ts';

/** Slack waits three seconds for what becomes of a modal; later answers go in by `views.update`. */
const ANSWER_WITHIN = 2_000;

/** Listens to modals being sent: every form, and the question of "Ask Clausewise". */
export function listenToSubmissions(app: App, parts: ListenerParts): void {
  const { ask, say, newId, log } = parts;

  app.view(/.*/, async ({ ack, body, client }) => {
    const submission = submissionSchema.parse(body);
    const { view, user } = submission;
    const origin = readOrigin(view.private_metadata);
    if (!origin || (view.callback_id !== 'form' && view.callback_id !== 'ask')) return ack();
    const values = readFields(view.state.values);
    const place = readPlace(origin.place ?? '') ?? { conversation: user.id };
    const teamId = workspaceOf(submission);
    const asking = ask(client, {
      id: `submission/${submission.trigger_id ?? view.id}`,
      account: { userId: user.id, team: teamId, ...(user.team_id ? { homeTeam: user.team_id } : {}) },
      place,
      kind: isPersonal(place) || place.onlyFor ? 'personal' : 'channel',
      input:
        view.callback_id === 'ask'
          ? { kind: 'text', text: (values.question ?? '').trim() || 'help' }
          : {
              kind: 'action',
              typed: origin.typed,
              values,
              ...(origin.message ? { pressed: origin.message.ts } : {}),
            },
    });
    const target: Target = { userId: user.id, place, ...(origin.message ? { message: origin.message } : {}) };
    const reply = await Promise.race([asking, wait(ANSWER_WITHIN, undefined)]);
    // What is begun anew was acknowledged long ago: nothing goes back with that any more.
    if (reply && !isResumed()) await answerInTime(reply);
    else await answerLate();
    if (origin.home) await showHome(parts, client, { id: `home/${view.id}`, team: teamId, userId: user.id });

    async function answerInTime(answer: Reply): Promise<void> {
      const form = formOf(answer);
      const errors = form && readFieldErrors(form, view.state.values);
      if (errors) return ack({ response_action: 'errors', errors });
      const next = viewFor(answer, origin);
      if (next) return ack({ response_action: 'update', view: next });
      await ack();
      await say.reply(client, target, answer);
    }

    async function answerLate(): Promise<void> {
      await ack({ response_action: 'update', view: renderWaitingView() });
      const answer = await asking;
      const next = viewFor(answer, origin);
      if (!next) await say.reply(client, target, answer);
      await showLate(client, view.id, next ?? renderReplyView(answer, newId()), () =>
        next ? say.reply(client, target, answer) : Promise.resolve(),
      );
    }
  });

  /** The next form, or the answer where it belongs into the modal; undefined where it belongs into the conversation. */
  function viewFor(answer: Reply, origin: Origin | undefined): ReturnType<typeof renderReplyView> | undefined {
    const form = formOf(answer);
    const next = form && origin && renderFormView(answer, form, origin, newId());
    if (next) return next;
    return origin?.place === undefined ? renderReplyView(answer, newId()) : undefined;
  }

  async function showLate(
    client: Client,
    viewId: string,
    view: ReturnType<typeof renderReplyView>,
    otherwise: () => Promise<void>,
  ): Promise<void> {
    try {
      await client.views.update({ view_id: viewId, view });
    } catch (error) {
      log.warn({ error: describeError(error) }, 'a late answer found its modal closed');
      await otherwise();
    }
  }
}
