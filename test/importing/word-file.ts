import { strToU8, zipSync } from 'fflate';

/** The parts of a Word file as XML; what is left out is not in it. */
export type WordParts = {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly footer?: string;
};

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const more = `${w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`;
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file made of these parts. */
export function wordFile({ body, numbering, styles, footnotes, header, footer }: WordParts): Uint8Array {
  const parts = { numbering, styles, footnotes, header, footer };
  const relations = Object.entries(parts)
    .filter(([, xml]) => xml !== undefined)
    .map(
      ([name], at) =>
        `<Relationship Id="r${at}" Type="${types}/${name}" Target="${name}${/er$/.test(name) ? '1' : ''}.xml"/>`,
    );
  const root = {
    numbering: 'numbering',
    styles: 'styles',
    footnotes: 'footnotes',
    header: 'hdr',
    footer: 'ftr',
  } as const;
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${['document.main', ...Object.entries(parts).flatMap(([name, xml]) => (xml === undefined ? [] : [name]))].map((name) => `<Override PartName="/word/${name === 'document.main' ? 'document' : `${name}${/er$/.test(name) ? '1' : ''}`}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    'word/document.xml': `<w:document ${more}><w:body>${body}<w:sectPr/></w:body></w:document>`,
  };
  for (const [name, xml] of Object.entries(parts)) {
    if (xml === undefined) continue;
    const tag = root[name as keyof typeof root];
    files[`word/${name}${/er$/.test(name) ? '1' : ''}.xml`] = `<w:${tag} ${more}>${xml}</w:${tag}>`;
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A paragraph: its properties as XML, and its text. */
export function paragraph(text: string, properties = '', run = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r>${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

export const styled = (style: string, more = '') => `<w:pStyle w:val="${style}"/>${more}`;
export const numbered = (list: number, level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

/** A level of an abstract list: its format, its text, and anything else it says. */
export const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/><w:pPr><w:ind w:left="${720 * (at + 1)}" w:hanging="720"/></w:pPr></w:lvl>`;
export const abstractList = (id: number, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
export const list = (id: number, abstract: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;
export const paragraphStyle = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
