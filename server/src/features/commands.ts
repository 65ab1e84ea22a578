/** The commands that lenses refer to and the client runs. */
export const commands = {
  /** Takes the uri of the config to compare. */
  compareGflops: "yoloConfig.compareGflops",
  /** Takes the uri of the config to run. */
  benchmark: "yoloConfig.benchmark",
} as const;

/** The commands that the server runs itself, for clients without our own. */
export const serverCommands = {
  /** Takes a uri and what it is compared with (uris, `stock:` names; the nearest stock config if left out). */
  compareGflops: "yoloConfig.server.compareGflops",
} as const;
