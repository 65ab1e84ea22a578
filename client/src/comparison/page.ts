import { randomBytes } from "node:crypto";
import { pageScript } from "./pageScript.js";
import { pageStyle } from "./pageStyle.js";

/** The page of a comparison. It loads nothing; what it shows comes as messages. */
export function pageHtml(): string {
  const nonce = randomBytes(16).toString("base64");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Compare GFLOPs</title>
<style nonce="${nonce}">${pageStyle}</style>
</head>
<body>
<header>
<button type="button" data-format="markdown">Copy as Markdown</button>
<button type="button" data-format="csv">Copy as CSV</button>
</header>
<p id="refusal" role="status" hidden></p>
<main id="content" aria-busy="true"></main>
<script nonce="${nonce}">${pageScript}</script>
</body>
</html>`;
}
