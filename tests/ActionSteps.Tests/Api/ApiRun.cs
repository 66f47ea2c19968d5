using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

/// <summary>Runs API steps against servers on loopback, as the only step of block <c>block</c>, whose go-to is <c>next</c>.</summary>
internal static class ApiRun
{
    public static Task<BlockResult> RunAsync(ApiStep step, params (string Path, Value Value)[] variables) => RunAsync(Run.Session(variables), step);

    public static async Task<BlockResult> RunAsync(
        Session session,
        ApiStep step,
        ExecutionOptions? options = null,
        OutboundOptions? outbound = null,
        VariableDefinitions? definitions = null,
        IOutboundHttp? http = null,
        params object[] settings)
    {
        using OutboundHttp own = new((outbound ?? new OutboundOptions()) with { Allow = OutboundOptions.Loopback }, options?.Clock);
        BotDefinition bot = Run.Bot([step], definitions, settings);
        return await new BlockExecutor(new Ports(http ?? own), options).RunAsync(bot, "block", session, CancellationToken.None);
    }

    public static ApiParameter Text(string key, string text) => new(key, Template.Parse(text));

    public static ApiParameter Variable(string key, string path) => new(key, Template.Parse(path)) { Type = ApiValueType.Variable };

    public static ApiParameter Block(string key, string id) => new(key, Template.Parse(id)) { Type = ApiValueType.Dialogstate };

    /// <summary>The only request that a server got.</summary>
    public static string RequestOf(RawServer server) => Assert.Single(server.Requests);

    public static string HeadOf(RawServer server) => RequestOf(server).Split("\r\n\r\n")[0];

    public static string BodyOf(RawServer server) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.Latin1.GetBytes(RequestOf(server).Split("\r\n\r\n", 2)[1]));

    public static string[] Texts(BlockResult result) => [.. result.Messages.OfType<TextMessage>().Select(message => message.Text)];

    /// <summary>Everything that people other than the end user may read of a run.</summary>
    public static string Logs(BlockResult result) =>
        string.Concat(result.Log.Select(entry => entry.ToValue().ToJson())) + result.Error?.ToValue().ToJson() + string.Concat(result.Changes);
}
