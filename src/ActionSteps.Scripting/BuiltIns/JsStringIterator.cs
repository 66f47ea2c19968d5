namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An iterator over the code points of a text.</summary>
internal sealed class JsStringIterator(JsObject prototype, string text) : JsBuiltInIterator(prototype)
{
    private int _index;

    public override NativeBody NextBody => StringIteratorPrototype.NextBody;

    public override bool TryStep(Realm realm, out JsValue value)
    {
        if (_index >= text.Length)
        {
            value = JsValue.Undefined;
            return false;
        }

        int size = char.IsHighSurrogate(text[_index]) && _index + 1 < text.Length && char.IsLowSurrogate(text[_index + 1]) ? 2 : 1;
        value = size == 1 ? JsString.OfUnit(text[_index]) : JsString.Of(text.Substring(_index, size));
        _index += size;
        return true;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(2L * text.Length);
    }
}
