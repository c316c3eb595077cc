/** The codes with which Node and Express say that whoever asked has gone away before the end. */
const codes = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']);

/** Whether an error only says that whoever asked has gone: nothing went wrong here, and there is nobody to answer. */
export function isClientGone(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, type } = error as { readonly code?: unknown; readonly type?: unknown };
  return type === 'request.aborted' || (typeof code === 'string' && codes.has(code));
}
