using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ActionSteps.Scripting.Tests.Lodash;

/// <summary>Thousands of calls with what the original lodash 4.17.21 answers; generate-calls.js writes them.</summary>
public class LodashDifferenceTests
{
    private const int BatchSize = 250;

    [Fact]
    public async Task Every_call_answers_what_the_original_answers()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Lodash");
        string show = await File.ReadAllTextAsync(Path.Combine(folder, "show.js"));
        string[][] calls = JsonSerializer.Deserialize<string[][]>(await File.ReadAllTextAsync(Path.Combine(folder, "calls.json"))) ?? [];
        Assert.True(calls.Length > 10_000);
        ScriptGlobals globals = new ScriptGlobals().Add("_", ScriptLibrary.Lodash);
        var differences = new StringBuilder();
        for (int start = 0; start < calls.Length; start += BatchSize)
        {
            string[][] batch = calls[start..Math.Min(start + BatchSize, calls.Length)];
            StringBuilder source = new StringBuilder(show).Append("\nconst answers = [];\n");
            foreach (string[] call in batch)
            {
                source.Append("answers.push(show(() => ").Append(call[0]).Append("));\n");
            }

            ScriptValue answers = await TestScripts.RunBodyAsync(source.Append("return answers;").ToString(), globals);
            for (int i = 0; i < batch.Length; i++)
            {
                string answer = answers.AsList()[i].AsText();
                if (answer != batch[i][1])
                {
                    differences.Append(batch[i][0]).Append("\n   original ").Append(batch[i][1]).Append("\n   here     ").Append(answer).Append('\n');
                }
            }
        }

        Assert.Equal("", differences.ToString());
    }

    [OriginalLodashFact]
    public async Task The_calls_are_what_the_original_answers_today()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Lodash");
        string made = Path.GetTempFileName();
        try
        {
            using Process node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "generate-calls.js"), made]) { RedirectStandardOutput = true })!;
            string output = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();

            Assert.True(node.ExitCode == 0, output);
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, "calls.json")), await File.ReadAllTextAsync(made));
        }
        finally
        {
            File.Delete(made);
        }
    }
}
