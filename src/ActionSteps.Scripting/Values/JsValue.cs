using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Scripting.Values;

/// <summary>
/// A JavaScript value in 16 bytes. A number has no cell, so that arithmetic neither allocates nor needs a write barrier;
/// everything else is told by its cell. The default value is the number 0.
/// </summary>
internal readonly struct JsValue
{
    internal readonly HeapCell? Cell;
    internal readonly double Number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal JsValue(double number)
    {
        Cell = null;
        Number = number;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal JsValue(HeapCell cell)
    {
        Cell = cell;
        Number = 0;
    }

    internal static JsValue Undefined => new(JsTag.Undefined);

    internal static JsValue Null => new(JsTag.Null);

    internal static JsValue True => new(JsTag.True);

    internal static JsValue False => new(JsTag.False);

    internal static JsValue Empty => new(JsTag.Empty);

    internal static JsValue Lazy => new(JsTag.Lazy);

    internal static JsValue NaN => new(double.NaN);

    internal bool IsNumber
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Cell is null;
    }

    internal bool IsUndefined => ReferenceEquals(Cell, JsTag.Undefined);

    internal bool IsNull => ReferenceEquals(Cell, JsTag.Null);

    internal bool IsEmpty => ReferenceEquals(Cell, JsTag.Empty);

    internal bool IsLazy => ReferenceEquals(Cell, JsTag.Lazy);

    internal bool IsTrue => ReferenceEquals(Cell, JsTag.True);

    internal bool IsFalse => ReferenceEquals(Cell, JsTag.False);

    internal bool IsNullish => ReferenceEquals(Cell, JsTag.Undefined) || ReferenceEquals(Cell, JsTag.Null);

    internal bool IsBoolean => Cell is not null && Cell.Kind == CellKind.Boolean;

    internal bool IsString => Cell is JsString;

    internal bool IsSymbol => Cell is JsSymbol;

    internal bool IsBigInt => Cell is JsBigInt;

    internal bool IsObject
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Cell is not null && Cell.Kind == CellKind.Object;
    }

    internal bool IsCallable => Cell is JsObject { IsCallable: true };

    /// <summary>The object; only after <see cref="IsObject"/>.</summary>
    internal JsObject AsObject => Unsafe.As<JsObject>(Cell!);

    internal JsString AsString => (JsString)Cell!;

    public static implicit operator JsValue(double number) => new(number);

    public static implicit operator JsValue(int number) => new(number);

    public static implicit operator JsValue(bool flag) => new(flag ? JsTag.True : JsTag.False);

    public static implicit operator JsValue(HeapCell cell) => new(cell);

    /// <summary>A text that a built-in has made; it is paid for here.</summary>
    public static implicit operator JsValue(string text)
    {
        if (text.Length > 1)
        {
            Meter.Current?.Allocate(JsString.FlatSize + (2L * text.Length));
        }

        return new(JsString.Of(text));
    }

    /// <summary>
    /// Stores a value in a register or slot. What holds the same cell already, as a number over a number does, needs no write barrier.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Copy(ref JsValue to, in JsValue from)
    {
        if (ReferenceEquals(to.Cell, from.Cell))
        {
            Unsafe.AsRef(in to.Number) = from.Number;
        }
        else
        {
            to = from;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Copy(ref JsValue to, JsTag from)
    {
        if (!ReferenceEquals(to.Cell, from))
        {
            to = new JsValue(from);
        }
    }

    internal bool TryGetObject([NotNullWhen(true)] out JsObject? value)
    {
        value = IsObject ? AsObject : null;
        return value is not null;
    }

    public override string ToString() => Operations.Describe(this);
}
