using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary><c>Intl.ListFormat</c>.</summary>
internal static class ListFormatConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("ListFormat", 0, Intrinsic.ListFormatPrototype),
        Method("supportedLocalesOf", 1, IntlOptions.Supported),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.ListFormat),
        Method("format", 1, static (in NativeCall call) => Format(call).ToText()),
        Method("formatToParts", 1, static (in NativeCall call) => Format(call).ToArray()),
        Method("resolvedOptions", 0, ResolvedOptions),
        Tag("Intl.ListFormat"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "ListFormat".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsIntlObject<ListFormatOptions> Self(in NativeCall call) => call.ThisAs<JsIntlObject<ListFormatOptions>>("Intl.ListFormat.prototype.format");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor Intl.ListFormat requires 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.ListFormatPrototype);
        List<string> requested = IntlOptions.Locales(realm, call[0]);
        JsObject? options = IntlOptions.Strict(realm, call[1]);
        IntlOptions.Matcher(realm, options);
        string type = IntlOptions.Text(realm, options, "type", "conjunction", "disjunction", "unit") ?? "conjunction";
        string style = IntlOptions.Text(realm, options, "style", "long", "short", "narrow") ?? "long";
        realm.Meter.Allocate(200);
        return new JsIntlObject<ListFormatOptions>(prototype, new(LocaleList.Resolve(realm, requested, out _), type, style));
    }

    private static IntlParts Format(in NativeCall call)
    {
        Realm realm = call.Realm;
        ListFormatOptions format = Self(call).Options;
        JsArray items = realm.NewArray(Array.Empty<JsValue>());
        using HeldCell held = realm.Hold(items);
        if (!call[0].IsUndefined)
        {
            IteratorRecord iterator = IteratorRecord.Get(realm, call[0]);
            while (iterator.TryNext(realm, out JsValue item))
            {
                realm.Meter.Charge(4);
                if (!item.IsString)
                {
                    iterator.Close(realm);
                    throw realm.TypeError("Iterable yielded a value that is not a String");
                }

                items.Push(realm, item);
            }
        }

        // What stands between two, after the first, in the middle, before the last.
        string[] between = LocaleData.Of(format.Locale).List($"l.{format.Type}.{format.Style}", '¦');
        var parts = new IntlParts(realm);
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                parts.Literal(between[items.Length == 2 ? 0 : i == items.Length - 1 ? 3 : i == 1 ? 1 : 2]);
            }

            parts.Add("element", items.Items[i].AsString.Text);
        }

        return parts;
    }

    private static JsValue ResolvedOptions(in NativeCall call)
    {
        ListFormatOptions format = Self(call).Options;
        JsObject result = call.Realm.NewObject();
        result.CreateDataProperty(call.Realm, "locale", format.Locale);
        result.CreateDataProperty(call.Realm, "type", format.Type);
        result.CreateDataProperty(call.Realm, "style", format.Style);
        return result;
    }

    private sealed record ListFormatOptions(string Locale, string Type, string Style);
}
