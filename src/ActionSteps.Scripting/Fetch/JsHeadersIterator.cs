namespace ActionSteps.Scripting.Fetch;

/// <summary>An iterator over the names, values or both that a <c>Headers</c> had when it began and still has.</summary>
internal sealed class JsHeadersIterator(JsObject prototype, HeaderList list, string[] names, ArrayIterationKind kind) : JsBuiltInIterator(prototype)
{
    internal static readonly NativeBody Step = static (in NativeCall call) => call.ThisAs<JsHeadersIterator>("next of Headers Iterator").Next(call.Realm);

    private int _index;

    internal override NativeBody NextBody => Step;

    internal override bool TryNext(Realm realm, out JsValue value)
    {
        while (_index < names.Length)
        {
            string name = names[_index++];
            if (list.Find(realm, name) is { } entry)
            {
                value = kind switch
                {
                    ArrayIterationKind.Keys => name,
                    ArrayIterationKind.Values => entry.Joined,
                    _ => realm.NewArray([name, entry.Joined]),
                };
                return true;
            }
        }

        value = JsValue.Undefined;
        return false;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(list.Bytes + (64L * names.Length));
    }
}
