import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config/index.ts';

describe('the settings', () => {
  it('are enough when there are none: the try-out, on this machine only', () => {
    expect(readConfig({})).toMatchObject({ port: 3978, host: '127.0.0.1', tryOut: true, sentenceModel: 'universal' });
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', 'many'],
    ['PUBLIC_URL', 'clausewise.derby.gov.uk'],
    ['PUBLIC_URL', 'ftp://derby.gov.uk'],
    ['DATABASE_URL', 'mysql://u:secret@db/clausewise'],
    ['TRY_OUT', 'yes'],
    ['COUNCILS', 'derby'],
    ['LOG_LEVEL', 'loud'],
  ])(
    'refuse %s=%s, naming the setting and keeping its value to themselves where it holds a password',
    (name, value) => {
      const read = () => readConfig({ [name]: value });
      expect(read).toThrow(ConfigError);
      expect(read).toThrow(new RegExp(`^These settings cannot be used\\. ${name}: .+\\.$`));
      expect(read).not.toThrow(/secret/);
    },
  );

  it('names every setting that is wrong at once', () => {
    expect(() => readConfig({ PORT: '-1', TRY_OUT: 'maybe' })).toThrow(/PORT: .+; TRY_OUT: /);
  });

  it('take an empty value for none, and a slash at the end of the address for nothing', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: 'https://clausewise.example/' })).toMatchObject({
      port: 3978,
      publicUrl: 'https://clausewise.example',
    });
  });

  it('say whose tenant is whose council', () => {
    const { councilOfTenant } = readConfig({ COUNCILS: 'T123=derby, 0f8fad5b-d9cb=tdc' });
    expect([...councilOfTenant]).toEqual([
      ['T123', 'derby'],
      ['0f8fad5b-d9cb', 'tdc'],
    ]);
  });

  it('take a folder for a sentence model of the council’s own', () => {
    expect(readConfig({ SENTENCE_MODEL: '/models/ours' }).sentenceModel).toEqual({ folder: '/models/ours' });
    expect(readConfig({ SENTENCE_MODEL: 'off' }).sentenceModel).toBe('off');
  });
});

describe('the key for stored tokens', () => {
  const several = {
    SLACK_SIGNING_SECRET: 's',
    SLACK_CLIENT_ID: '1',
    SLACK_CLIENT_SECRET: '2',
    SLACK_STATE_SECRET: 'sixteen letters or more',
    SLACK_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    PUBLIC_URL: 'https://clausewise.example',
  };

  it('can be changed: the one before is given beside it', () => {
    const { slack } = readConfig({ ...several, SLACK_ENCRYPTION_KEY_BEFORE: Buffer.alloc(32, 2).toString('base64') });
    expect(slack?.credentials).toMatchObject({
      encryptionKey: new Uint8Array(32).fill(1),
      formerKey: new Uint8Array(32).fill(2),
    });
  });

  it('that came before is refused by its name where it is none', () => {
    expect(() => readConfig({ ...several, SLACK_ENCRYPTION_KEY_BEFORE: 'c2hvcnQ=' })).toThrow(
      'SLACK_ENCRYPTION_KEY_BEFORE: expected 32 bytes in base64',
    );
  });
});

describe('Teams', () => {
  const app = {
    TEAMS_APP_ID: '0c2f7b7e-8d8e-4f57-8a55-7f0c1d7a9e21',
    TEAMS_APP_TENANT: '6f6e2d4b-51a3-4c37-9a0e-0d3b9f6c2a11',
    PUBLIC_URL: 'https://clausewise.example',
  };

  it('needs the address at which it is reached, but in the emulator’s mode', () => {
    const { PUBLIC_URL: _, ...unreached } = app;
    expect(() => readConfig(unreached)).toThrow('PUBLIC_URL: Teams needs the address');
    expect(() => readConfig({ TEAMS_EMULATOR: 'on' })).not.toThrow();
  });

  it('proves itself with a secret, a certificate, a federated credential or a managed identity, and with one of them only', () => {
    expect(readConfig({ ...app, TEAMS_APP_CERTIFICATE: '/run/both.pem' }).teams).toMatchObject({ kind: 'certificate' });
    expect(readConfig({ ...app, TEAMS_APP_FEDERATED_TOKEN: '/run/token' }).teams).toMatchObject({ kind: 'federated' });
    expect(readConfig(app).teams).toMatchObject({ kind: 'managed-identity' });
    expect(() => readConfig({ ...app, TEAMS_APP_SECRET: 's', TEAMS_APP_CERTIFICATE: 'c' })).toThrow('not several');
  });

  it('knows its tenants in any case of letters, Slack’s workspaces to the letter', () => {
    const tenants = readConfig({ COUNCILS: '6F6E2D4B-51A3-4C37-9A0E-0D3B9F6C2A11=derby,T0ABC=tdc' }).councilOfTenant;
    expect([...tenants.keys()]).toEqual(['6f6e2d4b-51a3-4c37-9a0e-0d3b9f6c2a11', 'T0ABC']);
  });
});

describe('the council’s proxy', () => {
  it('is taken from the environment, and never stands between the server and its own machine', () => {
    expect(readConfig({}).proxy).toBeUndefined();
    expect(readConfig({ https_proxy: 'http://proxy.council.example:8080', NO_PROXY: '.local' }).proxy).toEqual({
      HTTPS_PROXY: 'http://proxy.council.example:8080',
      HTTP_PROXY: undefined,
      NO_PROXY: '.local,localhost,127.0.0.1,[::1]',
    });
  });
});
