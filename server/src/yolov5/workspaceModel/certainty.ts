/** Whether an exception is certain: nothing that was guessed or left out led to it. */
export class Certainty {
  readonly #approximations: readonly string[];
  /** How many there were when the pass or the row began. */
  #mark = 0;
  /** What was not exact in the making of a row. */
  readonly #rows = new Map<number, string>();

  constructor(approximations: readonly string[]) {
    this.#approximations = approximations;
  }

  /** What follows stands on its own. */
  begin(): void {
    this.#mark = this.#approximations.length;
  }

  /** How much was not exact so far. */
  get count(): number {
    return this.#approximations.length;
  }

  /** The first thing that was not exact since `begin`. */
  get doubt(): string | undefined {
    return this.#approximations[this.#mark];
  }

  /** A row was made: what was not exact in it counts whenever it runs. */
  made(row: number): void {
    const { doubt } = this;
    if (doubt !== undefined) this.#rows.set(row, doubt);
    this.begin();
  }

  /** Why an exception of a row proves nothing, or undefined where it is certain. */
  doubtOf(row: number): string | undefined {
    return this.#rows.get(row) ?? this.doubt;
  }
}
