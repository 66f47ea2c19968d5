using System.Diagnostics;
using System.Globalization;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>A disk of its own that is soon full: a file system in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk(int kilobytes)
    {
        if (!Mount(kilobytes, "size"))
        {
            throw new InvalidOperationException("The file system could not be mounted.");
        }
    }

    /// <summary>Why there can be none; <c>null</c> when there can.</summary>
    public static string? Missing { get; } = Try();

    public string Path => _folder.Path;

    public string File(string name) => _folder.File(name);

    public void Enlarge(int kilobytes) => Assert.True(Mount(kilobytes, "remount,size"));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private bool Mount(int kilobytes, string size) =>
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"{size}={kilobytes}k"), "tmpfs", Path);

    private static string? Try()
    {
        try
        {
            using SmallDisk disk = new(64);
            return null;
        }
        catch (Exception refused) when (refused is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "A small disk cannot be mounted here: that needs root on Linux.";
        }
    }

    private static bool Run(string command, params string[] arguments)
    {
        using Process? process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true });
        process?.WaitForExit();
        return process?.ExitCode == 0;
    }
}
