using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionSteps.Blocks;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Blocks;

/// <summary>The form of each step in bot files is a stored contract: these literal texts are read for ever.</summary>
public sealed class KnownPayloadTests
{
    public static TheoryData<string> Kinds => [.. new StepRegistry().Kinds.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The payloads by name: <c>api</c>, and <c>api.form</c> where members of a step exclude each other.</summary>
    public static TheoryData<string> Payloads => [.. new StepRegistry().Kinds.Keys.Order(StringComparer.Ordinal).SelectMany(PayloadsOf)];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Every_kind_has_a_payload_that_is_read_without_faults_and_warnings_and_written_as_it_was(string name)
    {
        string payload = PayloadOf(name);
        BotReading reading = Reading.Check(BotWith(payload));

        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Warnings);
        JsonNode? written = JsonNode.Parse(reading.GetBot().ToJson())?["blocks"]?[0]?["steps"]?[0];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(payload), written), $"Written as {written}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_payloads_of_a_kind_have_every_member_of_its_step(string kind)
    {
        Type step = new StepRegistry().Kinds[kind];
        IEnumerable<string> members = step.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Append("kind");

        Assert.Equal(members.Order(StringComparer.Ordinal), PayloadsOf(kind)
            .SelectMany(name => JsonNode.Parse(PayloadOf(name))!.AsObject().Select(member => member.Key)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_built_in_kinds_are_those_of_the_contract() =>
        Assert.Equal(
            [
                "api", "clearSession", "closeConversation", "code", "delay", "forwardCall", "getTime", "goToVariableBlock", "iFrame", "jsonBuilder", "knowledgeBase",
                "mailReport", "offload", "pauseBot", "sendMail", "setVariables", "startRecording", "stopRecording", "tableOperation", "trackEvent",
            ],
            new StepRegistry().Kinds.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_step_class_of_the_library_has_a_kind_in_the_registry()
    {
        IEnumerable<Type> steps = typeof(ActionStep).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IActionStep)));

        Assert.Empty(steps.Except(new StepRegistry().Kinds.Values));
    }

    private static string BotWith(string step) => $$"""
        {
          "id": "bot",
          "tables": [ { "name": "tickets", "columns": [ { "name": "email", "type": "text" }, { "name": "seats", "type": "number" } ] } ],
          "apiSettings": [ { "name": "signed", "type": "HMAC", "key": "key-1", "secret": "s" } ],
          "offloading": { "providers": [ { "name": "desk" } ] },
          "blocks": [ { "kind": "action", "id": "one", "steps": [ {{step}} ] } ]
        }
        """;

    internal static string PayloadOf(string name) => File.ReadAllText(Path.Combine(Folder(), $"{name}.json"));

    private static IEnumerable<string> PayloadsOf(string kind) =>
        Directory.EnumerateFiles(Folder(), $"{kind}.*").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static string Folder([CallerFilePath] string testFile = "") => Path.Combine(Path.GetDirectoryName(testFile) ?? ".", "KnownPayloads");
}
