namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>How the constructors of <c>Intl</c> read locales and options.</summary>
internal static class IntlOptions
{
    /// <summary>CanonicalizeLocaleList.</summary>
    internal static List<string> Locales(Realm realm, JsValue locales)
    {
        var list = new List<string>();
        if (locales.IsUndefined)
        {
            return list;
        }

        if (locales.Cell is JsString only)
        {
            Add(realm, list, only);
            return list;
        }

        JsObject source = Operations.ToObject(realm, locales);
        double length = source.GetLength(realm);
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(4);
            PropertyKey key = PropertyKey.OfLength(i);
            if (source.HasProperty(realm, key))
            {
                JsValue item = source.Get(realm, key);
                if (!item.IsString && !item.IsObject)
                {
                    throw realm.TypeError("Incorrect locale information provided");
                }

                Add(realm, list, Operations.ToJsString(realm, item));
            }
        }

        return list;
    }

    /// <summary>CoerceOptionsToObject.</summary>
    internal static JsObject? Coerce(Realm realm, JsValue options) => options.IsUndefined ? null : Operations.ToObject(realm, options);

    /// <summary>GetOptionsObject: only an object or nothing.</summary>
    internal static JsObject? Strict(Realm realm, JsValue options) => options.IsUndefined
        ? null
        : options.Cell as JsObject ?? throw realm.TypeError("options must be an object");

    internal static string? Text(Realm realm, JsObject? options, string name, params ReadOnlySpan<string> allowed)
    {
        JsValue value = options is null ? JsValue.Undefined : options.Get(realm, name);
        if (value.IsUndefined)
        {
            return null;
        }

        string text = Operations.ToText(realm, value);
        return allowed.Length == 0 || allowed.Contains(text)
            ? text
            : throw realm.RangeError($"Value {Operations.Describe(JsString.Of(text)).Trim('"')} out of range for Intl options property {name}");
    }

    internal static bool? Flag(Realm realm, JsObject? options, string name)
    {
        JsValue value = options is null ? JsValue.Undefined : options.Get(realm, name);
        return value.IsUndefined ? null : Operations.ToBoolean(value);
    }

    internal static int? Number(Realm realm, JsObject? options, string name, int least, int most) =>
        options is null ? null : Number(realm, options.Get(realm, name), name, least, most);

    /// <summary>DefaultNumberOption without its default.</summary>
    internal static int? Number(Realm realm, JsValue value, string name, int least, int most)
    {
        if (value.IsUndefined)
        {
            return null;
        }

        double number = Operations.ToNumber(realm, value);
        return number >= least && number <= most ? (int)Math.Floor(number) : throw realm.RangeError($"{name} value is out of range.");
    }

    internal static void Matcher(Realm realm, JsObject? options) => Text(realm, options, "localeMatcher", "lookup", "best fit");

    /// <summary>An identifier such as a numbering system or calendar: parts of 3 to 8 letters or digits.</summary>
    internal static string? Identifier(Realm realm, JsObject? options, string name)
    {
        string? text = Text(realm, options, name);
        if (text is not null && (text.Length > 64 || !text.Split('-').All(static part => part.Length is >= 3 and <= 8 && part.All(char.IsAsciiLetterOrDigit))))
        {
            throw realm.RangeError($"Invalid {name} : {text[..Math.Min(text.Length, 64)]}");
        }

        return text;
    }

    /// <summary>supportedLocalesOf of every constructor.</summary>
    internal static JsValue Supported(in NativeCall call)
    {
        Realm realm = call.Realm;
        List<string> locales = Locales(realm, call[0]);
        Matcher(realm, Coerce(realm, call[1]));
        var found = new List<JsValue>();
        foreach (string tag in locales)
        {
            if (LocaleList.Available(LanguageTag.WithoutExtensions(tag)) is not null)
            {
                found.Add(tag);
            }
        }

        return realm.NewArrayOf(found);
    }

    private static void Add(Realm realm, List<string> list, JsString text)
    {
        if (text.Length > 255 || !LanguageTag.TryCanonicalize(text.Text, out string tag))
        {
            throw realm.RangeError($"Incorrect locale information provided: {Operations.Describe(text)}");
        }

        realm.Meter.Charge(100 + list.Count);
        if (!list.Contains(tag))
        {
            realm.Meter.Allocate(64 + (2 * tag.Length));
            list.Add(tag);
        }
    }
}
