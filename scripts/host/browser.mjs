// Headless Chromium as the window of the VS Code server.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const candidates = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];

const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
];

/** A browser with one page that reaches this machine alone. */
export async function openPage() {
  const executablePath = process.env.CHROMIUM_PATH ?? candidates.find(existsSync);
  if (executablePath === undefined) throw new Error(`no Chromium: expected CHROMIUM_PATH or ${candidates.join(", ")}`);
  const browser = await chromium.launch({ executablePath, headless: true, args: switches });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await context.route(isOutside, (route) => route.abort());
  return { browser, page: await context.newPage() };
}

function isOutside(url) {
  return /^(https?|wss?):$/.test(url.protocol) && !["127.0.0.1", "localhost"].includes(url.hostname);
}
