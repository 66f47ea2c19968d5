using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary><c>Intl.Collator</c>.</summary>
internal static class CollatorConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Collator", 0, Intrinsic.CollatorPrototype),
        Method("supportedLocalesOf", 1, IntlOptions.Supported),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Collator),
        Getter("compare", "compare", Compare),
        Method("resolvedOptions", 0, ResolvedOptions),
        Tag("Intl.Collator"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Collator".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    /// <summary>localeCompare; a comparator without options keeps its collator for the next call.</summary>
    internal static int Compare(Realm realm, string left, string right, JsValue locales, JsValue options)
    {
        CollatorOptions collator = locales.IsUndefined && options.IsUndefined
            ? realm.DefaultCollator ??= CollatorOptions.Read(realm, locales, options)
            : CollatorOptions.Read(realm, locales, options);
        return collator.Order.Compare(realm, left, right);
    }

    private static JsIntlObject<CollatorOptions> Self(in NativeCall call) => call.ThisAs<JsIntlObject<CollatorOptions>>("Intl.Collator.prototype.compare");

    private static JsValue Construct(in NativeCall call)
    {
        JsObject prototype = Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.CollatorPrototype);
        call.Realm.Meter.Allocate(400);
        return new JsIntlObject<CollatorOptions>(prototype, CollatorOptions.Read(call.Realm, call[0], call[1]));
    }

    private static JsValue Compare(in NativeCall call)
    {
        JsIntlObject<CollatorOptions> self = Self(call);
        return self.Bound ??= new JsNativeFunction(call.Realm, "", 2, CompareBound, self);
    }

    private static JsValue CompareBound(in NativeCall call)
    {
        string left = Operations.ToText(call.Realm, call[0]);
        string right = Operations.ToText(call.Realm, call[1]);
        return ((JsIntlObject<CollatorOptions>)call.Callee.State!).Options.Order.Compare(call.Realm, left, right);
    }

    private static JsValue ResolvedOptions(in NativeCall call)
    {
        CollatorOptions options = Self(call).Options;
        JsObject result = call.Realm.NewObject();
        result.CreateDataProperty(call.Realm, "locale", options.Locale);
        result.CreateDataProperty(call.Realm, "usage", options.Usage);
        result.CreateDataProperty(call.Realm, "sensitivity", options.Sensitivity);
        result.CreateDataProperty(call.Realm, "ignorePunctuation", options.IgnoresPunctuation);
        result.CreateDataProperty(call.Realm, "collation", "default");
        result.CreateDataProperty(call.Realm, "numeric", options.IsNumeric);
        result.CreateDataProperty(call.Realm, "caseFirst", options.CaseFirst);
        return result;
    }
}
