namespace ActionSteps.Scripting.Execution;

/// <summary>Abstract operations of the language (chapter 7): conversions.</summary>
internal static partial class Operations
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool ToBoolean(in JsValue value)
    {
        if (value.IsTrue)
        {
            return true;
        }

        return !value.IsFalse && ToBooleanSlow(value);
    }

    internal static double ToNumber(Realm realm, JsValue value)
    {
        if (value.IsNumber)
        {
            return value.Number;
        }

        switch (value.Cell!.Kind)
        {
            case CellKind.Undefined:
                return double.NaN;
            case CellKind.Null:
                return 0;
            case CellKind.Boolean:
                return value.IsTrue ? 1 : 0;
            case CellKind.String:
                realm.Meter.Charge(value.AsString.Length / 8);
                return NumberText.Parse(value.AsString.Text);
            case CellKind.Symbol:
                throw realm.TypeError("Cannot convert a Symbol value to a number");
            case CellKind.BigInt:
                throw realm.TypeError("Cannot convert a BigInt value to a number");
            default:
                return ToNumber(realm, ToPrimitive(realm, value, Names.Number));
        }
    }

    /// <summary>A number, or a big integer.</summary>
    internal static JsValue ToNumeric(Realm realm, JsValue value)
    {
        if (value.IsNumber)
        {
            return value;
        }

        JsValue primitive = ToPrimitive(realm, value, Names.Number);
        return primitive.IsBigInt ? primitive : ToNumber(realm, primitive);
    }

    /// <summary>ToIntegerOrInfinity.</summary>
    internal static double ToInteger(Realm realm, JsValue value)
    {
        double number = ToNumber(realm, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    internal static double ToLength(Realm realm, JsValue value) => Math.Clamp(ToInteger(realm, value), 0, 9007199254740991);

    /// <summary>ToIndex: an integer from 0 to 2^53 - 1, else a RangeError.</summary>
    internal static double ToIndex(Realm realm, JsValue value)
    {
        double integer = ToInteger(realm, value);
        return integer is >= 0 and <= 9007199254740991 ? integer : throw realm.RangeError("Invalid index");
    }

    /// <summary>A position counted from the end when negative, kept within 0 and the length.</summary>
    internal static double ToRelativeIndex(Realm realm, JsValue value, double length, double whenUndefined)
    {
        if (value.IsUndefined)
        {
            return whenUndefined;
        }

        double integer = ToInteger(realm, value);
        return integer < 0 ? Math.Max(length + integer, 0) : Math.Min(integer, length);
    }

    internal static int ToInt32(Realm realm, JsValue value) => ToInt32(ToNumber(realm, value));

    internal static uint ToUint32(Realm realm, JsValue value) => (uint)ToInt32(ToNumber(realm, value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ToInt32(double number)
    {
        int integer = double.ConvertToIntegerNative<int>(number);
        return integer == number ? integer : ToInt32Slow(number);
    }

    internal static string ToText(Realm realm, JsValue value) => ToJsString(realm, value).Text;

    internal static JsString ToJsString(Realm realm, JsValue value)
    {
        if (value.IsNumber)
        {
            JsString made = NumberText.ToJsString(value.Number);
            realm.Meter.Allocate(made.Length <= 3 ? 0 : JsString.FlatSize + (2 * made.Length));
            return made;
        }

        switch (value.Cell!.Kind)
        {
            case CellKind.String:
                return value.AsString;
            case CellKind.Undefined:
                return Names.Undefined;
            case CellKind.Null:
                return Names.Null;
            case CellKind.Boolean:
                return value.IsTrue ? Names.True : Names.False;
            case CellKind.Symbol:
                throw realm.TypeError("Cannot convert a Symbol value to a string");
            case CellKind.BigInt:
                string digits = BigIntText.Format(realm.Meter, ((JsBigInt)value.Cell).Value, 10);
                realm.Meter.Allocate(JsString.FlatSize + (2L * digits.Length));
                return JsString.Of(digits);
            default:
                return ToJsString(realm, ToPrimitive(realm, value, Names.Text));
        }
    }

    internal static PropertyKey ToPropertyKey(Realm realm, JsValue value)
    {
        if (value.IsNumber)
        {
            uint index = (uint)value.Number;
            return index == value.Number && index != uint.MaxValue ? new PropertyKey(index) : PropertyKey.Of(NumberText.ToJsString(value.Number));
        }

        if (value.Cell is JsString text)
        {
            return PropertyKey.Of(text);
        }

        JsValue key = ToPrimitive(realm, value, Names.Text);
        return key.Cell is JsSymbol symbol ? symbol : PropertyKey.Of(ToJsString(realm, key));
    }

    internal static JsValue ToPrimitive(Realm realm, JsValue value, JsString? hint = null)
    {
        if (!value.TryGetObject(out JsObject? target))
        {
            return value;
        }

        JsObject? exotic = target.GetMethod(realm, JsSymbol.ToPrimitive);
        if (exotic is not null)
        {
            JsValue result = exotic.Call(realm, value, [hint ?? Names.Default]);
            return !result.IsObject ? result : throw realm.TypeError("Cannot convert object to primitive value");
        }

        return OrdinaryToPrimitive(realm, target, ReferenceEquals(hint, Names.Text));
    }

    internal static JsValue OrdinaryToPrimitive(Realm realm, JsObject target, bool prefersText)
    {
        realm.EnterNative();
        for (int i = 0; i < 2; i++)
        {
            JsValue method = target.Get(realm, (i == 0) == prefersText ? Names.ToText : Names.ValueOf);
            if (method.IsCallable)
            {
                JsValue result = realm.Call(method, target);
                if (!result.IsObject)
                {
                    realm.LeaveNative();
                    return result;
                }
            }
        }

        realm.LeaveNative();
        throw realm.TypeError("Cannot convert object to primitive value");
    }

    internal static JsObject ToObject(Realm realm, JsValue value)
    {
        if (value.IsObject)
        {
            return value.AsObject;
        }

        return value.IsNullish
            ? throw realm.TypeError("Cannot convert undefined or null to object")
            : JsWrapper.Create(realm, value);
    }

    internal static JsObject PrototypeOfPrimitive(Realm realm, JsValue value)
    {
        if (value.IsNumber)
        {
            return realm.Get(Intrinsic.NumberPrototype);
        }

        return value.Cell!.Kind switch
        {
            CellKind.String => realm.Get(Intrinsic.StringPrototype),
            CellKind.Boolean => realm.Get(Intrinsic.BooleanPrototype),
            CellKind.Symbol => realm.Get(Intrinsic.SymbolPrototype),
            CellKind.BigInt => realm.Get(Intrinsic.BigIntPrototype),
            _ => throw realm.TypeError("Cannot convert undefined or null to object"),
        };
    }

    internal static JsString TypeOf(JsValue value)
    {
        if (value.IsNumber)
        {
            return Names.Number;
        }

        return value.Cell!.Kind switch
        {
            CellKind.Undefined => Names.Undefined,
            CellKind.Boolean => Names.Boolean,
            CellKind.String => Names.Text,
            CellKind.Symbol => Names.Symbol,
            CellKind.BigInt => Names.BigInt,
            _ => value.IsCallable ? Names.Function : Names.Object,
        };
    }

    /// <summary>A value for a message: short, and without running any script.</summary>
    internal static string Describe(JsValue value)
    {
        if (value.IsNumber)
        {
            return NumberText.Format(value.Number);
        }

        return value.Cell switch
        {
            JsString { Length: > 60 } text => $"\"{text.Text.AsSpan(0, 57)}...\"",
            JsString text => $"\"{text.Text}\"",
            JsSymbol symbol => symbol.ToString(),
            JsBigInt => "a BigInt",
            JsArray => "[object Array]",
            JsObject { IsCallable: true } => "function",
            JsObject target => $"#<{target.ClassName}>",
            { Kind: CellKind.Undefined } => "undefined",
            { Kind: CellKind.Null } => "null",
            _ => value.IsTrue ? "true" : "false",
        };
    }

    /// <summary>Like <see cref="Describe"/>, but texts are without quotes.</summary>
    internal static string DescribePlain(JsValue value) => value.Cell is JsString { Length: <= 60 } text ? text.Text : Describe(value);

    private static bool ToBooleanSlow(JsValue value)
    {
        if (value.IsNumber)
        {
            return value.Number != 0 && !double.IsNaN(value.Number);
        }

        return value.Cell switch
        {
            JsString text => text.Length > 0,
            JsBigInt big => !big.Value.IsZero,
            _ => value.Cell!.Kind > CellKind.Null,
        };
    }

    private static int ToInt32Slow(double number)
    {
        if (!double.IsFinite(number))
        {
            return 0;
        }

        if (Math.Abs(number) < 9.2e18)
        {
            return (int)(long)number;
        }

        double modulo = Math.IEEERemainder(Math.Truncate(number), 4294967296.0);
        return (int)(long)modulo;
    }
}
