using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Error</c> and its family.</summary>
internal static class ErrorConstructors
{
    // Made once in the process, each when a script first needs it; two threads may make the same one, and either is right.
    private static readonly IntrinsicTable?[] s_tables = new IntrinsicTable?[(int)Intrinsic.Count];

    private static readonly IntrinsicProperty[] s_statics =
    [
        Method("captureStackTrace", 2, CaptureStackTrace),
        Method("isError", 1, static (in NativeCall call) => call[0].Cell is JsError),
    ];

    private static readonly IntrinsicProperty[] s_methods = [Method("toString", 0, ToText)];

    internal static JsObject Create(Realm realm, string name, Intrinsic prototype)
    {
        bool isBase = prototype == Intrinsic.ErrorPrototype;
        bool isAggregate = prototype == Intrinsic.AggregateErrorPrototype;
        int length = isAggregate ? 2 : 1;
        IntrinsicTable table = s_tables[(int)prototype] ??= IntrinsicTable.Of(
        [
            .. Constructor(name, length, prototype),
            .. isBase ? s_statics : [],
        ]);
        NativeBody body = (in NativeCall call) => Construct(call, prototype, isAggregate);
        JsObject parent = isBase ? realm.FunctionPrototype : realm.Get(Intrinsic.Error);
        return table.Apply(realm, new JsNativeFunction(parent, JsString.Of(name), length, body, isConstructor: true));
    }

    internal static JsObject CreatePrototype(Realm realm, string name, Intrinsic constructor, Intrinsic? parent)
    {
        IntrinsicTable table = s_tables[(int)constructor] ??= IntrinsicTable.Of(
        [
            Link("constructor", constructor),
            Constant(Names.Name, Names.Intern(name), PropertyFlags.Hidden),
            Constant(Names.Message, JsString.EmptyText, PropertyFlags.Hidden),
            .. parent is null ? s_methods : [],
        ]);
        return table.NewObject(realm, parent is { } intrinsic ? realm.Get(intrinsic) : realm.ObjectPrototype);
    }

    private static JsValue Construct(in NativeCall call, Intrinsic prototype, bool isAggregate)
    {
        Realm realm = call.Realm;
        JsObject parent = Operations.PrototypeFor(realm, call.NewTarget ?? call.Callee, prototype);
        JsValue given = call[isAggregate ? 1 : 0];
        string? message = given.IsUndefined ? null : Operations.ToText(realm, given);
        JsError error = JsError.Create(realm, parent, message);
        if (call[isAggregate ? 2 : 1].TryGetObject(out JsObject? options) && options.HasProperty(realm, Names.Cause))
        {
            error.PutOwn(realm, Names.Cause, options.Get(realm, Names.Cause), PropertyFlags.Hidden);
        }

        if (isAggregate)
        {
            using PendingWork errors = PendingWork.Begin(realm);
            IteratorRecord iterator = IteratorRecord.Get(realm, call[0]);
            while (iterator.TryNext(realm, out JsValue item))
            {
                realm.Meter.Charge(1);
                errors.Add(item);
            }

            error.PutOwn(realm, Names.Errors, errors.ToArray(), PropertyFlags.Hidden);
        }

        return error;
    }

    private static JsValue ToText(in NativeCall call)
    {
        if (!call.This.TryGetObject(out JsObject? self))
        {
            throw call.Realm.TypeError("Error.prototype.toString requires that 'this' be an object");
        }

        JsValue name = self.Get(call.Realm, Names.Name);
        JsString nameText = name.IsUndefined ? Names.Intern("Error") : Operations.ToJsString(call.Realm, name);
        JsValue message = self.Get(call.Realm, Names.Message);
        JsString messageText = message.IsUndefined ? JsString.EmptyText : Operations.ToJsString(call.Realm, message);
        if (nameText.Length == 0 || messageText.Length == 0)
        {
            return nameText.Length == 0 ? messageText : nameText;
        }

        return JsString.Concat(call.Realm, JsString.Concat(call.Realm, nameText, ": ".AsJs()), messageText);
    }

    private static JsValue CaptureStackTrace(in NativeCall call)
    {
        if (!call[0].TryGetObject(out JsObject? target))
        {
            throw call.Realm.TypeError("Invalid argument");
        }

        JsError here = JsError.Create(call.Realm, call.Realm.Get(Intrinsic.ErrorPrototype), null);
        target.DefineOrThrow(call.Realm, Names.Stack, PropertyDescriptor.Data(here.Get(call.Realm, Names.Stack), PropertyFlags.Hidden));
        return JsValue.Undefined;
    }
}
