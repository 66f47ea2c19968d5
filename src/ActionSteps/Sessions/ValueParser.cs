using System.Buffers;

namespace ActionSteps.Sessions;

/// <summary>
/// Reads values from UTF-8 text that is in memory as a whole, in half the time of the framework's reader. It only has to understand what
/// is valid: whatever it does not is left to that reader, which then tells what is wrong and where.
/// </summary>
internal ref partial struct ValueParser
{
    private static readonly SearchValues<byte> TextEnd = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(unit => (byte)unit), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ValueStack _stack;
    private int _at;
    private int _depth;

    private ValueParser(ReadOnlySpan<byte> utf8, ValueStack stack)
    {
        _utf8 = utf8;
        _stack = stack;
    }

    /// <summary>Reads one value with nothing but white space around it.</summary>
    /// <returns>Whether the text was understood.</returns>
    /// <exception cref="System.Text.Json.JsonException">A text is not UTF-8, or a number is beyond the range of a double.</exception>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Value value)
    {
        ValueStack stack = ValueStack.Rent();
        try
        {
            ValueParser parser = new(utf8, stack);
            return parser.TryRead(out value) && parser.Next() == 0 && parser._at == utf8.Length;
        }
        finally
        {
            stack.Return();
        }
    }

    /// <summary>The next byte that is not white space, without taking it; 0 at the end.</summary>
    private byte Next()
    {
        // Compact text, which is most of it, ends here at once.
        int at = _at;
        return (uint)at < (uint)_utf8.Length && _utf8[at] > ' ' ? _utf8[at] : NextAfterSpace();
    }

    private byte NextAfterSpace()
    {
        for (; _at < _utf8.Length; _at++)
        {
            byte next = _utf8[_at];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return next;
            }
        }

        return 0;
    }

    private bool TryTake(byte expected)
    {
        if (Next() != expected || _at >= _utf8.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TryRead(out Value value)
    {
        switch (Next())
        {
            case (byte)'"':
                value = TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped)
                    ? Value.Text(isEscaped ? JsonText.Unescape(text) : JsonText.Decode(text))
                    : default;
                return !value.IsUndefined;
            case (byte)'{':
                return TryReadObject(out value);
            case (byte)'[':
                return TryReadList(out value);
            case (byte)'t':
                value = Value.True;
                return TryReadWord("true"u8);
            case (byte)'f':
                value = Value.False;
                return TryReadWord("false"u8);
            case (byte)'n':
                value = Value.Null;
                return TryReadWord("null"u8);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return TryReadNumber(out value);
            default:
                value = default;
                return false;
        }
    }

    private bool TryReadWord(ReadOnlySpan<byte> word)
    {
        bool isWord = _utf8[_at..].StartsWith(word);
        _at += word.Length;
        return isWord;
    }

    private bool TryReadNumber(out Value value)
    {
        int length = JsonNumber.LengthOf(_utf8[_at..]);
        value = length == 0 ? default : Value.Number(JsonNumber.Parse(_utf8.Slice(_at, length)));
        _at += length;
        return length > 0;
    }

    private bool TryReadList(out Value value)
    {
        value = default;
        _at++;
        if (++_depth > Value.MaxDepth)
        {
            return false;
        }

        int start = _stack.Count;
        if (!TryTake((byte)']'))
        {
            do
            {
                if (!TryRead(out Value item))
                {
                    return false;
                }

                _stack.Push(item);
            }
            while (TryTake((byte)','));

            if (!TryTake((byte)']'))
            {
                return false;
            }
        }

        _depth--;
        value = _stack.PopList(start);
        return true;
    }

    private bool TryReadObject(out Value value)
    {
        value = default;
        _at++;
        if (++_depth > Value.MaxDepth)
        {
            return false;
        }

        int start = _stack.Count;
        if (!TryTake((byte)'}'))
        {
            do
            {
                if (!TryReadMember())
                {
                    return false;
                }
            }
            while (TryTake((byte)','));

            if (!TryTake((byte)'}'))
            {
                return false;
            }
        }

        _depth--;
        value = _stack.PopObject(start);
        return true;
    }

    private bool TryReadMember()
    {
        if (Next() != '"' || !TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped) || !TryTake((byte)':'))
        {
            return false;
        }

        string name;
        int hash;
        if (isEscaped)
        {
            name = JsonText.Unescape(text);
            hash = NameIndex.HashOf(name);
        }
        else
        {
            NameCache.Entry entry = NameCache.Get(text);
            (name, hash) = (entry.Name, entry.Hash);
        }

        bool isRead = TryRead(out Value value);
        _stack.Push(name, hash, value);
        return isRead;
    }

    /// <summary>Takes a string from its quote on.</summary>
    private bool TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped)
    {
        int start = ++_at;
        isEscaped = false;
        text = default;
        while (true)
        {
            int length = _utf8[_at..].IndexOfAny(TextEnd);
            if (length < 0)
            {
                return false;
            }

            _at += length;
            switch (_utf8[_at])
            {
                case (byte)'"':
                    text = _utf8[start.._at];
                    _at++;
                    return true;
                case (byte)'\\' when JsonText.EscapeLength(_utf8[_at..]) is int escape and > 0:
                    isEscaped = true;
                    _at += escape;
                    break;
                default:
                    return false;
            }
        }
    }
}
