namespace ActionSteps.Scripting.Execution;

/// <summary>What a built-in keeps where the census sees it, from <c>using</c> to the end of the block.</summary>
internal readonly ref struct HeldCell(Realm? realm, int count, BuiltInMark before)
{
    public void Dispose() => realm?.Release(count, before);
}
