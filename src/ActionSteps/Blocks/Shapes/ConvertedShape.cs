using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A value that stands in a bot file as another one, such as a condition as the list of its statements.</summary>
/// <param name="inner">How it stands there.</param>
/// <param name="convert">Makes the value; what it refuses with an <see cref="ArgumentException"/> is a fault of the file.</param>
/// <param name="revert">The opposite.</param>
/// <param name="check">What to look at in the finished value.</param>
internal sealed class ConvertedShape<TInner, T>(
    JsonShape inner, Func<TInner, T> convert, Func<T, TInner> revert, Action<T, BotCheck>? check = null) : JsonShape
    where TInner : notnull
    where T : notnull
{
    public override string Expected => inner.Expected;

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        int start = tokens.Start;
        if (!inner.TryRead(ref tokens, out object? read) || read is not TInner source)
        {
            return false;
        }

        try
        {
            T converted = convert(source);
            tokens.Check.Offset = start;
            check?.Invoke(converted, tokens.Check);
            value = converted;
            return true;
        }
        catch (ArgumentException refusal)
        {
            tokens.Check.FaultAt(start, refusal.Message);
            return false;
        }
    }

    public override void Write(Utf8JsonWriter writer, object value) => inner.Write(writer, revert((T)value));

    public override void Check(object value, BotCheck botCheck)
    {
        inner.Check(revert((T)value), botCheck);
        check?.Invoke((T)value, botCheck);
    }

    public override Value Describe(SchemaParts parts) => inner.Describe(parts);
}
