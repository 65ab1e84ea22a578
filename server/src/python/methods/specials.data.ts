/** Special attributes of Python's own types, without their underscores: those of every object, then what each adds. */
export const objectSpecials =
  "class delattr dir doc eq format ge getattribute getstate gt hash init init_subclass le lt ne new reduce " +
  "reduce_ex repr setattr sizeof str subclasshook";

/** What classes themselves have besides, as `type` gives it to them. */
export const classSpecials =
  "annotations base bases basicsize call dict dictoffset flags instancecheck itemsize module mro name or prepare " +
  "qualname ror subclasscheck subclasses text_signature weakref weakrefoffset abstractmethods";

const numeric =
  "abs add bool ceil divmod float floor floordiv getnewargs int mod mul neg pos pow radd rdivmod rfloordiv " +
  "rmod rmul round rpow rsub rtruediv sub truediv trunc";
const integral = `${numeric} and index invert lshift or rand rlshift ror rrshift rshift rxor xor`;
const setLike = "and contains iter len or rand ror rsub rxor sub xor";

export const typeSpecials: Readonly<Record<string, string>> = {
  NoneType: "bool",
  bool: integral,
  dict: "class_getitem contains delitem getitem ior iter len or reversed ror setitem",
  float: `${numeric} getformat`,
  frozenset: `${setLike} class_getitem`,
  int: integral,
  list: "add class_getitem contains delitem getitem iadd imul iter len mul reversed rmul setitem",
  range: "bool contains getitem iter len reversed",
  set: `${setLike} class_getitem iand ior isub ixor`,
  slice: "",
  str: "add contains getitem getnewargs iter len mod mul rmod rmul",
  tuple: "add class_getitem contains getitem getnewargs iter len mul rmul",
};
