import tseslint from "typescript-eslint";
import { builtinRules } from "eslint/use-at-your-own-risk";
import { layers } from "./scripts/eslint/layers.mjs";

const house = { rules: { layers, "long-file": builtinRules.get("max-lines") } };

const restrictedSyntax = [
  { selector: "ExportDefaultDeclaration", message: "Export by name." },
  {
    selector: ":matches(PropertyDefinition, MethodDefinition, TSParameterProperty)[accessibility='private']",
    message: "Write #name, which is private at run time too.",
  },
  {
    selector:
      "CallExpression[callee.object.name=/^(test|it|describe|suite)$/][callee.property.name=/^(only|skip|todo)$/]",
    message: "Every test runs.",
  },
];

export default tseslint.config(
  { ignores: ["**/node_modules/", "dist/", "out/", "artifacts/", ".vscode-host/", "test/golden/", "**/generated/"] },
  tseslint.configs.base,
  {
    plugins: { house },
    rules: {
      eqeqeq: "error",
      "no-console": "off",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "no-restricted-syntax": ["error", ...restrictedSyntax],
      "house/long-file": ["warn", 300],
      "max-lines": ["error", 400],
      "max-len": ["error", { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreTemplateLiterals: true }],
    },
  },
  {
    files: ["**/*.{ts,mts}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "house/layers": "error",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // An index that a loop has just bounded is in range.
      "@typescript-eslint/no-non-null-assertion": "off",
      // Python's strings are made of code points, which is what the spread gives.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", package: "node:test", name: ["test", "it", "describe", "suite"] },
          ],
        },
      ],
    },
  },
  { files: ["eslint.config.mjs"], rules: { "no-restricted-syntax": "off" } },
  { files: ["**/*.data.ts", "**/data/**"], rules: { "max-lines": "off", "house/long-file": "off" } },
);
