import { typeError } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import { isDict, isList, isSet, isTuple, type PyObject, type Value } from "../../values/value.js";
import { builtins } from "../builtins.js";
import { builtinFunction } from "../callables.js";
import { abstractClasses } from "./abstract.js";
import { deque } from "./deque.js";
import { Counter, defaultdict, OrderedDict } from "./dicts.js";
import type { LibraryDefinition } from "./library.js";
import { namedTupleOfTypes } from "./namedtuple.js";
import { each, libraryClass } from "./objects.js";

/** What only type checkers look at: it can be subscripted, called and joined by `|`, and stays itself. */
function special(name: string): PyObject {
  const self: PyObject = {
    kind: "object",
    typeName: "_SpecialForm",
    repr: () => `typing.${name}`,
    attribute: (attribute) => {
      if (attribute === "__name__" || attribute === "_name") return name;
      return ["__getitem__", "__or__", "__ror__"].includes(attribute) ? itself : undefined;
    },
    call: () => {
      throw typeError(`Cannot instantiate typing.${name}`);
    },
  };
  const itself = builtinFunction("__getitem__", () => self);
  return self;
}

/** A second name of one of Python's own classes, for annotations. */
const alias = (name: string, of: string, hasInstance: (value: Value) => boolean): readonly [string, PyObject] => {
  const cls = builtins.get(of) as PyObject;
  return [
    name,
    {
      ...libraryClass({ qualifiedName: `typing.${name}` }),
      mro: [of, "object"],
      call: (args, keywords) => call(cls, args, keywords),
      hasInstance,
    },
  ];
};

const forms =
  "Annotated Any AnyStr ClassVar Concatenate Final ForwardRef Literal LiteralString Never NoReturn NotRequired " +
  "Optional ParamSpecArgs ParamSpecKwargs ReadOnly Required Self TypeAlias TypeGuard TypeIs Union Unpack";
const decorators = "final no_type_check no_type_check_decorator overload override runtime runtime_checkable";
const makers = "NewType ParamSpec TypeVar TypeVarTuple";
const classes =
  "AbstractSet AsyncContextManager BinaryIO ByteString ChainMap ContextManager IO Match Pattern Text TextIO";

/** Python's `typing`, and `typing_extensions`, which has the same names and more. */
export const typing = (): LibraryDefinition => ({
  names: {
    ...abstractClasses,
    ...each(forms, special),
    ...each(makers, (name) => builtinFunction(name, () => special(name))),
    ...each(decorators, (name) => builtinFunction(name, ([decorated = null]) => decorated)),
    ...each(classes, (name) => libraryClass({ qualifiedName: `typing.${name}` })),
    ...each("SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound", (name) =>
      libraryClass({ qualifiedName: `typing.${name}` }),
    ),
    ...Object.fromEntries([
      alias("List", "list", isList),
      alias("Tuple", "tuple", isTuple),
      alias("Dict", "dict", isDict),
      alias("Set", "set", (value) => isSet(value) && !value.frozen),
      alias("FrozenSet", "frozenset", (value) => isSet(value) && value.frozen),
      alias(
        "Type",
        "type",
        (value) => typeof value === "object" && value?.kind === "object" && value.mro !== undefined,
      ),
    ]),
    Counter,
    DefaultDict: defaultdict,
    Deque: deque,
    OrderedDict,
    Generic: libraryClass({ qualifiedName: "typing.Generic", stateless: true }),
    Protocol: libraryClass({ qualifiedName: "typing.Protocol", bases: ["Generic"], stateless: true }),
    TypedDict: libraryClass({ qualifiedName: "typing.TypedDict", bases: ["dict"] }),
    NamedTuple: libraryClass({ qualifiedName: "typing.NamedTuple", bases: ["tuple"], call: namedTupleOfTypes }),
    TYPE_CHECKING: false,
    cast: builtinFunction("cast", ([, value = null]) => value),
    assert_type: builtinFunction("assert_type", ([value = null]) => value),
    reveal_type: builtinFunction("reveal_type", ([value = null]) => value),
    dataclass_transform: builtinFunction("dataclass_transform", () =>
      builtinFunction("decorator", ([cls = null]) => cls),
    ),
    deprecated: builtinFunction("deprecated", () => builtinFunction("decorator", ([decorated = null]) => decorated)),
  },
});
