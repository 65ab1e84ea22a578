/** Python's `dataclasses`, without what only tools look at. */
export const dataclassesText = `
from typing import ClassVar


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class KW_ONLY:
    pass


class FrozenInstanceError(AttributeError):
    pass


MISSING = _Missing()


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_variable(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("ClassVar", "typing.ClassVar"))
    return annotation is ClassVar


def _of_class(cls):
    for each in cls.__mro__:
        if each in _of_class.known:
            return _of_class.known[each]
    return None


# On a function, which keeps it where the state of modules is put back.
_of_class.known = {}


def _collect(cls, kw_only):
    found = {}
    for base in cls.__mro__[:0:-1]:
        found.update(_of_class.known.get(base, {}))
    own = cls.__dict__
    annotations = own.get("__annotations__", {})
    for name, annotation in annotations.items():
        if annotation is KW_ONLY:
            kw_only = True
            continue
        if _is_class_variable(annotation):
            continue
        default = own.get(name, MISSING)
        each = default if isinstance(default, Field) else field(default=default)
        each.name, each.type = name, annotation
        if each.kw_only is MISSING:
            each.kw_only = kw_only
        if isinstance(each.default, (list, dict, set)):
            kind = type(each.default)
            raise ValueError(f"mutable default {kind} for field {name} is not allowed: use default_factory")
        if isinstance(default, Field):
            if each.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, each.default)
        found[name] = each
    for name, value in own.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _parameter(each, names):
    if each.default is not MISSING:
        names["_default_" + each.name] = each.default
        return f"{each.name}=_default_{each.name}"
    if each.default_factory is not MISSING:
        return f"{each.name}=_missing"
    return each.name


def _value(each, names):
    if each.default_factory is MISSING:
        return each.name if each.init else None
    names["_make_" + each.name] = each.default_factory
    made = f"_make_{each.name}()"
    return f"{made} if {each.name} is _missing else {each.name}" if each.init else made


def _init_of(cls, fields, frozen):
    names = {"_missing": MISSING, "_set": object.__setattr__}
    positional = [each for each in fields if each.init and not each.kw_only]
    optional = False
    for each in positional:
        if each.default is not MISSING or each.default_factory is not MISSING:
            optional = True
        elif optional:
            raise TypeError(f"non-default argument {each.name!r} follows default argument")
    keywords = [each for each in fields if each.init and each.kw_only]
    parameters = ["self"] + [_parameter(each, names) for each in positional]
    if keywords:
        parameters += ["*"] + [_parameter(each, names) for each in keywords]
    body = []
    for each in fields:
        value = _value(each, names)
        if value is not None:
            body.append(f"_set(self, {each.name!r}, {value})" if frozen else f"self.{each.name} = {value}")
    if getattr(cls, "__post_init__", None) is not None:
        body.append("self.__post_init__()")
    return _function(cls, "__init__", parameters, body or ["pass"], names)


def _function(cls, name, parameters, body, names):
    lines = "".join("\\n    " + line for line in body)
    exec(f"def {name}({', '.join(parameters)}):{lines}", names)
    made = names[name]
    made.__qualname__ = f"{cls.__qualname__}.{name}"
    return made


def _compared(self):
    return tuple(getattr(self, each.name) for each in _of_class(type(self)).values() if each.compare)


def _repr(self):
    shown = [each.name for each in _of_class(type(self)).values() if each.repr]
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _comparison(holds):
    def compare(self, other):
        if type(other) is type(self):
            return holds(_compared(self), _compared(other))
        return NotImplemented
    return compare


_equal = _comparison(lambda a, b: a == b)
_orders = {
    "__lt__": _comparison(lambda a, b: a < b),
    "__le__": _comparison(lambda a, b: a <= b),
    "__gt__": _comparison(lambda a, b: a > b),
    "__ge__": _comparison(lambda a, b: a >= b),
}


def _hash(self):
    return hash(_compared(self))


def _refuse_set(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self, name):
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    found = _collect(cls, kw_only)
    fields = list(found.values())
    _of_class.known[cls] = found
    own = cls.__dict__
    cls.__dataclass_fields__ = found
    if init:
        cls.__init__ = _init_of(cls, fields, frozen)
    if repr and "__repr__" not in own:
        cls.__repr__ = _repr
    if eq and "__eq__" not in own:
        cls.__eq__ = _equal
        if "__hash__" not in own:
            cls.__hash__ = _hash if frozen or unsafe_hash else None
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, compare in _orders.items():
            if name in own:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
            setattr(cls, name, compare)
    if frozen:
        cls.__setattr__ = _refuse_set
        cls.__delattr__ = _refuse_delete
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple(each.name for each in fields if each.init and not each.kw_only)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
    return wrap if cls is None else wrap(cls)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return cls is not type(None) and _of_class(cls) is not None if hasattr(cls, "__mro__") else False


def fields(class_or_instance):
    cls = class_or_instance if isinstance(class_or_instance, type) else type(class_or_instance)
    found = _of_class(cls)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(found.values())


def _plain(value, make):
    if is_dataclass(value) and not isinstance(value, type):
        return make([(each.name, _plain(getattr(value, each.name), make)) for each in fields(value)])
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return type(value)([_plain(item, make) for item in value])
    if isinstance(value, dict):
        return type(value)([(_plain(key, make), _plain(item, make)) for key, item in value.items()])
    return value


def _check_instance(name, obj):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError(f"{name}() should be called on dataclass instances")


def asdict(obj, *, dict_factory=dict):
    _check_instance("asdict", obj)
    return _plain(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    _check_instance("astuple", obj)
    return _plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def replace(obj, /, **changes):
    _check_instance("replace", obj)
    for each in fields(obj):
        if not each.init:
            if each.name in changes:
                raise ValueError(f"field {each.name} is declared with init=False, it cannot be specified with "
                                 "replace()")
        elif each.name not in changes:
            changes[each.name] = getattr(obj, each.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    body, annotations = dict(namespace or {}), {}
    for item in fields:
        name, annotation, *default = (item, object) if isinstance(item, str) else item
        annotations[name] = annotation
        if default:
            body[name] = default[0]
    body["__annotations__"] = annotations
    return dataclass(**options)(type(cls_name, bases, body))
`;
