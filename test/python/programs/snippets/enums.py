# --- enum basics
from enum import Enum, IntEnum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def shout(self): return self.name + "!"
    @classmethod
    def default(cls): return cls.RED
    @property
    def half(self): return self.value / 2
result = (Color.RED.name, Color.RED.value, Color(2), Color["GREEN"], list(Color), len(Color), Color.RED is Color.CRIMSON, Color.RED == Color.GREEN, Color.RED != 1, str(Color.RED), repr(Color.RED), f"{Color.RED}", Color.default(), Color.GREEN.half, Color.RED.shout(), isinstance(Color.RED, Color), Color.RED in Color, [c.value for c in Color], {Color.RED: 1}[Color.RED], Color.RED in (Color.GREEN, Color.RED), type(Color.RED) is Color, Color, sorted(Color.__members__), hasattr(Color, "BLUE"), bool(Color.RED))
# --- enum auto
from enum import Enum, auto
class A(Enum):
    X = auto()
    Y = auto()
    Z = 10
    W = auto()
result = [(m.name, m.value) for m in A]
# --- enum of str
from enum import Enum
class Act(str, Enum):
    SILU = "silu"
    RELU = "relu"
result = (Act.SILU == "silu", Act("relu"), Act.SILU.upper(), {"silu": 1}[Act.SILU], str(Act.SILU), f"{Act.SILU}", Act.SILU + "x", "x" + Act.SILU, isinstance(Act.SILU, str), Act.SILU in ("silu", 1), Act.SILU.value, "%s" % Act.SILU, [Act.SILU])
# --- enum of int
from enum import IntEnum
class K(IntEnum):
    SMALL = 1
    LARGE = 3
result = (K.LARGE + 1, K.LARGE > K.SMALL, K(3), [10, 20, 30, 40][K.LARGE], str(K.LARGE), repr(K.LARGE), f"{K.LARGE}", K.LARGE == 3, int(K.LARGE), max(K), sorted(K, reverse=True), range(K.LARGE), K.LARGE * 2.0, {1: "a"}[K.SMALL])
# --- enum with init
from enum import Enum
class Planet(Enum):
    EARTH = (1.0, 2)
    MARS = (3.0, 4)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def density(self): return self.mass / self.radius
result = (Planet.EARTH.mass, Planet.MARS.density, Planet.EARTH.value, Planet((3.0, 4)))
# --- enum of functions and text values
from enum import Enum
class Op(Enum):
    ADD = "add"
    def __call__(self, a, b): return a + b if self is Op.ADD else None
    def __str__(self): return "op-" + self.value
result = (Op.ADD(1, 2), str(Op.ADD), f"{Op.ADD}")
# --- enum value that is none
from enum import Enum
class Color(Enum):
    RED = 1
Color(7)
# --- enum name that is none
from enum import Enum
class Color(Enum):
    RED = 1
Color["BLUE"]
# --- enum attribute that is none
from enum import Enum
class Color(Enum):
    RED = 1
Color.BLUE
# --- enum cannot be extended
from enum import Enum
class Color(Enum):
    RED = 1
class More(Color):
    BLUE = 2
# --- enum missing
from enum import Enum
class Color(Enum):
    RED = "red"
    @classmethod
    def _missing_(cls, value):
        return next((m for m in cls if m.value == value.lower()), None)
result = Color("RED")
# --- enum next value
from enum import Enum, auto
class C(Enum):
    def _generate_next_value_(name, start, count, last_values): return name.lower()
    A = auto()
    B = auto()
result = [m.value for m in C]
# --- enum made by a call
from enum import Enum
C = Enum("C", "RED GREEN")
D = Enum("D", {"X": 5})
result = (list(C), D.X.value, C.RED.value)
# --- enum base without members
from enum import Enum
class Base(Enum):
    def low(self): return self.name.lower()
class C(Base):
    RED = 1
result = C.RED.low()
# --- str enum
from enum import StrEnum, auto
class C(StrEnum):
    RED = auto()
result = (C.RED, str(C.RED), f"{C.RED}", C.RED == "red", repr(C.RED))
# --- unique enum
from enum import Enum, unique
@unique
class C(Enum):
    A = 1
    B = 1
# --- enum deepcopy and match
import copy
from enum import Enum
class C(Enum):
    A = 1
    B = 2
match C.B:
    case C.A: r = "a"
    case C.B: r = "b"
result = (copy.deepcopy({"k": C.A})["k"] is C.A, r, C.A.__class__ is C)
# --- enum call without a value
from enum import Enum
class C(Enum):
    A = 1
result = 1 in C
