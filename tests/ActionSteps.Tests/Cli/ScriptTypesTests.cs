using System.Diagnostics;
using System.Text.RegularExpressions;
using ActionSteps.Code;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

/// <summary>The declarations that editors read.</summary>
public sealed class ScriptTypesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("script-types");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_global_of_the_step_and_every_method_of_the_builder_is_declared()
    {
        string types = await WriteAsync();
        string[] methods = [.. Regex.Matches(ResponseBuilderScript.Source, @"^    ([a-zA-Z]+)\(.*\) \{$", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).Where(name => name != "constructor")];

        Assert.True(methods.Length >= 15);
        Assert.All(methods, method => Assert.Matches($@"(?m)^  {method}\(", types));
        Assert.All(
            new[] { "args", "ChatlayerResponseBuilder", "_", "fetch", "console", "setTimeout", "URL", "URLSearchParams", "TextEncoder", "TextDecoder", "atob", "btoa", "Headers", "AbortController", "structuredClone", "crypto" },
            name => Assert.Matches($@"(?m)^declare (const|function|class) {Regex.Escape(name)}\b", types));
    }

    [Fact]
    public async Task A_script_beside_the_types_is_wrong_usage_and_nothing_is_written()
    {
        ToolResult result = await Tool.RunInAsync(_folder.FullName, "script", "other.d.ts", "--types");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--types writes actionsteps.d.ts and runs nothing; leave out \"other.d.ts\"", result.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    /// <summary>Needs the TypeScript compiler <c>tsc</c> in the path; without one there is nothing to check and the test says so.</summary>
    [TypeScriptFact]
    public async Task The_TypeScript_compiler_accepts_them()
    {
        await WriteAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "sample.ts"), """
            /// <reference path="./actionsteps.d.ts" />
            async function main() {
              const { month } = args;
              const answer = await fetch("https://e.example", { method: "POST", headers: { "Content-Type": "text/xml" }, body: JSON.stringify({ month }) });
              if (!answer.ok) console.error(answer.status, answer.headers.get("x"));
              await new Promise(resolve => _.delay(resolve, 2000));
              const url = new URL("https://e.example");
              url.searchParams.append("a", "b");
              ChatlayerResponseBuilder().addMessage(`Hi ${_.get(await answer.json(), "a[0].b")}`)
                .addButtonGroup({ title: "t", buttons: [ChatlayerResponseBuilder.helpers.makeButtonLink({ url: url.href, text: "t" })] })
                .addCarousel([{ title: "x" }]).addIframe("s", { height: "2px" }).setNextDialogState(args.next).send();
              new ChatlayerResponseBuilder({ nextDialogstate: "x" }).send().tostring();
              // @ts-expect-error there is no such method
              ChatlayerResponseBuilder().addDelay(1);
              // @ts-expect-error nothing of the host is in reach
              process.exit();
            }
            main();
            """);
        using Process compiler = Process.Start(new ProcessStartInfo(TypeScriptFact.Compiler, ["--noEmit", "--strict", "--target", "es2022", "sample.ts"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        })!;
        string output = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();

        Assert.Equal((0, string.Empty), (compiler.ExitCode, output));
    }

    private async Task<string> WriteAsync()
    {
        ToolResult result = await Tool.RunInAsync(_folder.FullName, "script", "--types");

        Assert.Equal((0, $"actionsteps.d.ts written.{Environment.NewLine}"), (result.ExitCode, result.Output));
        return await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "actionsteps.d.ts"));
    }
}
