/** What the words of npm and of the packages' scripts mean, and what to do; the first that fits counts. */
const meanings: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network request .* failed|socket hang up/,
    "The network could not be reached. Check the connection, or the proxy in HTTPS_PROXY.",
  ],
  [
    /CERT_|self.signed certificate|UNABLE_TO_VERIFY/i,
    "The server's certificate was refused: a proxy may be in between.",
  ],
  [/\bE40[13]\b/, "The registry refused access: npm may need to be logged in."],
  [/\bE404\b|ETARGET|No matching version/, "The registry does not have the package in this version."],
  [/ENOSPC|no space left/i, "The disk is full."],
  [/EACCES|EPERM|EROFS/, "The folder for engines cannot be written to."],
  [/EBADPLATFORM|Unsupported system/, "The package is not made for this machine."],
  [/EINTEGRITY/, "What was downloaded is damaged: try again."],
  [
    /TAR_BAD_ARCHIVE|unexpected end of file|incorrect header check|invalid or unsupported zip|TAR_ENTRY_INVALID/i,
    "TensorFlow's library was not downloaded whole, or something else was sent in its place: try again, or name a " +
      "libtensorflow that is there in the settings.",
  ],
  [/find Python|gyp ERR! .*python/i, "No addon is ready-made for this machine, and to build it Python 3 is missing."],
  [
    /find VS|not found: make|`make` failed|g\+\+: not found|gyp ERR!/,
    "No addon is ready-made for this machine, and building it failed: a C++ compiler with make is needed.",
  ],
  [/node-pre-gyp/, "The addon for TensorFlow was neither downloaded nor built."],
];

/** A sentence for a user about output that ended badly. */
export function meaningOf(output: string): string {
  const known = meanings.find(([pattern]) => pattern.test(output))?.[1];
  if (known !== undefined) return known;
  const lines = output.split("\n").map((line) => line.trim());
  const last = lines.findLast((line) => line !== "" && !/^npm (?:warn|notice)/i.test(line)) ?? "it gave no reason";
  return `The last words were: ${last.replace(/[.]$/, "")}.`;
}
