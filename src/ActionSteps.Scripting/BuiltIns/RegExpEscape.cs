namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>RegExp.escape</c>: a text as a pattern that matches just this text, wherever it stands in a larger pattern.</summary>
internal static class RegExpEscape
{
    private const string Syntax = "^$\\.*+?()[]{}|/";
    private const string Punctuators = ",-=<>#&!%:;@~'`\"";
    private const string Controls = "\t\n\v\f\r";

    internal static JsValue Escape(in NativeCall call)
    {
        if (call[0].Cell is not JsString given)
        {
            throw call.Realm.TypeError($"RegExp.escape: {Operations.Describe(call[0])} is not a string");
        }

        string text = given.ToString();
        call.Realm.Meter.Charge(text.Length);
        var made = new TextBuilder(call.Realm);
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (i > 0 && char.IsAsciiLetterOrDigit(unit))
            {
                made.Append(unit);
            }
            else if (i < text.Length - 1 && char.IsSurrogatePair(unit, text[i + 1]))
            {
                made.Append(text.AsSpan(i++, 2));
            }
            else
            {
                Append(made, unit, isFirst: i == 0);
            }
        }

        return made.ToJsString();
    }

    private static void Append(TextBuilder made, char unit, bool isFirst)
    {
        int control = Controls.IndexOf(unit, StringComparison.Ordinal);
        if (control >= 0 || Syntax.Contains(unit, StringComparison.Ordinal))
        {
            made.Append('\\');
            made.Append(control >= 0 ? "tnvfr"[control] : unit);
        }
        else if (Punctuators.Contains(unit, StringComparison.Ordinal) || Lexer.IsSpace(unit) || Lexer.IsLineBreak(unit) || char.IsSurrogate(unit)
            || (isFirst && char.IsAsciiLetterOrDigit(unit)))
        {
            made.Append(unit <= 0xFF ? $"\\x{(int)unit:x2}" : $"\\u{(int)unit:x4}");
        }
        else
        {
            made.Append(unit);
        }
    }
}
