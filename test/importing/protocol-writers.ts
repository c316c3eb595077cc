import type { MadeUpProtocol, PrintedLine } from './made-up-protocol.ts';
import {
  abstractList,
  escapeXml,
  level,
  list,
  numbered,
  paragraph,
  paragraphStyle,
  styled,
  wordFile,
} from './word-file.ts';

/** Plain text, a paragraph a line with empty lines between. */
export function toText({ title }: MadeUpProtocol, lines: readonly PrintedLine[]): string {
  return [
    title,
    ...lines.map((line) =>
      line.kind === 'table'
        ? ''
        : `${line.kind === 'item' ? '  '.repeat(line.depth) : ''}${line.mark} ${line.text}`
            .trimEnd()
            .replace(/^ (?=\S)/, ''),
    ),
  ].join('\n\n');
}

/** Plain text broken hard at a width, without empty lines inside a paragraph. */
export function toWrappedText(protocol: MadeUpProtocol, lines: readonly PrintedLine[], width: number): string {
  return toText(protocol, lines)
    .split('\n\n')
    .map((line) => {
      const margin = /^ */.exec(line)?.[0] ?? '';
      const words = line.trim().split(' ');
      const broken: string[] = [];
      let current = '';
      for (const word of words) {
        if (current !== '' && current.length + 1 + word.length > width - margin.length) {
          broken.push(margin + current);
          current = word;
        } else current = current === '' ? word : `${current} ${word}`;
      }
      return [...broken, margin + current].join('\n');
    })
    .join('\n\n');
}

export function toMarkdown({ title }: MadeUpProtocol, lines: readonly PrintedLine[]): string {
  const written = lines.map((line) => {
    if (line.kind === 'table') {
      const [head = [], ...rows] = line.rows;
      return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
    }
    if (line.kind === 'heading') return `${'#'.repeat(line.level + 1)} ${`${line.mark} ${line.text}`.trim()}`;
    if (line.kind === 'item')
      return `${'  '.repeat(line.depth - 1)}- ${/^[•–]$/.test(line.mark) ? '' : `${line.mark} `}${line.text}`;
    return `${line.mark} ${line.text}`.trim();
  });
  return [`# ${title}`, ...written].join('\n\n');
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A web page with everything around its text that such pages have; items as real lists. */
export function toHtml({ title, marks }: MadeUpProtocol, lines: readonly PrintedLine[]): string {
  const body: string[] = [];
  let depth = 0;
  const close = (to: number) => {
    while (depth > to) {
      body.push(depth > 1 ? '</li></ol>' : '</li></ol>');
      depth -= 1;
    }
  };
  for (const line of lines) {
    if (line.kind !== 'item') close(0);
    if (line.kind === 'table') {
      body.push(
        `<table>${line.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
      );
    } else if (line.kind === 'heading') {
      body.push(`<h${line.level + 1}>${escapeXml(`${line.mark} ${line.text}`.trim())}</h${line.level + 1}>`);
    } else if (line.kind === 'clause') body.push(`<p>${escapeXml(`${line.mark} ${line.text}`.trim())}`);
    else if (marks !== 'half') {
      body.push(`<p style="margin-left:${line.depth * 30}px">${escapeXml(`${line.mark} ${line.text}`)}</p>`);
    } else {
      if (depth < line.depth) {
        body.push(`<ol type="${line.depth === 1 ? 'a' : 'i'}"><li>${escapeXml(line.text)}`);
        depth += 1;
      } else {
        close(line.depth);
        body.push(`</li><li>${escapeXml(line.text)}`);
      }
    }
  }
  close(0);
  return `<!doctype html><html><head><title>${title} | Northmere District Council</title><style>.x{color:red}</style><script>alert(1)</script></head><body>
<a href="#main" class="skip-link">Skip to main content</a><div id="cookie-banner">We use cookies.<button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/council">Council</a></li></ul></nav></header>
<main id="main"><h1>${title}</h1>${body.join('\n')}</main><footer>© Northmere District Council</footer></body></html>`;
}

/** A Word file in which no number is typed: headings, clauses and items are one list of many levels. */
export function toWord(
  { title, numbering, marks }: MadeUpProtocol,
  lines: readonly PrintedLine[],
  look: { readonly heading?: string; readonly footer?: string } = {},
): Uint8Array {
  const item = (at: number, format: string) =>
    level(
      at,
      marks === 'bullets' ? 'bullet' : format,
      marks === 'bullets' ? (format === 'lowerLetter' ? '•' : '–') : marks === 'half' ? `%${at + 1})` : `(%${at + 1})`,
    );
  const outline: Readonly<Record<MadeUpProtocol['numbering'], readonly string[]>> = {
    decimal: [
      level(0, 'decimal', '%1.', '<w:pStyle w:val="Heading1"/>'),
      level(1, 'decimal', '%1.%2'),
      item(2, 'lowerLetter'),
      item(3, 'lowerRoman'),
    ],
    capitals: [level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2'), item(2, 'lowerLetter'), item(3, 'lowerRoman')],
    running: [level(0, 'decimal', '%1.'), item(1, 'lowerLetter'), item(2, 'lowerRoman')],
    headings: [
      level(0, 'decimal', '%1.', '<w:pStyle w:val="Heading1"/>'),
      item(1, 'lowerLetter'),
      item(2, 'lowerRoman'),
    ],
    three: [
      level(0, 'decimal', '%1.', '<w:pStyle w:val="Heading1"/>'),
      level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Heading2"/>'),
      level(2, 'decimal', '%1.%2.%3'),
      item(3, 'lowerLetter'),
      item(4, 'lowerRoman'),
    ],
  };
  const itemLevel = { decimal: 2, capitals: 2, running: 1, headings: 1, three: 3 }[numbering];
  const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
  let appendix = 0;
  let section = 0;
  const lists: string[] = [list(1, 1), list(2, 2)];
  const body = lines.map((line) => {
    if (line.kind === 'table') {
      return `<w:tbl>${line.rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
    }
    if (line.kind === 'heading') {
      if (/^Appendix/.test(line.text)) {
        appendix += 1;
        lists.push(list(10 + appendix, 3, restart));
        return paragraph(line.text, styled('Heading1', '<w:numPr><w:numId w:val="0"/></w:numPr>'));
      }
      section += line.level === 1 ? 1 : 0;
      if (line.mark === '') {
        if (numbering === 'capitals')
          lists.push(
            list(
              100 + section,
              1,
              `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${section}"/></w:lvlOverride><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride>`,
            ),
          );
        return paragraph(
          line.text,
          numbering === 'capitals' ? '' : styled('Heading1', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
          numbering === 'capitals' ? '<w:b/>' : '',
        );
      }
      return paragraph(line.text, styled(`Heading${line.level}`));
    }
    if (line.kind === 'clause') {
      if (appendix > 0) return paragraph(line.text, numbered(10 + appendix, 0));
      if (line.mark === '') return paragraph(line.text);
      if (numbering === 'capitals') return paragraph(line.text, numbered(100 + section, 1));
      return paragraph(
        line.text,
        numbered(1, { decimal: 1, running: 0, headings: 0, three: 2, capitals: 1 }[numbering]),
      );
    }
    return paragraph(
      line.text,
      numbered(
        appendix > 0 ? 10 + appendix : numbering === 'capitals' ? 100 + section : 1,
        (appendix > 0 ? 1 : itemLevel) + line.depth - 1,
      ),
    );
  });
  const numberingPart = `${abstractList(1, ...outline[numbering])}${abstractList(2, level(0, 'decimal', '%1'))}${abstractList(3, level(0, 'decimal', '%1.'), item(1, 'lowerLetter'), item(2, 'lowerRoman'))}${lists.join('')}`;
  const bound = (at: number) =>
    numbering === 'running' || numbering === 'capitals'
      ? ''
      : `<w:numPr>${at > 0 ? `<w:ilvl w:val="${at}"/>` : ''}<w:numId w:val="1"/></w:numPr>`;
  const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${paragraphStyle('Title', 'Title')}${paragraphStyle('Heading1', 'heading 1', `<w:pPr>${bound(0)}<w:outlineLvl w:val="0"/></w:pPr>${look.heading ?? ''}`)}${paragraphStyle('Heading2', 'heading 2', `<w:pPr>${numbering === 'three' ? bound(1) : ''}<w:outlineLvl w:val="1"/></w:pPr>${look.heading ?? ''}`)}`;
  return wordFile({
    body: [paragraph(title, styled('Title')), ...body].join(''),
    numbering: numberingPart,
    styles,
    ...(look.footer === undefined ? {} : { footer: paragraph(look.footer) }),
  });
}
