/** Which stages are on: for measuring what each brings. */
export type StageSwitches = {
  readonly typos: boolean;
  readonly bm25: boolean;
  readonly translations: boolean;
  readonly asked: boolean;
  readonly concepts: boolean;
  readonly speaker: boolean;
  readonly meaning: boolean;
};

export const allStages: StageSwitches = {
  typos: true,
  bm25: true,
  translations: true,
  asked: true,
  concepts: true,
  speaker: true,
  meaning: true,
};
