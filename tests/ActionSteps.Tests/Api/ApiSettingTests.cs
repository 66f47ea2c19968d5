using System.Globalization;
using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class ApiSettingTests
{
    private const string Nonce = "000102030405060708090a0b0c0d0e0f1011121314151617";
    private const string Secret = "s3cret-é";

    // Computed apart from the library, from the algorithm as it is written down.
    [Theory]
    [InlineData(ApiHash.Sha256, true, "nKRLcRZ3xyFLh/zKwx+scoVszPVN1/VEuxxcZx6REJw=")]
    [InlineData(ApiHash.Sha512, true, "PHFlbQCHvPjlG4FJENAvUijmRSqnP7M1V/BxZm08diUtVbA1bd/WDBqyCWG1JjmncngO7627kqnI5AZYMOk4Ew==")]
    [InlineData(ApiHash.Sha256, false, "SHfWeQEvwXmr5kj2pEtYZOjNSJ/sWkltEOnUMK/RXIY=")]
    [InlineData(ApiHash.Sha384, false, "16yCKhoDlyzta43FoqozoKGDjlavFszoIy/3bsBADNNqvJqi01IHewSHOYS6vre4")]
    public async Task A_request_is_signed_as_the_algorithm_says(ApiHash hash, bool hasBody, string signature)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Method = hasBody ? ApiMethod.Post : ApiMethod.Get, Url = server.Root, Settings = "signed", Body = hasBody ? [ApiRun.Variable("amount", "amount")] : [],
        };

        await RunAsync(step, new ApiSetting("signed", ApiSettingType.Hmac) { Key = "key-id", Secret = Secret, Encoding = hash });

        string head = ApiRun.HeadOf(server) + "\r\n";
        Assert.All(
            [$"hash: {signature}\r\n", $"nonce: {Nonce}\r\n", "timestamp: 2024-01-01T10:00:00.000Z\r\n", "charset: utf8\r\n"],
            header => Assert.Contains(header, head, StringComparison.Ordinal));
        Assert.Equal(hasBody, head.Contains("Content-Length: 14\r\n", StringComparison.Ordinal));
        Assert.DoesNotContain("key:", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_header_carries_the_signature_and_the_key_goes_along()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new() { Url = server.Root, Settings = "signed" };

        await RunAsync(step, new ApiSetting("signed", ApiSettingType.Hmac) { Key = "key-id", Secret = Secret, Header = "X-Signature" });

        string head = ApiRun.HeadOf(server) + "\r\n";
        Assert.Contains("X-Signature: SHfWeQEvwXmr5kj2pEtYZOjNSJ/sWkltEOnUMK/RXIY=\r\n", head, StringComparison.Ordinal);
        Assert.Contains("key: key-id\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("hash:", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nonces_are_never_the_same_even_from_attempt_to_attempt()
    {
        ScriptedHttp http = new(new ScriptedAnswer(503), new ScriptedAnswer(503), new ScriptedAnswer(200));
        ApiStep step = new() { Url = "https://example.com/", Settings = "signed", Retry = new ApiRetry() };

        await ApiRun.RunAsync(
            Run.Session(), step, new ExecutionOptions { Clock = new LeapingClock() }, http: http,
            settings: new ApiSettings([new ApiSetting("signed", ApiSettingType.Hmac) { Key = "k", Secret = "s" }]));

        string?[] nonces = [.. http.Requests.Select(request => ScriptedHttp.HeaderOf(request, "nonce"))];
        Assert.Equal(3, nonces.Distinct().Count());
        Assert.All(nonces, nonce => Assert.Matches("^[0-9a-f]{48}$", nonce));
    }

    [Fact]
    public async Task An_unknown_setting_fails_before_anything_is_sent()
    {
        ScriptedHttp http = new(new ScriptedAnswer(200));

        BlockResult result = await ApiRun.RunAsync(Run.Session(), new ApiStep { Url = "https://example.com/", Settings = "gone" }, http: http);

        Assert.Equal((Run.ErrorBlock, ErrorCodes.UnknownApiSetting), (result.Block, result.Log[0].Error?.Code));
        Assert.Empty(http.Requests);
    }

    [Fact]
    public async Task A_signature_stays_at_its_host_and_the_secret_is_in_no_log()
    {
        await using RawServer other = RawServer.Answering("HTTP/1.1 400 No s3cret-key\r\nContent-Length: 10\r\n\r\ns3cret-key");
        await using RawServer server = RawServer.Answering($"HTTP/1.1 307 On\r\nLocation: {other.Root}/\r\nContent-Length: 0\r\n\r\n");
        ApiStep step = new() { Url = server.Root, Settings = "signed", Headers = [ApiRun.Text("X-Api-Key", "mine"), ApiRun.Text("X-A", "1")] };
        ApiSetting setting = new("signed", ApiSettingType.Hmac) { Key = "key-id", Secret = "s3cret-key", Header = "X-Sign" };

        BlockResult result = await RunAsync(step, setting);

        string request = ApiRun.RequestOf(other);
        Assert.Contains("X-A: 1", request, StringComparison.Ordinal);
        Assert.All(["X-Sign", "nonce", "timestamp", "key", "X-Api-Key"], header => Assert.DoesNotContain(header + ":", request, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("s3cret-key", ApiRun.Logs(result), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-key", setting.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pass", new ApiAuthorization { Type = ApiAuthorizationType.Basic, Password = "pass" }.ToString(), StringComparison.Ordinal);
    }

    private static Task<BlockResult> RunAsync(ApiStep step, ApiSetting setting) => ApiRun.RunAsync(
        Run.Session(("amount", 500)),
        step,
        new ExecutionOptions
        {
            Clock = new VirtualClock(DateTimeOffset.Parse("2024-01-01T10:00:00Z", CultureInfo.InvariantCulture)), Random = new FixedRandom(0),
        },
        settings: new ApiSettings([setting]));
}
