import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clauses, openSite, pages, type Site } from './fake-site.ts';

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
    for (const { lines } of clauses) for (const { text } of lines) expect(html).toContain(`>${escaped(text)}<`);
    expect(html).toContain('id="clause-4.4~2"');
    expect(html).toContain('id="27-item-b"');
  });

  it('never skip a heading level, whatever the document does', async () => {
    const { html } = await get('/derby/working-together');
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
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
    expect(search.html).toContain('Try other words, or ask the Monitoring Officer.');
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

  it('find clauses, with how close each is', async () => {
    const { html } = await get('/derby/search?q=reply');
    expect(html).toContain('2 results for “reply”');
    expect(html).toMatch(/Very close[\s\S]*Close/);
  });

  it('say what is kept and what Clausewise is not, where the manifests point', async () => {
    expect(await get('/privacy')).toMatchObject({
      status: 200,
      html: expect.stringContaining('<h1 class="govuk-heading-l">Privacy</h1>'),
    });
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
    const css = (await get('/assets/govuk-frontend.css')).html;
    expect(css).toContain('.govuk-button');
    expect(css).not.toMatch(/GDS Transport|url\(/);
    const { html } = await get('/derby');
    expect(html).not.toMatch(/govuk-header|crown|GOV\.UK/);
  });

  it('serves the card renderer and its own scripts', async () => {
    for (const file of [
      'adaptivecards.js',
      'chat.js',
      'card-view.js',
      'host-config.js',
      'copy-link.js',
      'chat.css',
      'card.css',
      'clausewise.css',
      'icon.svg',
    ]) {
      expect((await get(`/assets/${file}`)).status).toBe(200);
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

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
