/** Keeps a score where it is among the three best of a target: places `from`, `from + 1` and `from + 2`, best first. */
export function keepBestThree(best: Float32Array, from: number, score: number): void {
  if (score <= (best[from + 2] as number)) return;
  if (score > (best[from] as number)) {
    best[from + 2] = best[from + 1] as number;
    best[from + 1] = best[from] as number;
    best[from] = score;
  } else if (score > (best[from + 1] as number)) {
    best[from + 2] = best[from + 1] as number;
    best[from + 1] = score;
  } else best[from + 2] = score;
}
