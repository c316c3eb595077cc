import type { CouncilSummary, DocumentSummary, PageSegment } from './page-model.ts';

export type SearchResult = {
  /** `Working Together Protocol, paragraph 26` */
  readonly label: string;
  readonly heading?: string;
  /** `Adopted. In force since 25 September 2019.` */
  readonly standing: string;
  readonly status: DocumentSummary['status'];
  readonly lines: readonly { readonly marker: string; readonly segments: readonly PageSegment[] }[];
  readonly path: string;
};

/** What is looked for, and where: a document's slug and a standing, or everywhere where empty. */
export type SearchWish = { readonly query: string; readonly document: string; readonly standing: string };

/** `/:council/search?q=&document=&standing=`. */
export type SearchPage = {
  readonly council: CouncilSummary;
  /** What one can choose among. */
  readonly documents: readonly DocumentSummary[];
  readonly standings: readonly { readonly value: string; readonly text: string }[];
  /** The words are nothing but a reference, and this is the paragraph's address. */
  readonly goTo?: string;
  /** The words are nothing but references to several paragraphs: these. */
  readonly named: readonly SearchResult[];
  /** False where there is neither a word nor a number in what was typed. */
  readonly hasWords: boolean;
  /** The results are of the words with their slips put right, since no paragraph has those that were typed. */
  readonly isCorrected: boolean;
  /** The words with their slips put right. */
  readonly meant?: string;
  /** The paragraphs that answer, with the words that do marked; empty where nothing is certain. */
  readonly answers: readonly SearchResult[];
  /** Somebody else may deal with what is asked for; two where either may be meant. */
  readonly signposts: readonly { readonly title: string; readonly text: string }[];
  /** Every paragraph that has the words, best first. */
  readonly results: readonly SearchResult[];
  /** False where the results have only most of the words. */
  readonly isComplete: boolean;
  /** Who can be asked, as a sentence. */
  readonly advice: string;
};
