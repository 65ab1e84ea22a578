/** What the panel's page keeps, so that the panel can come back after the window was closed. */
export interface PageState {
  /** The file, then what it is compared with. */
  readonly configs: readonly string[];
}

export interface ToPage {
  readonly state: PageState;
  /** Why there is no new comparison; the last one stays. */
  readonly refusal: string | null;
  readonly html: string;
}

export type FromPage = { readonly kind: "ready" } | { readonly kind: "copy"; readonly format: "markdown" | "csv" };
