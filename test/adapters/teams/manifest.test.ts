import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { Command } from 'commander';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packTeamsApp, registerPackageTeams, type TeamsAppIds } from '../../../src/app/command-line/package-teams.ts';
import { appId } from './recorded.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'manifests', 'teams');
const ids: TeamsAppIds = { appId, host: 'clausewise.example', organisation: 'Derby City Council', version: '1.0.0' };

function unpack(changes: Partial<TeamsAppIds> = {}): Record<string, Uint8Array> {
  const packed = packTeamsApp(folder, { ...ids, ...changes });
  if (packed.kind === 'refused') throw new Error(packed.message);
  return unzipSync(packed.zip);
}

const manifestOf = (files: Record<string, Uint8Array>) =>
  JSON.parse(new TextDecoder().decode(files['manifest.json'])) as TeamsManifest & Record<string, unknown>;

describe('the Teams app package', () => {
  it('has a manifest that Microsoft’s own schema accepts, and the icons, at its root', async () => {
    const files = unpack();
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(await AppManifestUtils.validateAgainstSchema(manifestOf(files))).toEqual([]);
  });

  it('would be refused by that schema with a wrong id: the check above can fail', async () => {
    const manifest = { ...manifestOf(unpack()), id: 'not a GUID' };
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).not.toEqual([]);
  });

  it('carries the ids of the configuration everywhere and no placeholder', () => {
    const text = new TextDecoder().decode(unpack({ host: 'clausewise.example:8443' })['manifest.json']);
    expect(text).not.toContain('{{');
    expect(JSON.parse(text)).toMatchObject({
      id: appId,
      bots: [{ botId: appId }],
      composeExtensions: [{ botId: appId, messageHandlers: [{ value: { domains: ['clausewise.example'] } }] }],
      validDomains: ['clausewise.example'],
      developer: { websiteUrl: 'https://clausewise.example:8443/' },
    });
  });

  it('offers the commands that the adapter answers', () => {
    const commands = manifestOf(unpack()).composeExtensions as { commands: { id: string }[] }[];
    expect(commands[0]?.commands.map(({ id }) => id)).toEqual(['searchClauses', 'logAsCasework']);
  });

  it('has slash commands and answers for one person only where that is asked for, as Microsoft’s schema takes it', async () => {
    const [usual, targeted] = [manifestOf(unpack()), manifestOf(unpack({ targeted: true }))];
    expect(await AppManifestUtils.validateAgainstSchema(targeted)).toEqual([]);
    expect(JSON.stringify(usual)).not.toMatch(/supportsTargetedMessages|slash/);
    expect(targeted.bots).toMatchObject([
      { supportsTargetedMessages: true, commandLists: [{}, { triggers: ['mention', 'slash'] }] },
    ]);
  });

  it('names its language, goes into private and shared channels, and has a tab and no more than twelve commands', () => {
    const { bots, ...manifest } = manifestOf(unpack()) as unknown as {
      bots: { commandLists: { commands: { title: string }[] }[] }[];
    } & Record<string, unknown>;
    expect(manifest).toMatchObject({
      localizationInfo: { defaultLanguageTag: 'en-gb' },
      supportsChannelFeatures: 'tier1',
      staticTabs: [{ name: 'My casework', contentUrl: 'https://clausewise.example/teams/casework' }, {}, {}],
      webApplicationInfo: { id: appId, resource: `api://clausewise.example/botid-${appId}` },
    });
    const [personal] = bots[0]?.commandLists ?? [];
    expect(personal?.commands.length).toBeGreaterThan(5);
    expect(personal?.commands.length).toBeLessThanOrEqual(12);
  });

  it.each([
    { privacyUrl: 'derby.gov.uk/privacy' },
    { termsUrl: 'ftp://derby.gov.uk/terms' },
    { privacyUrl: `https://derby.gov.uk/${'x'.repeat(2_048)}` },
    { termsUrl: 'https://derby gov uk' },
    { host: 'localhost' },
    { host: 'derby_gov.uk' },
  ])('is refused with %j, which Microsoft would refuse after the upload', (changes) => {
    expect(packTeamsApp(folder, { ...ids, ...changes })).toMatchObject({ kind: 'refused' });
  });

  it('is the same bytes for the same ids', () => {
    expect(packTeamsApp(folder, ids)).toEqual(packTeamsApp(folder, ids));
  });

  it.each([
    [{ appId: '' }, 'app id'],
    [{ appId: 'clausewise' }, 'app id'],
    [{ host: '' }, 'host'],
    [{ host: 'https://clausewise.example' }, 'host'],
    [{ host: 'clausewise.example/path' }, 'host'],
    [{ organisation: 'x'.repeat(33) }, 'organisation'],
    [{ version: '1.0' }, 'version'],
  ])('is not made from %j', (changes, word) => {
    const packed = packTeamsApp(folder, { ...ids, ...changes });
    expect(packed).toMatchObject({ kind: 'refused', message: expect.stringContaining(word) });
  });
});

describe('the icons', () => {
  it('have the sizes that Teams asks for', () => {
    expect(readHeader('color.png')).toMatchObject({ width: 192, height: 192 });
    expect(readHeader('outline.png')).toMatchObject({ width: 32, height: 32, colourType: 6 });
  });

  it('in outline is white on transparent', () => {
    const colours = new Set<string>();
    let transparent = 0;
    for (const [red, green, blue, alpha] of readPixels('outline.png', 32)) {
      if (alpha === 0) transparent += 1;
      else colours.add(`${red},${green},${blue}`);
    }
    expect([...colours]).toEqual(['255,255,255']);
    expect(transparent).toBeGreaterThan(32 * 32 * 0.5);
  });
});

describe('the command', () => {
  it('writes the package with what the configuration knows, and says what to do with it', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'package-teams-'));
    const lines: string[] = [];
    const io = {
      out: (line: string) => lines.push(line),
      err: (line: string) => lines.push(`error: ${line}`),
      exit: (code: number) => lines.push(`exit ${code}`),
      folder,
      configured: () => ({ appId, host: 'clausewise.example' }),
    };
    const program = new Command().exitOverride();
    registerPackageTeams(program, io);
    const file = join(scratch, 'teams.zip');
    program.parse(['package-teams', file, '--organisation', 'Derby City Council'], { from: 'user' });
    expect(lines).toEqual([expect.stringContaining(`Written to ${file}.`)]);
    expect(manifestOf(unzipSync(readFileSync(file)))).toMatchObject({ id: appId });
    program.parse(['package-teams', file, '--app-id', 'nonsense'], { from: 'user' });
    expect(lines.slice(1)).toEqual([expect.stringMatching(/^error: The app id/), 'exit 2']);
    rmSync(scratch, { recursive: true });
  });
});

function readHeader(name: string): { width: number; height: number; colourType: number } {
  const png = readFileSync(join(folder, name));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), colourType: png.readUInt8(25) };
}

/** The pixels of a PNG of eight-bit RGBA, its filters undone. */
function readPixels(name: string, size: number): number[][] {
  const png = readFileSync(join(folder, name));
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = size * 4;
  const rows: number[][] = [];
  for (let y = 0; y < size; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const row: number[] = [];
    for (let x = 0; x < stride; x += 1) {
      const left = row[x - 4] ?? 0;
      const up = rows[y - 1]?.[x] ?? 0;
      const corner = x < 4 ? 0 : (rows[y - 1]?.[x - 4] ?? 0);
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
      row.push(((raw[y * (stride + 1) + 1 + x] ?? 0) + (guesses[filter] ?? 0)) & 255);
    }
    rows.push(row);
  }
  return rows.flatMap((row) => Array.from({ length: size }, (_, x) => row.slice(x * 4, x * 4 + 4)));
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const near = [left, up, corner].map((value) => Math.abs(guess - value));
  return [left, up, corner][near.indexOf(Math.min(...near))] ?? 0;
}
