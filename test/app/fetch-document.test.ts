import { createServer, type Server } from 'node:http';
import { type AddressInfo, getDefaultAutoSelectFamily, setDefaultAutoSelectFamily } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FetchBounds, fetchDocument, isPublicAddress } from '../../src/app/fetch-document.ts';

const usual: FetchBounds = { mostBytes: 1000, patience: 2000, mayAsk: isPublicAddress, protocols: ['https:'] };
const lifted: FetchBounds = { ...usual, mayAsk: () => true, protocols: ['http:'] };
let server: Server;
let at = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/protocol') response.setHeader('content-type', 'text/html').end('<p>1. Members decide.</p>');
    else if (request.url === '/moved') response.writeHead(302, { location: '/protocol' }).end();
    else if (request.url === '/inwards') response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end();
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (request.url === '/named%E4%') response.end('1. Members decide.');
    else if (request.url === '/download?id=7') response.setHeader('content-type', 'application/pdf').end('%PDF-1.7');
    else if (request.url === '/broken') request.socket.destroy();
    else if (request.url === '/nowhere') response.writeHead(302, { location: 'http://' }).end();
    else if (request.url === '/large') response.end('x'.repeat(2000));
    else if (request.url !== '/silent') response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const why = async (address: string, bounds: FetchBounds) => {
  const fetched = await fetchDocument(address, bounds);
  return fetched.kind === 'refused' ? fetched.why : `came: ${fetched.name}`;
};

describe('a document from an address', () => {
  it('comes as a file with a name, also where the address leads on', async () => {
    expect(await why(`${at}/protocol`, lifted)).toBe('came: protocol.html');
    expect(await why(`${at}/moved`, lifted)).toBe('came: protocol.html');
  });

  it('has a name that tells its format, whatever its address looks like', async () => {
    expect(await why(`${at}/download?id=7`, lifted)).toBe('came: download.pdf');
    expect(await why(`${at}/named%E4%`, lifted)).toBe('came: named-E4-');
  });

  it('comes also where Node looks a name up for one address only', async () => {
    const was = getDefaultAutoSelectFamily();
    const named = at.replace('127.0.0.1', 'localhost');
    try {
      for (const both of [true, false]) {
        setDefaultAutoSelectFamily(both);
        expect(await why(`${named}/protocol`, { ...lifted, mayAsk: (ip) => ip === '127.0.0.1' || ip === '::1' })).toBe(
          'came: protocol.html',
        );
      }
    } finally {
      setDefaultAutoSelectFamily(was);
    }
  });

  it('says why nothing came, and of time only where it was time', async () => {
    expect(await why(`${at}/broken`, lifted)).toMatch(/^The connection to 127\.0\.0\.1 failed\./);
    expect(await why(`${at}/nowhere`, lifted)).toMatch(/leads to an address that is none/);
    expect(await why('http://no-such-server.invalid/x', lifted)).toMatch(
      /^(?:No server called|The name) no-such-server\.invalid/,
    );
  });

  it('never from this machine or a private network, whatever name or form the address has', async () => {
    for (const address of [
      'https://127.0.0.1/x',
      'https://localhost/x',
      'https://2130706433/x',
      'https://0x7f.1/x',
      'https://[::1]/x',
      'https://[::ffff:10.0.0.1]/x',
      'https://[64:ff9b::a00:1]/x',
      'https://169.254.169.254/latest/meta-data',
      'https://192.168.1.1/x',
      'https://[fd00::1]/x',
    ])
      expect(await why(address, usual)).toMatch(/is not on the open internet/);
  });

  it('nor where an open address leads there', async () => {
    const bounds = { ...lifted, mayAsk: (ip: string) => ip === '127.0.0.1' };
    expect(await why(`${at}/inwards`, bounds)).toMatch(/^10\.0\.0\.1 is not on the open internet/);
  });

  it('only over https, without a password in it, at the usual port', async () => {
    expect(await why('http://www.northmere.gov.uk/p.pdf', usual)).toMatch(/begin with https/);
    expect(await why('file:///etc/passwd', usual)).toMatch(/begin with https/);
    expect(await why('https://me:secret@www.northmere.gov.uk/', usual)).toMatch(/a password/);
    expect(await why('https://www.northmere.gov.uk:8443/', usual)).toMatch(/usual port/);
    expect(await why('our protocol', usual)).toMatch(/is no address/);
  });

  it('within bounds of size, time and patience with redirects', async () => {
    expect(await why(`${at}/large`, lifted)).toMatch(/There is more than/);
    expect(await why(`${at}/round`, lifted)).toMatch(/on and on/);
    expect(await why(`${at}/missing`, lifted)).toMatch(/answered 404/);
    expect(await why(`${at}/silent`, { ...lifted, patience: 200 })).toMatch(/in time/);
  });

  it('the open internet is what is left', () => {
    expect(['8.8.8.8', '2a00:1450::1'].every(isPublicAddress)).toBe(true);
    expect(['100.64.0.1', '0.0.0.0', '224.0.0.1', '2002:a00:1::', 'fe80::1', 'nonsense'].some(isPublicAddress)).toBe(
      false,
    );
  });
});
