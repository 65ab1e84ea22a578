/** Runs in the panel's page: shows what arrives, keeps what is folded folded, and passes clicks on. */
export const pageScript = `
const vscode = acquireVsCodeApi();
const content = document.getElementById("content");
const refusal = document.getElementById("refusal");
const folded = () => [...content.querySelectorAll("details:not([open])")].map(({ id }) => id);

window.addEventListener("message", ({ data }) => {
  const closed = folded();
  vscode.setState(data.state);
  refusal.textContent = data.refusal ?? "";
  refusal.hidden = data.refusal === null;
  content.innerHTML = data.html;
  content.removeAttribute("aria-busy");
  for (const id of closed) document.getElementById(id)?.removeAttribute("open");
});

for (const button of document.querySelectorAll("button[data-format]")) {
  button.addEventListener("click", () => vscode.postMessage({ kind: "copy", format: button.dataset.format }));
}

vscode.postMessage({ kind: "ready" });
`;
