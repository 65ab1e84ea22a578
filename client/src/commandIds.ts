/** Every command that the manifest lists. */
export const commandIds = {
  compareGflops: "yoloConfig.compareGflops",
  copyMarkdown: "yoloConfig.copyComparisonAsMarkdown",
  copyCsv: "yoloConfig.copyComparisonAsCsv",
  benchmark: "yoloConfig.benchmark",
  copyBenchmark: "yoloConfig.copyBenchmarkAsJson",
  showLog: "yoloConfig.showLog",
  restartServer: "yoloConfig.restartServer",
} as const;
