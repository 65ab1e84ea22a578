/**
 * The server and the command line in one bundle, since nearly all of both is the same: `dist/server.js` and
 * `dist/cli.js` only choose. Each is loaded when it is started.
 */
export const server = (): Promise<unknown> => import("./main.js");
export const cli = (): Promise<unknown> => import("./cli.js");
