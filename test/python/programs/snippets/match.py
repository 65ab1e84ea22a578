# --- match on all kinds of patterns
def f(x):
    match x:
        case 0 | 1: return "small"
        case [a, *b, _] if a > 1: return (a, b)
        case {"k": v, **rest}: return (v, rest)
        case str() as s: return s
        case int(n) if n > 100: return n
        case None: return "none"
        case True: return "true"
        case (1, 2): return "pair"
        case []: return "empty"
        case -1: return "minus"
        case float(): return "float"
        case a, b: return "two"
        case {}: return "map"
        case _: return "other"
result = [f(x) for x in [0, 1, [2, 3, 4, 5], {"k": 1, "z": 2}, "t", 101, None, True, (1, 2), [], -1, 2.5, [7, 8], {}, 50, {1, 2}, range(2)]]
# --- match on classes
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def f(p):
    match p:
        case P(0, y): return y
        case P(x=1, y=z): return z + 100
        case P(a, b) if a == b: return "diag"
    return "none"
result = [f(P(0, 5)), f(P(1, 6)), f(P(3, 3)), f(P(4, 5)), f(3)]
# --- match with too many positions
class P: pass
match P():
    case P(1): result = 1
# --- match on a dotted name in a generator
class C:
    RED = "red"
def g(x):
    match x:
        case C.RED: yield "r"
        case ("a" | "b") as k: yield k
        case _: yield "?"
result = list(g("red")) + list(g("b")) + list(g(3))
