using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A button that opens a web page inside the chat and hands it parameters. Outside the API form it is a web URL button.</summary>
/// <param name="Title">The caption.</param>
/// <param name="Url">The page; the parameters are appended to it.</param>
/// <param name="Parameters">What the page gets.</param>
public sealed record WebviewButton(string Title, string Url, MessageItems<PostbackParameter> Parameters) : Button(Title)
{
    /// <summary>The web URL button that opens the same page.</summary>
    public UrlButton ToUrlButton() => new(Title, Url + Suffix);

    /// <summary>JSON text, base64, percent-encoded, because base64 has characters that mean something else in a URL.</summary>
    private string Suffix => Parameters.Count == 0
        ? string.Empty
        : Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(ParametersForm.ToJson())));

    private Value ParametersForm => FormValues.OptionalList(Parameters, static parameter => parameter.ToForm());

    internal override Value ToApiForm() => Value.Object(
        ("type", "webview"), ("title", Title), ("url", Url), ("params", ParametersForm));

    internal override Value ToWireForm(PostbackForm postbacks) => ToUrlButton().ToWireForm(postbacks);

    internal override Value ToRestForm() => ToUrlButton().ToRestForm();
}
