using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

public sealed class UndeliveredEventTests
{
    private const string Unavailable = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";

    [Theory]
    [InlineData(1, "--clock", "2026-01-31T09:00:00Z")]
    [InlineData(3, "--clock", "2026-01-31T09:00:00Z")]
    [InlineData(1)]
    public async Task An_event_that_a_webhook_does_not_take_at_first_arrives_before_the_command_ends(int failures, params string[] more)
    {
        int calls = 0;
        await using RawServer desk = RawServer.Start(exchange => exchange.WriteAsync(Interlocked.Increment(ref calls) <= failures ? Unavailable : RawServer.Ok("{}")));

        ToolResult result = await RunAsync(desk, more);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        string[] requests = [.. desk.Requests];
        Assert.All(requests[..(failures + 1)], request => Assert.Contains("\"text\":\"Hi there\"", request, StringComparison.Ordinal));
        Assert.Contains("\"text\":\"bye\"", requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_never_arrives_is_told()
    {
        await using RawServer desk = RawServer.Answering(Unavailable);

        ToolResult result = await RunAsync(desk, "--clock", "2026-01-31T09:00:00Z");

        Assert.Equal(0, result.ExitCode);
        string[] lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.StartsWith("WEBHOOK_DELIVERY_FAILED: event ", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains("given up after 4 attempts. Offload provider \"desk\"", line, StringComparison.Ordinal));
    }

    private static async Task<ToolResult> RunAsync(RawServer desk, params string[] more)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                file,
                $$"""
                { "id": "b", "start": "hi", "offloading": { "providers": [ { "name": "desk", "url": "{{desk.Root}}" } ] },
                  "blocks": [ { "kind": "message", "id": "hi", "messages": [ { "type": "text", "config": { "textMessages": [ { "text": "Hi there" } ] } } ] } ] }
                """);
            return await Tool.RunAsync(["run", file, "--say", "bye", "--json", .. more]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
