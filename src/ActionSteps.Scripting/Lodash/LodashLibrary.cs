using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Lodash;

/// <summary>The function <c>_</c> and the prototype of its wrappers, both of tables, so that only functions that are used are made.</summary>
internal sealed class LodashLibrary : ScriptLibrary
{
    private static readonly LodashFunction[] s_functions =
    [
        .. ArrayFunctions.All, .. SetFunctions.All, .. SearchFunctions.All, .. CollectionFunctions.All, .. GroupingFunctions.All, .. OrderFunctions.All,
        .. ObjectFunctions.All, .. AssignFunctions.All, .. PathFunctions.All, .. LangFunctions.All, .. ConversionFunctions.All,
        .. ComparisonFunctions.All, .. MathFunctions.All, .. CaseFunctions.All, .. TextFunctions.All, .. CallFunctions.All, .. PartialFunctions.All, .. ComposedFunctions.All,
        .. WaitingFunctions.All, .. UtilityFunctions.All, .. ChainFunctions.All,
    ];

    private static readonly (string Alias, string Name)[] s_aliases =
    [
        ("each", "forEach"), ("eachRight", "forEachRight"), ("entries", "toPairs"), ("entriesIn", "toPairsIn"),
        ("extend", "assignIn"), ("extendWith", "assignInWith"), ("first", "head"),
    ];

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
    [
        Constant(Names.Length, 1, PropertyFlags.Configurable),
        Constant(Names.Name, "lodash", PropertyFlags.Configurable),
        Link("prototype", Intrinsic.LodashPrototype, PropertyFlags.Writable),
        Constant("VERSION", "4.17.21", PropertyFlags.Default),
        Computed("templateSettings", PropertyFlags.Default, TextTemplate.NewSettings),
        .. FunctionSlots(),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of([Link("constructor", Intrinsic.Lodash), .. WrapperSlots()]);

    internal override JsValue Create(Realm realm) => realm.Get(Intrinsic.Lodash);

    internal static JsObject CreateFunction(Realm realm)
    {
        realm.Meter.Allocate(88);
        return new JsLodash(realm.FunctionPrototype, s_table);
    }

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static IEnumerable<IntrinsicProperty> FunctionSlots()
    {
        foreach (LodashFunction function in s_functions)
        {
            yield return Method(function.Name, function.Name, function.Length, function.Body, PropertyFlags.Default);
        }

        foreach ((string alias, string name) in s_aliases)
        {
            yield return Computed(alias, PropertyFlags.Default, realm => realm.Get(Intrinsic.Lodash).Get(realm, name));
        }
    }

    private static IEnumerable<IntrinsicProperty> WrapperSlots()
    {
        Dictionary<string, LodashFunction> methods = [];
        foreach (LodashFunction function in s_functions)
        {
            methods[function.Name] = function;
        }

        foreach ((string alias, string name) in s_aliases)
        {
            methods[alias] = methods[name];
        }

        foreach (IntrinsicProperty own in WrapperMethods.Own)
        {
            methods.Remove(own.Key.ToString());
            yield return own;
        }

        foreach ((string name, LodashFunction function) in methods)
        {
            yield return Computed(name, PropertyFlags.Default, realm => WrapperMethods.Create(realm, name, function));
        }
    }
}
