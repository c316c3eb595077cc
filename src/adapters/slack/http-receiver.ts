import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Request, RequestHandler, Response } from 'express';
import { eventIdOf, type KeptEvents } from './kept-events.ts';
import type { Log, SeenEvents } from './options.ts';
import { checkRequest, parseBody, readBodyType } from './request-check.ts';

/** Slack gives up after three seconds. */
const ACKNOWLEDGE_AFTER = 2_500;
const DEFAULT_BODY_LIMIT = 1_000_000;

type HttpReceiverOptions = {
  readonly signingSecret: string;
  readonly bodyLimit?: number;
  readonly seenEvents: SeenEvents;
  readonly kept: KeptEvents;
  readonly log: Log;
  readonly now: () => number;
  /** Why nothing can be answered; undefined while it can. */
  readonly whyOff: () => string | undefined;
};

/** Bolt's way in over HTTP, as one handler of the product's own server. */
export type HttpReceiver = Receiver & { readonly handler: RequestHandler };

/**
 * Reads signed requests. Refuses by status: 415 another content type, 413 too large, 401 not Slack's or seen before,
 * 400 not readable, 503 where it cannot be told whether it was seen, or it cannot be kept. Everything else is acknowledged in
 * time.
 * Bolt's own receivers accept requests from the future and the same request twice.
 */
export function createHttpReceiver(options: HttpReceiverOptions): HttpReceiver {
  const { signingSecret, bodyLimit = DEFAULT_BODY_LIMIT, seenEvents, kept, log, now, whyOff } = options;
  let app: Pick<App, 'processEvent'> | undefined;

  function refuse(response: Response, status: number, reason: string): void {
    log.warn({ status, reason }, 'refused a request to the Slack address');
    response.status(status).end();
  }

  async function receive(request: Request, response: Response): Promise<void> {
    const bodyType = readBodyType(request.headers['content-type']);
    if (!bodyType) return refuse(response, 415, 'content type');
    const body = await readBody(request, bodyLimit);
    if (body === undefined) {
      response.set('Connection', 'close');
      return refuse(response, 413, 'body too large');
    }
    const check = checkRequest(request.headers, body, signingSecret, now());
    if (check.kind === 'forged') return refuse(response, 401, check.reason);
    if (!(await seenEvents.firstTime(`slack/request/${check.signature}`))) return refuse(response, 401, 'seen before');
    const parsed = parseBody(body, bodyType);
    if (!parsed) return refuse(response, 400, 'not readable');
    if (parsed.type === 'url_verification') {
      response.json({ challenge: String(parsed.challenge) });
      return;
    }
    if (parsed.ssl_check === '1') {
      response.end();
      return;
    }
    if (whyOff() !== undefined) return refuse(response, 503, 'Slack is off');
    await work(request, response, parsed, check.signature);
  }

  async function work(
    request: Request,
    response: Response,
    body: Record<string, unknown>,
    signature: string,
  ): Promise<void> {
    const answer = createAck(response);
    const timer = setTimeout(() => answer(), ACKNOWLEDGE_AFTER);
    const ack = (answered?: unknown) => {
      clearTimeout(timer);
      answer(answered);
    };
    const retry = Number(request.headers['x-slack-retry-num']);
    const event: ReceiverEvent = {
      body,
      ack: async (answered?: unknown) => ack(answered),
      ...(Number.isInteger(retry) ? { retryNum: retry } : {}),
    };
    if (app === undefined) return ack();
    try {
      await kept.take(event, eventIdOf(body) ?? `slack/work/${signature}`, app, ack);
    } catch (error) {
      clearTimeout(timer);
      throw error;
    }
  }

  return {
    handler: (request, response) =>
      receive(request, response).catch((error: unknown) => {
        // Whoever sent it went away before the end: there is nobody to answer, and nothing went wrong here.
        if (request.errored !== null && request.errored === error) return;
        log.error({ error: nameOf(error) }, 'a request to the Slack address failed');
        if (!response.headersSent) response.status(503).end();
      }),
    init: (bolt) => {
      app = bolt;
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
}

/** Answers once; later calls do nothing. */
function createAck(response: Response): (answer?: unknown) => void {
  return (answer) => {
    if (response.headersSent) return;
    if (answer === undefined || answer === '') response.status(200).end();
    else if (typeof answer === 'string') response.status(200).send(answer);
    else response.status(200).json(answer);
  };
}

/** The body as text; undefined where it is longer than `limit` bytes. Never holds more than that. */
async function readBody(request: Request, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += (chunk as Buffer).length;
    if (length > limit) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
