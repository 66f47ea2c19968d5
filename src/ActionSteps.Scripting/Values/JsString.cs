using System.Buffers;

namespace ActionSteps.Scripting.Values;

/// <summary>
/// Text in UTF-16 units: flat, or two parts that are joined when somebody looks (so that building text with <c>+=</c> is linear).
/// Flat instances are immutable and may be shared by realms.
/// </summary>
internal sealed class JsString : HeapCell
{
    /// <summary>Shorter results are joined at once; a rope node would be larger than the text.</summary>
    private const int RopeThreshold = 32;

    /// <summary>The longest text of several parts that is made at once.</summary>
    private const int MaxJoined = 256;

    private static readonly JsString[] SingleUnits = CreateSingleUnits();
    private static readonly JsString[] SmallIntegers = CreateSmallIntegers();

    /// <summary>What a flat text takes beside its units.</summary>
    internal const int FlatSize = 72;

    /// <summary>Texts from this length cost more than the instruction that compares or hashes them.</summary>
    private const int LongText = 1024;

    internal static readonly JsString EmptyText = new("");

    internal readonly int Length;
    private int _hash;
    private object _head;
    private JsString? _tail;

    internal JsString(string text)
        : base(CellKind.String)
    {
        _head = text;
        Length = text.Length;
    }

    private JsString(JsString head, JsString tail)
        : base(CellKind.String)
    {
        _head = head;
        _tail = tail;
        Length = head.Length + tail.Length;
    }

    /// <summary>The text; joins the parts on first use.</summary>
    internal string Text
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _tail is null ? Unsafe.As<string>(_head) : Flatten();
    }

    internal int Hash => _hash != 0 ? _hash : ComputeHash();

    internal char this[int index] => Text[index];

    internal static JsString Of(string text) => text.Length switch
    {
        0 => EmptyText,
        1 when text[0] < 256 => SingleUnits[text[0]],
        _ => new JsString(text),
    };

    internal static JsString Of(ReadOnlySpan<char> text) => text.Length switch
    {
        0 => EmptyText,
        1 => OfUnit(text[0]),
        _ => new JsString(text.ToString()),
    };

    internal static JsString OfUnit(char unit) => unit < 256 ? SingleUnits[unit] : new JsString(unit.ToString());

    internal static JsString OfInteger(int value) =>
        (uint)value < SmallIntegers.Length ? SmallIntegers[value] : new JsString(value.ToString(CultureInfo.InvariantCulture));

    internal static JsString Concat(Realm realm, JsString left, JsString right)
    {
        if (left.Length == 0)
        {
            return right;
        }

        if (right.Length == 0)
        {
            return left;
        }

        int length = left.Length + right.Length;
        if ((uint)length > (uint)realm.Meter.MaxStringLength)
        {
            throw realm.RangeError("Invalid string length");
        }

        if (length < RopeThreshold)
        {
            realm.Meter.Allocate(FlatSize + (2 * length));
            return new JsString(string.Concat(left.Text, right.Text));
        }

        realm.Meter.Allocate(56);
        return new JsString(left, right);
    }

    /// <summary>Joins texts; a short result is made in one go.</summary>
    internal static JsString Concat(Realm realm, ReadOnlySpan<JsValue> parts)
    {
        long length = 0;
        foreach (JsValue part in parts)
        {
            length += part.AsString.Length;
        }

        if (length <= MaxJoined)
        {
            return Join(realm, parts, (int)length);
        }

        JsString text = EmptyText;
        foreach (JsValue part in parts)
        {
            text = Concat(realm, text, part.AsString);
        }

        return text;
    }

    private static JsString Join(Realm realm, ReadOnlySpan<JsValue> parts, int length)
    {
        if (length == 0)
        {
            return EmptyText;
        }

        realm.Meter.Charge(length / 16);
        realm.Meter.Allocate(FlatSize + (2 * length));
        Span<char> buffer = stackalloc char[MaxJoined];
        int at = 0;
        foreach (JsValue part in parts)
        {
            string text = part.AsString.Text;
            text.CopyTo(buffer[at..]);
            at += text.Length;
        }

        return Of(buffer[..length]);
    }

    internal bool ContentEquals(JsString other) =>
        ReferenceEquals(this, other) || (Length == other.Length && (Length < LongText ? Text == other.Text : LongEquals(other)));

    /// <summary>Pays for a look at all units of a long text, of which one instruction may do any number.</summary>
    internal static void ChargeForUnits(int count)
    {
        if (count >= LongText)
        {
            Meter.Current?.Charge(count / 32);
        }
    }

    private bool LongEquals(JsString other)
    {
        ChargeForUnits(Length);
        return Text == other.Text;
    }

    /// <summary>Whether this is the canonical text of an array index, 0 to 4294967294.</summary>
    internal bool TryGetArrayIndex(out uint index)
    {
        index = 0;
        if ((uint)(Length - 1) > 9)
        {
            return false;
        }

        string text = Text;
        if ((uint)(text[0] - '0') > 9 || (text[0] == '0' && Length > 1))
        {
            return false;
        }

        ulong value = 0;
        foreach (char unit in text)
        {
            uint digit = (uint)(unit - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        index = (uint)value;
        return value < uint.MaxValue;
    }

    internal override void Trace(MemoryCensus census)
    {
        if (!TryTraceFlat(census))
        {
            census.Count(56);
            census.Visit((JsString)_head);
            census.Visit(_tail);
        }
    }

    /// <summary>Counts a text without parts, which keeps nothing else alive.</summary>
    internal bool TryTraceFlat(MemoryCensus census)
    {
        if (_tail is not null)
        {
            return false;
        }

        census.Count(FlatSize + (2L * Length));
        return true;
    }

    public override string ToString() => Text;

    private int ComputeHash()
    {
        ChargeForUnits(Length * 8L > int.MaxValue ? int.MaxValue : Length * 8);
        int hash = Text.GetHashCode(StringComparison.Ordinal);
        return _hash = hash == 0 ? 1 : hash;
    }

    private string Flatten()
    {
        Meter? meter = Meter.Current;
        meter?.Allocate(2L * Length);
        meter?.Charge(Length / 16);
        string text = string.Create(Length, this, static (span, root) => root.CopyTo(span));
        _head = text;
        _tail = null;
        return text;
    }

    // Ropes grow to the left, so the walk goes from the end; an explicit stack keeps any shape of rope off the CLR stack.
    private void CopyTo(Span<char> span)
    {
        JsString[] pending = ArrayPool<JsString>.Shared.Rent(64);
        int count = 0;
        int end = span.Length;
        JsString node = this;
        while (true)
        {
            if (node._tail is null)
            {
                string text = Unsafe.As<string>(node._head);
                end -= text.Length;
                text.CopyTo(span[end..]);
                if (count == 0)
                {
                    break;
                }

                node = pending[--count];
                continue;
            }

            if (count == pending.Length)
            {
                JsString[] larger = ArrayPool<JsString>.Shared.Rent(count * 2);
                pending.AsSpan(0, count).CopyTo(larger);
                ArrayPool<JsString>.Shared.Return(pending, clearArray: true);
                pending = larger;
            }

            pending[count++] = (JsString)node._head;
            node = node._tail;
        }

        ArrayPool<JsString>.Shared.Return(pending, clearArray: true);
    }

    private static JsString[] CreateSingleUnits()
    {
        var units = new JsString[256];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = new JsString(((char)i).ToString());
        }

        return units;
    }

    private static JsString[] CreateSmallIntegers()
    {
        var texts = new JsString[1024];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = i < 10 ? SingleUnits['0' + i] : new JsString(i.ToString(CultureInfo.InvariantCulture));
        }

        return texts;
    }
}
