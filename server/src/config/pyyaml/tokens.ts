/** Scalar style by the character that starts it; plain has none. */
export type Style = "" | "'" | '"' | "|" | ">";

type Mark =
  | "directive"
  | "document-start"
  | "document-end"
  | "stream-end"
  | "block-sequence"
  | "block-mapping"
  | "block-end"
  | "key"
  | "value"
  | "-"
  | "["
  | "]"
  | "{"
  | "}"
  | ",";

interface At {
  readonly start: number;
  readonly end: number;
}

export interface TagName {
  /** `!`, `!!` or `!name!`; undefined for `!<verbatim>` and for a lone `!`. */
  readonly handle: string | undefined;
  readonly suffix: string;
}

export type ScalarToken = At & { readonly type: "scalar"; readonly value: string; readonly style: Style };

export type Token =
  | (At & { readonly type: Mark })
  | (At & { readonly type: "%TAG"; readonly handle: string; readonly prefix: string })
  | (At & { readonly type: "%YAML"; readonly major: number })
  | (At & { readonly type: "anchor" | "alias"; readonly name: string })
  | (At & { readonly type: "tag"; readonly tag: TagName })
  | ScalarToken;
