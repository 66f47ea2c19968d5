using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary><c>FetchError</c> and <c>AbortError</c>.</summary>
internal static class FetchErrors
{
    private static readonly IntrinsicTable s_fetchError = IntrinsicTable.Of([.. Constructor("FetchError", 3, Intrinsic.FetchErrorPrototype)]);
    private static readonly IntrinsicTable s_abortError = IntrinsicTable.Of([.. Constructor("AbortError", 1, Intrinsic.AbortErrorPrototype)]);
    private static readonly IntrinsicTable s_fetchErrorPrototype = Prototype("FetchError", Intrinsic.FetchError);
    private static readonly IntrinsicTable s_abortErrorPrototype = Prototype("AbortError", Intrinsic.AbortError);

    internal static JsObject CreateFetchError(Realm realm) => s_fetchError.Apply(
        realm, new JsNativeFunction(realm.Get(Intrinsic.Error), "FetchError".AsJs(), 3, ConstructFetchError, isConstructor: true));

    internal static JsObject CreateAbortError(Realm realm) => s_abortError.Apply(
        realm, new JsNativeFunction(realm.Get(Intrinsic.Error), "AbortError".AsJs(), 1, ConstructAbortError, isConstructor: true));

    internal static JsObject CreateFetchErrorPrototype(Realm realm) => s_fetchErrorPrototype.NewObject(realm, realm.Get(Intrinsic.ErrorPrototype));

    internal static JsObject CreateAbortErrorPrototype(Realm realm) => s_abortErrorPrototype.NewObject(realm, realm.Get(Intrinsic.ErrorPrototype));

    internal static JsError Make(Realm realm, string type, string? code, string message)
    {
        JsError made = JsError.Create(realm, realm.Get(Intrinsic.FetchErrorPrototype), message);
        made.PutOwn(realm, FetchNames.Type, type, PropertyFlags.Default);
        if (code is not null)
        {
            AddCode(realm, made, code);
        }

        return made;
    }

    internal static JsError Aborted(Realm realm) => Aborted(realm, realm.Get(Intrinsic.AbortErrorPrototype), "The user aborted a request.");

    /// <summary>What a script sees of an exchange that failed.</summary>
    internal static JsValue Of(Realm realm, Exception fault, bool isAborted) => fault switch
    {
        _ when isAborted => Aborted(realm),
        FetchException known => Make(realm, known.ErrorType, known.Code, known.Message),
        OperationCanceledException or ObjectDisposedException => Aborted(realm),
        _ => HostCalls.ToError(realm, fault),
    };

    private static IntrinsicTable Prototype(string name, Intrinsic constructor) => IntrinsicTable.Of(
        Link("constructor", constructor),
        Constant(Names.Name, Names.Intern(name), PropertyFlags.Hidden));

    private static JsValue ConstructFetchError(in NativeCall call)
    {
        Realm realm = call.Realm;
        RequireNew(call, "FetchError");
        JsError made = JsError.Create(realm, Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.FetchErrorPrototype), Message(call));
        made.PutOwn(realm, FetchNames.Type, call[1], PropertyFlags.Default);
        if (Operations.ToBoolean(call[2]))
        {
            AddCode(realm, made, Operations.GetV(realm, call[2], FetchNames.Code));
        }

        return made;
    }

    private static JsValue ConstructAbortError(in NativeCall call)
    {
        RequireNew(call, "AbortError");
        return Aborted(call.Realm, Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.AbortErrorPrototype), Message(call));
    }

    private static void RequireNew(in NativeCall call, string name)
    {
        if (call.NewTarget is null)
        {
            throw call.Realm.TypeError($"Class constructor {name} cannot be invoked without 'new'");
        }
    }

    private static string? Message(in NativeCall call) => call[0].IsUndefined ? null : Operations.ToText(call.Realm, call[0]);

    private static JsError Aborted(Realm realm, JsObject prototype, string? message)
    {
        JsError made = JsError.Create(realm, prototype, message);
        made.PutOwn(realm, FetchNames.Type, "aborted", PropertyFlags.Default);
        return made;
    }

    private static void AddCode(Realm realm, JsError made, JsValue code)
    {
        made.PutOwn(realm, FetchNames.Code, code, PropertyFlags.Default);
        made.PutOwn(realm, FetchNames.Errno, code, PropertyFlags.Default);
    }
}
