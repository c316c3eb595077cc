// Makes the PDFs in `files`: one printed by LibreOffice Writer from a Word file, one by Chromium from a web page. Run it by
// hand where both are installed: node test/importing/make-pdfs.ts
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../support/browser.ts';
import { print } from './made-up-protocol.ts';
import { northmere } from './northmere.ts';
import { toHtml, toWord } from './protocol-writers.ts';

const { lines } = print(northmere);
const files = join(import.meta.dirname, 'files');
const folder = mkdtempSync(join(tmpdir(), 'clausewise-pdf-'));
try {
  const heading = '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>';
  writeFileSync(
    join(folder, 'writer.docx'),
    toWord(northmere, lines, { heading, footer: 'Northmere District Council' }),
  );
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', [
    profile,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    files,
    join(folder, 'writer.docx'),
  ]);
  const browser = await openBrowser();
  try {
    const page = await browser.context.newPage();
    const style =
      '<style>nav,header,footer,.skip-link,#cookie-banner{display:none}td{border:1px solid;padding:4px 8px}</style>';
    await page.setContent(toHtml(northmere, lines).replace('</head>', `${style}</head>`));
    await page.pdf({
      path: join(files, 'chromium.pdf'),
      format: 'A5',
      margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' },
      displayHeaderFooter: true,
      headerTemplate:
        '<span style="font-size:8px;margin-left:2cm">Northmere District Council: Constitution, Part 5</span>',
      footerTemplate:
        '<span style="font-size:8px;margin-left:2cm">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span>',
    });
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}
