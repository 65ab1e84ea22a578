/** Larger than any Python file that a person writes. */
export const largestFile = 2_000_000;

/** Why a file that large is not read: the end of a sentence. */
export const tooLarge = `is larger than ${largestFile / 1_000_000} MB`;

/** What Python calls encodings that go by another name elsewhere. */
const encodings: Readonly<Record<string, string>> = {
  "latin-1": "latin1",
  "utf-8-sig": "utf-8",
  "utf-8-unix": "utf-8",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  cp932: "shift-jis",
  cp1252: "windows-1252",
};

type Decoded = { readonly kind: "text"; readonly text: string } | { readonly kind: "refused"; readonly reason: string };

const refused = (reason: string): Decoded => ({ kind: "refused", reason });

/** The encoding that a comment in the first two lines declares (PEP 263). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Array.from(bytes.subarray(0, 400), (byte) => String.fromCharCode(byte)).join("");
  const [, name] = /^(?:[ \t\f]*(?:#[^\r\n]*)?\r?\n)?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/.exec(start) ?? [];
  return name?.toLowerCase().replaceAll("_", "-");
}

/** Bytes as Python reads a source file: UTF-8, or what the file declares; a byte order mark does not count. */
export function decodePython(bytes: Uint8Array): Decoded {
  if (bytes.length > largestFile) return refused(tooLarge);
  if (bytes.includes(0)) return refused("is a binary file");
  const encoding = declaredEncoding(bytes) ?? "utf-8";
  try {
    const decoder = new TextDecoder(encodings[encoding] ?? encoding, { fatal: true });
    return { kind: "text", text: decoder.decode(bytes) };
  } catch (error) {
    if (error instanceof RangeError) return refused(`has an encoding that is not known, ${encoding}`);
    return refused(`is not ${encoding.toUpperCase()}`);
  }
}
