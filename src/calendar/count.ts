/** `1 enquiry`, `2 enquiries`; `several` is left out where it only has an s more. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : several}`;
}
