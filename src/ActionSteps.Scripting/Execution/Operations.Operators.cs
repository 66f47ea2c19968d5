using System.Numerics;

namespace ActionSteps.Scripting.Execution;

/// <content>Operators.</content>
internal static partial class Operations
{
    internal static JsValue Add(Realm realm, JsValue left, JsValue right)
    {
        if (left.Cell is JsString a)
        {
            if (right.Cell is JsString b)
            {
                return JsString.Concat(realm, a, b);
            }

            if (right.IsNumber)
            {
                return JsString.Concat(realm, a, NumberText.ToJsString(right.Number));
            }
        }

        JsValue x = ToPrimitive(realm, left);
        JsValue y = ToPrimitive(realm, right);
        if (x.IsString || y.IsString)
        {
            return JsString.Concat(realm, ToJsString(realm, x), ToJsString(realm, y));
        }

        return Arithmetic(realm, OpCode.Add, x, y);
    }

    internal static JsValue Arithmetic(Realm realm, OpCode op, JsValue left, JsValue right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return Compute(op, left.Number, right.Number);
        }

        JsValue x = ToNumeric(realm, left);
        JsValue y = ToNumeric(realm, right);
        if (x.IsNumber && y.IsNumber)
        {
            return Compute(op, x.Number, y.Number);
        }

        return x.Cell is JsBigInt a && y.Cell is JsBigInt b
            ? BigArithmetic.Compute(realm, op, a.Value, b.Value)
            : throw realm.TypeError("Cannot mix BigInt and other types, use explicit conversions");
    }

    internal static double Power(double x, double y)
    {
        if (double.IsNaN(y) || (Math.Abs(x) == 1 && double.IsInfinity(y)))
        {
            return double.NaN;
        }

        return Math.Pow(x, y);
    }

    internal static JsValue Step(Realm realm, JsValue value, double step)
    {
        JsValue numeric = ToNumeric(realm, value);
        return numeric.Cell is JsBigInt big
            ? BigArithmetic.Compute(realm, OpCode.Add, big.Value, new BigInteger(step))
            : numeric.Number + step;
    }

    internal static JsValue Negate(Realm realm, JsValue value)
    {
        JsValue numeric = ToNumeric(realm, value);
        return numeric.Cell is JsBigInt big ? BigArithmetic.Make(realm, -big.Value) : -numeric.Number;
    }

    internal static JsValue BitNot(Realm realm, JsValue value)
    {
        JsValue numeric = ToNumeric(realm, value);
        return numeric.Cell is JsBigInt big ? BigArithmetic.Make(realm, -big.Value - 1) : (double)~ToInt32(numeric.Number);
    }

    internal static bool StrictEquals(in JsValue left, in JsValue right)
    {
        if (left.IsNumber)
        {
            return right.IsNumber && left.Number == right.Number;
        }

        if (ReferenceEquals(left.Cell, right.Cell))
        {
            return true;
        }

        return left.Cell switch
        {
            JsString a => right.Cell is JsString b && a.ContentEquals(b),
            JsBigInt a => right.Cell is JsBigInt b && BigArithmetic.AreEqual(a.Value, b.Value),
            _ => false,
        };
    }

    internal static bool SameValue(JsValue left, JsValue right) => left.IsNumber && right.IsNumber
        ? left.Number.Equals(right.Number) && double.IsNegative(left.Number) == double.IsNegative(right.Number) || (double.IsNaN(left.Number) && double.IsNaN(right.Number))
        : StrictEquals(left, right);

    internal static bool SameValueZero(JsValue left, JsValue right) =>
        StrictEquals(left, right) || (left.IsNumber && right.IsNumber && double.IsNaN(left.Number) && double.IsNaN(right.Number));

    internal static bool LooseEquals(Realm realm, JsValue left, JsValue right)
    {
        while (true)
        {
            if (left.IsNullish || right.IsNullish)
            {
                return left.IsNullish && right.IsNullish;
            }

            bool sameType = left.IsNumber ? right.IsNumber : right.Cell is not null && left.Cell!.Kind == right.Cell.Kind;
            if (sameType)
            {
                return StrictEquals(left, right);
            }

            if (left.IsObject)
            {
                left = ToPrimitive(realm, left);
            }
            else if (right.IsObject)
            {
                right = ToPrimitive(realm, right);
            }
            else if (left.IsSymbol || right.IsSymbol)
            {
                return false;
            }
            else if (left.IsBigInt || right.IsBigInt)
            {
                return BigArithmetic.LooseEquals(realm, left, right);
            }
            else
            {
                return ToNumber(realm, left) == ToNumber(realm, right);
            }
        }
    }

    internal static bool Compare(Realm realm, OpCode op, JsValue left, JsValue right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return CompareNumbers(op, left.Number, right.Number);
        }

        JsValue x = ToPrimitive(realm, left, Names.Number);
        JsValue y = ToPrimitive(realm, right, Names.Number);
        if (x.Cell is JsString a && y.Cell is JsString b)
        {
            JsString.ChargeForUnits(Math.Min(a.Length, b.Length));
            int order = string.CompareOrdinal(a.Text, b.Text);
            return CompareNumbers(op, order, 0);
        }

        if (x.IsBigInt || y.IsBigInt)
        {
            return BigArithmetic.Compare(realm, op, x, y);
        }

        double first = ToNumber(realm, x);
        return CompareNumbers(op, first, ToNumber(realm, y));
    }

    internal static bool CompareNumbers(OpCode op, double x, double y) => op switch
    {
        OpCode.Less => x < y,
        OpCode.Greater => x > y,
        OpCode.LessEqual => x <= y,
        _ => x >= y,
    };

    internal static bool InstanceOf(Realm realm, JsValue value, JsValue target)
    {
        if (!target.TryGetObject(out JsObject? constructor))
        {
            throw realm.TypeError("Right-hand side of 'instanceof' is not an object");
        }

        JsObject? method = constructor.GetMethod(realm, JsSymbol.HasInstance);
        if (method is not null)
        {
            return ToBoolean(method.Call(realm, target, [value]));
        }

        return constructor.IsCallable
            ? OrdinaryHasInstance(realm, constructor, value)
            : throw realm.TypeError("Right-hand side of 'instanceof' is not callable");
    }

    internal static bool OrdinaryHasInstance(Realm realm, JsObject constructor, JsValue value)
    {
        if (!constructor.IsCallable)
        {
            return false;
        }

        if (constructor is JsBoundFunction bound)
        {
            return InstanceOf(realm, value, bound.Target);
        }

        if (!value.TryGetObject(out JsObject? at))
        {
            return false;
        }

        JsValue prototype = constructor.Get(realm, Names.Prototype);
        if (!prototype.IsObject)
        {
            throw realm.TypeError($"Function has non-object prototype '{DescribePlain(prototype)}' in instanceof check");
        }

        while (true)
        {
            realm.Meter.Charge(1);
            at = at.GetPrototypeOf(realm);
            if (at is null || ReferenceEquals(at, prototype.Cell))
            {
                return at is not null;
            }
        }
    }

    private static JsValue Compute(OpCode op, double x, double y) => op switch
    {
        OpCode.Add => x + y,
        OpCode.Subtract => x - y,
        OpCode.Multiply => x * y,
        OpCode.Divide => x / y,
        OpCode.Remainder => Remainder(x, y),
        OpCode.Power => Power(x, y),
        OpCode.BitAnd => ToInt32(x) & ToInt32(y),
        OpCode.BitOr => ToInt32(x) | ToInt32(y),
        OpCode.BitXor => ToInt32(x) ^ ToInt32(y),
        OpCode.ShiftLeft => ToInt32(x) << (ToInt32(y) & 31),
        OpCode.ShiftRight => ToInt32(x) >> (ToInt32(y) & 31),
        _ => (double)((uint)ToInt32(x) >> (ToInt32(y) & 31)),
    };

    internal static double Remainder(double x, double y)
    {
        int dividend = double.ConvertToIntegerNative<int>(x);
        int divisor = double.ConvertToIntegerNative<int>(y);
        if (dividend > 0 && divisor > 0 && dividend == x && divisor == y)
        {
            return dividend % divisor;
        }

        // Whole numbers are exact up to 2^53; the sign of a zero is that of the dividend.
        if (x is > 0 and < 9007199254740992 && y is > 0 and < 9007199254740992 && x == Math.Truncate(x) && y == Math.Truncate(y))
        {
            return (long)x % (long)y;
        }

        return x % y;
    }
}
