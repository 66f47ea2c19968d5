namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>Programs of the machine that tests use when they are there.</summary>
internal static class Programs
{
    /// <summary>The path of a program; <c>null</c> when it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
            .Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
}
