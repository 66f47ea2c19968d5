using System.Buffers;
using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>
/// How values of one type stand in a bot file. One shape reads, writes, checks and describes them, so that the four cannot differ.
/// Immutable, shared between threads.
/// </summary>
internal abstract class JsonShape
{
    /// <summary>What belongs there, for messages: <c>text</c>, <c>a list</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Whether <c>null</c> is a value of its own instead of "left out".</summary>
    public virtual bool TakesNull => false;

    /// <summary>Reads the value at the current token and goes to its last token. What is wrong is reported.</summary>
    /// <returns>Whether there is a value to use.</returns>
    public abstract bool TryRead(ref BotTokens tokens, out object? value);

    /// <summary>Writes what <see cref="TryRead"/> reads.</summary>
    public abstract void Write(Utf8JsonWriter writer, object value);

    /// <summary>Checks a value that was not read from text, as <see cref="TryRead"/> checks what it reads.</summary>
    public virtual void Check(object value, BotCheck check)
    {
    }

    /// <summary>The JSON Schema of the values.</summary>
    public abstract Value Describe(SchemaParts parts);

    /// <summary>What <see cref="Write"/> writes, as a value.</summary>
    public Value ToValue(object value)
    {
        ArrayBufferWriter<byte> utf8 = new();
        using (Utf8JsonWriter writer = new(utf8))
        {
            Write(writer, value);
        }

        return Value.ParseJson(utf8.WrittenSpan);
    }

    /// <summary>Whether two values are written alike, so that a default need not be written.</summary>
    public virtual bool AreSame(object? left, object? right) => Equals(left, right);
}
