import { NotAnalysed, PythonError, typeError } from "../values/errors.js";
import { isObject, isTuple, isUnknown, type PyObject, type Value } from "../values/value.js";
import { builtins } from "./builtins.js";
import { ExceptionInstance } from "./exceptionInstance.js";

/** Whether instances of a class can be raised. */
const isExceptionClass = (cls: Value): cls is PyObject => isObject(cls) && cls.mro?.includes("BaseException") === true;

/**
 * The error that `raise value from cause` throws, where `cause` is undefined without `from`. Throws the TypeErrors of
 * values that are no exceptions.
 */
export function raised(value: Value, cause?: Value): PythonError {
  const instance = instanceOf(value, "exceptions must derive from BaseException");
  if (cause !== undefined) {
    const from = cause === null ? null : instanceOf(cause, "exception causes must derive from BaseException");
    instance.setAttribute("__cause__", from);
    instance.setAttribute("__suppress_context__", true);
  }
  return new PythonError(instance.typeName, instance.message, instance);
}

function instanceOf(value: Value, message: string): ExceptionInstance {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  const instance = isExceptionClass(value) ? value.call?.([], new Map()) : value;
  if (instance instanceof ExceptionInstance) return instance;
  if (instance !== undefined && isUnknown(instance)) throw new NotAnalysed(instance.reason);
  throw typeError(message);
}

const objects = new WeakMap<PythonError, PyObject>();

/** The exception object of an error, as `except ... as e` binds it; the same for the same error. */
export function exceptionOf(error: PythonError): PyObject {
  const known = error.value ?? objects.get(error);
  if (known !== undefined) return known;
  const cls = builtins.get(error.exception) ?? null;
  const args = error.args ?? (error.message === "" ? [] : [error.message]);
  const made = new ExceptionInstance(isExceptionClass(cls) ? cls : otherClass(error.exception), args);
  objects.set(error, made);
  return made;
}

/** Notes that an error came up while another was handled. */
export function happenedDuring(error: PythonError, handled: PythonError): void {
  const [exception, context] = [exceptionOf(error), exceptionOf(handled)];
  if (exception === context || exception.attribute?.("__context__") !== null) return;
  exception.setAttribute?.("__context__", context);
}

/** A class of an exception that is neither Python's nor the workspace's. */
const otherClass = (name: string): PyObject => ({
  kind: "object",
  typeName: "type",
  mro: [name, "Exception", "BaseException", "object"],
  repr: () => `<class '${name}'>`,
});

/** Whether `except classes` catches an error. Throws the TypeError of what is no class of exceptions. */
export function catches(classes: Value, error: PythonError): boolean {
  const listed = isTuple(classes) ? classes.items : [classes];
  const wrong = listed.find((item) => !isUnknown(item) && !isExceptionClass(item));
  if (wrong !== undefined) {
    throw typeError("catching classes that do not inherit from BaseException is not allowed");
  }
  const { cls } = exceptionOf(error);
  if (listed.some((item) => isObject(item) && derives(cls, item))) return true;
  const unsure = listed.find(isUnknown);
  if (unsure !== undefined) throw new NotAnalysed(unsure.reason);
  return false;
}

function derives(cls: PyObject | undefined, from: PyObject): boolean {
  if (cls?.lineage?.includes(from) === true) return true;
  return cls?.lineage === undefined && cls?.mro?.includes(from.mro?.[0] ?? "") === true;
}
