import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { inTables } from '../../messaging/index.ts';
import { assetPath, govukFrontend } from './assets.ts';

export type Views = { render(view: string, model: object): string };

/** The templates, with every value escaped. A value that a template needs and does not get is an error. */
export function createViews(): Views {
  const loader = new nunjucks.FileSystemLoader([join(import.meta.dirname, 'views'), govukFrontend]);
  const environment = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true });
  environment.addGlobal('asset', assetPath);
  environment.addFilter('inTables', inTables);
  return { render: (view, model) => environment.render(`${view}.njk`, model) };
}
