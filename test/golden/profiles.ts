import { type VersionProfile, versions } from "../../server/src/yolov5/versions.js";

const { summary, layerCount } = versions["v7.0"];

/** The versions that were measured, by the name of their file here. */
export const profiles: Readonly<Record<string, VersionProfile>> = {
  ...versions,
  // A day of master on which it printed its own summary again instead of that of the ultralytics package.
  "master-2026-07-28": { ...versions.master, summary, layerCount },
};
