namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that cut, trim, lengthen and join texts.</content>
internal static partial class StringPrototype
{
    private static JsValue Slice(in NativeCall call)
    {
        JsString self = Self(call);
        int start = (int)Operations.ToRelativeIndex(call.Realm, call[0], self.Length, 0);
        int end = (int)Operations.ToRelativeIndex(call.Realm, call[1], self.Length, self.Length);
        return Cut(call.Realm, self, start, end);
    }

    private static JsValue Substring(in NativeCall call)
    {
        JsString self = Self(call);
        int start = (int)Math.Clamp(Operations.ToInteger(call.Realm, call[0]), 0, self.Length);
        int end = call[1].IsUndefined ? self.Length : Position(call, self.Length);
        return Cut(call.Realm, self, Math.Min(start, end), Math.Max(start, end));
    }

    private static JsValue Substr(in NativeCall call)
    {
        JsString self = Self(call);
        int start = (int)Operations.ToRelativeIndex(call.Realm, call[0], self.Length, 0);
        double length = call[1].IsUndefined ? self.Length : Operations.ToInteger(call.Realm, call[1]);
        return Cut(call.Realm, self, start, (int)Math.Min(start + Math.Max(length, 0), self.Length));
    }

    private static JsString Cut(Realm realm, JsString text, int start, int end)
    {
        if (start >= end)
        {
            return JsString.EmptyText;
        }

        if (end - start == text.Length)
        {
            return text;
        }

        if (end - start == 1)
        {
            return JsString.OfUnit(text[start]);
        }

        realm.Meter.Allocate(JsString.FlatSize + (2L * (end - start)));
        realm.Meter.Charge((end - start) / 16);
        return JsString.Of(text.Text.AsSpan(start, end - start));
    }

    private static JsValue Trim(in NativeCall call, bool atStart, bool atEnd)
    {
        JsString self = Self(call);
        string text = self.Text;
        int start = 0;
        int end = text.Length;
        while (atStart && start < end && IsWhite(text[start]))
        {
            start++;
        }

        while (atEnd && end > start && IsWhite(text[end - 1]))
        {
            end--;
        }

        call.Realm.Meter.Charge((text.Length - (end - start)) / 8);
        return Cut(call.Realm, self, start, end);
    }

    private static bool IsWhite(char unit) => Lexer.IsSpace(unit) || Lexer.IsLineBreak(unit);

    private static JsValue Pad(in NativeCall call, bool atStart)
    {
        JsString self = Self(call);
        double wanted = Operations.ToLength(call.Realm, call[0]);
        if (wanted <= self.Length)
        {
            return self;
        }

        string filler = call[1].IsUndefined ? " " : Operations.ToText(call.Realm, call[1]);
        if (filler.Length == 0)
        {
            return self;
        }

        if (wanted > call.Realm.Meter.MaxStringLength)
        {
            throw call.Realm.RangeError("Invalid string length");
        }

        call.Realm.Meter.Allocate(JsString.FlatSize + (2 * (long)wanted));
        call.Realm.Meter.Charge((long)wanted / 16);
        int missing = (int)wanted - self.Length;
        return string.Create((int)wanted, (self.Text, filler, atStart, missing), static (span, parts) =>
        {
            (string text, string filler, bool atStart, int missing) = parts;
            text.CopyTo(span[(atStart ? missing : 0)..]);
            Repeat(filler, span.Slice(atStart ? 0 : text.Length, missing));
        });
    }

    private static JsValue Repeat(in NativeCall call)
    {
        JsString self = Self(call);
        double count = Operations.ToInteger(call.Realm, call[0]);
        if (count < 0 || double.IsInfinity(count))
        {
            throw call.Realm.RangeError($"Invalid count value: {NumberText.Format(count)}");
        }

        if (self.Length == 0 || count == 0)
        {
            return JsString.EmptyText;
        }

        if (count * self.Length > call.Realm.Meter.MaxStringLength)
        {
            throw call.Realm.RangeError("Invalid string length");
        }

        call.Realm.Meter.Allocate(JsString.FlatSize + (long)(2 * count * self.Length));
        call.Realm.Meter.Charge((long)(count * self.Length) / 16);
        return string.Create(self.Length * (int)count, self.Text, static (span, part) => Repeat(part, span));
    }

    // Doubles what is there already, so that short parts take few copies.
    private static void Repeat(string part, Span<char> span)
    {
        int done = Math.Min(part.Length, span.Length);
        part.AsSpan(0, done).CopyTo(span);
        while (done < span.Length)
        {
            int count = Math.Min(done, span.Length - done);
            span[..count].CopyTo(span[done..]);
            done += count;
        }
    }

    private static JsValue Concat(in NativeCall call)
    {
        JsString text = Self(call);
        foreach (JsValue argument in call.Arguments)
        {
            text = JsString.Concat(call.Realm, text, Operations.ToJsString(call.Realm, argument));
        }

        return text;
    }

    /// <summary>CreateHTML.</summary>
    private static JsValue Html(in NativeCall call, string tag, string? attribute = null)
    {
        Realm realm = call.Realm;
        string self = Self(call).Text;
        var text = new TextBuilder(realm);
        text.Append('<');
        text.Append(tag);
        if (attribute is not null)
        {
            string value = Operations.ToText(realm, call[0]);
            realm.Meter.Charge(value.Length / 16);
            realm.Meter.Allocate(2L * value.Length);
            text.Append(' ');
            text.Append(attribute);
            text.Append("=\"");
            text.Append(value.Replace("\"", "&quot;", StringComparison.Ordinal));
            text.Append('"');
        }

        text.Append('>');
        text.Append(self);
        text.Append("</");
        text.Append(tag);
        text.Append('>');
        return text.ToJsString();
    }
}
