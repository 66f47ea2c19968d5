namespace ActionSteps.Scripting.Execution;

/// <summary>One level of native recursion, from <c>using</c> to the end of the block.</summary>
internal readonly ref struct NativeScope
{
    private readonly Realm _realm;

    internal NativeScope(Realm realm)
    {
        realm.EnterNative();
        _realm = realm;
    }

    public void Dispose() => _realm.LeaveNative();
}
