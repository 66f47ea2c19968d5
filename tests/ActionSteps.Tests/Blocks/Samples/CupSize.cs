using System.Text.Json.Serialization;

namespace ActionSteps.Tests.Blocks.Samples;

public enum CupSize
{
    Small,
    ExtraLarge,

    [JsonStringEnumMemberName("to go")]
    ToGo,
}
