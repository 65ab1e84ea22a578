import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import "../support/fixedSeed.js";
import { add, floordiv, mod, mul, truediv } from "../../server/src/values/arithmetic.js";
import { compare, equals, isTruthy } from "../../server/src/values/compare.js";
import { numberOf } from "../../server/src/values/kinds.js";
import { ceil, floor, gcd, round, toFloat, toInt } from "../../server/src/values/numbers.js";
import { repr, reprFloat } from "../../server/src/values/repr.js";
import { float, type Value } from "../../server/src/values/value.js";

const wholes = fc.integer({ min: -(2 ** 26), max: 2 ** 26 });
const divisors = wholes.filter((n) => n !== 0);
const floats = fc.double({ noNaN: true, noDefaultInfinity: true });
const moderate = fc.double({ noNaN: true, min: -1e15, max: 1e15 });
const number = (value: Value): number => numberOf(value) ?? NaN;

test("an int is its quotient times the divisor plus the remainder", () => {
  fc.assert(
    fc.property(wholes, divisors, (a, b) => {
      assert.equal(add(mul(floordiv(a, b), b), mod(a, b)), a);
      const remainder = number(mod(a, b));
      assert.ok(remainder === 0 || remainder < 0 === b < 0);
      assert.ok(Math.abs(remainder) < Math.abs(b));
    }),
  );
});

test("the remainder of floats has the divisor's sign and is no larger", () => {
  fc.assert(
    fc.property(moderate, moderate, (a, b) => {
      fc.pre(b !== 0);
      const remainder = number(mod(float(a), float(b)));
      assert.ok(remainder === 0 || remainder < 0 === b < 0);
      assert.ok(Math.abs(remainder) <= Math.abs(b));
    }),
  );
});

test("floor division of floats is whole and close to the quotient", () => {
  fc.assert(
    fc.property(wholes, divisors, (a, b) => {
      // Floats keep the sign of zero, ints have none.
      assert.equal(number(floordiv(float(a / 4), float(b / 4))) + 0, floordiv(a, b));
    }),
  );
});

test("rounding goes to the nearest int, and to the even one of two", () => {
  fc.assert(
    fc.property(moderate, (value) => {
      const rounded = number(round(float(value)));
      assert.ok(Math.abs(rounded - value) <= 0.5);
      if (Math.abs(rounded - value) === 0.5) assert.equal(Math.abs(rounded % 2), 0);
      assert.ok(number(floor(float(value))) <= rounded && rounded <= number(ceil(float(value))));
    }),
  );
  fc.assert(fc.property(wholes, (n) => assert.equal(number(round(float(n + 0.5))) % 2 === 0, true)));
});

test("rounding to digits is idempotent and reads like the rounded decimal", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 8 }), (value, digits) => {
      const once = round(float(value), digits);
      assert.ok(equals(round(once, digits), once));
      assert.ok((reprFloat(number(once)).split("e")[0]?.split(".")[1]?.length ?? 0) <= Math.max(digits, 1));
    }),
  );
});

test("the repr of a float reads back as the same float", () => {
  fc.assert(
    fc.property(floats, (value) => {
      assert.ok(Object.is(toFloat(repr(float(value))).value, value));
      assert.match(reprFloat(value), /^-?\d+(\.\d+)?(e[+-]\d{2,3})?$/);
      assert.match(reprFloat(value), /[.e]/);
    }),
  );
});

test("the repr of an int reads back as the same int", () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => assert.equal(toInt(repr(value)), value)));
});

test("ints and floats compare and divide alike", () => {
  fc.assert(
    fc.property(wholes, divisors, (a, b) => {
      assert.ok(equals(a, float(a)));
      assert.equal(compare("<", a, float(b)), a < b);
      assert.ok(equals(truediv(a, b), truediv(float(a), float(b))));
      assert.equal(isTruthy(a), isTruthy(float(a)));
    }),
  );
});

test("the greatest common divisor divides both", () => {
  fc.assert(
    fc.property(divisors, divisors, (a, b) => {
      const divisor = gcd(a, b);
      assert.ok(divisor > 0 && mod(a, divisor) === 0 && mod(b, divisor) === 0);
    }),
  );
});
