namespace ActionSteps.Scripting.Execution;

/// <content>Libraries that are being made.</content>
internal sealed partial class Realm
{
    private RareState? _rare;

    private RareState Rare => _rare ??= new();

    /// <summary>A library is being made from here to <see cref="Close"/>; one that needs itself for that can never be.</summary>
    internal void Open(SourceLibrary library, string name)
    {
        if (Rare.Opened.Contains(library))
        {
            throw ReferenceError($"Cannot access '{name}' before initialization");
        }

        Rare.Opened.Add(library);
    }

    internal void Close(SourceLibrary library) => _rare?.Opened.Remove(library);
}
