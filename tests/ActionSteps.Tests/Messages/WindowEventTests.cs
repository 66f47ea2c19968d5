using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class WindowEventTests
{
    [Fact]
    public void The_data_is_exact_json_text_in_the_order_of_the_configuration()
    {
        WindowEvent window = new(ValueObject.Create(("z", "é\"<"), ("a", 1), ("u", Value.Object(("n", Value.Null)))));

        Assert.Equal("""{"type":"CL_DISPATCH_EVENT","payload":{"z":"é\"<","a":1,"u":{"n":null}}}""", window.ToMessageData());
        Assert.Equal("CL_DISPATCH_EVENT", window.Type);
        Assert.Equal(window.ToMessageData(), window.ToValue().ToJson());
    }

    [Fact]
    public void Private_keys_are_not_in_the_payload()
    {
        JsonMessage message = new(ValueObject.Create(("action", "destroy"), ("___type", "x"), ("___z", 1)), IsDispatched: true);

        WindowEvent window = Assert.IsType<WindowEvent>(Assert.Single(message.ForChannel(Channels.Web).Effects));

        Assert.Equal("""{"type":"CL_DISPATCH_EVENT","payload":{"action":"destroy"}}""", window.ToMessageData());
    }
}
