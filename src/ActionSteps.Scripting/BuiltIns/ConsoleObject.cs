using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>console</c>: lines go into the result of the run.</summary>
internal static class ConsoleObject
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Method("log", 0, static (in NativeCall call) => Write(call, "log")),
        Method("info", 0, static (in NativeCall call) => Write(call, "info")),
        Method("warn", 0, static (in NativeCall call) => Write(call, "warn")),
        Method("error", 0, static (in NativeCall call) => Write(call, "error")),
        Method("debug", 0, static (in NativeCall call) => Write(call, "debug")),
        Method("trace", 0, static (in NativeCall call) => Write(call, "debug")),
        Tag("console"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Write(in NativeCall call, string level)
    {
        call.Realm.Console.Write(level, ConsoleFormatter.Format(call.Realm, call.Arguments));
        return JsValue.Undefined;
    }
}
