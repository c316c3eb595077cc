import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Nothing but this site's own files: no inline script, no inline style, no other host, no frame.
 * Cards are styled through the document object model, which the policy allows.
 */
export function createSecurityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}

/**
 * Lets in only what was sent to this machine by one of its own names, at any port. In the try-out anybody may be anybody: a
 * foreign page whose name was made to lead here (DNS rebinding) would be one of our own pages to the browser.
 */
export function createHostCheck(): RequestHandler {
  return ({ headers: { host = '' } }, response, next) => {
    if (/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host)) return next();
    response
      .status(403)
      .type('text/plain')
      .send('While the try-out is on, this server answers on this machine only: at localhost, 127.0.0.1 or [::1].');
  };
}

/** Why a request may not come in, as a status and a sentence. */
export type Refusal = { readonly status: number; readonly message: string };

/** A request's headers, as far as they tell where it was made. `host` is the host it was made to. */
type Origins = {
  readonly contentType: string | undefined;
  readonly fetchSite: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
};

/**
 * Undefined for JSON sent by one of our own pages. Every browser sends `Sec-Fetch-Site` or `Origin` with a POST;
 * what sends neither is not one of our pages. JSON is demanded because a foreign form cannot send it unasked.
 */
export function refuseForeign({ contentType, fetchSite, origin, host }: Origins): Refusal | undefined {
  const foreign = { status: 403, message: 'Questions can only be sent from the pages of this site.' };
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return foreign;
  if (fetchSite === undefined && origin === undefined) return foreign;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) return foreign;
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return { status: 415, message: 'A question has to be sent as JSON.' };
  }
  return undefined;
}
