namespace ActionSteps.Scripting.Lodash;

/// <summary>
/// <c>template</c> without code: <c>&lt;%= path %&gt;</c> and <c>${path}</c> insert a value, <c>&lt;%- path %&gt;</c> inserts it with HTML escaped. Texts are never
/// run as code here, so anything but a path is an error.
/// </summary>
internal static class TextTemplate
{
    internal static JsValue NewSettings(Realm realm)
    {
        JsObject settings = realm.NewObject();
        settings.Set(realm, "variable", JsString.EmptyText, settings);
        settings.Set(realm, "imports", realm.NewObject(), settings);
        return settings;
    }

    internal static JsValue Create(in NativeCall call)
    {
        Realm realm = call.Realm;
        string text = Texts.Of(realm, call[0]);
        realm.Meter.Charge(1 + text.Length);
        JsArray parts = ListView.NewList(realm);
        for (int at = 0; at < text.Length;)
        {
            int open = NextOpening(text, at);
            if (open < 0)
            {
                parts.Push(realm, Texts.New(realm, text[at..]));
                break;
            }

            bool isBrace = text[open] == '$';
            int start = isBrace ? open + 2 : open + 3;
            int close = start <= text.Length ? text.IndexOf(isBrace ? "}" : "%>", start, StringComparison.Ordinal) : -1;
            if (close < 0)
            {
                parts.Push(realm, Texts.New(realm, text[at..]));
                break;
            }

            parts.Push(realm, Texts.New(realm, text[at..open]));
            parts.Push(realm, ReadPath(realm, isBrace ? '=' : text[open + 2], text[start..close].Trim()));
            at = close + (isBrace ? 1 : 2);
        }

        return new JsNativeFunction(realm, "", 1, Render, parts);
    }

    private static int NextOpening(string text, int at)
    {
        int tag = text.IndexOf("<%", at, StringComparison.Ordinal);
        int brace = text.IndexOf("${", at, StringComparison.Ordinal);
        return tag < 0 ? brace : brace < 0 ? tag : Math.Min(tag, brace);
    }

    // Whether HTML is escaped, and the keys.
    private static JsArray ReadPath(Realm realm, char kind, string path)
    {
        bool isPath = path.Length > 0 && (char.IsAsciiLetter(path[0]) || path[0] is '_' or '$');
        foreach (char unit in path)
        {
            isPath &= char.IsAsciiLetterOrDigit(unit) || unit is '_' or '$' or '.' or '[' or ']' or '"' or '\'';
        }

        if (kind is not ('=' or '-') || !isPath)
        {
            throw realm.Error(Intrinsic.ErrorPrototype, "_.template inserts values by path, as in <%= user.name %>; it runs no code. Use a template literal for more");
        }

        JsArray made = realm.NewArray([kind == '-']);
        foreach (PropertyKey key in PathText.Split(realm, path))
        {
            made.Push(realm, key.ToValue());
        }

        return made;
    }

    private static JsValue Render(in NativeCall call)
    {
        Realm realm = call.Realm;
        var parts = (JsArray)call.Callee.State!;
        PendingWork work = PendingWork.Begin(realm);
        try
        {
            for (uint i = 0; i < parts.Length; i++)
            {
                realm.Meter.Charge(1);
                work.Append((parts.Items[i].Cell as JsString ?? Insert(realm, (JsArray)parts.Items[i].AsObject, call[0])).Text);
            }

            return Texts.New(realm, work.Text.ToString());
        }
        finally
        {
            work.End();
        }
    }

    private static JsString Insert(Realm realm, JsArray path, JsValue data)
    {
        JsValue value = data;
        for (uint i = 1; i < path.Length; i++)
        {
            PropertyKey key = Operations.ToPropertyKey(realm, path.Items[i]);
            if (i == 1 && (data.IsNullish || !Operations.ToObject(realm, data).HasProperty(realm, key)))
            {
                throw realm.ReferenceError($"{key} is not defined");
            }

            value = Operations.GetV(realm, value, key);
        }

        JsString text = value.IsNullish ? JsString.EmptyText : Operations.ToJsString(realm, value);
        return path.Items[0].IsTrue ? TextFunctions.Escape(realm, Texts.Of(realm, value)) : text;
    }
}
