# --- except by class
try:
    1 / 0
except ZeroDivisionError as e:
    result = (str(e), repr(e), e.args, type(e).__name__)
# --- except by base class
try:
    [][0]
except LookupError as e:
    result = type(e).__name__
# --- except Exception
try:
    {}["k"]
except Exception as e:
    result = (type(e).__name__, str(e), repr(e), e.args)
# --- bare except
try:
    int("x")
except:
    result = "caught"
# --- except a tuple
out = []
for f in (lambda: 1 / 0, lambda: [][1], lambda: None.x):
    try:
        f()
    except (ZeroDivisionError, IndexError) as e:
        out.append(str(e))
    except AttributeError as e:
        out.append("attr " + str(e))
result = out
# --- except a nested tuple
try:
    1 / 0
except ((KeyError, (ZeroDivisionError,)), ValueError):
    result = "ok"
# --- the first that fits
try:
    1 / 0
except ArithmeticError:
    result = "arithmetic"
except ZeroDivisionError:
    result = "zero"
# --- none that fits
try:
    1 / 0
except KeyError:
    result = "no"
# --- except evaluates classes only when needed
try:
    result = 1
except undefined_class:
    pass
# --- except of an undefined class
try:
    1 / 0
except undefined_class:
    pass
# --- except of no class
try:
    1 / 0
except 5:
    pass
# --- except of a tuple with no class
try:
    1 / 0
except (KeyError, "x"):
    pass
# --- except of an ordinary class
class A: pass
try:
    1 / 0
except A:
    pass
# --- else and finally
log = []
def f(x):
    try:
        log.append("try")
        if x:
            raise ValueError
    except ValueError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
f(0); f(1)
result = log
# --- an error in else is not caught
try:
    try:
        pass
    except ValueError:
        result = "inner"
    else:
        raise ValueError("from else")
except ValueError as e:
    result = str(e)
# --- an error in except
try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][0]
except IndexError as e:
    result = (str(e), type(e.__context__).__name__)
# --- finally with an error
log = []
try:
    try:
        1 / 0
    finally:
        log.append("finally")
except ZeroDivisionError:
    log.append("outer")
result = log
# --- return in try and finally
log = []
def f():
    try:
        return log.append("try") or 1
    finally:
        log.append("finally")
result = (f(), log)
# --- return in finally wins
def f():
    try:
        return 1
    finally:
        return 2
result = f()
# --- return in finally swallows the error
def f():
    try:
        1 / 0
    finally:
        return "swallowed"
result = f()
# --- break in finally swallows the error
for i in range(3):
    try:
        1 / 0
    finally:
        break
result = i
# --- continue in finally
out = []
for i in range(3):
    try:
        out.append(1 // i)
    except ZeroDivisionError:
        out.append("z")
        continue
    finally:
        out.append("f%d" % i)
result = out
# --- the value is fixed before finally
def f():
    x = 1
    try:
        return x
    finally:
        x = 2
result = f()
# --- an error in finally replaces
def f():
    try:
        1 / 0
    finally:
        {}["k"]
f()
# --- return in else
def f():
    try:
        pass
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        pass
result = f()
# --- nested finally order
log = []
try:
    try:
        try:
            raise KeyError("k")
        finally:
            log.append(1)
    finally:
        log.append(2)
except KeyError as e:
    log.append(str(e))
finally:
    log.append(3)
result = log
# --- the name is unbound afterwards
try:
    1 / 0
except ZeroDivisionError as err_name:
    pass
err_name
# --- the name is unbound although it was bound
e = "before"
try:
    1 / 0
except ZeroDivisionError as e:
    pass
result = "e" in globals()
# --- the name in a function is unbound
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e
f()
# --- the name can be deleted inside
try:
    1 / 0
except ZeroDivisionError as e:
    del e
result = "ok"
# --- the error is kept in another name
try:
    1 / 0
except ZeroDivisionError as e:
    kept = e
result = str(kept)
# --- raise a class
raise ValueError
# --- raise an instance
raise ValueError("text")
# --- raise with two arguments
raise ValueError("text", 5)
# --- raise with a number
raise ValueError(5)
# --- raise KeyError with text
raise KeyError("k")
# --- raise KeyError with a number
raise KeyError(5)
# --- raise KeyError with two
raise KeyError("a", "b")
# --- raise KeyError without
raise KeyError
# --- raise a number
raise 5
# --- raise text
raise "text"
# --- raise None
raise None
# --- raise an ordinary class
class A: pass
raise A
# --- raise an ordinary object
class A: pass
raise A()
# --- raise nothing
raise
# --- raise of an undefined name
raise UndefinedError("x")
# --- raise with a formatted text
n = 3
raise ValueError(f"bad {n} of {'x' * n!r} and {[n]}")
# --- raise with percent
raise ValueError("bad %s of %d" % ("a", 5))
# --- raise with format
raise RuntimeError("{} is not {name!r}".format(1, name="b"))
# --- re-raise
log = []
try:
    try:
        1 / 0
    except ZeroDivisionError:
        log.append("inner")
        raise
except ZeroDivisionError as e:
    log.append(str(e))
result = log
# --- re-raise after an inner error was handled
try:
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            [][0]
        except IndexError:
            pass
        raise
except Exception as e:
    result = type(e).__name__
# --- re-raise in a function called by the handler
def again():
    raise
try:
    try:
        1 / 0
    except ZeroDivisionError:
        again()
except Exception as e:
    result = str(e)
# --- re-raise the name
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise e
except ZeroDivisionError as e:
    result = str(e)
# --- raise from
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("outer") from e
except ValueError as e:
    result = (str(e), str(e.__cause__), e.__suppress_context__)
# --- raise from None
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("outer") from None
except ValueError as e:
    result = (e.__cause__, e.__suppress_context__)
# --- raise from no exception
raise ValueError("x") from 5
# --- context of an error
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("outer")
except ValueError as e:
    result = (repr(e.__context__), e.__cause__)
# --- own exception
class MyError(Exception):
    pass
try:
    raise MyError("a", 1)
except MyError as e:
    result = (str(e), repr(e), e.args)
# --- own exception goes out
class MyError(ValueError):
    pass
raise MyError("out")
# --- own exception with __init__
class MyError(Exception):
    def __init__(self, code, text="none"):
        super().__init__(text)
        self.code = code
try:
    raise MyError(5, text="t")
except MyError as e:
    result = (e.code, str(e), e.args)
# --- own exception with __init__ that does not call super
class MyError(Exception):
    def __init__(self, code):
        self.code = code
try:
    raise MyError(7)
except MyError as e:
    result = (e.code, str(e), e.args, repr(e))
# --- own exception with __str__
class MyError(Exception):
    def __str__(self):
        return "mine: " + str(self.args)
raise MyError(1, 2)
# --- own hierarchy
class Base(Exception): pass
class Left(Base): pass
class Right(Base): pass
class Both(Left, Right): pass
out = []
for cls in (Left, Right, Both):
    try:
        raise cls()
    except Left:
        out.append("left")
    except Base:
        out.append("base")
result = (out, [c.__name__ for c in Both.__mro__])
# --- own exception of two builtin ones
class MyError(KeyError, AttributeError):
    pass
out = []
for c in (KeyError, AttributeError, LookupError):
    try:
        raise MyError("x")
    except c as e:
        out.append(str(e))
result = out
# --- own exception without arguments raised as a class
class MyError(Exception):
    def __init__(self):
        super().__init__("default text")
raise MyError
# --- own exception that needs arguments raised as a class
class MyError(Exception):
    def __init__(self, x):
        pass
raise MyError
# --- class attributes of an exception
class MyError(Exception):
    code = 3
    def describe(self):
        return f"{self.code}: {self}"
try:
    raise MyError("x")
except MyError as e:
    result = e.describe()
# --- attributes put on an exception
try:
    e = ValueError("x")
    e.extra = [1]
    raise e
except ValueError as caught:
    result = (caught.extra, caught is e)
# --- isinstance of an exception
try:
    [][0]
except Exception as e:
    result = (isinstance(e, IndexError), isinstance(e, (KeyError, LookupError)), isinstance(e, KeyError),
              issubclass(IndexError, LookupError), issubclass(ValueError, LookupError))
# --- exceptions as values
e = ValueError("a")
result = (e, str(e), [TypeError("b", 1)], bool(e), str(ValueError()), repr(KeyError("k")), str(KeyError("k")))
# --- exceptions are not equal
result = (ValueError("a") == ValueError("a"), ValueError is ValueError)
# --- base classes of exceptions
result = [c.__mro__[1].__name__ for c in (KeyError, IndexError, ZeroDivisionError, NotImplementedError, ModuleNotFoundError, UnboundLocalError, RecursionError, FileNotFoundError, StopIteration, KeyboardInterrupt)]
# --- KeyboardInterrupt is no Exception
try:
    try:
        raise KeyboardInterrupt
    except Exception:
        result = "exception"
except BaseException as e:
    result = type(e).__name__
# --- assert
assert 1 == 2
# --- assert with a text
assert False, "must be true"
# --- assert with a value
assert 0, [1, "a"]
# --- assert with a formatted text
a, b = 3, 4
assert a == b, f"{a} is not {b}"
# --- assert that holds does not evaluate its text
assert True, undefined_name
result = "ok"
# --- assert of a tuple
x = ()
assert x, (1, 2)
# --- assert caught
try:
    assert [] , "empty"
except AssertionError as e:
    result = (str(e), e.args)
# --- assert without a text caught
try:
    assert None
except AssertionError as e:
    result = (str(e), e.args)
# --- name error text
result = undefined_name
# --- name error in a function
def f():
    return undefined_name
f()
# --- attribute error of an instance
class Thing: pass
Thing().nope
# --- attribute error of a class
class Thing: pass
Thing.nope
# --- attribute error of a module
import math
math.nope
# --- attribute error of None
x = None
x.shape
# --- attribute error of a list
[1].shape
# --- attribute error of a number
(5).shape
# --- attribute error of a text
"a".shape
# --- attribute error of a float
(1.5).shape
# --- attribute error of a dict
{}.shape
# --- attribute error of a tuple
().shape
# --- setting on a number
x = 5
x.y = 1
# --- setting on None
x = None
x.y = 1
# --- setting on a list
[].y = 1
# --- setting on a text
"a".y = 1
# --- setting on a builtin
len.y = 1
# --- type errors of operators
out = []
for f in (lambda: 1 + "a", lambda: "a" + 1, lambda: [1] + 1, lambda: None + 1, lambda: {} + {}, lambda: "a" * "b",
          lambda: "a" - "b", lambda: [] < 1, lambda: None > 0, lambda: "a" < 1, lambda: -"a", lambda: ~1.5,
          lambda: 1 in 5, lambda: 5[0], lambda: None[0], lambda: (1)(), lambda: len(5), lambda: {}[[]], lambda: {[]: 1}):
    try:
        f()
    except TypeError as e:
        out.append(str(e))
result = out
# --- type errors of operators on own classes
class A: pass
out = []
for f in (lambda: A() + 1, lambda: 1 + A(), lambda: A() < A(), lambda: A()[0], lambda: A() * A(), lambda: -A(),
          lambda: len(A()), lambda: 1 in A(), lambda: A()(), lambda: [][A()], lambda: A + 1, lambda: A[0], lambda: int(A()),
          lambda: abs(A()), lambda: round(A()), lambda: range(A()), lambda: sum([A()]), lambda: sorted([A(), A()])):
    try:
        out.append(f())
    except TypeError as e:
        out.append(str(e))
result = out
# --- index errors
out = []
for f in (lambda: [][0], lambda: ()[0], lambda: ""[0], lambda: [].pop(), lambda: range(3)[5], lambda: [1][-2]):
    try:
        f()
    except IndexError as e:
        out.append(str(e))
result = out
# --- key errors
out = []
for f in (lambda: {}["a"], lambda: {}[1], lambda: {}[(1, "a")], lambda: {}.pop("a"), lambda: {}[None], lambda: {1: 2}[True + 1]):
    try:
        f()
    except KeyError as e:
        out.append((str(e), e.args))
result = out
# --- zero division
out = []
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: 0 ** -1):
    try:
        f()
    except ZeroDivisionError as e:
        out.append(str(e))
result = out
# --- loop with try
out = []
for v in ["1", "x", None, "3"]:
    try:
        out.append(int(v))
    except ValueError:
        out.append("value")
    except TypeError as e:
        out.append(str(e))
result = out
# --- try in a loop with break and else
for v in range(5):
    try:
        if v == 3:
            break
    except ValueError:
        pass
    finally:
        last = v
else:
    last = "else"
result = (v, last)
# --- nested functions and errors
def a(): return b()
def b(): return c()
def c(): raise LookupError("deep")
try:
    a()
except LookupError as e:
    result = str(e)
# --- try import
try:
    import surely_missing_module
except ImportError:
    surely_missing_module = None
result = surely_missing_module
# --- try import with the error class
try:
    import surely_missing_module.inner
except ModuleNotFoundError as e:
    result = str(e)
# --- __exit__ sees the error
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        self.seen = (t.__name__, str(v))
        return True
with M() as m:
    raise ValueError("x")
result = m.seen
# --- NotImplementedError
class Base:
    def run(self):
        raise NotImplementedError
class Sub(Base): pass
Sub().run()
# --- recursion without end
def f(): return f()
try:
    f()
except RecursionError as e:
    result = str(e)
# --- except star groups
try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError as g:
    result = len(g.exceptions)
# --- error in a default __str__ of args
result = [str(ValueError(*args)) for args in ((), (1,), ("a",), (None,), ([1],), ("a", "b"))]
# --- OSError attributes
e = OSError(2, "No such file")
result = (e.errno, e.strerror, str(e))
# --- exception chaining in except of finally
def f():
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise KeyError("b")
        finally:
            log.append("f")
log = []
try:
    f()
except KeyError as e:
    result = (log, str(e), str(e.__context__))
# --- raise in a comprehension
def bad(i):
    if i == 2:
        raise ValueError(i)
    return i
try:
    [bad(i) for i in range(5)]
except ValueError as e:
    result = e.args
# --- class body that raises
try:
    class A:
        x = 1
        y = 1 / 0
except ZeroDivisionError:
    result = "A" in globals()
# --- with_traceback
try:
    raise ValueError("x").with_traceback(None)
except ValueError as e:
    result = str(e)
# --- add_note
e = ValueError("x")
e.add_note("hint")
result = e.__notes__
# --- SystemExit
try:
    raise SystemExit(3)
except SystemExit as e:
    result = e.code
# --- warnings are not raised
import warnings
warnings.warn("careful")
result = "ok"
