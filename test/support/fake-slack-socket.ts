import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** One open WebSocket, server side: as much of RFC 6455 as short text messages need. */
export type FakeSocket = { readonly send: (text: string) => void; readonly close: () => void };

/** Takes a WebSocket up; `onText` gets every text message. */
export function acceptSocket(request: IncomingMessage, stream: Duplex, onText: (text: string) => void): FakeSocket {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${guid}`).digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let rest = Buffer.alloc(0);
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
      rest = Buffer.from(rest.subarray(frame.length));
      if (frame.opcode === 1) onText(frame.payload.toString('utf8'));
      if (frame.opcode === 9) stream.write(writeFrame(10, frame.payload));
      if (frame.opcode === 8) stream.end(writeFrame(8, frame.payload));
    }
  });
  return {
    send: (text) => stream.write(writeFrame(1, Buffer.from(text))),
    close: () => stream.destroy(),
  };
}

function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const header = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < header + 4) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const length = header + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(header, header + 4);
  const payload = Buffer.from(bytes.subarray(header + 4, length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload, length };
}

function writeFrame(opcode: number, payload: Buffer): Buffer {
  const header =
    payload.length < 126 ? Buffer.from([0x80 | opcode, payload.length]) : Buffer.from([0x80 | opcode, 126, 0, 0]);
  if (payload.length >= 126) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}
