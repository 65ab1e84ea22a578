/** The commands that lenses refer to and the client runs. */
export const commands = {
  /** Takes the uri of the config to compare. */
  compareGflops: "yoloConfig.compareGflops",
  /** Takes the uri of the config to run. */
  benchmark: "yoloConfig.benchmark",
  /** Take the uri of a config. */
  showChanges: "yoloConfig.showChanges",
  toggleWeights: "yoloConfig.toggleWeights",
  reportWeights: "yoloConfig.reportWeights",
  previewScale: "yoloConfig.previewScale",
  endPreview: "yoloConfig.endPreview",
} as const;

/** The commands that the server runs itself, for clients without our own. */
export const serverCommands = {
  /** Takes a uri and what it is compared with (uris, `stock:` names; the nearest stock config if left out). */
  compareGflops: "yoloConfig.server.compareGflops",
  /** Takes a uri and the base; answers as `compareGflops` does. */
  showChanges: "yoloConfig.server.showChanges",
  /** Takes a uri and the config that the weights were trained with; answers as `compareGflops` does. */
  reportWeights: "yoloConfig.server.reportWeights",
  /** As `reportWeights`; shows lenses or takes them away, and answers in a sentence. */
  toggleWeights: "yoloConfig.server.toggleWeights",
  /** Takes a uri and `{ scale, imgsz, nc, ch }`, each of which may be left out; nothing of them ends the preview. */
  preview: "yoloConfig.server.preview",
  /** Takes a uri and the index of a row, and has the client show it. */
  showRow: "yoloConfig.server.showRow",
} as const;
