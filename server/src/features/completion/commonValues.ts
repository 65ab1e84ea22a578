/** Values of parameters that many modules share, by name. */
const byName: Readonly<Record<string, readonly string[]>> = {
  nc: ["nc"],
  anchors: ["anchors"],
  nm: ["32"],
  npr: ["256"],
  k: ["3", "1", "5", "7"],
  kernel_size: ["3", "1", "5", "7"],
  s: ["1", "2"],
  stride: ["1", "2"],
  p: ["None", "0", "1"],
  padding: ["0", "1", "2"],
  g: ["1", "2"],
  groups: ["1", "2"],
  d: ["1", "2"],
  dilation: ["1", "2"],
  e: ["0.5", "0.25", "1.0"],
  act: ["True", "False", "nn.ReLU()", "nn.LeakyReLU(0.1)"],
  n: ["1", "2", "3"],
  num_heads: ["4", "8"],
  num_layers: ["1", "2"],
};

/** The usual values of a parameter of that name, the likeliest first. */
export const commonValues = (name: string): readonly string[] =>
  Object.hasOwn(byName, name) ? (byName[name] ?? []) : [];
