namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that take a text or a regular expression.</content>
internal static partial class StringPrototype
{
    /// <summary>Gives the call to a method of the first argument, if it is an object that has it.</summary>
    private static bool TryDispatch(in NativeCall call, JsSymbol symbol, string method, bool passesSecond, out JsValue result)
    {
        if (call.This.IsNullish)
        {
            throw call.Realm.TypeError($"String.prototype.{method} called on null or undefined");
        }

        if (call[0].IsObject && Operations.GetMethod(call.Realm, call[0], symbol) is { } handler)
        {
            result = passesSecond
                ? handler.Call(call.Realm, call[0], [call.This, call[1]])
                : handler.Call(call.Realm, call[0], [call.This]);
            return true;
        }

        result = JsValue.Undefined;
        return false;
    }

    private static JsValue Match(in NativeCall call)
    {
        if (TryDispatch(call, JsSymbol.Match, "match", passesSecond: false, out JsValue result))
        {
            return result;
        }

        JsString self = Self(call);
        JsRegExp regExp = RegExpConstructor.Create(call.Realm, call[0], JsValue.Undefined);
        return regExp.Invoke(call.Realm, JsSymbol.Match, [self]);
    }

    private static JsValue MatchAll(in NativeCall call)
    {
        if (call.This.IsNullish)
        {
            throw call.Realm.TypeError("String.prototype.matchAll called on null or undefined");
        }

        RequireGlobal(call, "matchAll");
        if (TryDispatch(call, JsSymbol.MatchAll, "matchAll", passesSecond: false, out JsValue result))
        {
            return result;
        }

        JsString self = Self(call);
        JsRegExp regExp = RegExpConstructor.Create(call.Realm, call[0], JsString.OfUnit('g'));
        return regExp.Invoke(call.Realm, JsSymbol.MatchAll, [self]);
    }

    private static JsValue Search(in NativeCall call)
    {
        if (TryDispatch(call, JsSymbol.Search, "search", passesSecond: false, out JsValue result))
        {
            return result;
        }

        JsString self = Self(call);
        JsRegExp regExp = RegExpConstructor.Create(call.Realm, call[0], JsValue.Undefined);
        return regExp.Invoke(call.Realm, JsSymbol.Search, [self]);
    }

    // A regular expression that would find only one match is most likely a mistake here.
    private static void RequireGlobal(in NativeCall call, string method)
    {
        Realm realm = call.Realm;
        if (call[0].IsObject && RegExpConstructor.IsRegExp(realm, call[0]))
        {
            JsValue flags = call[0].AsObject.Get(realm, "flags");
            if (flags.IsNullish || !Operations.ToText(realm, flags).Contains('g', StringComparison.Ordinal))
            {
                throw realm.TypeError($"String.prototype.{method} called with a non-global RegExp argument");
            }
        }
    }

    private static JsValue Replace(in NativeCall call) =>
        TryDispatch(call, JsSymbol.Replace, "replace", passesSecond: true, out JsValue result) ? result : ReplaceText(call, isAll: false);

    private static JsValue ReplaceAll(in NativeCall call)
    {
        if (call.This.IsNullish)
        {
            throw call.Realm.TypeError("String.prototype.replaceAll called on null or undefined");
        }

        RequireGlobal(call, "replaceAll");
        return TryDispatch(call, JsSymbol.Replace, "replaceAll", passesSecond: true, out JsValue result) ? result : ReplaceText(call, isAll: true);
    }

    private static JsValue ReplaceText(in NativeCall call, bool isAll)
    {
        Realm realm = call.Realm;
        JsString self = Self(call);
        string wanted = Operations.ToText(realm, call[0]);
        JsValue replacement = call[1].IsCallable ? call[1] : Operations.ToJsString(realm, call[1]);
        string text = self.Text;
        int at = TextSearch.IndexOf(realm, text, wanted, 0);
        if (at < 0)
        {
            return self;
        }

        bool isTemplate = !replacement.IsCallable && replacement.AsString.Text.Contains('$', StringComparison.Ordinal);
        PendingWork work = PendingWork.Begin(realm);
        try
        {
            int next = 0;
            while (at >= 0)
            {
                work.Append(text.AsSpan(next, at - next));
                if (replacement.IsCallable)
                {
                    work.Append(Operations.ToText(realm, realm.Call(replacement, JsValue.Undefined, wanted, at, self)));
                }
                else if (isTemplate)
                {
                    new Substitution(realm, self, at, wanted.Length, [wanted], JsValue.Undefined).AppendTo(work, replacement.AsString.Text);
                }
                else
                {
                    work.Append(replacement.AsString.Text);
                }

                next = at + wanted.Length;
                at = isAll ? TextSearch.IndexOf(realm, text, wanted, at + Math.Max(1, wanted.Length)) : -1;
            }

            work.Append(text.AsSpan(next));
            return Make(realm, work.Text.ToString());
        }
        finally
        {
            work.End();
        }
    }

    private static JsValue Split(in NativeCall call)
    {
        if (TryDispatch(call, JsSymbol.Split, "split", passesSecond: true, out JsValue result))
        {
            return result;
        }

        Realm realm = call.Realm;
        JsString self = Self(call);
        uint limit = call[1].IsUndefined ? uint.MaxValue : Operations.ToUint32(realm, call[1]);
        string separator = Operations.ToText(realm, call[0]);
        JsArray parts = realm.NewArray([]);
        if (limit == 0)
        {
            return parts;
        }

        if (call[0].IsUndefined)
        {
            parts.Push(realm, self);
            return parts;
        }

        PendingWork work = PendingWork.Begin(realm);
        try
        {
            work.Add(parts);
            if (separator.Length == 0)
            {
                SplitUnits(realm, self.Text, (int)Math.Min(limit, (uint)self.Length), parts);
            }
            else
            {
                SplitAt(realm, self, separator, limit, parts);
            }

            return parts;
        }
        finally
        {
            work.End();
        }
    }

    private static void SplitAt(Realm realm, JsString self, string separator, uint limit, JsArray parts)
    {
        string text = self.Text;
        int from = 0;
        for (int at; parts.Length < limit && (at = TextSearch.IndexOf(realm, text, separator, from)) >= 0; from = at + separator.Length)
        {
            parts.Push(realm, RegExpExecution.Part(realm, self, from, at));
        }

        if (parts.Length < limit)
        {
            parts.Push(realm, RegExpExecution.Part(realm, self, from, text.Length));
        }
    }

    private static void SplitUnits(Realm realm, string text, int count, JsArray parts)
    {
        realm.Meter.Charge(count);
        for (int i = 0; i < count; i++)
        {
            if (text[i] >= 256)
            {
                realm.Meter.Allocate(50);
            }

            parts.Push(realm, JsString.OfUnit(text[i]));
        }
    }
}
