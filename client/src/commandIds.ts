/** Every command that the manifest lists. */
export const commandIds = {
  compareGflops: "yoloConfig.compareGflops",
  copyMarkdown: "yoloConfig.copyComparisonAsMarkdown",
  copyCsv: "yoloConfig.copyComparisonAsCsv",
  benchmark: "yoloConfig.benchmark",
  copyBenchmark: "yoloConfig.copyBenchmarkAsJson",
  compareBenchmarks: "yoloConfig.compareBenchmarks",
  exportOnnx: "yoloConfig.exportOnnx",
  installEngine: "yoloConfig.installEngine",
  removeEngine: "yoloConfig.removeEngine",
  showLog: "yoloConfig.showLog",
  restartServer: "yoloConfig.restartServer",
} as const;
