import type { SentenceEncoder } from './encoder.ts';
import { openOnnxEncoder } from './onnx-encoder.ts';
import { openUniversalSentenceEncoder } from './universal-sentence-encoder.ts';

/** Which sentence model: the one that ships, or a folder on disk with `model.onnx` and `tokenizer.json`. */
export type EncoderChoice = { readonly kind: 'universal' } | { readonly kind: 'onnx'; readonly folder: string };

/** Opens the chosen encoder in this thread. Rejects where its files cannot be read. */
export function openChosenEncoder(choice: EncoderChoice): Promise<SentenceEncoder> {
  return choice.kind === 'onnx' ? openOnnxEncoder(choice.folder) : openUniversalSentenceEncoder();
}
