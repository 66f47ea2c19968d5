namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An iterator over the code points of a text.</summary>
internal sealed class JsStringIterator(JsObject prototype, string text) : JsObject(prototype)
{
    private int _index;

    internal JsValue Next(Realm realm)
    {
        if (_index >= text.Length)
        {
            return realm.NewIterResult(JsValue.Undefined, isDone: true);
        }

        int size = char.IsHighSurrogate(text[_index]) && _index + 1 < text.Length && char.IsLowSurrogate(text[_index + 1]) ? 2 : 1;
        string part = text.Substring(_index, size);
        _index += size;
        return realm.NewIterResult(part, isDone: false);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(2L * text.Length);
    }
}
