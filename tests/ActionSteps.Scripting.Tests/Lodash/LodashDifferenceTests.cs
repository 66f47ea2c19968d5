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
        Assert.True(calls.Length > 5_000);
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
}
