using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A message of the user. Immutable, compared by value; one record per type.</summary>
public abstract record UserMessage
{
    private protected UserMessage()
    {
    }

    /// <summary>The value of <c>internal.messageType</c>.</summary>
    public abstract string MessageType { get; }

    /// <summary>The value of <c>internal.messageContent</c>: the text, the caption that was clicked, the address of the first file.</summary>
    public abstract string Content { get; }

    /// <summary>The form that history and offload providers get.</summary>
    public abstract Value ToWireForm();

    /// <summary>Reads what <see cref="ToWireForm"/> wrote.</summary>
    /// <returns>The message; <c>null</c> when the form is none.</returns>
    public static UserMessage? FromWireForm(Value form)
    {
        if (!FormValues.IsAcceptable(form) || !form.IsObject)
        {
            return null;
        }

        return FormValues.TextOf(form["messageType"]) switch
        {
            UserIntro.TypeName => new UserIntro(),
            UserPostback.TypeName => UserPostback.Read(form),
            UserUpload.TypeName or UserUpload.WireTypeName => UserUpload.Read(form),
            UserLocation.TypeName => UserLocation.Read(form),
            _ => form["text"].IsNullOrUndefined ? null : new UserText(FormValues.TextOf(form["text"])),
        };
    }
}
