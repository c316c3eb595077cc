import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');

/** Which rooms a room may import, and which packages it owns. `app` may import everything. */
const rooms: Record<string, { rooms: readonly string[]; packages: readonly string[] }> = {
  calendar: { rooms: [], packages: ['date-fns', '@date-fns/tz', 'zod'] },
  entry: { rooms: [], packages: [] },
  knowledge: { rooms: ['calendar'], packages: ['zod', 'yaml', 'mdast', 'mdast-util-', 'micromark-extension-gfm-'] },
  messaging: { rooms: [], packages: [] },
  importing: {
    rooms: ['knowledge'],
    packages: [
      'fflate',
      'saxes',
      'parse5',
      'unpdf',
      'mdast-util-from-markdown',
      'mdast-util-gfm-',
      'micromark-extension-gfm-',
    ],
  },
  people: { rooms: ['calendar'], packages: ['zod', 'csv-parse', 'read-excel-file'] },
  reviewing: { rooms: ['documents', 'importing', 'knowledge'], packages: [] },
  search: {
    rooms: ['knowledge'],
    packages: [
      'fuse.js',
      'minisearch',
      'stemmer',
      '@energetic-ai/',
      'onnxruntime-web',
      '@huggingface/tokenizers',
      'zod',
    ],
  },
  dashboard: { rooms: ['calendar', 'casework', 'people', 'reminders'], packages: ['d3-scale', 'd3-shape'] },
  documents: { rooms: ['calendar', 'knowledge', 'importing', 'people'], packages: ['diff'] },
  library: { rooms: ['calendar', 'knowledge', 'search', 'documents'], packages: ['stemmer'] },
  casework: { rooms: ['calendar', 'people'], packages: ['zod', 'stemmer'] },
  understanding: { rooms: ['calendar', 'people'], packages: ['stemmer', 'yaml', 'zod'] },
  reminders: { rooms: ['casework', 'calendar', 'people', 'messaging', 'understanding'], packages: [] },
  conversation: {
    rooms: [
      'calendar',
      'documents',
      'knowledge',
      'messaging',
      'people',
      'search',
      'understanding',
      'casework',
      'reminders',
    ],
    packages: ['zod', 'csv-stringify', 'ics'],
  },
  'adapters/console': { rooms: ['messaging'], packages: [] },
  'adapters/web': {
    rooms: ['messaging'],
    packages: [
      'express',
      'express-rate-limit',
      'compression',
      'nunjucks',
      'govuk-frontend',
      'zod',
      'adaptivecards',
      'helmet',
    ],
  },
  'adapters/teams': { rooms: ['messaging'], packages: ['botbuilder', 'botframework-', '@azure/', 'express', 'zod'] },
  'adapters/slack': { rooms: ['messaging'], packages: ['@slack/', 'express', 'zod'] },
  'try-out': { rooms: ['calendar', 'casework', 'people'], packages: [] },
  storage: {
    rooms: ['calendar', 'entry', 'knowledge', 'people', 'casework', 'reminders', 'conversation'],
    packages: ['kysely', 'pg', '@electric-sql/pglite', 'zod'],
  },
  config: { rooms: [], packages: ['zod'] },
};

/** What belongs to no room and is used in all: it needs nothing itself. */
const inAllRooms = [join(src, 'defined.ts'), join(src, 'council.ts')];

type Import = { file: string; room: string; specifier: string };

function sourceFiles(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(src, name));
}

function roomOf(file: string): string {
  const [first, second] = relative(src, file).split(sep);
  return first === 'adapters' ? `adapters/${second}` : (first ?? '');
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:[\w*{},\s]|\/\/.*|\/\*[\s\S]*?\*\/)*?\sfrom\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    room: roomOf(file),
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}

/** The files whose values a file needs as it is loaded; types are gone by then. */
function neededBy(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /(?:^|\n)(?:import|export)\s(?!type\s)((?:[\w*{},\s]|\/\/.*|\/\*[\s\S]*?\*\/)*?)\sfrom\s*'(\.[^']+)'/g,
    ),
  ].flatMap(([, names = '', from = '']) => {
    const isOnlyTypes = /^\{(?:\s*type\s[^,}]*,?)+\s*\}\s*$/.test(names);
    return isOnlyTypes ? [] : [join(file, '..', from)];
  });
}

/** Ways from a file back to itself, each found once. */
function circlesIn(needs: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const next of needs.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of needs.keys()) walk(file, []);
  return circles;
}

const files = sourceFiles();
const imports = files.flatMap(importsOf).filter(({ room }) => rooms[room] !== undefined);

describe('the dependency rule', () => {
  it('knows every room of the house', () => {
    const known = new Set([
      ...Object.keys(rooms),
      'app',
      'main.ts',
      'clausewise.ts',
      ...inAllRooms.map((file) => relative(src, file)),
    ]);
    expect(files.map(roomOf).filter((room) => !known.has(room))).toEqual([]);
    expect(imports.length).toBeGreaterThan(20);
  });

  it('lets a room import only the rooms it may', () => {
    const broken = imports.filter(({ file, room, specifier }) => {
      if (!specifier.startsWith('.')) return false;
      const target = join(file, '..', specifier);
      return roomOf(target) !== room && !inAllRooms.includes(target) && !rooms[room]?.rooms.includes(roomOf(target));
    });
    expect(broken.map(describeImport)).toEqual([]);
    expect(inAllRooms.flatMap(importsOf)).toEqual([]);
  });

  it('is the one that DESIGN.md tells people', () => {
    const design = readFileSync(join(src, '..', 'DESIGN.md'), 'utf8');
    const namesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const told = [...design.matchAll(/^- ((?:`[^`]+`(?:, )?)+): ([^.]*)\./gm)].flatMap(([, who = '', may = '']) =>
      namesIn(who).map((room) => [room, namesIn(may)] as const),
    );
    const table = Object.entries(rooms).map(([room, { rooms: may }]) => [room, may.toSorted()] as const);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(table));
  });

  it('lets a room enter another only by its front door', () => {
    const broken = imports.filter(({ file, room, specifier }) => {
      if (!specifier.startsWith('.')) return false;
      const target = join(file, '..', specifier);
      return roomOf(target) !== room && !inAllRooms.includes(target) && !target.endsWith(`${sep}index.ts`);
    });
    expect(broken.map(describeImport)).toEqual([]);
  });

  it('lets no file need itself by way of others', () => {
    const needs = new Map(files.map((file) => [file, neededBy(file)]));
    expect(circlesIn(needs).map((circle) => circle.map((file) => relative(src, file)))).toEqual([]);
  });

  it('lets a room use only the packages it owns', () => {
    const broken = imports.filter(
      ({ room, specifier }) =>
        !specifier.startsWith('.') &&
        !specifier.startsWith('node:') &&
        !rooms[room]?.packages.some(
          (name) =>
            specifier === name || specifier.startsWith(name.endsWith('/') || name.endsWith('-') ? name : `${name}/`),
        ),
    );
    expect(broken.map(describeImport)).toEqual([]);
  });

  it('keeps Microsoft’s retired library in one folder, so that a move to its successor is one folder', () => {
    const retired = /^(?:botbuilder|botframework|@azure\/)/;
    const knows = files.filter((file) => importsOf(file).some(({ specifier }) => retired.test(specifier)));
    expect(knows.map((file) => relative(src, file)).sort()).toEqual(
      ['app-token.ts', 'bot-framework.ts'].map((name) => join('adapters', 'teams', name)),
    );
  });

  it('leaves the environment to config and the clock to app', () => {
    const reads = files.filter((file) => {
      const room = roomOf(file);
      const text = readFileSync(file, 'utf8');
      const environment = room !== 'config' && /process\.env/.test(text);
      const clock = room !== 'app' && /Date\.now\(\)|new Date\(\)/.test(text);
      return environment || clock;
    });
    expect(reads.map((file) => relative(src, file))).toEqual([]);
  });

  it('has no pattern that changes within itself whether case counts: Node 24 reads those wrongly now and then', () => {
    const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => /\(\?(?:-[ims]+|[ims]+(?:-[ims]+)?):/.test(readFileSync(join(src, name), 'utf8')));
    expect(found).toEqual([]);
  });

  it('writes what somebody set by hand in capitals, a number, a text or a pattern, and all else not', () => {
    const found = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^(?:export )?const (\w+)(?:: [^=]+)? =\s+(\S.*)/gm)].flatMap(
        ([, name = '', value = '']) => {
          const inCapitals = /^[A-Z][A-Z0-9_]*$/.test(name);
          const isTable = /^(?:\[|\{|new (?:Set|Map)\b|'.*'\.split\()/.test(value);
          const isByHand = !isTable && /^(?:-?\d|'.*';$|`|\/[^/*]|new RegExp\(|String\.raw`)/.test(value);
          const isWrong = inCapitals ? isTable : isByHand;
          return isWrong ? [`${relative(src, file)}: ${name}`] : [];
        },
      ),
    );
    expect(found).toEqual([]);
  });

  it('makes the rows of the outbox, whose keys make each exist once, in the room of reminders', () => {
    const makers = files.filter((file) => /\bkey: JSON\.stringify\(\[/.test(readFileSync(file, 'utf8')));
    expect([...new Set(makers.map(roomOf))]).toEqual(['reminders']);
  });

  it('makes CSV in one place, where no cell stays a formula', () => {
    const makers = files.filter((file) => /'csv-stringify|text\/csv/.test(readFileSync(file, 'utf8')));
    expect(makers.map((file) => relative(src, file))).toEqual([join('conversation', 'casework', 'csv-file.ts')]);
  });
});

function describeImport({ file, specifier }: Import): string {
  return `${relative(src, file)} imports ${specifier}`;
}
