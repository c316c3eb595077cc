/** One run of the command line in a process that stays: its words and settings. */
export type ProgramOrders = { readonly words: readonly string[]; readonly settings: Readonly<Record<string, string>> };

/** The end of a run on standard output and on standard error. */
export const END_OF_RUN = '\u0004\n';
