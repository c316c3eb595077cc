// What several rooms say of a council, and no room owns: types, and nothing else.

/** Short name of a council, used in references and addresses: `derby`. */
export type CouncilId = string;

/** Days that documents promise, in working days; 0 is the same day. What is left out is not promised. */
export type Figures = { readonly acknowledgeWithin?: number; readonly resolveWithin?: number };

/** Figures for some enquiries only: urgent or complex ones, or those to a service. */
export type FiguresFor = 'urgent' | 'complex' | { readonly service: string };
export type OtherFigures = Figures & { readonly for: FiguresFor; readonly clause?: string };

/** The promise about councillors' enquiries, or what the documents say instead of one. `clause` is `derby/working-together#20`. */
export type ResponseStandard =
  | ({
      readonly kind: 'promised';
      readonly clause: string;
      /** Other figures for some enquiries; what one leaves out is as for all. */
      readonly others?: readonly OtherFigures[];
      /** The clause has changed, and nobody has confirmed yet what it promises now: the figures are those of before. */
      readonly isOutdated?: true;
    } & Figures)
  /** `says` is left out while nobody has confirmed what the documents promise. */
  | { readonly kind: 'none'; readonly clause: string; readonly says?: string };
