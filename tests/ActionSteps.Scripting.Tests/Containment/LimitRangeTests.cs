namespace ActionSteps.Scripting.Tests.Containment;

/// <summary>Limits are checked before a run, and each names itself.</summary>
public sealed class LimitRangeTests
{
    public static TheoryData<string, ScriptLimits> OutOfRange => new()
    {
        { "ComputingTime", new ScriptLimits { ComputingTime = TimeSpan.Zero } },
        { "TotalTime", new ScriptLimits { TotalTime = TimeSpan.FromDays(-1) } },
        { "Instructions", new ScriptLimits { Instructions = 0 } },
        { "MemoryBytes", new ScriptLimits { MemoryBytes = 65_535 } },
        { "CallDepth", new ScriptLimits { CallDepth = 15 } },
        { "CallDepth", new ScriptLimits { CallDepth = 100_001 } },
        { "SourceLength", new ScriptLimits { SourceLength = 0 } },
        { "StringLength", new ScriptLimits { StringLength = 536_870_889 } },
        { "ArrayLength", new ScriptLimits { ArrayLength = 0 } },
        { "PendingWork", new ScriptLimits { PendingWork = -1 } },
        { "ResultSize", new ScriptLimits { ResultSize = 0 } },
        { "ConsoleLength", new ScriptLimits { ConsoleLength = -1 } },
        { "ConsoleLines", new ScriptLimits { ConsoleLines = -1 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public async Task A_limit_out_of_its_range_is_refused_by_name(string name, ScriptLimits limits)
    {
        ArgumentOutOfRangeException fault = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => TestScripts.RunAsync("1", limits: limits));
        Assert.Equal(name, fault.ParamName);
    }

    [Fact]
    public async Task The_length_of_a_source_is_limited_when_it_is_compiled_and_when_it_runs()
    {
        Assert.Throws<ScriptLimitException>(() => Script.Compile("1 + 1", new ScriptOptions { SourceLength = 4 }));
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync("1 + 1", limits: new ScriptLimits { SourceLength = 4 }));
        Assert.Equal(ScriptLimit.SourceLength, fault.Limit);
    }
}
