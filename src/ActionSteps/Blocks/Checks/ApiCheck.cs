using ActionSteps.Api;
using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks.Checks;

/// <summary>Looks at API steps for what cannot be meant, and warns of what will fail.</summary>
internal static class ApiCheck
{
    public static void Report(ApiStep step, BotCheck check)
    {
        if (step.Method == ApiMethod.Get && step.Body.Count > 0)
        {
            check.WarnAt("body", "A GET request has no body, so that it is not sent. Use \"query\" or another method.");
        }

        if (step.Url.IsLiteral && !IsAddress(step.Url.Source))
        {
            check.WarnAt("url", $"{FaultText.Quote(step.Url.Source)} is not an absolute address. Write one such as https://example.com/tickets.");
        }
    }

    public static void Report(ApiParameter parameter, BotCheck check)
    {
        switch (parameter.Type)
        {
            case ApiValueType.Dialogstate:
                check.Blocks.Refer(parameter.Value.Source, check.Here().Of("value"), FaultSeverity.Warning);
                break;
            case ApiValueType.Variable:
                check.Path.Enter("value");
                PathCheck.Report(parameter.Path, isTarget: false, check);
                check.Path.Leave();
                break;
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
