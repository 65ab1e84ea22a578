import fc from "fast-check";

/** Property tests draw the same cases on every run. */
fc.configureGlobal({ seed: 20_260_101, includeErrorInReport: true });
