namespace ActionSteps.Storage.Tests.Support;

/// <summary>A test that needs a disk that is soon full; skipped where none can be made.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing;
}
