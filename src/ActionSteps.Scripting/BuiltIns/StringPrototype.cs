using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>String.prototype</c>.</summary>
internal static class StringPrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.String),
        Method("localeCompare", 1, LocaleTexts.Compare),
        Method("toLocaleLowerCase", 0, static (in NativeCall call) => LocaleTexts.ChangeCase(call, toUpper: false)),
        Method("toLocaleUpperCase", 0, static (in NativeCall call) => LocaleTexts.ChangeCase(call, toUpper: true)),
        Method("at", 1, At),
        Method("charAt", 1, CharAt),
        Method("charCodeAt", 1, CharCodeAt),
        Method("codePointAt", 1, CodePointAt),
        Method("endsWith", 1, EndsWith),
        Method("includes", 1, Includes),
        Method("indexOf", 1, IndexOf),
        Method("padEnd", 1, static (in NativeCall call) => Pad(call, atStart: false)),
        Method("padStart", 1, static (in NativeCall call) => Pad(call, atStart: true)),
        Method("repeat", 1, Repeat),
        Method("slice", 2, Slice),
        Method("split", 2, Split),
        Method("startsWith", 1, StartsWith),
        Method("substring", 2, Substring),
        Method("toLowerCase", 0, static (in NativeCall call) => Make(call.Realm, Self(call).Text.ToLowerInvariant())),
        Method("toString", 0, ThisText),
        Method("toUpperCase", 0, static (in NativeCall call) => Make(call.Realm, Self(call).Text.ToUpperInvariant())),
        Method("trim", 0, static (in NativeCall call) => Make(call.Realm, NumberText.Trim(Self(call).Text).ToString())),
        Method("valueOf", 0, ThisText),
        Method(JsSymbol.Iterator, "[Symbol.iterator]", 0, Iterate));

    internal static JsObject Create(Realm realm) => s_table.Apply(realm, new JsWrapper(realm.ObjectPrototype, JsString.EmptyText));

    /// <summary>A new text of a built-in, paid for.</summary>
    internal static JsString Make(Realm realm, string text)
    {
        realm.Meter.Allocate(48 + (2L * text.Length));
        realm.Meter.Charge(text.Length / 16);
        return JsString.Of(text);
    }

    /// <summary><c>this</c> as text; undefined and null are refused.</summary>
    internal static JsString Self(in NativeCall call) => call.This.IsNullish
        ? throw call.Realm.TypeError("String.prototype method called on null or undefined")
        : Operations.ToJsString(call.Realm, call.This);

    private static JsValue ThisText(in NativeCall call) => call.This.Cell switch
    {
        JsString text => text,
        JsWrapper { Value.Cell: JsString text } => text,
        _ => throw call.Realm.TypeError("String.prototype.valueOf requires that 'this' be a String"),
    };

    private static JsValue Iterate(in NativeCall call)
    {
        JsString self = Self(call);
        call.Realm.Meter.Allocate(96);
        return new JsStringIterator(call.Realm.Get(Intrinsic.StringIteratorPrototype), self.Text);
    }

    private static JsValue At(in NativeCall call)
    {
        JsString self = Self(call);
        double index = Operations.ToInteger(call.Realm, call[0]);
        index = index < 0 ? self.Length + index : index;
        return index >= 0 && index < self.Length ? JsString.OfUnit(self[(int)index]) : JsValue.Undefined;
    }

    private static JsValue CharAt(in NativeCall call)
    {
        JsString self = Self(call);
        double index = Operations.ToInteger(call.Realm, call[0]);
        return index >= 0 && index < self.Length ? JsString.OfUnit(self[(int)index]) : JsString.EmptyText;
    }

    private static JsValue CharCodeAt(in NativeCall call)
    {
        JsString self = Self(call);
        double index = Operations.ToInteger(call.Realm, call[0]);
        return index >= 0 && index < self.Length ? (double)self[(int)index] : double.NaN;
    }

    private static JsValue CodePointAt(in NativeCall call)
    {
        string self = Self(call).Text;
        double position = Operations.ToInteger(call.Realm, call[0]);
        if (!(position >= 0 && position < self.Length))
        {
            return JsValue.Undefined;
        }

        int index = (int)position;
        return char.IsHighSurrogate(self[index]) && index + 1 < self.Length && char.IsLowSurrogate(self[index + 1])
            ? char.ConvertToUtf32(self[index], self[index + 1])
            : (double)self[index];
    }

    private static string SearchText(in NativeCall call)
    {
        if (call[0].TryGetObject(out JsObject? target) && !target.Get(call.Realm, JsSymbol.Match).IsUndefined && Operations.ToBoolean(target.Get(call.Realm, JsSymbol.Match)))
        {
            throw call.Realm.TypeError("First argument must not be a regular expression");
        }

        return Operations.ToText(call.Realm, call[0]);
    }

    private static int Position(in NativeCall call, int length) =>
        (int)Math.Clamp(Operations.ToInteger(call.Realm, call[1]), 0, length);

    private static JsValue Includes(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = SearchText(call);
        int start = Position(call, self.Length);
        call.Realm.Meter.Charge(self.Length / 16);
        return self.IndexOf(search, start, StringComparison.Ordinal) >= 0;
    }

    private static JsValue IndexOf(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = Operations.ToText(call.Realm, call[0]);
        int start = Position(call, self.Length);
        call.Realm.Meter.Charge(self.Length / 16);
        return self.IndexOf(search, start, StringComparison.Ordinal);
    }

    private static JsValue StartsWith(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = SearchText(call);
        return self.AsSpan(Position(call, self.Length)).StartsWith(search, StringComparison.Ordinal);
    }

    private static JsValue EndsWith(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = SearchText(call);
        int end = call[1].IsUndefined ? self.Length : Position(call, self.Length);
        return self.AsSpan(0, end).EndsWith(search, StringComparison.Ordinal);
    }

    private static JsValue Pad(in NativeCall call, bool atStart)
    {
        JsString self = Self(call);
        double wanted = Operations.ToLength(call.Realm, call[0]);
        string filler = call[1].IsUndefined ? " " : Operations.ToText(call.Realm, call[1]);
        if (wanted <= self.Length || filler.Length == 0)
        {
            return self;
        }

        if (wanted > call.Realm.Meter.MaxStringLength)
        {
            throw call.Realm.RangeError("Invalid string length");
        }

        int missing = (int)wanted - self.Length;
        call.Realm.Meter.Allocate(48 + (4L * (long)wanted));
        string padding = string.Create(missing, filler, static (span, filler) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = filler[i % filler.Length];
            }
        });
        return atStart ? padding + self.Text : self.Text + padding;
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

        call.Realm.Meter.Allocate(48 + (long)(2 * count * self.Length));
        return string.Create(self.Length * (int)count, self.Text, static (span, part) =>
        {
            for (int i = 0; i < span.Length; i += part.Length)
            {
                part.CopyTo(span[i..]);
            }
        });
    }

    private static JsValue Slice(in NativeCall call)
    {
        JsString self = Self(call);
        int start = (int)Operations.ToRelativeIndex(call.Realm, call[0], self.Length, 0);
        int end = (int)Operations.ToRelativeIndex(call.Realm, call[1], self.Length, self.Length);
        return start < end ? Make(call.Realm, self.Text[start..end]) : JsString.EmptyText;
    }

    private static JsValue Substring(in NativeCall call)
    {
        JsString self = Self(call);
        int start = (int)Math.Clamp(Operations.ToInteger(call.Realm, call[0]), 0, self.Length);
        int end = call[1].IsUndefined ? self.Length : Position(call, self.Length);
        (start, end) = (Math.Min(start, end), Math.Max(start, end));
        return Make(call.Realm, self.Text[start..end]);
    }

    private static JsValue Split(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.This.IsNullish)
        {
            throw realm.TypeError("String.prototype.split called on null or undefined");
        }

        if (call[0].IsObject && Operations.GetMethod(realm, call[0], JsSymbol.Split) is { } splitter)
        {
            return splitter.Call(realm, call[0], [call.This, call[1]]);
        }

        string self = Self(call).Text;
        uint limit = call[1].IsUndefined ? uint.MaxValue : Operations.ToUint32(realm, call[1]);
        string separator = Operations.ToText(realm, call[0]);
        if (limit == 0)
        {
            return realm.NewArray(Array.Empty<JsValue>());
        }

        if (call[0].IsUndefined)
        {
            return realm.NewArray([self]);
        }

        var parts = new List<JsValue>();
        realm.Meter.Charge(self.Length / 8);
        if (separator.Length == 0)
        {
            for (int i = 0; i < self.Length && parts.Count < limit; i++)
            {
                realm.Meter.Allocate(16);
                parts.Add(JsString.OfUnit(self[i]));
            }

            return realm.NewArrayOf(parts);
        }

        int from = 0;
        for (int at; (at = self.IndexOf(separator, from, StringComparison.Ordinal)) >= 0 && parts.Count < limit; from = at + separator.Length)
        {
            parts.Add(Make(realm, self[from..at]));
        }

        if (parts.Count < limit)
        {
            parts.Add(Make(realm, self[from..]));
        }

        return realm.NewArrayOf(parts);
    }
}
