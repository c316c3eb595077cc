import type { ServerResponse } from 'node:http';

/** Files that a stand-in for a platform hands out, by the path of their address. */
export type OfferedFiles = {
  /** Keeps a file and gives its path. */
  readonly add: (name: string, bytes: Uint8Array) => string;
  /** Answers where the path is one of a file; false where it is not. */
  readonly serve: (path: string, response: ServerResponse, isAllowed?: boolean) => boolean;
  /** How often a file was handed out. */
  readonly fetched: () => number;
};

/** `signIn` is where whoever may not have a file is passed on to, as Slack does. */
export function offeredFiles(signIn = '/sign-in'): OfferedFiles {
  const files = new Map<string, Uint8Array>();
  let fetched = 0;
  return {
    add: (name, bytes) => {
      const path = `/files-pri/F${files.size + 1}/${encodeURIComponent(name)}`;
      files.set(path, bytes);
      return path;
    },
    serve: (path, response, isAllowed = true) => {
      const bytes = files.get(path);
      if (bytes === undefined) return false;
      if (isAllowed) {
        fetched += 1;
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
      } else response.writeHead(302, { location: signIn }).end();
      return true;
    },
    fetched: () => fetched,
  };
}
