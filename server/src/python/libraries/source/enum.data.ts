/** Python's `enum` without its flags, as far as classes of members go. */
export const enumText = `
def _is_member(name, key, value):
    if key.startswith("_") and (key.endswith("_") or key.startswith("_" + name.lstrip("_") + "__")):
        return False
    if isinstance(value, (type, property, staticmethod, classmethod)):
        return False
    return type(value) is not type(_is_member) and not hasattr(value, "__get__")


def _data_type(cls):
    for base in cls.__mro__:
        if base in (int, float, str, tuple, list, dict, set, frozenset):
            return base
    return None


class auto:
    pass


class EnumType(type):
    def __new__(metacls, name, bases, namespace, **keywords):
        for base in bases:
            if getattr(base, "_member_map_", None):
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        keys = [key for key, value in namespace.items() if _is_member(name, key, value)]
        body = {key: value for key, value in namespace.items() if key not in keys}
        cls = super().__new__(metacls, name, bases, body, **keywords)
        cls._member_map_ = {}
        cls._member_names_ = []
        cls._member_type_ = _data_type(cls) or object
        if cls._member_type_ is not object and bases:
            for method in ("__repr__", "__str__", "__format__"):
                if type(getattr(cls, method)) is not type(_is_member):
                    setattr(cls, method, getattr(bases[-1], method))
        values = []
        for key in keys:
            value = namespace[key]
            if isinstance(value, auto):
                value = cls._generate_next_value_(key, 1, len(cls._member_names_), values[:])
            values.append(value)
            cls._add_member_(key, value)
        return cls

    def __init__(cls, *args, **keywords):
        pass

    def _add_member_(cls, key, value):
        args = value if isinstance(value, tuple) and cls._member_type_ is not tuple else (value,)
        if cls.__new__ is object.__new__:
            member = object.__new__(cls)
        else:
            member = cls.__new__(cls, *args)
        if not hasattr(member, "_value_"):
            member._value_ = value if cls._member_type_ is object else cls._member_type_(*args)
        for known in cls._member_map_.values():
            if known._value_ == member._value_:
                member = known
                break
        else:
            member._name_ = key
            cls._member_names_.append(key)
            member.__init__(*args)
        cls._member_map_[key] = member
        setattr(cls, key, member)

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is not None:
            return cls._made_(value, names, type, start)
        if isinstance(value, cls):
            return value
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        found = cls._missing_(value)
        if found is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        return found

    def _made_(cls, name, names, mixin, start):
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        items = names.items() if isinstance(names, dict) else list(names)
        if not isinstance(names, dict) and items and isinstance(items[0], str):
            items = [(key, start + i) for i, key in enumerate(items)]
        bases = (cls,) if mixin is None else (mixin, cls)
        return type(cls)(name, bases, dict(items))

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            mine, other = type(cls).__qualname__, type(member).__qualname__
            raise TypeError(f"unsupported operand type(s) for 'in': {other!r} and {mine!r}")
        return isinstance(member, cls)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    def __init__(self, *args, **keywords):
        pass

    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values):
            if isinstance(last, int):
                return last + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)


class StrEnum(str, ReprEnum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


def unique(enumeration):
    doubles = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if doubles:
        details = ", ".join(f"{alias} -> {name}" for alias, name in doubles)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration
`;
