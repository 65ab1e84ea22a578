const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte);

/**
 * The text of a file, or why it is none: the end of a sentence. A byte order mark stays in the text, as it does in
 * Python. Bytes that are not UTF-8 become U+FFFD: since v6.1 YOLOv5 drops whatever is not ASCII, so that it does not
 * matter which character stands for them.
 */
export function decode(bytes: Uint8Array): { readonly text: string } | { readonly refusal: string } {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return { refusal: "is UTF-16 text, which YOLOv5 cannot read: save it as UTF-8." };
  }
  if (bytes.includes(0)) return { refusal: "is a binary file, not a model config." };
  return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}
