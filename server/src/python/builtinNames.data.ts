/** Names of Python 3.11's `builtins` module. */

export const functionNames = (
  "__build_class__ __import__ abs aiter all anext any ascii bin breakpoint callable chr compile delattr dir divmod " +
  "eval " +
  "exec format getattr globals hasattr hash hex id input isinstance issubclass iter len locals max min next oct " +
  "open " +
  "ord pow print repr round setattr sorted sum vars"
).split(" ");

/** Names of the module and of the `site` module whose values are of no use to a model. */
export const opaqueNames =
  "__doc__ __loader__ __name__ __package__ __spec__ copyright credits exit help license quit".split(" ");

/** Class names by the names of the classes they derive from. */
export const classNames: Readonly<Record<string, string>> = {
  "": "object",
  object:
    "BaseException bytearray bytes classmethod complex dict enumerate filter float frozenset int list map " +
    "memoryview " +
    "property range reversed set slice staticmethod str super tuple type zip",
  "int object": "bool",
  "BaseException object": "BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit",
  "Exception BaseException object":
    "ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError " +
    "NameError " +
    "OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError " +
    "ValueError " +
    "Warning",
  "BaseExceptionGroup Exception BaseException object": "ExceptionGroup",
  "ArithmeticError Exception BaseException object": "FloatingPointError OverflowError ZeroDivisionError",
  "ImportError Exception BaseException object": "ModuleNotFoundError",
  "LookupError Exception BaseException object": "IndexError KeyError",
  "NameError Exception BaseException object": "UnboundLocalError",
  "RuntimeError Exception BaseException object": "NotImplementedError RecursionError",
  "SyntaxError Exception BaseException object": "IndentationError",
  "IndentationError SyntaxError Exception BaseException object": "TabError",
  "ValueError Exception BaseException object": "UnicodeError",
  "UnicodeError ValueError Exception BaseException object":
    "UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",
  "OSError Exception BaseException object":
    "BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError " +
    "IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError",
  "ConnectionError OSError Exception BaseException object":
    "BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",
  "Warning Exception BaseException object":
    "BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning " +
    "ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning",
};

/** Second names of one class. */
export const aliases: Readonly<Record<string, string>> = { EnvironmentError: "OSError", IOError: "OSError" };
