/** Where code, quoted text and comments lie on the lines of a text, told without a parser: it works on broken text. */
export interface LineScan {
  /** Offsets of brackets and braces outside quotes and comments. */
  readonly brackets: readonly number[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** Offsets of quotes that are not closed on their line. */
  readonly openQuotes: readonly number[];
  /** Behind the last character of code; `from` where there is none. */
  readonly codeEnd: number;
}

const startsScalar = (text: string, at: number): boolean => /(?:^|[\s[{,:])$/.test(text.slice(Math.max(0, at - 1), at));

/** Offset of the quote that closes the one at `at`, or -1 where its line ends before. */
export function closingQuote(text: string, at: number, lineEnd: number): number {
  const quote = text[at];
  for (let end = at + 1; end < lineEnd; end++) {
    if (quote === '"' && text[end] === "\\") end++;
    else if (text[end] === quote && quote === "'" && text[end + 1] === quote) end++;
    else if (text[end] === quote) return end;
  }
  return -1;
}

/** Looks at the lines between two offsets. A quote that is not closed on its line is taken to end there. */
export function scanLines(text: string, from: number, to: number): LineScan {
  const brackets: number[] = [];
  const comments: { start: number; end: number }[] = [];
  const openQuotes: number[] = [];
  let codeEnd = from;
  for (let at = from; at < to; at++) {
    const char = text[at] as string;
    if (/\s/.test(char)) continue;
    if (char === "#" && (at === 0 || /\s/.test(text[at - 1] as string))) {
      const end = Math.min(lineEndOf(text, at), to);
      comments.push({ start: at, end });
      at = end - 1;
      continue;
    }
    if ((char === "'" || char === '"') && startsScalar(text, at)) {
      const end = Math.min(lineEndOf(text, at), to);
      const close = closingQuote(text, at, end);
      if (close < 0) openQuotes.push(at);
      at = close < 0 ? end - 1 : close;
    } else if ("[]{}".includes(char)) {
      brackets.push(at);
    }
    codeEnd = at + 1;
  }
  return { brackets, comments, openQuotes, codeEnd };
}

export const lineStartOf = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
};

export const lineEndOf = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
};
