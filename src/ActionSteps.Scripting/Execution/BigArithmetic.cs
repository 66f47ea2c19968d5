using System.Numerics;

namespace ActionSteps.Scripting.Execution;

/// <summary>Big integers, paid for before they are made.</summary>
internal static class BigArithmetic
{
    /// <summary>Larger results are a RangeError: 78,913 decimal digits, so that a single operation of the framework takes 20 ms at most.</summary>
    internal const long MaxBits = 1L << 18;

    internal static JsValue Make(Realm realm, BigInteger value)
    {
        long bytes = value.GetByteCount();
        if (bytes > (MaxBits / 8) + 1)
        {
            throw TooLarge(realm);
        }

        realm.Meter.Allocate(72 + bytes);
        realm.Meter.Charge(bytes / 64);
        return new JsBigInt(value);
    }

    internal static JsValue Compute(Realm realm, OpCode op, BigInteger x, BigInteger y)
    {
        long size = x.GetByteCount() + (long)y.GetByteCount();
        realm.Meter.Charge(op is OpCode.Multiply or OpCode.Divide or OpCode.Remainder ? ProductCost(x.GetByteCount(), y.GetByteCount()) : 1 + (size / 64));
        return op switch
        {
            OpCode.Add => Make(realm, x + y),
            OpCode.Subtract => Make(realm, x - y),
            OpCode.Multiply => size * 8 > MaxBits + 64 ? throw TooLarge(realm) : Make(realm, x * y),
            OpCode.Divide => y.IsZero ? throw realm.RangeError("Division by zero") : Make(realm, BigInteger.Divide(x, y)),
            OpCode.Remainder => y.IsZero ? throw realm.RangeError("Division by zero") : Make(realm, BigInteger.Remainder(x, y)),
            OpCode.Power => Power(realm, x, y),
            OpCode.BitAnd => Make(realm, x & y),
            OpCode.BitOr => Make(realm, x | y),
            OpCode.BitXor => Make(realm, x ^ y),
            OpCode.ShiftLeft => Shift(realm, x, y),
            OpCode.ShiftRight => Shift(realm, x, -y),
            _ => throw realm.TypeError("BigInts have no unsigned right shift, use >> instead"),
        };
    }

    internal static bool AreEqual(BigInteger x, BigInteger y)
    {
        int size = x.GetByteCount();
        if (size > 256)
        {
            Meter.Current?.Charge(size / 64);
        }

        return x == y;
    }

    internal static bool LooseEquals(Realm realm, JsValue left, JsValue right)
    {
        if (right.IsBigInt)
        {
            (left, right) = (right, left);
        }

        BigInteger big = ((JsBigInt)left.Cell!).Value;
        if (right.Cell is JsString text)
        {
            return TryParse(realm, text.Text, out BigInteger parsed) && parsed == big;
        }

        double number = Operations.ToNumber(realm, right);
        return double.IsFinite(number) && number == Math.Truncate(number) && new BigInteger(number) == big;
    }

    internal static bool Compare(Realm realm, OpCode op, JsValue left, JsValue right)
    {
        if (left.Cell is JsString leftText)
        {
            return TryParse(realm, leftText.Text, out BigInteger parsed) && Operations.CompareNumbers(op, parsed.CompareTo(((JsBigInt)right.Cell!).Value), 0);
        }

        if (right.Cell is JsString rightText)
        {
            return TryParse(realm, rightText.Text, out BigInteger parsed) && Operations.CompareNumbers(op, ((JsBigInt)left.Cell!).Value.CompareTo(parsed), 0);
        }

        if (left.Cell is JsBigInt a && right.Cell is JsBigInt b)
        {
            return Operations.CompareNumbers(op, a.Value.CompareTo(b.Value), 0);
        }

        bool isLeftBig = left.IsBigInt;
        double number = Operations.ToNumber(realm, isLeftBig ? right : left);
        if (double.IsNaN(number))
        {
            return false;
        }

        int order = CompareTo(((JsBigInt)(isLeftBig ? left : right).Cell!).Value, number);
        return Operations.CompareNumbers(op, isLeftBig ? order : -order, 0);
    }

    /// <summary>StringToBigInt: empty text is 0; false when it is no integer.</summary>
    internal static bool TryParse(Realm realm, string source, out BigInteger value)
    {
        realm.Meter.Charge(source.Length / 8);
        ReadOnlySpan<char> text = NumberText.Trim(source);
        value = BigInteger.Zero;
        if (text.Length == 0)
        {
            return true;
        }

        int radix = text.Length > 2 && text[0] == '0' ? text[1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 10 } : 10;
        bool isNegative = text[0] == '-';
        text = radix != 10 ? text[2..] : isNegative || text[0] == '+' ? text[1..] : text;
        if (text.Length == 0)
        {
            return false;
        }

        text = text.TrimStart('0');
        if (text.Length * Math.Log2(radix) > MaxBits + 8)
        {
            throw TooLarge(realm);
        }

        realm.Meter.Charge(text.Length * 20L);
        BigInteger? parsed = text.Length == 0 ? BigInteger.Zero : BigIntText.Parse(text, radix);
        value = isNegative ? -parsed.GetValueOrDefault() : parsed.GetValueOrDefault();
        return parsed is not null;
    }

    /// <summary>BigInt.asIntN and BigInt.asUintN.</summary>
    internal static JsValue Wrap(Realm realm, double bits, BigInteger value, bool isSigned)
    {
        long needed = value.GetBitLength() + 1;
        if (bits == 0)
        {
            return Make(realm, BigInteger.Zero);
        }

        if (bits >= needed && (isSigned || value.Sign >= 0))
        {
            return Make(realm, value);
        }

        if (bits > MaxBits)
        {
            throw TooLarge(realm);
        }

        realm.Meter.Charge((long)bits / 128);
        BigInteger modulus = BigInteger.One << (int)bits;
        BigInteger wrapped = value & (modulus - 1);
        return Make(realm, isSigned && wrapped >> ((int)bits - 1) == BigInteger.One ? wrapped - modulus : wrapped);
    }

    /// <summary>The nearest number, ties to even; the framework only cuts off.</summary>
    internal static double ToNumber(BigInteger value)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        long bits = magnitude.GetBitLength();
        double number;
        if (bits <= 64)
        {
            number = (ulong)magnitude;
        }
        else if (bits > 1024)
        {
            number = double.PositiveInfinity;
        }
        else
        {
            int shift = (int)bits - 64;
            ulong top = (ulong)(magnitude >> shift);
            bool isExact = ((magnitude >> shift) << shift) == magnitude;
            number = Math.ScaleB(isExact ? top : top | 1, shift);
        }

        return value.Sign < 0 ? -number : number;
    }

    /// <summary>Units of work of a multiplication or division, by the lengths in bytes.</summary>
    internal static long ProductCost(long first, long second) => 1 + (long)(Math.Max(first, second) * Math.Sqrt(Math.Min(first, second)) / 8);

    private static int CompareTo(BigInteger big, double number)
    {
        if (double.IsInfinity(number))
        {
            return number > 0 ? -1 : 1;
        }

        double floor = Math.Floor(number);
        int order = big.CompareTo(new BigInteger(floor));
        return order != 0 ? order : floor < number ? -1 : 0;
    }

    private static JsValue Power(Realm realm, BigInteger x, BigInteger y)
    {
        if (y.Sign < 0)
        {
            throw realm.RangeError("Exponent must be non-negative");
        }

        if (y.IsZero || x.IsOne)
        {
            return Make(realm, BigInteger.One);
        }

        if (x.IsZero)
        {
            return Make(realm, BigInteger.Zero);
        }

        if (x == BigInteger.MinusOne)
        {
            return Make(realm, y.IsEven ? BigInteger.One : x);
        }

        double bits = y > MaxBits ? double.PositiveInfinity : BigInteger.Log(BigInteger.Abs(x), 2) * (double)y;
        if (bits > MaxBits + 8)
        {
            throw TooLarge(realm);
        }

        long bytes = (long)bits / 8;
        realm.Meter.Charge(ProductCost(bytes, bytes));
        return Make(realm, BigInteger.Pow(x, (int)y));
    }

    private static JsValue Shift(Realm realm, BigInteger x, BigInteger by)
    {
        if (by.Sign > 0)
        {
            return x.IsZero ? Make(realm, x) : by + x.GetBitLength() > MaxBits + 8 ? throw TooLarge(realm) : Make(realm, x << (int)by);
        }

        return Make(realm, -by > int.MaxValue ? (x.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero) : x >> (int)-by);
    }

    private static JsThrow TooLarge(Realm realm) => realm.RangeError("Maximum BigInt size exceeded");
}
