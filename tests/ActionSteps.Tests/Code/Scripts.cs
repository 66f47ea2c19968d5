using ActionSteps.Blocks;
using ActionSteps.Code;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Code;

/// <summary>Runs scripts the short way: alone, or as the only step of a block.</summary>
internal static class Scripts
{
    public static CodeStep Step(string code, params CodeArgument[] arguments) => new() { Code = code, Arguments = arguments };

    public static CodeArgument Variable(string key, string path) => new(key, Template.Parse(path)) { Type = CodeArgumentType.Variable };

    public static CodeArgument Block(string key, string id) => new(key, Template.Parse(id)) { Type = CodeArgumentType.Dialogstate };

    public static CodeArgument Text(string key, string text) => new(key, Template.Parse(text));

    /// <summary>Runs a script as block <c>block</c>, whose go-to is <c>next</c>, in a new session.</summary>
    public static Task<BlockResult> RunAsync(string code, params CodeArgument[] arguments) => RunAsync(Run.Session(), Step(code, arguments));

    public static Task<BlockResult> RunAsync(Session session, CodeStep step, CodeLimits? limits = null) =>
        Run.StepsAsync(session, ports: null, new ExecutionOptions { Code = limits ?? CodeLimits.Default }, step);

    /// <summary>What a script returns, as JSON.</summary>
    public static async Task<string> ValueAsync(string code)
    {
        CodeResult result = await SandboxScriptEngine.Instance.Compile(new CodeSource(code, CodeKind.Step, "code"))
            .RunAsync(new CodeInput([]) { KeepsValue = true }, CancellationToken.None);
        return result.Error is { } error ? $"{error.Name}: {error.Message}" : result.Value.ToJson();
    }

    public static string[] Texts(BlockResult result) => [.. result.Messages.Select(message => message is TextMessage text ? text.Text : message.ToApiForm()["type"].ToString())];
}
