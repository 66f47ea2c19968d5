namespace ActionSteps.Scripting.BuiltIns;

/// <content>What stands around the members of each kind of object, and which of its properties are shown.</content>
internal sealed partial class ConsoleInspector
{
    /// <summary>Sets what stands around the members, and lists the properties to show; the whole text where there is nothing more to show.</summary>
    private string? Opening(ConsoleSubject about, List<PropertyKey> keys, int depth, bool isOfBuffer)
    {
        JsObject target = about.Target;
        bool isList = target is JsArray or JsTypedArray;
        AddKeys(target, keys, isList);
        switch (target)
        {
            case JsArray array:
                return Surround(about, keys, about.Constructor == "Array" && about.Tag.Length == 0 ? "" : about.Prefix("Array", (int)Math.Min(array.Length, int.MaxValue)), array.Length == 0);
            case JsTypedArray array:
                return Surround(about, keys, about.Prefix(array.ClassName, array.Length), array.Length == 0);
            case JsSet set:
                return SurroundTable(about, keys, about.Prefix("Set", set.Table.Count), set.Table.Count == 0);
            case JsMap map:
                return SurroundTable(about, keys, about.Prefix("Map", map.Table.Count), map.Table.Count == 0);
            case JsCollectionIterator iterator:
                about.Open = iterator.IsOfEntries ? $"[{(iterator.IsOfMap ? "Map" : "Set")} Entries] {{" : $"[{about.Tag}] {{";
                return null;
            case JsArguments:
                about.Open = "[Arguments] {";
                return keys.Count == 0 ? "[Arguments] {}" : null;
            case { IsCallable: true }:
                about.Base = FunctionBase(about);
                return keys.Count == 0 ? about.Base : null;
            case JsRegExp expression:
                about.Base = WithPrefix(about, "RegExp", RegExpText(expression));
                return keys.Count == 0 || depth > maxDepth ? about.Base : null;
            case JsDate date:
                about.Base = WithPrefix(about, "Date", double.IsNaN(date.Time) ? "Invalid Date" : DateTexts.Iso(realm, date.Time).Text);
                return keys.Count == 0 ? about.Base : null;
            case JsError:
                about.Base = ErrorBase(about, keys);
                return keys.Count == 0 ? about.Base : null;
            case JsArrayBuffer buffer:
                about.Open = about.Prefix("ArrayBuffer") + "{";
                return isOfBuffer && keys.Count == 0 ? $"{about.Open} byteLength: {Number(buffer.ByteLength)} }}" : null;
            case JsDataView:
                about.Open = about.Prefix("DataView") + "{";
                return null;
            case JsPromise:
                about.Open = about.Prefix("Promise") + "{";
                return null;
            case JsWeakCollection weak:
                about.Open = about.Prefix(weak.ClassName) + "{";
                return null;
            case JsWrapper wrapper:
                about.Base = WrapperBase(about, wrapper);
                if (wrapper.Value.IsString)
                {
                    keys.RemoveAll(static key => key.IsIndex);
                }

                return keys.Count == 0 ? about.Base : null;
            case JsUrl:
                about.Open = (about.Constructor ?? "URL") + " {";
                return depth > maxDepth ? $"[{about.Open[..^2]}]" : null;
            case JsUrlSearchParams parameters:
                about.Open = (about.Constructor ?? "URLSearchParams") + " {";
                return parameters.Items.Count == 0 ? about.Open + "}" : null;
            default:
                if (about.Constructor == "Object" && about.Tag.Length == 0)
                {
                    return keys.Count == 0 ? "{}" : null;
                }

                about.Open = about.Prefix("Object") + "{";
                return keys.Count == 0 && target is not JsAbortSignal ? about.Open + "}" : null;
        }
    }

    private static string? Surround(ConsoleSubject about, List<PropertyKey> keys, string prefix, bool isEmpty)
    {
        (about.Open, about.Close, about.IsList) = (prefix + "[", "]", true);
        return isEmpty && keys.Count == 0 ? about.Open + "]" : null;
    }

    private static string? SurroundTable(ConsoleSubject about, List<PropertyKey> keys, string prefix, bool isEmpty)
    {
        about.Open = prefix + "{";
        return isEmpty && keys.Count == 0 ? about.Open + "}" : null;
    }

    private static string WithPrefix(ConsoleSubject about, string kind, string text)
    {
        string prefix = about.Prefix(kind);
        return prefix == kind + " " ? text : prefix + text;
    }

    private string WrapperBase(ConsoleSubject about, JsWrapper wrapper)
    {
        string kind = wrapper.Value.IsNumber ? "Number" : wrapper.Value.IsString ? "String" : wrapper.Value.IsBoolean ? "Boolean" : wrapper.Value.IsBigInt ? "BigInt" : "Symbol";
        string suffix = about.Constructor == kind ? "" : about.Constructor is null ? " (null prototype)" : $" ({about.Constructor})";
        string text = $"[{kind}{suffix}: {Primitive(wrapper.Value)}]";
        return about.Tag.Length > 0 && about.Tag != kind ? $"{text} [{about.Tag}]" : text;
    }

    private void AddKeys(JsObject target, List<PropertyKey> keys, bool namesOnly)
    {
        if (!namesOnly && target is JsBufferView or JsWrapper { Value.IsString: true })
        {
            namesOnly = true;
        }

        List<PropertyKey> all = namesOnly ? target.OwnNames(realm) : target.OwnKeys(realm);
        if (showHidden && target is JsArray)
        {
            keys.Add(Names.Length);
        }

        foreach (PropertyKey key in all)
        {
            if (!key.IsPrivate && target.TryGetOwn(realm, key, out _, out PropertyFlags flags) && (showHidden || (flags & PropertyFlags.Enumerable) != 0))
            {
                keys.Add(key);
            }
        }
    }
}
