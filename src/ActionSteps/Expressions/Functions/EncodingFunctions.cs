using System.Buffers.Text;
using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Percent encoding (RFC 3986) and Base64, both of UTF-8.</summary>
internal static class EncodingFunctions
{
    // Long text is encoded in pieces, so that the limit stops it before much room is taken.
    private const int Piece = 4096;

    public static BuiltInFunction[] All { get; } =
    [
        new("URL_ENCODE", 1, 1, "text", "The text percent-encoded as a part of a URL.", EncodeUrl, "ENCODE_URL"),
        new("URL_DECODE", 1, 1, "text", "The text without percent encoding; what is not encoded stays as it is.", DecodeUrl),
        new("BASE64_ENCODE", 1, 1, "text", "The UTF-8 bytes of the text in Base64.", EncodeBase64),
        new("BASE64_DECODE", 1, 1, "text", "The text whose UTF-8 bytes are given in Base64, also without padding or in its URL form.", DecodeBase64),
    ];

    private static Value EncodeUrl(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.Text(0, context);
        TextBuilder result = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            for (int at = 0, end; at < text.Length; at = end)
            {
                end = Math.Min(text.Length, at + Piece);
                end -= TextUnits.IsInsidePair(text, end) ? 1 : 0;
                result.Append(Uri.EscapeDataString(text.AsSpan(at, end - at)));
            }

            Work.Charge(context, result.Length);
            return result.ToString();
        }
        finally
        {
            result.Dispose();
        }
    }

    private static Value DecodeUrl(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        Work.ChargeText(context, text.Length);
        return Uri.UnescapeDataString(text);
    }

    private static Value EncodeBase64(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.Text(0, context);
        long bytes = Encoding.UTF8.GetByteCount(text);
        Work.ChargeText(context, (bytes + 2) / 3 * 4);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    private static Value DecodeBase64(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        Work.ChargeText(context, text.Length);
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text.Replace('+', '-').Replace('/', '_')));
        }
        catch (FormatException)
        {
            throw new EvaluationFailure(ErrorCodes.ExpressionError, "The text is not Base64; check where it comes from, or use TRY.");
        }
    }
}
