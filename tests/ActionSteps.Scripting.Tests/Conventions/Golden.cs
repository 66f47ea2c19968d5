using System.Runtime.CompilerServices;

namespace ActionSteps.Scripting.Tests.Conventions;

/// <summary>
/// Compares text with an approved file beside the test, <c>name.verified.txt</c>. A difference writes <c>name.received.txt</c> and fails
/// with the first lines that differ; approving means renaming the received file.
/// </summary>
internal static class Golden
{
    public static void Verify(string name, string received, string extension = "txt", [CallerFilePath] string testFile = "")
    {
        string folder = Path.GetDirectoryName(testFile) ?? ".";
        string verifiedPath = Path.Combine(folder, $"{name}.verified.{extension}");
        string receivedPath = Path.Combine(folder, $"{name}.received.{extension}");
        string verified = File.Exists(verifiedPath) ? Normalize(File.ReadAllText(verifiedPath)) : string.Empty;
        if (verified == Normalize(received))
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, Normalize(received));
        Assert.Fail($"{name} differs from its approved text. If the change is meant, rename {Path.GetFileName(receivedPath)} to {Path.GetFileName(verifiedPath)}.\n"
            + Difference(verified, Normalize(received)));
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static string Difference(string verified, string received)
    {
        string[] before = verified.Split('\n');
        string[] after = received.Split('\n');
        IEnumerable<string> gone = before.Except(after).Take(20).Select(line => "- " + line);
        IEnumerable<string> added = after.Except(before).Take(20).Select(line => "+ " + line);
        return string.Join('\n', gone.Concat(added));
    }
}
