namespace ActionSteps.Scripting.Lodash;

/// <summary>Kinds of objects and the entries of maps and sets.</summary>
internal static class Tags
{
    internal static Tag Of(JsObject value) => value switch
    {
        JsArray => Tag.Array,
        JsArguments => Tag.Object,
        { IsCallable: true } => Tag.Function,
        JsMap => Tag.Map,
        JsSet => Tag.Set,
        JsDate => Tag.Date,
        JsRegExp => Tag.RegExp,
        JsError => Tag.Error,
        JsWrapper wrapper => wrapper.Value.IsNumber ? Tag.Number : wrapper.Value.IsString ? Tag.Text : wrapper.Value.IsBoolean ? Tag.Boolean : wrapper.Value.IsSymbol ? Tag.Symbol : Tag.Other,
        JsTypedArray => Tag.TypedArray,
        JsArrayBuffer => Tag.ArrayBuffer,
        JsDataView => Tag.DataView,
        JsWeakCollection weak => weak.IsMap ? Tag.WeakMap : Tag.WeakSet,
        JsPromise or JsWeakRef => Tag.Other,
        JsProxy { Target: JsArray } => Tag.Array,
        _ => Tag.Object,
    };

    /// <summary>The values of a set, or pairs of a map.</summary>
    internal static JsArray Entries(Realm realm, JsObject source)
    {
        OrderedTable table = source is JsMap map ? map.Table : ((JsSet)source).Table;
        JsArray list = ListView.NewList(realm, Math.Min(table.Count, 1024));
        TableCursor cursor = default;
        while (table.TryNext(realm, ref cursor, out int at))
        {
            realm.Meter.Charge(1);
            list.Push(realm, source is JsMap ? realm.NewArray([table.KeyAt(at), table.ValueAt(at)]) : table.KeyAt(at));
        }

        return list;
    }
}
