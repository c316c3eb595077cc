/** Any element, action, cell or run of a card. */
export type CardElement = { readonly type: string; readonly [property: string]: unknown };
