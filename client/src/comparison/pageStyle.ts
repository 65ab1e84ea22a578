/** The look of the panel's page, in the colors of the editor's theme. */
export const pageStyle = `
body { padding: 0 20px 24px; font-size: var(--vscode-font-size); line-height: 1.5; max-width: 1100px; }
header { display: flex; gap: 8px; padding: 12px 0; position: sticky; top: 0; background: var(--vscode-editor-background); }
button {
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
  border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px; padding: 4px 10px;
  font: inherit; cursor: pointer;
}
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
#refusal {
  padding: 6px 10px; border-left: 3px solid var(--vscode-editorWarning-foreground);
  background: var(--vscode-textBlockQuote-background);
}
.answer { font-size: 1.35em; font-weight: 600; margin: 8px 0 12px; }
.answer + .answer { font-size: 1.1em; }
.convention, .note { color: var(--vscode-descriptionForeground); margin: 6px 0; }
table { border-collapse: collapse; width: 100%; margin: 6px 0 14px; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 4px 12px 4px 0; vertical-align: bottom; font-weight: normal; }
thead th { color: var(--vscode-descriptionForeground); border-bottom: 1px solid var(--vscode-widget-border, #8884); }
tbody tr:hover { background: var(--vscode-list-hoverBackground); }
tbody th { white-space: nowrap; }
.totals tbody th { font-weight: 600; }
.totals td.number { text-align: right; }
.totals thead th:nth-child(n + 3) { text-align: right; }
.totals td:nth-child(2) { width: 45%; }
.bars tbody th { width: 1%; }
summary { cursor: pointer; font-weight: 600; padding: 6px 0; }
.measure { display: flex; align-items: center; gap: 8px; }
.bar { flex: 1; width: 0; height: 10px; min-width: 40px; background: var(--vscode-editorWidget-background); }
.figure { min-width: 4em; text-align: right; }
.row { display: flex; justify-content: space-between; gap: 8px; font-size: 0.9em; }
.shape { color: var(--vscode-descriptionForeground); }
.series-0 { fill: var(--vscode-charts-blue); }
.series-1 { fill: var(--vscode-charts-orange); }
.series-2 { fill: var(--vscode-charts-green); }
.series-3 { fill: var(--vscode-charts-purple); }
.series-4 { fill: var(--vscode-charts-red); }
.series-5 { fill: var(--vscode-charts-yellow); }
`;
