using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>DOMException</c> (Web IDL, section 4.3): the errors of the web's interfaces, told apart by name.</summary>
internal static class DomExceptionConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("DOMException", 0, Intrinsic.DomExceptionPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.DomException),
        Constant(Names.Name, Names.Intern("Error"), PropertyFlags.Hidden),
        Constant("code", 0, PropertyFlags.Hidden),
        Tag("DOMException"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "DOMException".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.Get(Intrinsic.ErrorPrototype));

    /// <summary>An exception to be thrown by a built-in.</summary>
    internal static JsThrow Throw(Realm realm, string name, string message) => new(Make(realm, name, message));

    internal static JsError Make(Realm realm, string name, string message) =>
        Make(realm, realm.Get(Intrinsic.DomExceptionPrototype), name, message);

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is null)
        {
            throw call.Realm.TypeError("Class constructor DOMException cannot be invoked without 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.DomExceptionPrototype);
        string message = call[0].IsUndefined ? "" : Operations.ToText(call.Realm, call[0]);
        string name = call[1].IsUndefined ? "Error" : Operations.ToText(call.Realm, call[1]);
        return Make(call.Realm, prototype, name, message);
    }

    private static JsError Make(Realm realm, JsObject prototype, string name, string message)
    {
        JsError made = JsError.Create(realm, prototype, message);
        made.PutOwn(realm, Names.Name, name, PropertyFlags.Hidden);
        made.PutOwn(realm, "code", Code(name), PropertyFlags.Hidden);
        return made;
    }

    // The names that have a number, for scripts from before names.
    private static int Code(string name) => name switch
    {
        "IndexSizeError" => 1,
        "InvalidCharacterError" => 5,
        "NotFoundError" => 8,
        "NotSupportedError" => 9,
        "InvalidStateError" => 11,
        "SyntaxError" => 12,
        "TypeMismatchError" => 17,
        "NetworkError" => 19,
        "AbortError" => 20,
        "QuotaExceededError" => 22,
        "TimeoutError" => 23,
        "DataCloneError" => 25,
        _ => 0,
    };
}
