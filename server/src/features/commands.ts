/** The commands that lenses refer to and the client runs. */
export const commands = {
  /** Takes the uri of the config to compare. */
  compareGflops: "yoloConfig.compareGflops",
} as const;
