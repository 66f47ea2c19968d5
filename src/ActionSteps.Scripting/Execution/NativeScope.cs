namespace ActionSteps.Scripting.Execution;

/// <summary>One level of native recursion, from <c>using</c> to the end of the block.</summary>
internal readonly ref struct NativeScope
{
    private readonly Realm _realm;
    private readonly BuiltInMark _before;

    internal NativeScope(Realm realm)
    {
        realm.EnterNative();
        _realm = realm;
        _before = realm.Meter.BeginNested();
    }

    public void Dispose()
    {
        _realm.Meter.EndNested(_before);
        _realm.LeaveNative();
    }
}
