import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath } from '../../../src/adapters/web/assets.ts';
import { clauses, document, openSite, pages, type Site, textOf } from './fake-site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function get(path: string): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await fetch(site.address + path);
  return { status: response.status, html: await response.text(), headers: response.headers };
}

describe('the pages', () => {
  it('list a council’s documents with a search box', async () => {
    const { status, html } = await get('/derby');
    expect(status).toBe(200);
    expect(html).toContain('href="/derby/working-together"');
    expect(html).toContain('Adopted. In force since 25 September 2019.');
    expect(html).toContain('action="/derby/search"');
  });

  it('show a whole document, every clause to the letter', async () => {
    const { html } = await get('/derby/working-together');
    const said = textOfHtml(html);
    for (const { lines } of clauses) for (const line of lines) expect(said).toContain(textOf(line));
    expect(html).toContain('id="clause-4.4~2"');
    expect(html).toContain('id="27-item-b"');
  });

  it('never skip a heading level, whatever the document does', async () => {
    const { html } = await get('/derby/working-together');
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  });

  it('say what they are to whoever is sent a link: title and description, each of its page', async () => {
    const tag = (html: string, name: string) =>
      new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1];
    const expected = {
      '/derby': [
        'Derby City Council',
        'Documents of Derby City Council, paragraph by paragraph: Working Together Protocol.',
      ],
      '/derby/working-together': ['Working Together Protocol – Derby City Council', document.title],
      '/derby/working-together/27': [
        'Working Together Protocol, paragraph 27',
        'Derby City Council, Working Together Protocol, paragraph 27',
      ],
    };
    for (const [path, [title, description]] of Object.entries(expected)) {
      const { html } = await get(path);
      expect(tag(html, 'og:site_name'), path).toBe('Clausewise');
      expect(tag(html, 'og:title'), path).toBe(title);
      for (const name of ['description', 'og:description']) expect(tag(html, name), path).toBe(description);
    }
  });

  it('show one clause with its heading, standing, source, digest and neighbours', async () => {
    const { html } = await get('/derby/working-together/27');
    const expected = [
      'Enquiries › Responding to councillors',
      'In force since 25 September 2019.',
      'https://council.example/agenda/9',
      '3f1b0c6e'.repeat(8),
      'href="/derby/working-together/26"',
      'href="/derby/working-together/4.4~2"',
      'id="item-b"',
      'rel="canonical" href="https://clausewise.example/derby/working-together/27"',
    ];
    for (const part of expected) expect(html).toContain(part);
  });

  it('find a clause whose number is repeated, as typed and as browsers write it', async () => {
    for (const number of ['4.4~2', '4.4%7E2']) {
      const { status, html } = await get(`/derby/working-together/${number}`);
      expect(status).toBe(200);
      expect(html).toContain('Paragraph 4.4 (second)');
      expect(html).toContain('Proposed wording');
    }
  });

  it('show text as text, never as HTML', async () => {
    const { html } = await get('/derby/working-together/4.4~2');
    expect(html).toContain('Two  spaces, &lt;b&gt;tags&lt;/b&gt; &amp; *stars* stay as they are.');
    const search = await get(`/derby/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(search.html).not.toContain('<script>alert');
    expect(search.html).toContain('You can ask the Monitoring Officer.');
  });

  it('escape the neighbours’ names too', async () => {
    const hostile = await openSite({
      pages: {
        ...pages,
        clause: (...place) => {
          const page = pages.clause(...place);
          return page && { ...page, next: { text: '<img src=x>', href: '/"onclick="x' } };
        },
      },
    });
    const html = await (await fetch(`${hostile.address}/derby/working-together/27`)).text();
    await hostile.close();
    expect(html).not.toContain('<img');
    expect(html).not.toContain('"onclick="');
  });

  it('list what answers first, then every paragraph that has the words, with the words marked', async () => {
    const { html } = await get('/derby/search?q=reply');
    expect(html).toMatch(/This paragraph answers[\s\S]*All 2 paragraphs that have these words/);
    expect(html).toMatch(/<mark>Officers will acknowledge/);
    expect(html).toMatch(/<option value="report">Report<\/option>/);
    expect((await get('/derby/search?q=reply&standing=report')).html).toContain('No paragraph has these words');
    expect((await get('/derby/search?q=nearly+reply')).html).toContain('2 have most of them');
  });

  it('go to the paragraph when the words are its number, and offer every paragraph that has it there', async () => {
    const response = await fetch(`${site.address}/derby/search?q=27(b)`, { redirect: 'manual' });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/derby/working-together/27?q=27%28b%29#item-b');
    const { html } = await get('/derby/working-together/27?q=27%28b%29');
    expect(html).toContain('href="/derby/search?q=27(b)&amp;all=yes"');
    expect(await get('/derby/search?q=27(b)&all=yes')).toMatchObject({
      status: 200,
      html: expect.stringContaining('Go to the paragraph of that number'),
    });
  });

  it('list the paragraphs where several are named, and ask for words where there are none', async () => {
    const { html } = await get('/derby/search?q=26+and+27');
    expect(html).toContain('paragraphs of these numbers');
    expect(html).not.toContain('No paragraph has these words');
    expect((await get('/derby/search?q=%3F')).html).toContain('There is no word and no number in “?”');
  });

  it('say what was probably meant, who else deals with it, and honestly nothing', async () => {
    expect((await get('/derby/search?q=repyl')).html).toMatch(/Did you mean <a [^>]*q=reply">reply<\/a>\?/);
    expect((await get('/derby/search?q=pest')).html).toMatch(/Pest control[\s\S]*No paragraph has these words/);
    const { html } = await get('/derby/search?q=zzzqqq');
    expect(html).toContain('No paragraph has these words');
    expect(html).toContain('Nothing was found in these documents. Try fewer words, or other ones.');
    expect(html).not.toContain('results__result');
  });

  it('find an address however its capitals are, and never lead to another host', async () => {
    for (const [typed, right] of [
      ['/DERBY', '/derby'],
      ['/Derby/Working-Together/27?q=A', '/derby/working-together/27?q=A'],
    ]) {
      const response = await fetch(site.address + typed, { redirect: 'manual' });
      expect([response.status, response.headers.get('location')]).toEqual([301, right]);
    }
    for (const typed of ['//EVIL.example/a', '/\\\\EVIL.example', '/%5CEVIL.example']) {
      expect((await fetch(site.address + typed, { redirect: 'manual' })).headers.get('location')).toBeNull();
    }
  });

  it('offer a document to programs: JSON, Akoma Ntoso with escaped text, and an Atom feed', async () => {
    const json = await get('/derby/working-together/data.json');
    expect(json.headers.get('content-type')).toMatch('application/json');
    expect(JSON.parse(json.html)).toEqual({ title: 'Protocol for councillors and officers working together' });
    const xml = await get('/derby/working-together/data.akn');
    expect(xml.headers.get('content-type')).toMatch('application/akn+xml');
    expect(xml.html).toMatch(/^<\?xml/);
    expect(xml.html).toContain('<p>A &lt;b&gt; &amp; c</p>');
    expect(xml.html).toContain('<item eId="para_27__item-a"><num>(a)</num><p>say so;</p></item>');
    const feed = await get('/derby/changes.atom');
    expect(feed.headers.get('content-type')).toMatch('application/atom+xml');
    expect(feed.html).toContain('<id>https://clausewise.example/derby/working-together#2019-09-25</id>');
    for (const path of ['/nowhere/changes.atom', '/derby/nothing/data.akn', '/derby/nothing/data.json']) {
      expect(await get(path)).toMatchObject({ status: 404, html: expect.stringContaining('There is no page') });
    }
  });

  it('offer search and the council’s documents where there is no page', async () => {
    const { html } = await get('/derby/nothing');
    expect(html).toContain('action="/derby/search"');
    expect(html).toContain('href="/derby/working-together"');
    expect((await get('/nowhere')).html).toContain('href="/derby"');
  });

  it('say what is kept and what Clausewise is not, where the manifests point', async () => {
    expect(await get('/privacy')).toMatchObject({
      status: 200,
      html: expect.stringContaining('<h1 class="govuk-heading-l">Privacy</h1>'),
    });
    const { html } = await get('/privacy');
    for (const days of [91, 92, 93, 94, 95]) expect(html).toContain(`${days} days`);
    expect(await get('/terms')).toMatchObject({
      status: 200,
      html: expect.stringContaining('Clausewise quotes. It does not advise.'),
    });
  });

  it('say what is wrong with a search that cannot be looked up', async () => {
    expect(await get('/derby/search?q=%20')).toMatchObject({
      status: 400,
      html: expect.stringContaining('Type what you are looking for.'),
    });
    expect(await get('/derby/search')).toMatchObject({ status: 400 });
    expect(await get('/derby/search?q=a&q=b')).toMatchObject({ status: 400 });
    expect(await get(`/derby/search?q=${'a'.repeat(501)}`)).toMatchObject({
      status: 400,
      html: expect.stringContaining('at most 500'),
    });
  });

  it('say so in plain words when there is no page', async () => {
    const missing = [
      '/nowhere',
      '/nowhere/search?q=a',
      '/nowhere/search',
      '/derby/nothing',
      '/derby/working-together/99',
      '/a/b/c/d',
      '/assets/none.js',
      '/%E0%A4%A',
    ];
    for (const path of missing)
      expect(await get(path)).toMatchObject({
        status: 404,
        html: expect.stringContaining('There is no page at this address.'),
      });
  });

  it('give a reference number, and nothing else, when a page fails', async () => {
    const broken = await openSite({
      pages: {
        ...pages,
        council: () => {
          throw new Error('secret detail');
        },
      },
    });
    const response = await fetch(`${broken.address}/derby`);
    const html = await response.text();
    await broken.close();
    expect(response.status).toBe(500);
    expect(html).not.toContain('secret');
    expect(broken.errors).toHaveLength(1);
    expect(html).toContain(broken.errors[0]);
  });
});

describe('what the site sends', () => {
  it('lets nothing run but its own files', async () => {
    const { headers, html } = await get('/');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|style="|onclick/);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
  });

  it('holds none of what belongs to GOV.UK alone', async () => {
    const css = (await get(assetPath('govuk-frontend.css'))).html;
    expect(css).toContain('.govuk-button');
    expect(css).not.toMatch(/GDS Transport|url\(/);
    const { html } = await get('/derby');
    expect(html).not.toMatch(/govuk-header|crown|GOV\.UK/);
  });

  it('is compressed on its way', async () => {
    for (const path of ['/derby/working-together', assetPath('govuk-frontend.css')]) {
      const { headers } = await fetch(site.address + path, { headers: { 'accept-encoding': 'gzip' } });
      expect(headers.get('content-encoding')).toBe('gzip');
    }
  });

  it('serves the card renderer and its own scripts', async () => {
    for (const file of [
      'adaptivecards.js',
      'chat.js',
      'card-view.js',
      'host-config.js',
      'reading.js',
      'chat.css',
      'card.css',
      'clausewise.css',
      'icon.svg',
    ]) {
      const { status, headers } = await get(assetPath(file));
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });
});

describe('a site without the try-out', () => {
  it('begins with the councils and takes no questions', async () => {
    const silent = await openSite({ tryOut: undefined });
    const home = await (await fetch(silent.address)).text();
    const post = await fetch(`${silent.address}/chat/turns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: silent.address },
      body: '{}',
    });
    await silent.close();
    expect(home).toContain('href="/derby"');
    expect(home).not.toContain('id="chat"');
    expect(post.status).toBe(404);
  });
});

/** What a reader sees of a page. */
function textOfHtml(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
