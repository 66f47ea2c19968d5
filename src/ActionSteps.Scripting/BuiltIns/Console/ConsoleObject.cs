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
        Method("dir", 0, Dir),
        Method("dirxml", 0, static (in NativeCall call) => Write(call, "log")),
        Method("table", 1, Table),
        Method("group", 0, Group),
        Method("groupCollapsed", 0, Group),
        Method("groupEnd", 0, static (in NativeCall call) => call.Realm.Console.Outdent()),
        Method("assert", 0, Assert),
        Method("count", 0, Count),
        Method("countReset", 0, static (in NativeCall call) => call.Realm.Console.ResetCount(Label(call))),
        Method("time", 0, static (in NativeCall call) => call.Realm.Console.StartTime(Label(call))),
        Method("timeLog", 0, static (in NativeCall call) => Time(call, isEnd: false)),
        Method("timeEnd", 0, static (in NativeCall call) => Time(call, isEnd: true)),
        Tag("console"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Write(in NativeCall call, string level)
    {
        call.Realm.Console.Write(level, ConsoleFormatter.Format(call.Realm, call.Arguments));
        return JsValue.Undefined;
    }

    private static JsValue Dir(in NativeCall call)
    {
        int depth = 2;
        bool showHidden = false;
        if (call[1].TryGetObject(out JsObject? options))
        {
            JsValue wanted = options.Get(call.Realm, "depth");
            depth = wanted.IsNull ? 100 : wanted.IsNumber ? (int)Math.Clamp(wanted.Number, -1, 100) : depth;
            showHidden = Operations.ToBoolean(options.Get(call.Realm, "showHidden"));
        }

        call.Realm.Console.Write("log", new ConsoleInspector(call.Realm, depth, showHidden).Inspect(call[0]));
        return JsValue.Undefined;
    }

    private static JsValue Table(in NativeCall call)
    {
        string? table = ConsoleTable.Draw(call.Realm, call[0], call[1]);
        call.Realm.Console.Write("log", table ?? ConsoleFormatter.Format(call.Realm, [call[0]]));
        return JsValue.Undefined;
    }

    private static JsValue Group(in NativeCall call)
    {
        if (call.Count > 0)
        {
            Write(call, "log");
        }

        call.Realm.Console.Indent();
        return JsValue.Undefined;
    }

    private static JsValue Assert(in NativeCall call)
    {
        if (Operations.ToBoolean(call[0]))
        {
            return JsValue.Undefined;
        }

        JsValue[] rest = call.Count > 1 ? call.Arguments[1..].ToArray() : ["Assertion failed"];
        if (call.Count > 1)
        {
            rest[0] = rest[0].Cell is JsString text
                ? JsString.Concat(call.Realm, "Assertion failed: ".AsJs(), text)
                : "Assertion failed: " + ConsoleFormatter.Format(call.Realm, [rest[0]]);
        }

        call.Realm.Console.Write("warn", ConsoleFormatter.Format(call.Realm, rest));
        return JsValue.Undefined;
    }

    private static JsValue Count(in NativeCall call)
    {
        string label = Label(call);
        call.Realm.Console.Write("log", $"{label}: {call.Realm.Console.Count(label).ToString(CultureInfo.InvariantCulture)}");
        return JsValue.Undefined;
    }

    private static JsValue Time(in NativeCall call, bool isEnd)
    {
        string label = Label(call);
        if (call.Realm.Console.Elapsed(label, isEnd) is { } time)
        {
            string text = $"{label}: {Math.Round(time.TotalMilliseconds, 3).ToString(CultureInfo.InvariantCulture)}ms";
            call.Realm.Console.Write("log", call.Count > 1 ? $"{text} {ConsoleFormatter.Format(call.Realm, call.Arguments[1..])}" : text);
        }

        return JsValue.Undefined;
    }

    private static string Label(in NativeCall call)
    {
        string label = call[0].IsUndefined ? "default" : Operations.ToText(call.Realm, call[0]);
        return label.Length > 200 ? label[..200] : label;
    }
}
