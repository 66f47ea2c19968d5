using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing.Voice;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;
using ActionSteps.Voice;

namespace ActionSteps.Tests.Voice;

/// <summary>The rows of voice.md section 3.</summary>
public sealed class CallStepTests
{
    [Fact]
    public async Task Starting_twice_sends_one_command()
    {
        Session session = OnCall();

        BlockResult result = await Run.StepsAsync(session, new StartRecordingStep(), new StartRecordingStep());

        Assert.Equal(["""{"type":"START_RECORDING"}"""], Commands(result));
        Assert.All(result.Log, entry => Assert.Equal(StepStatus.Succeeded, entry.Status));
        Assert.Equal(Value.True, session.Variables["internal.call.recording"]);
    }

    [Fact]
    public async Task Stopping_what_is_not_recorded_sends_nothing()
    {
        BlockResult result = await Run.StepsAsync(OnCall(), new StopRecordingStep());

        Assert.Empty(result.Effects);
        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
        Assert.Empty(result.Log[0].Warnings);
    }

    [Fact]
    public async Task Recording_can_stop_and_start_again()
    {
        Session session = OnCall();

        BlockResult result = await Run.StepsAsync(
            session, new StartRecordingStep(), new StopRecordingStep(), new StopRecordingStep(), new StartRecordingStep());

        Assert.Equal(
            ["""{"type":"START_RECORDING"}""", """{"type":"STOP_RECORDING"}""", """{"type":"START_RECORDING"}"""], Commands(result));
        Assert.Equal(3, result.Effects.OfType<CallCommand>().Select(command => command.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("+32 800 55 80", "+328005580")]
    [InlineData("0032 800 55 80", "+328005580")]
    [InlineData("{number}", "+32800555")]
    [InlineData("+32 (800) 55-80/1.2", "+32800558012")]
    [InlineData("32\u00a0800\t5580", "+328005580")]
    [InlineData("+1234567", "+1234567")]
    [InlineData("+123456789012345", "+123456789012345")]
    public async Task Forwards_to_the_normalised_number_and_ends_there(string to, string number)
    {
        Session session = OnCall();
        session.Set("number", "32800555");

        BlockResult result = await Run.StepsAsync(
            session,
            new StartRecordingStep(),
            new ForwardCallStep { To = to },
            new SetVariablesStep { Assignments = [new Assignment("never", "1")] });

        Assert.Equal($$"""{"type":"FORWARD","number":"{{number}}"}""", Commands(result)[^1]);
        Assert.Equal("block", result.Block);
        Assert.Equal(["number"], session.Variables.User.Names.ToArray());
        Assert.Equal(Value.False, session.Variables["internal.call.recording"]);
    }

    [Theory]
    [InlineData("0800 55 800")]
    [InlineData("+0800 55 800")]
    [InlineData("0000 800 55 80")]
    [InlineData("")]
    [InlineData("{missing}")]
    [InlineData("+32 CALL ME NOW")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("++328005580")]
    [InlineData("+32800+5580")]
    [InlineData("+٣٢٨٠٠٥٥٨٠")]
    [InlineData("+328005580\r\nSIP: evil")]
    public async Task Any_other_number_fails_the_step(string to)
    {
        BlockResult result = await Run.StepsAsync(OnCall(), new ForwardCallStep { To = to });

        Assert.Equal(ErrorCodes.InvalidPhoneNumber, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Empty(result.Effects);
    }

    [Fact]
    public async Task On_other_channels_every_step_is_a_warning_without_effect()
    {
        Session session = new("session-1", Channels.Web);

        BlockResult result = await Run.StepsAsync(
            session, new StartRecordingStep(), new StopRecordingStep(), new ForwardCallStep { To = "0800 55 800" });

        Assert.All(
            result.Log.Take(3), entry => Assert.Equal(ErrorCodes.UnsupportedOnChannel, Assert.Single(entry.Warnings).Code));
        Assert.Empty(result.Effects);
        Assert.Equal("next", result.Block);
        Assert.True(session.Variables["internal.call"].IsUndefined);
    }

    [Theory]
    [InlineData(Channels.SinchVoice)]
    [InlineData(Channels.Voice)]
    [InlineData(Channels.LegacyPhone)]
    [InlineData("acme.phone")]
    public async Task Calls_are_the_built_in_voice_channels_and_those_of_the_host(string channel)
    {
        ExecutionOptions options = new() { VoiceChannels = ["acme.phone"] };

        BlockResult result = await Run.StepsAsync(new Session("session-1", channel), null, options, new StartRecordingStep());

        Assert.Single(Commands(result));
    }

    [Fact]
    public async Task A_recording_ends_with_the_call()
    {
        Session session = OnCall();

        await Run.StepsAsync(session, new StartRecordingStep(), new CloseConversationStep());

        Assert.True(session.Variables["internal.call"].IsUndefined);
    }

    [Fact]
    public async Task Commands_reach_the_host_and_the_address_of_the_recording_is_kept()
    {
        RecordingVoiceCall call = new() { Result = new CallCommandResult { RecordingUrl = "https://calls.example/1.wav" } };
        await using Chat chat = new(
            new BotDefinition("bot", [new ActionBlock("start", [new StartRecordingStep(), new StopRecordingStep()])]) { Start = "start" },
            ports: call);

        await chat.SendAsync(new IncomingMessage(new UserText("hello")) { Channel = Channels.SinchVoice });

        Assert.Equal([CallCommandType.StartRecording, CallCommandType.StopRecording], call.Commands.Select(command => command.Type));
        Assert.All(call.Commands, command => Assert.Equal(Chat.Id, command.SessionId));
        Assert.Equal("https://calls.example/1.wav", (await chat.StateAsync()).Internal["call"]["recordingUrl"]);
    }

    [Fact]
    public async Task A_telephone_that_fails_does_not_stop_the_bot()
    {
        RecordingVoiceCall call = new() { Failure = new InvalidOperationException("line dead") };
        await using Chat chat = new(
            new BotDefinition("bot", [new ActionBlock("start", [new StartRecordingStep(), Chat.Say("Recorded.")])]) { Start = "start" },
            ports: call);

        await chat.SendAsync(new IncomingMessage(new UserText("hello")) { Channel = Channels.SinchVoice });

        Assert.Single(call.Commands);
        Assert.Equal(["Recorded."], chat.Texts);
    }

    private static Session OnCall() => new("session-1", Channels.SinchVoice);

    private static string[] Commands(BlockResult result) =>
        [.. result.Effects.OfType<CallCommand>().Select(command => command.ToValue().ToJson())];
}
