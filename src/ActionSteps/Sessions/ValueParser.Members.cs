using System.Text;
using System.Text.Unicode;

namespace ActionSteps.Sessions;

/// <content>Objects of which only some members are wanted: the others are checked as if they were read, and cost no memory.</content>
internal ref partial struct ValueParser
{
    /// <summary>The text from the value on that is read next.</summary>
    public readonly ReadOnlySpan<byte> Rest => _utf8[_at..];

    /// <summary>Reads an object with nothing but white space around it, member by member, in the order of the text.</summary>
    /// <returns>Whether the text was understood; when not, what the visitor has got is worth nothing.</returns>
    /// <exception cref="System.Text.Json.JsonException">A text is not UTF-8, or a number is beyond the range of a double.</exception>
    public static bool TryParseMembers<TVisitor>(ReadOnlySpan<byte> utf8, ref TVisitor visitor)
        where TVisitor : struct, IMemberVisitor
    {
        ValueStack stack = ValueStack.Rent();
        try
        {
            ValueParser parser = new(utf8, stack);
            return parser.TryTake((byte)'{') && parser.TryVisitMembers(ref visitor) && parser.Next() == 0 && parser._at == utf8.Length;
        }
        finally
        {
            stack.Return();
        }
    }

    /// <summary>Reads the value of the member that is visited.</summary>
    public bool TryReadValue(out Value value) => TryRead(out value);

    /// <summary>Takes bytes that are known to be one value.</summary>
    public void SkipKnown(int bytes) => _at += bytes;

    /// <summary>Passes over the value of the member that is visited.</summary>
    public bool TrySkipValue()
    {
        switch (Next())
        {
            case (byte)'"':
                return TryReadText(out ReadOnlySpan<byte> text, out _) && IsUtf8(text);
            case (byte)'{':
                return TrySkipItems((byte)'}', areMembers: true);
            case (byte)'[':
                return TrySkipItems((byte)']', areMembers: false);
            default:
                return TryRead(out _);
        }
    }

    private bool TryVisitMembers<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, IMemberVisitor
    {
        _depth++;
        if (TryTake((byte)'}'))
        {
            return true;
        }

        do
        {
            if (Next() != '"' || !TryReadText(out ReadOnlySpan<byte> name, out bool isEscaped) || isEscaped || !IsUtf8(name)
                || !TryTake((byte)':'))
            {
                return false;
            }

            Next();
            if (!visitor.TryVisit(name, ref this))
            {
                return false;
            }
        }
        while (TryTake((byte)','));

        return TryTake((byte)'}');
    }

    private bool TrySkipItems(byte end, bool areMembers)
    {
        _at++;
        if (++_depth > Value.MaxDepth)
        {
            return false;
        }

        if (!TryTake(end))
        {
            do
            {
                if ((areMembers && !TrySkipName()) || !TrySkipValue())
                {
                    return false;
                }
            }
            while (TryTake((byte)','));

            if (!TryTake(end))
            {
                return false;
            }
        }

        _depth--;
        return true;
    }

    private bool TrySkipName() =>
        Next() == '"' && TryReadText(out ReadOnlySpan<byte> name, out _) && IsUtf8(name) && TryTake((byte)':');

    private static bool IsUtf8(ReadOnlySpan<byte> text) => Ascii.IsValid(text) || Utf8.IsValid(text);
}
