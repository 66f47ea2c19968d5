using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <content>Members that are no properties: elements, entries, bytes, what a promise has become.</content>
internal sealed partial class ConsoleInspector
{
    private const int MaxBytes = 50;

    private void AddContent(ConsoleSubject about, List<string> output, int depth, bool isOfBuffer)
    {
        switch (about.Target)
        {
            case JsArray array:
                AddElements(array, output, depth);
                break;
            case JsTypedArray array:
                AddNumbers(array, output);
                break;
            case JsMap map:
                AddEntries(map.Table, output, depth, hasValues: true);
                break;
            case JsSet set:
                AddEntries(set.Table, output, depth, hasValues: false);
                break;
            case JsCollectionIterator iterator:
                AddIterator(iterator, output, depth);
                break;
            case JsArrayBuffer buffer:
                AddBytes(buffer, output, isOfBuffer);
                break;
            case JsDataView view:
                output.Add($"byteLength: {Number(view.ByteLength)}");
                output.Add($"byteOffset: {Number(view.Offset)}");
                output.Add($"buffer: {Indented(view.Buffer, depth)}");
                break;
            case JsPromise promise:
                output.Add(promise.State switch
                {
                    PromiseState.Pending => "<pending>",
                    PromiseState.Rejected => $"<rejected> {Indented(promise.Result, depth)}",
                    _ => Indented(promise.Result, depth),
                });
                break;
            case JsWeakCollection:
                output.Add("<items unknown>");
                break;
            case JsUrl url:
                AddUrl(url, output, depth);
                break;
            case JsUrlSearchParams parameters:
                AddParameters(parameters, output);
                break;
            case JsAbortSignal signal:
                output.Add($"aborted: {(signal.IsAborted ? "true" : "false")}");
                break;
        }
    }

    private string Indented(JsValue value, int depth)
    {
        _indentation += 2;
        string text = Value(value, depth, isOfBuffer: false);
        _indentation -= 2;
        return text;
    }

    private void AddElements(JsArray array, List<string> output, int depth)
    {
        if (!array.IsDense)
        {
            AddSparse(array, output, depth);
            return;
        }

        uint length = array.Length;
        uint at = 0;
        while (at < length && output.Count < MaxItems && _left > 0)
        {
            uint start = at;
            while (at < length && (at >= (uint)array.Items.Length || array.Items[at].IsEmpty))
            {
                at = at >= (uint)array.Items.Length ? length : at + 1;
            }

            realm.Meter.Charge(at - start);
            output.Add(at > start ? Gap(at - start) : Indented(array.Items[at++], depth));
        }

        AddRest(output, length - at);
    }

    private void AddSparse(JsArray array, List<string> output, int depth)
    {
        uint expected = 0;
        List<PropertyKey> keys = array.OwnKeys(realm);
        foreach (PropertyKey key in keys)
        {
            if (!key.IsIndex || output.Count >= MaxItems || _left <= 0)
            {
                break;
            }

            if (key.Index > expected)
            {
                output.Add(Gap(key.Index - expected));
                expected = key.Index;
                if (output.Count >= MaxItems)
                {
                    break;
                }
            }

            string element = Property(array, key, depth);
            output.Add(element[(element.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            expected = key.Index + 1;
        }

        uint left = array.Length - expected;
        if (left > 0 && output.Count < MaxItems)
        {
            output.Add(Gap(left));
        }
        else
        {
            AddRest(output, left);
        }
    }

    private static string Gap(uint count) => $"<{count.ToString(CultureInfo.InvariantCulture)} empty item{(count > 1 ? "s" : "")}>";

    private static void AddRest(List<string> output, long count)
    {
        if (count > 0)
        {
            output.Add($"... {count.ToString(CultureInfo.InvariantCulture)} more item{(count > 1 ? "s" : "")}");
        }
    }

    private void AddNumbers(JsTypedArray array, List<string> output)
    {
        int length = array.Length;
        for (int i = 0; i < length && i < MaxItems; i++)
        {
            array.TryRead(realm, i, out JsValue item);
            output.Add(Pay(Primitive(item)));
        }

        AddRest(output, length - output.Count);
    }

    private void AddEntries(OrderedTable table, List<string> output, int depth, bool hasValues)
    {
        var cursor = default(TableCursor);
        while (output.Count < MaxItems && _left > 0 && table.TryNext(realm, ref cursor, out int at))
        {
            string key = Indented(table.KeyAt(at), depth);
            output.Add(hasValues ? $"{key} => {Indented(table.ValueAt(at), depth)}" : key);
        }

        AddRest(output, table.Count - output.Count);
    }

    private void AddIterator(JsCollectionIterator iterator, List<string> output, int depth)
    {
        TableCursor? cursor = null;
        while (output.Count < MaxItems && _left > 0 && iterator.TryPeek(realm, ref cursor, out JsValue key, out JsValue value))
        {
            string first = Indented(key, depth);
            output.Add(iterator.IsOfEntries ? $"[ {first}, {Indented(value, depth)} ]" : first);
        }
    }

    private static void AddBytes(JsArrayBuffer buffer, List<string> output, bool isOfBuffer)
    {
        if (!isOfBuffer)
        {
            var text = new StringBuilder("[Uint8Contents]: <");
            ReadOnlySpan<byte> bytes = buffer.Bytes;
            for (int i = 0; i < bytes.Length && i < MaxBytes; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? " " : "")}{bytes[i]:x2}");
            }

            int more = bytes.Length - MaxBytes;
            output.Add(more > 0 ? $"{text} ... {more.ToString(CultureInfo.InvariantCulture)} more byte{(more > 1 ? "s" : "")}>" : $"{text}>");
        }

        output.Add($"byteLength: {Number(buffer.ByteLength)}");
    }

    private void AddUrl(JsUrl url, List<string> output, int depth)
    {
        foreach (string name in (ReadOnlySpan<string>)["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search"])
        {
            output.Add($"{name}: {Pay(Text(UrlPart(url, name)))}");
        }

        output.Add($"searchParams: {Indented(url.Parameters(realm), depth)}");
        output.Add($"hash: {Pay(Text(UrlPart(url, "hash")))}");
    }

    private void AddParameters(JsUrlSearchParams parameters, List<string> output)
    {
        foreach ((string name, string value) in parameters.Items)
        {
            if (_left <= 0)
            {
                break;
            }

            output.Add(Pay($"{Text(name)} => {Text(value)}"));
        }
    }
}
