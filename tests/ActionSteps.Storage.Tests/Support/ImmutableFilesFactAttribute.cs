using System.Diagnostics;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>A test that needs files that nobody can write to, not even root; skipped where there are none.</summary>
internal sealed class ImmutableFilesFactAttribute : FactAttribute
{
    private static readonly bool IsRoot = Environment.UserName == "root";

    private static readonly Lazy<bool> CanBeMade = new(Try);

    public ImmutableFilesFactAttribute() => Skip = CanBeMade.Value ? null : "Root can write to every file here: chattr +i does not work.";

    public static void Set(string file, bool isImmutable)
    {
        if (IsRoot)
        {
            using Process? process = Process.Start(new ProcessStartInfo("chattr", [isImmutable ? "+i" : "-i", file]) { RedirectStandardError = true });
            process?.WaitForExit();
        }
        else
        {
            File.SetAttributes(file, isImmutable ? FileAttributes.ReadOnly : FileAttributes.Normal);
        }
    }

    private static bool Try()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("probe");
        File.WriteAllText(file, "before");
        try
        {
            Set(file, isImmutable: true);
            File.WriteAllText(file, "after");
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            Set(file, isImmutable: false);
        }
    }
}
