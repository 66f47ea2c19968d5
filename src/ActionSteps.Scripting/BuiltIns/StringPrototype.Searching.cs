namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that look for another text.</content>
internal static partial class StringPrototype
{
    /// <summary>Up to this length of a searched text the framework's search is quick enough whatever the text is.</summary>
    private const int SearchChunk = 1 << 16;

    private static string SearchText(in NativeCall call)
    {
        if (call[0].TryGetObject(out JsObject? target))
        {
            JsValue matcher = target.Get(call.Realm, JsSymbol.Match);
            if (matcher.IsUndefined ? target.ClassName == "RegExp" : Operations.ToBoolean(matcher))
            {
                throw call.Realm.TypeError($"First argument to String.prototype.{call.Callee.Name} must not be a regular expression");
            }
        }

        return Operations.ToText(call.Realm, call[0]);
    }

    private static int Position(in NativeCall call, int length) =>
        (int)Math.Clamp(Operations.ToInteger(call.Realm, call[1]), 0, length);

    private static JsValue Includes(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = SearchText(call);
        return Find(call.Realm, self, search, Position(call, self.Length)) >= 0;
    }

    private static JsValue IndexOf(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = Operations.ToText(call.Realm, call[0]);
        return Find(call.Realm, self, search, Position(call, self.Length));
    }

    private static JsValue LastIndexOf(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = Operations.ToText(call.Realm, call[0]);
        double position = Operations.ToNumber(call.Realm, call[1]);
        int last = self.Length - search.Length;
        last = double.IsNaN(position) ? last : (int)Math.Min(last, Math.Max(Math.Truncate(position), 0));
        for (int end = last; end >= 0; end -= SearchChunk)
        {
            int start = Math.Max(end - SearchChunk + 1, 0);
            Pay(call.Realm, end - start, search.Length);
            int found = self.AsSpan(start, end - start + search.Length).LastIndexOf(search, StringComparison.Ordinal);
            if (found >= 0)
            {
                return start + found;
            }
        }

        return -1;
    }

    private static JsValue StartsWith(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = SearchText(call);
        call.Realm.Meter.Charge(search.Length / 64);
        return self.AsSpan(Position(call, self.Length)).StartsWith(search, StringComparison.Ordinal);
    }

    private static JsValue EndsWith(in NativeCall call)
    {
        string self = Self(call).Text;
        string search = SearchText(call);
        call.Realm.Meter.Charge(search.Length / 64);
        int end = call[1].IsUndefined ? self.Length : Position(call, self.Length);
        return self.AsSpan(0, end).EndsWith(search, StringComparison.Ordinal);
    }

    /// <summary>
    /// The first place of a text from a position on, or -1. The framework's search can take the product of both lengths, so that it is
    /// given pieces, each paid for.
    /// </summary>
    internal static int Find(Realm realm, string text, string search, int start)
    {
        int last = text.Length - search.Length;
        for (int from = start; from <= last; from += SearchChunk)
        {
            int places = Math.Min(last - from + 1, SearchChunk);
            Pay(realm, places, search.Length);
            int found = text.AsSpan(from, places - 1 + search.Length).IndexOf(search, StringComparison.Ordinal);
            if (found >= 0)
            {
                return from + found;
            }
        }

        return -1;
    }

    private static void Pay(Realm realm, int places, int searchLength) => realm.Meter.Charge((places / 16) + ((long)places * searchLength / 4096));
}
