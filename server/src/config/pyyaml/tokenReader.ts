import { type Reason, Refusal } from "./refusal.js";
import type { Token } from "./tokens.js";

export type Type = Token["type"];

/** Hands out the scanner's tokens, and decides what a refusal means: the end, or in lenient reading a note. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #stop: Refusal | undefined;
  readonly #lenient: boolean;
  #next = 0;
  #refusal: Refusal | undefined;

  /** `stop`: why the tokens end before the text does. */
  constructor(tokens: readonly Token[], stop: Refusal | undefined, lenient: boolean) {
    this.#tokens = tokens;
    this.#stop = stop;
    this.#lenient = lenient;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal ?? this.#stop;
  }

  skip(): void {
    this.#next++;
  }

  /** The scanner's refusal takes the place of the tokens that it could not read. */
  peek(): Token {
    const token = this.#tokens[this.#next];
    if (token !== undefined) return token;
    if (this.#stop !== undefined && !this.#lenient) throw this.#stop;
    const end = this.#stop?.start ?? 0;
    return { type: "stream-end", start: end, end };
  }

  is(...types: readonly Type[]): boolean {
    return types.includes(this.peek().type);
  }

  take(type: Type): Token | undefined {
    const token = this.peek();
    if (token.type !== type) return undefined;
    this.#next++;
    return token;
  }

  /** In lenient reading the first refusal is kept and reading goes on. */
  refuse(reason: Reason, token: { readonly start: number; readonly end: number } = this.peek()): void {
    if (this.#lenient && this.#refusal !== undefined) return;
    const refusal = new Refusal(reason, token.start, Math.max(token.end, token.start + 1));
    if (!this.#lenient) throw refusal;
    this.#refusal = refusal;
  }
}
