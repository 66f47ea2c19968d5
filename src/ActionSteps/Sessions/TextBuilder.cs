using System.Buffers;

namespace ActionSteps.Sessions;

/// <summary>Collects text in a stack buffer first and a pooled array later. Must be disposed.</summary>
internal ref struct TextBuilder
{
    private Span<char> _buffer;
    private char[]? _pooled;
    private readonly int _maxLength;
    private int _length;

    /// <param name="initial">The first room, most often on the stack.</param>
    /// <param name="maxLength">The most UTF-16 units that the text may have; more raises <see cref="LimitExceededException"/>.</param>
    public TextBuilder(Span<char> initial, int maxLength = int.MaxValue)
    {
        _buffer = initial;
        _maxLength = maxLength;
    }

    public readonly int Length => _length;

    public readonly ReadOnlySpan<char> Written => _buffer[.._length];

    /// <summary>The text from a position on, to be changed in place.</summary>
    public readonly Span<char> From(int start) => _buffer[start.._length];

    /// <summary>Drops everything after a position.</summary>
    public void Truncate(int length) => _length = length;

    public void Append(char unit)
    {
        if (_length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[_length++] = unit;
        if (_length > _maxLength)
        {
            throw TooLong();
        }
    }

    public void Append(string text) => Append(text.AsSpan());

    public void Append(scoped ReadOnlySpan<char> text)
    {
        text.CopyTo(Reserve(text.Length));
    }

    public void Append(double number)
    {
        if (_buffer.Length - _length < NumberText.MaxLength)
        {
            Grow(NumberText.MaxLength);
        }

        _length += NumberText.Format(number, _buffer[_length..]);
        if (_length > _maxLength)
        {
            throw TooLong();
        }
    }

    /// <summary>Room for that many units, already counted as written.</summary>
    public Span<char> Reserve(int count)
    {
        if (count > _maxLength - _length)
        {
            throw TooLong();
        }

        if (count > _buffer.Length - _length)
        {
            Grow(count);
        }

        Span<char> room = _buffer.Slice(_length, count);
        _length += count;
        return room;
    }

    public override readonly string ToString() => _length == 0 ? string.Empty : new string(Written);

    public void Dispose()
    {
        if (_pooled is { } pooled)
        {
            _pooled = null;
            ArrayPool<char>.Shared.Return(pooled);
        }
    }

    private void Grow(int needed)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(_length + needed), _buffer.Length * 2));
        Written.CopyTo(larger);
        if (_pooled is not null)
        {
            ArrayPool<char>.Shared.Return(_pooled);
        }

        _pooled = larger;
        _buffer = larger;
    }

    private readonly LimitExceededException TooLong() => new("length of a text", (long)_maxLength + 1, _maxLength, "UTF-16 units");
}
