import type { ParameterSpec } from "../torch/signature.js";
import { unknown, type Value } from "../values/value.js";
import { PyFunction } from "./functions.js";
import type { Parameter } from "./parameters.js";

/** The parameters of a method as hovers and messages show them, `self` left out; none for what is no function. */
export function signatureOf(method: Value | undefined): readonly ParameterSpec[] {
  if (!(method instanceof PyFunction)) return [];
  const { positional, variadic, keywordOnly, keywords } = method.code.parameters;
  const described = (parameter: Parameter): ParameterSpec => {
    const fallback = method.defaults.get(parameter.name);
    const { annotation } = parameter;
    const type = annotation === undefined ? "" : method.code.text(annotation).replace(/^:\s*/, "");
    return { name: parameter.name, type, doc: "", ...(fallback === undefined ? {} : { default: fallback }) };
  };
  const starred = (stars: string, parameter: Parameter | undefined): readonly ParameterSpec[] =>
    parameter === undefined ? [] : [{ name: stars + parameter.name, type: "", doc: "", default: unknown("the rest") }];
  return [
    ...positional.slice(1).map(described),
    ...starred("*", variadic),
    ...keywordOnly.map(described),
    ...starred("**", keywords),
  ];
}
