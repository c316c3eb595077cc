/** Sets of turns that whoever wrote the rules worked with from the first. */
const FITTED_ON = ['open', 'fresh-1', 'fresh-2'] as const;
/** A sample of the kinds that the rules were written for. */
const WRITTEN_FOR = ['turns'];

/** True for a file that tells how well is understood what nothing was fitted on; the figures of the others flatter. */
export function isUnfitted(file: string): boolean {
  return ![...FITTED_ON, ...WRITTEN_FOR].some((name) => file.endsWith(`${name}.jsonl`));
}
