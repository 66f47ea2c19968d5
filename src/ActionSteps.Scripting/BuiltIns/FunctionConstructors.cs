namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Function</c> and its three relatives: they exist for <c>instanceof</c>, but make no functions from text.</summary>
internal static class FunctionConstructors
{
    // Made once in the process; two threads may make the same one, and either is right.
    private static readonly IntrinsicTable?[] s_tables = new IntrinsicTable?[(int)Intrinsic.Count];

    internal static JsObject Create(Realm realm, string name, Intrinsic prototype)
    {
        JsObject parent = prototype == Intrinsic.FunctionPrototype ? realm.FunctionPrototype : realm.Get(Intrinsic.Function);
        IntrinsicTable table = s_tables[(int)prototype] ??= IntrinsicTable.Of(IntrinsicProperty.Constructor(name, 1, prototype));
        return table.Apply(realm, new JsNativeFunction(parent, JsString.Of(name), 1, Refuse, isConstructor: true));
    }

    private static JsValue Refuse(in NativeCall call) =>
        throw call.Realm.Error(Intrinsic.EvalErrorPrototype, $"The {call.Callee.Name} constructor is not offered: scripts cannot make code from text. Write a function expression instead");
}
