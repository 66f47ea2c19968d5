using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary><c>Date.prototype</c>.</summary>
internal static partial class DatePrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        Link("constructor", Intrinsic.Date),
        Method("getTime", 0, static (in NativeCall call) => Self(call, "getTime").Time),
        Method("valueOf", 0, static (in NativeCall call) => Self(call, "valueOf").Time),
        Method("getTimezoneOffset", 0, GetTimezoneOffset),
        Method("getYear", 0, static (in NativeCall call) => Read(call, DateField.Year, isLocal: true).Number - 1900),
        .. Getters(),
        Method("setTime", 1, SetTime),
        Method("setYear", 1, SetYear),
        .. Setters(),
        .. Texts(),
        Method(JsSymbol.ToPrimitive, "[Symbol.toPrimitive]", 1, ToPrimitive, PropertyFlags.Configurable),
    ]);

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    private static JsDate Self(in NativeCall call, string method) =>
        call.This.Cell as JsDate ?? throw call.Realm.TypeError($"Date.prototype.{method} requires that 'this' be a Date");

    private static JsValue ToPrimitive(in NativeCall call)
    {
        if (!call.This.TryGetObject(out JsObject? self))
        {
            throw call.Realm.TypeError("Date.prototype[Symbol.toPrimitive] requires that 'this' be an object");
        }

        return call[0].Cell is JsString { Text: "default" or "string" or "number" } hint
            ? Operations.OrdinaryToPrimitive(call.Realm, self, hint.Text != "number")
            : throw call.Realm.TypeError($"Invalid hint: {Operations.Describe(call[0])}");
    }
}
