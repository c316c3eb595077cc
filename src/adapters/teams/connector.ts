import { z } from 'zod';
import { defined } from '../../defined.ts';
import type { BotFramework } from './bot-framework.ts';
import { isServiceUrlAllowed } from './service-url.ts';
import type { TeamsSettings } from './settings.ts';

/** What became of a call to Teams. `retryAfter` in milliseconds. */
export type Called<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Teams answered with an error. `code` is Teams' own word for it. */
  | { readonly kind: 'answered'; readonly status: number; readonly code?: string; readonly retryAfter?: number }
  /** There is no token for us, so nothing can be called at all. */
  | { readonly kind: 'no-token'; readonly reason: string }
  /** The call certainly did not go out. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** It may have arrived or not. */
  | { readonly kind: 'lost'; readonly reason: string };

/** A message or a sign of life, as Teams takes it. */
export type OutgoingActivity = Readonly<Record<string, unknown>> & { readonly type: 'message' | 'typing' };

/** One conversation, at the service that keeps it. */
export type ConversationAt = { readonly serviceUrl: string; readonly conversation: string };

const memberSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});

/** A person as the roster of a conversation knows them. */
export type RosterMember = z.infer<typeof memberSchema>;

/**
 * Port: the Bot Connector service, one HTTP call a function. Never throws, never repeats a call:
 * who calls knows whether a repetition may be seen twice.
 */
export type Connector = {
  readonly send: (at: ConversationAt, activity: OutgoingActivity) => Promise<Called<string>>;
  /** Shown to one of those in the conversation only, where the tenant has that. */
  readonly sendTargeted: (at: ConversationAt, activity: OutgoingActivity, user: string) => Promise<Called<string>>;
  readonly update: (at: ConversationAt, messageId: string, activity: OutgoingActivity) => Promise<Called<string>>;
  /** The personal conversation with somebody; the same one each time. */
  readonly openPersonal: (to: {
    serviceUrl: string;
    bot: string;
    user: string;
    tenant: string;
  }) => Promise<Called<string>>;
  readonly member: (at: ConversationAt, user: string) => Promise<Called<RosterMember>>;
};

/** How long one question to the roster may take, in milliseconds. */
const ROSTER_PATIENCE = 2_500;

const idSchema = z.object({ id: z.string().nullish() }).transform(({ id }) => id ?? '');

/** A connector over `fetch`. `now` in milliseconds, to read a Retry-After that is a date. */
export function createConnector(settings: TeamsSettings, botFramework: BotFramework, now: () => number): Connector {
  const timeout = settings.sendTimeout ?? 10_000;

  async function call<T>(
    method: 'GET' | 'POST' | 'PUT',
    serviceUrl: string,
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    patience = timeout,
  ): Promise<Called<T>> {
    if (!isServiceUrlAllowed(serviceUrl, settings)) return { kind: 'not-sent', reason: 'service URL is not allowed' };
    let token: string | undefined;
    try {
      token = await botFramework.token();
    } catch (error) {
      return { kind: 'no-token', reason: `no token (${nameOf(error)})` };
    }
    try {
      const response = await fetch(`${serviceUrl.replace(/\/$/, '')}/v3/conversations${path}`, {
        method,
        // A redirect would carry the token somewhere else.
        redirect: 'error',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patience),
      });
      const answer = parseJson(await response.text());
      if (!response.ok) return readRefusal(response, answer, now());
      const parsed = schema.safeParse(answer);
      return parsed.success
        ? { kind: 'done', value: parsed.data }
        : { kind: 'lost', reason: 'Teams answered in an unknown shape' };
    } catch (error) {
      return readFailure(error);
    }
  }

  return {
    send: ({ serviceUrl, conversation }, activity) =>
      call('POST', serviceUrl, `/${encodeURIComponent(conversation)}/activities`, activity, idSchema),
    sendTargeted: ({ serviceUrl, conversation }, activity, user) => {
      const path = `/${encodeURIComponent(conversation)}/activities?isTargetedActivity=true`;
      // Nobody documents feedback under what only one person sees: a refusal of it would be taken for one of the whole.
      const { channelData: _, ...plain } = activity;
      return call('POST', serviceUrl, path, { ...plain, recipient: { id: user } }, idSchema);
    },
    update: ({ serviceUrl, conversation }, messageId, activity) => {
      const path = `/${encodeURIComponent(conversation)}/activities/${encodeURIComponent(messageId)}`;
      return call('PUT', serviceUrl, path, { ...activity, id: messageId }, idSchema);
    },
    openPersonal: ({ serviceUrl, bot, user, tenant }) => {
      const parameters = {
        isGroup: false,
        bot: { id: bot },
        members: [{ id: user }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      return call(
        'POST',
        serviceUrl,
        '',
        parameters,
        z.object({ id: z.string().min(1) }).transform(({ id }) => id),
      );
    },
    member: ({ serviceUrl, conversation }, user) => {
      const path = `/${encodeURIComponent(conversation)}/members/${encodeURIComponent(user)}`;
      // Somebody waits for their answer, and it can be asked again.
      return call('GET', serviceUrl, path, undefined, memberSchema, Math.min(timeout, ROSTER_PATIENCE));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}

const refusalSchema = z.object({ error: z.object({ code: z.string() }) });

function readRefusal<T>(response: Response, answer: unknown, now: number): Called<T> {
  const code = refusalSchema.safeParse(answer).data?.error.code;
  const retryAfter = readRetryAfter(response.headers.get('retry-after'), now);
  return {
    kind: 'answered',
    status: response.status,
    ...defined({ code, retryAfter }),
  };
}

/** Seconds or an HTTP date, as milliseconds from now. */
function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, Math.ceil(milliseconds)) : undefined;
}

/** Failures that happen before the first byte of the request leaves. */
const beforeSending = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function readFailure<T>(error: unknown): Called<T> {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : nameOf(error);
  const certain = beforeSending.includes(code) || /CERT|TLS|SSL/.test(code);
  return { kind: certain ? 'not-sent' : 'lost', reason: code };
}

/** An error's name, which holds nothing of anybody. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
