import type { Field } from './reply.ts';

/** Whether what is filled in can be shown: in a search box only what is among what it offers. */
export function canShow({ search, options = [], value }: Field): boolean {
  return search === undefined || options.some((option) => option.value === value);
}

/** What stands beside a field: its hint, and what was said before that its search box cannot hold. Empty for nothing. */
export function besideSearch(field: Field): string {
  const { hint = '', value = '', error = '' } = field;
  const isLost = value !== '' && !canShow(field) && !error.includes(value);
  return [hint.replace(/\.$/, ''), isLost ? `You wrote “${value}”` : ''].filter((part) => part !== '').join('. ');
}
