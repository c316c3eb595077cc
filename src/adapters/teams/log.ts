/** Port: where the adapter writes what an operator needs. Facts are codes and counts, never what people said or who they are. */
export type TeamsLog = {
  readonly info: (sentence: string, facts?: object) => void;
  readonly warn: (sentence: string, facts?: object) => void;
  readonly error: (sentence: string, facts?: object) => void;
};
