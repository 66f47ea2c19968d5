using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Prototypes of generators and async functions, and of their objects.</summary>
internal static class GeneratorPrototypes
{
    private static readonly IntrinsicTable s_asyncFunction = IntrinsicTable.Of(
        Link("constructor", Intrinsic.AsyncFunction, PropertyFlags.Configurable), Tag("AsyncFunction"));

    private static readonly IntrinsicTable s_generatorFunction = IntrinsicTable.Of(
        Link("constructor", Intrinsic.GeneratorFunction, PropertyFlags.Configurable),
        Link("prototype", Intrinsic.GeneratorPrototype, PropertyFlags.Configurable),
        Tag("GeneratorFunction"));

    private static readonly IntrinsicTable s_asyncGeneratorFunction = IntrinsicTable.Of(
        Link("constructor", Intrinsic.AsyncGeneratorFunction, PropertyFlags.Configurable),
        Link("prototype", Intrinsic.AsyncGeneratorPrototype, PropertyFlags.Configurable),
        Tag("AsyncGeneratorFunction"));

    internal static readonly NativeBody NextBody = static (in NativeCall call) => Self(call).Resume(call.Realm, ResumeMode.Next, call[0]);

    private static readonly IntrinsicTable s_generator = IntrinsicTable.Of(
        Link("constructor", Intrinsic.GeneratorFunctionPrototype, PropertyFlags.Configurable),
        Method("next", 1, NextBody),
        Method("return", 1, static (in NativeCall call) => Self(call).Resume(call.Realm, ResumeMode.Return, call[0])),
        Method("throw", 1, static (in NativeCall call) => Self(call).Resume(call.Realm, ResumeMode.Throw, call[0])),
        Tag("Generator"));

    private static readonly IntrinsicTable s_asyncGenerator = IntrinsicTable.Of(
        Link("constructor", Intrinsic.AsyncGeneratorFunctionPrototype, PropertyFlags.Configurable),
        Method("next", 1, static (in NativeCall call) => Enqueue(call, ResumeMode.Next)),
        Method("return", 1, static (in NativeCall call) => Enqueue(call, ResumeMode.Return)),
        Method("throw", 1, static (in NativeCall call) => Enqueue(call, ResumeMode.Throw)),
        Tag("AsyncGenerator"));

    internal static JsObject CreateAsyncFunctionPrototype(Realm realm) => s_asyncFunction.NewObject(realm, realm.FunctionPrototype);

    internal static JsObject CreateGeneratorFunctionPrototype(Realm realm) => s_generatorFunction.NewObject(realm, realm.FunctionPrototype);

    internal static JsObject CreateAsyncGeneratorFunctionPrototype(Realm realm) => s_asyncGeneratorFunction.NewObject(realm, realm.FunctionPrototype);

    internal static JsObject CreateGeneratorPrototype(Realm realm) => s_generator.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));

    internal static JsObject CreateAsyncGeneratorPrototype(Realm realm) => s_asyncGenerator.NewObject(realm, realm.Get(Intrinsic.AsyncIteratorPrototype));

    private static JsGenerator Self(in NativeCall call) => call.ThisAs<JsGenerator>("[Generator].prototype.next");

    private static JsValue Enqueue(in NativeCall call, ResumeMode mode)
    {
        if (call.This.Cell is JsAsyncGenerator generator)
        {
            return generator.Enqueue(call.Realm, mode, call[0]);
        }

        JsPromise rejected = JsPromise.Create(call.Realm);
        rejected.Reject(call.Realm, call.Realm.TypeError("next method called on incompatible receiver").Value);
        return rejected;
    }
}
