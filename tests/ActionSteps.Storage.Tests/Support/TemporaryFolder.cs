namespace ActionSteps.Storage.Tests.Support;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
/// <param name="inMemory">Whether it lies in memory where the system has such a place: for tests that do not ask what a disk does.</param>
internal sealed class TemporaryFolder(bool inMemory = false) : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo _folder = inMemory && Directory.Exists(Memory)
        ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"actionsteps-storage-{Guid.NewGuid():N}"))
        : Directory.CreateTempSubdirectory("actionsteps-storage-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        for (int attempt = 1; _folder.Exists; attempt++)
        {
            try
            {
                _folder.Delete(recursive: true);
            }
            catch (IOException) when (attempt < 10)
            {
                // A database that is being closed takes files of its own away meanwhile.
            }

            _folder.Refresh();
        }
    }
}
