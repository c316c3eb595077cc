import type { types } from '@slack/bolt';
import { besideSearch, type Field, type Form, type FormOption } from '../../messaging/index.ts';
import { plainText, richText, run, shorten } from './text.ts';

const LONGEST_INPUT = 3_000;
const longestOption = { label: 75, value: 150 } as const;
const OPTIONS_PER_GROUP = 100;
const PREFIX = 'field:';
/** Before the name of the list that a field is searched in. */
export const SEARCH_PREFIX = 'search:';

/** A form's fields as inputs. What is wrong with a field stands above it. */
export function renderFields(form: Form): types.KnownBlock[] {
  return form.fields.flatMap((field) => [
    ...richText(run(field.error ?? '', { bold: true })),
    {
      type: 'input' as const,
      block_id: `${PREFIX}${field.name}`,
      optional: !field.required,
      label: plainText(shorten(field.label, 2000)),
      ...hintOf(field),
      element: renderInput(field),
    },
  ]);
}

/** What the fields of a sent form hold, by name; a field left empty holds an empty text. */
export function readFields(state: ViewState): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state).flatMap(([blockId, elements]) => {
      if (!blockId.startsWith(PREFIX)) return [];
      // A field that is searched has the list's name for its action.
      const held = elements.value ?? Object.values(elements)[0];
      return [[blockId.slice(PREFIX.length), held?.value ?? held?.selected_date ?? held?.selected_option?.value ?? '']];
    }),
  );
}

/** What a view holds when it is sent, as far as we read it. */
export type ViewState = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null | undefined;
          readonly selected_date?: string | null | undefined;
          readonly selected_option?: { readonly value: string } | null | undefined;
        }
      >
    >
  >
>;

/**
 * The form's errors by the block that each belongs to, for Slack to show on the fields.
 * Undefined where there are none, or one belongs to a field that the person does not see.
 */
export function readFieldErrors(form: Form, shown: ViewState): Record<string, string> | undefined {
  const wrong = form.fields.filter(({ error }) => error);
  if (wrong.length === 0 || wrong.some(({ name }) => shown[`${PREFIX}${name}`] === undefined)) return undefined;
  return Object.fromEntries(wrong.map(({ name, error }) => [`${PREFIX}${name}`, shorten(error ?? '', 2000)]));
}

function renderInput(field: Field): types.InputBlockElement {
  if (field.search !== undefined) return searchBox(field, field.search);
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return textInput(field);
    case 'date':
      return field.value && !isDate(field.value)
        ? textInput(field)
        : { type: 'datepicker', action_id: 'value', ...(field.value ? { initial_date: field.value } : {}) };
    case 'choice':
      return choiceFits(field) ? choice(field, field.options ?? []) : textInput(field);
  }
}

function textInput(field: Field): types.PlainTextInput {
  const value = (field.value ?? '').slice(0, LONGEST_INPUT);
  return {
    type: 'plain_text_input',
    action_id: 'value',
    multiline: field.kind === 'long-text',
    max_length: LONGEST_INPUT,
    ...(value ? { initial_value: value } : {}),
  };
}

/** A box that asks us for names while somebody types. */
function searchBox({ options = [], value }: Field, list: string): types.ExternalSelect {
  const chosen = offer(options).find((option) => option.value === value);
  return {
    type: 'external_select',
    action_id: `${SEARCH_PREFIX}${list}`,
    min_query_length: 1,
    placeholder: plainText('Type the beginning of a name'),
    ...(chosen ? { initial_option: chosen } : {}),
  };
}

/** Options as Slack takes them; one whose value is too long for it is left out. */
export function offer(options: readonly FormOption[]): types.PlainTextOption[] {
  return options
    .filter(({ value, label }) => value !== '' && label !== '' && value.length <= longestOption.value)
    .map(renderOption);
}

function choice(field: Field, options: readonly FormOption[]): types.StaticSelect {
  const all = options.map(renderOption);
  const initial = all.find(({ value }) => value === field.value);
  const groups = Array.from({ length: Math.ceil(all.length / OPTIONS_PER_GROUP) }, (_, index) => {
    const first = index * OPTIONS_PER_GROUP;
    const group = all.slice(first, first + OPTIONS_PER_GROUP);
    return { label: plainText(`${first + 1} to ${first + group.length}`), options: group };
  });
  return {
    type: 'static_select',
    action_id: 'value',
    placeholder: plainText('Choose one'),
    ...(initial ? { initial_option: initial } : {}),
    ...(groups.length > 1 ? { option_groups: groups } : { options: all }),
  };
}

function renderOption({ label, value }: FormOption): types.PlainTextOption {
  return { text: plainText(shorten(label, longestOption.label)), value };
}

/** Slack takes no empty list, no empty value and none over 150 characters; such a choice is typed. */
function choiceFits({ options }: Field): boolean {
  return (
    options !== undefined &&
    options.length > 0 &&
    options.length <= OPTIONS_PER_GROUP * 100 &&
    options.every(({ value, label }) => value !== '' && label !== '' && value.length <= longestOption.value)
  );
}

function hintOf(field: Field): { hint?: types.PlainTextElement } {
  const typedChoice = field.kind === 'choice' && !choiceFits(field);
  const sentences = [
    field.search === undefined ? field.hint : besideSearch(field),
    typedChoice ? field.options?.map(({ value, label }) => `${value}: ${label}`).join('. ') : undefined,
    (field.value?.length ?? 0) > LONGEST_INPUT
      ? 'It was longer than 3,000 characters. Only its beginning is here.'
      : undefined,
  ].filter((sentence) => sentence);
  return sentences.length === 0 ? {} : { hint: plainText(shorten(sentences.join(' '), 2000)) };
}

function isDate(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text);
}
