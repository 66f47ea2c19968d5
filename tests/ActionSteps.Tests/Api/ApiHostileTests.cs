using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

/// <summary>What back ends do that are broken, taken over or hostile: a typed outcome, in bounded time and memory.</summary>
public sealed class ApiHostileTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Slow: ")]
    [InlineData(Head)]
    [InlineData(Head + "1\r\n{\r\n")]
    public async Task A_server_that_hangs_before_in_or_after_the_head_is_left_in_time(string answer)
    {
        VirtualClock clock = new();
        TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(answer);
            answered.SetResult();
            await exchange.HangAsync();
        });

        Task<BlockResult> running = ApiRun.RunAsync(Run.Session(), new ApiStep { Url = server.Root, Outcomes = new() { Timeout = "other" } }, new ExecutionOptions { Clock = clock });
        await answered.Task;
        Assert.False(running.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(30));

        BlockResult result = await running;
        Assert.Equal(("other", ErrorCodes.Timeout, "timeout"), (result.Block, result.Log[0].Error?.Code, OutcomeOf(result)));
    }

    [Fact]
    public async Task A_server_that_drips_a_byte_a_second_does_not_prolong_the_time()
    {
        VirtualClock clock = new();
        using SemaphoreSlim second = new(0);
        TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(Head);
            began.SetResult();
            while (true)
            {
                await second.WaitAsync(exchange.End);
                await exchange.WriteAsync("1\r\n \r\n");
            }
        });

        Task<BlockResult> running = ApiRun.RunAsync(Run.Session(), new ApiStep { Url = server.Root }, new ExecutionOptions { Clock = clock });
        await began.Task;
        for (int i = 0; i < 30; i++)
        {
            second.Release();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("timeout", OutcomeOf(await running));
    }

    [Fact]
    public async Task A_gigabyte_is_not_read()
    {
        long sent = 0;
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
            byte[] piece = new byte[64 * 1024];
            while (sent < 1L << 30)
            {
                await exchange.WriteAsync(piece);
                Interlocked.Add(ref sent, piece.Length);
            }
        });

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root });

        Assert.Equal("tooLarge", OutcomeOf(result));
        Assert.True(Interlocked.Read(ref sent) < 64 * 1024 * 1024, $"{sent} bytes were taken");
    }

    [Theory]
    [InlineData(CompressionLevel.SmallestSize)]
    [InlineData(CompressionLevel.Fastest)]
    public async Task A_bomb_does_not_go_off(CompressionLevel level)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, level))
        {
            gzip.Write(new byte[100 * 1024 * 1024]);
        }

        await using RawServer server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", packed.ToArray());

        Assert.Equal("tooLarge", OutcomeOf(await ApiRun.RunAsync(new ApiStep { Url = server.Root })));
    }

    [Fact]
    public async Task A_compressed_answer_is_applied()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write("""{"session":{"namespace":"a","data":1}}"""u8);
        }

        await using RawServer server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", packed.ToArray());
        Session session = Run.Session();

        await ApiRun.RunAsync(session, new ApiStep { Url = server.Root });

        Assert.Equal(1, session.Variables["a"]);
        Assert.Contains("Accept-Encoding: gzip, deflate, br", ApiRun.HeadOf(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}", "connect")]
    [InlineData(Head + "zz\r\n{}", "invalidBody")]
    [InlineData(Head + "5\r\n{}", "connect")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", "invalidBody")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", "invalidBody")]
    [InlineData("", "connect")]
    public async Task An_answer_that_breaks_the_rules_applies_nothing(string answer, string outcome)
    {
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(answer);
            exchange.Close();
        });

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root, ResponseVariable = VariablePath.Parse("r") });

        Assert.Equal((Run.ErrorBlock, outcome), (result.Block, OutcomeOf(result)));
        Assert.Empty(result.Changes);
    }

    [Fact]
    public async Task A_hundred_thousand_headers_are_too_many()
    {
        string headers = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"X-{i}: 1\r\n"));
        await using RawServer server = RawServer.Answering($"HTTP/1.1 200 OK\r\n{headers}Content-Length: 2\r\n\r\n{{}}");

        Assert.Equal("tooLarge", OutcomeOf(await ApiRun.RunAsync(new ApiStep { Url = server.Root })));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"session\":")]
    [InlineData("{\"a\":[")]
    public async Task A_hundred_thousand_levels_of_json_are_an_unexpected_answer(string level)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok(string.Concat(Enumerable.Repeat(level, 100_000))));

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root });

        Assert.Equal(("next", ErrorCodes.UnexpectedResponse), (result.Block, Assert.Single(result.Log[0].Warnings).Code));
    }

    [Fact]
    public async Task Invalid_utf8_is_an_unexpected_answer_and_is_logged_with_replacements()
    {
        byte[] body = [.. "{\"a\":\""u8, 0xFF, 0xC3, 0x28, .. "\"}"u8];
        await using RawServer good = RawServer.Answering("HTTP/1.1 200 OK", body);
        await using RawServer bad = RawServer.Answering("HTTP/1.1 500 No", body);

        BlockResult unexpected = await ApiRun.RunAsync(new ApiStep { Url = good.Root });
        BlockResult failed = await ApiRun.RunAsync(new ApiStep { Url = bad.Root });

        Assert.Equal(ErrorCodes.UnexpectedResponse, Assert.Single(unexpected.Log[0].Warnings).Code);
        Assert.Equal("{\"a\":\"\uFFFD\uFFFD(\"}", failed.Log[0].Error?.ToValue()["response"]["body"]);
    }

    [Fact]
    public async Task A_large_error_page_is_cut_in_the_log()
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 500 No", Encoding.ASCII.GetBytes(new string('x', 5_000_000)));

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root });

        Assert.Equal(16_385, result.Log[0].Error?.ToValue()["response"]["body"].ToString().Length);
    }

    [Fact]
    public async Task An_answer_that_the_session_cannot_hold_fails_the_step_and_leaves_the_session()
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 200 OK", Encoding.ASCII.GetBytes(new string('x', (10 * 1024 * 1024) - 10)));
        Session session = Run.Session(("a", 1));

        BlockResult result = await ApiRun.RunAsync(session, new ApiStep { Url = server.Root, ResponseVariable = VariablePath.Parse("r") });

        Assert.Equal((Run.ErrorBlock, ErrorCodes.SessionTooLarge), (result.Block, result.Log[0].Error?.Code));
        Assert.Equal("""{"a":1}""", Value.Object(session.Variables.User).ToJson());
    }

    [Fact]
    public async Task More_messages_than_a_turn_may_send_fail_the_step_and_none_is_sent()
    {
        string messages = string.Join(',', Enumerable.Repeat("""{"type":"text","config":{"textMessages":"x"}}""", 2_000));
        await using RawServer server = RawServer.Answering(RawServer.Ok($$"""{ "messages": [{{messages}}], "session": { "namespace": "a", "data": 1 } }"""));
        Session session = Run.Session();

        BlockResult result = await ApiRun.RunAsync(session, new ApiStep { Url = server.Root });

        Assert.Equal((Run.ErrorBlock, ErrorCodes.RunLimit), (result.Block, result.Log[0].Error?.Code));
        Assert.Empty(result.Messages);
        Assert.Empty(session.Variables.User);
    }

    [Fact]
    public async Task An_endless_redirect_ends()
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 302 On\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal("httpError", OutcomeOf(await ApiRun.RunAsync(new ApiStep { Url = server.Root })));
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_reaches_nobody()
    {
        using TcpListener trap = new(IPAddress.Loopback, 0);
        trap.Start();
        await using RawServer server = RawServer.Answering($"HTTP/1.1 302 On\r\nLocation: http://127.0.0.1:{((IPEndPoint)trap.LocalEndpoint).Port}/\r\nContent-Length: 0\r\n\r\n");
        using OutboundHttp http = new(new OutboundOptions { Allow = [$"127.0.0.1:{server.Port}"] });

        BlockResult result = await ApiRun.RunAsync(Run.Session(), new ApiStep { Url = server.Root }, http: http);

        Assert.Equal("blocked", OutcomeOf(result));
        Assert.False(trap.Pending());
    }

    [Fact]
    public async Task A_thousand_steps_wait_without_a_thread()
    {
        const int Count = 1_000;
        int waiting = 0;
        TaskCompletionSource allWait = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(async exchange =>
        {
            if (Interlocked.Increment(ref waiting) == Count)
            {
                allWait.SetResult();
            }

            await goOn.Task;
            await exchange.WriteAsync(RawServer.Ok("""{"action":{"nextDialogstate":"other"}}"""));
        });
        using OutboundHttp http = OutboundHttpTests.Open(new OutboundOptions());
        ApiStep step = new() { Url = server.Root, TimeoutSeconds = 120 };
        Task<BlockResult>[] runs = [.. Enumerable.Range(0, Count).Select(_ => ApiRun.RunAsync(Run.Session(), step, http: http))];
        await allWait.Task.WaitAsync(TimeSpan.FromMinutes(1));

        // All of them wait now; a pool that had lent a thread to each would have about a thousand.
        int threads = ThreadPool.ThreadCount;
        goOn.SetResult();

        Assert.All(await Task.WhenAll(runs), result => Assert.Equal("other", result.Block));
        Assert.True(threads < 100, $"{threads} threads");
    }

    private static string? OutcomeOf(BlockResult result) => result.Log[0].Error?.ToValue()["outcome"].ToString();
}
