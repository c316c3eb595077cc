import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends the beginning of a request to a server of this machine and goes away, at once or after so many bytes of answer. */
export async function breakOff(url: string, beginning: string, after: 'at once' | 'the answer began'): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(beginning);
  if (after === 'the answer began') await once(socket, 'data');
  else await new Promise((resolve) => setTimeout(resolve, 50));
  socket.resetAndDestroy();
  // The other side needs a moment to notice.
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The head of a POST whose body never comes whole. */
export function postHead(path: string, contentType = 'application/json'): string {
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${contentType}\r\nContent-Length: 5000\r\n\r\n{"half`;
}
