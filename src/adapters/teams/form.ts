import { type Action, besideSearch, canShow, type Field, type Form, pressOf } from '../../messaging/index.ts';
import type { CardElement } from './card-element.ts';
import { escapeMarkdown, textBlock } from './text.ts';

/** Renderers drop what goes beyond their limit; five is the lowest in use (Teams shows six). */
const ACTIONS_PER_ROW = 5;

/** A list longer than this is a search box that offers what fits. */
const LONG_LIST = 10;

/** A form's fields and its button; `searches` where names can be looked for while somebody types. A field's name is its input's id, so no field may be called `typed`. */
export function renderForm({ title, fields, submit }: Form, searches: boolean): CardElement {
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      { type: 'TextBlock', style: 'heading', text: escapeMarkdown(title), wrap: true },
      ...fields.flatMap((field) => renderField(field, searches)),
      { type: 'ActionSet', actions: [renderAction(submit, 'auto')] },
    ],
  };
}

/** Buttons in rows. They leave the card's inputs alone, so an unfinished form never holds them back. */
export function renderActions(actions: readonly Action[]): CardElement[] {
  const rows = Array.from({ length: Math.ceil(actions.length / ACTIONS_PER_ROW) }, (_, row) =>
    actions.slice(row * ACTIONS_PER_ROW, (row + 1) * ACTIONS_PER_ROW),
  );
  return rows.map((row) => ({ type: 'ActionSet', actions: row.map((action) => renderAction(action, 'none')) }));
}

function renderAction(action: Action, associatedInputs: 'auto' | 'none'): CardElement {
  const { label, weight } = action;
  return {
    type: 'Action.Submit',
    title: label,
    data: { typed: pressOf(action) },
    associatedInputs,
    ...(weight === 'primary' ? { style: 'positive' } : {}),
  };
}

function renderField(given: Field, searches: boolean): CardElement[] {
  const { search, ...typed } = given;
  const field: Field = searches && search !== undefined ? given : typed;
  const beside = besideSearch(field);
  const common = {
    id: field.name,
    label: beside === '' ? field.label : `${field.label} (${beside})`,
    isRequired: field.required,
    errorMessage: field.error ?? missing(field),
    ...(field.value === undefined || !canShow(field) ? {} : { value: field.value }),
  };
  return [
    ...(field.error ? [textBlock(field.error, { color: 'Attention', weight: 'Bolder' })] : []),
    { ...renderInput(field), ...common, ...(field.error ? { spacing: 'Small' } : {}) },
  ];
}

function renderInput(field: Field): CardElement {
  if (field.search !== undefined) return searchBox(field, field.search);
  switch (field.kind) {
    case 'text':
      return { type: 'Input.Text' };
    case 'long-text':
      return { type: 'Input.Text', isMultiline: true };
    case 'date':
      return { type: 'Input.Date' };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        // A long list is searched by typing a part of a name.
        style: (field.options ?? []).length > LONG_LIST ? 'filtered' : 'compact',
        wrap: true,
        placeholder: 'Choose one',
        choices: (field.options ?? []).map(({ value, label }) => ({ title: label, value })),
      };
  }
}

/** A box that asks us for names while somebody types; `application/search` brings the question. */
function searchBox({ options = [] }: Field, dataset: string): CardElement {
  return {
    type: 'Input.ChoiceSet',
    style: 'filtered',
    placeholder: 'Type the beginning of a name',
    choices: options.map(({ value, label }) => ({ title: label, value })),
    'choices.data': { type: 'Data.Query', dataset },
  };
}

/** The sentence shown beside a field that was left empty. */
function missing({ kind, search, label }: Field): string {
  const verb =
    kind === 'choice' || search !== undefined ? 'Choose an answer' : kind === 'date' ? 'Give a date' : 'Fill this in';
  return `${verb}: ${label}`;
}
