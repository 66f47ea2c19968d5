using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

/// <summary>Messages from JSON texts, and back.</summary>
internal static class Json
{
    public static Value Parse(string json) => Value.ParseJson(json);

    /// <summary>The message of an API form that is known to be one.</summary>
    public static OutgoingMessage Message(string apiForm) =>
        OutgoingMessage.FromApiForm(Parse(apiForm)) ?? throw new ArgumentException("The text is not a message.", nameof(apiForm));

    /// <summary>Compares two forms and shows both when they differ.</summary>
    public static void AssertEqual(string expected, Value actual)
    {
        Value form = Parse(expected);
        if (form != actual)
        {
            Assert.Equal(form.ToJson(), actual.ToJson());
        }
    }
}
