using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActionSteps.Api;
using ActionSteps.Blocks.Reading;
using ActionSteps.Execution;

namespace ActionSteps.Blocks.Checks;

/// <summary>Refuses what cannot be meant in API steps and settings, and warns of what will fail.</summary>
internal static class ApiCheck
{
    // What hosts that say nothing allow a step.
    private static readonly TimeSpan s_usualTime = new ExecutionLimits().StepTimeout;

    public static void Report(ApiStep step, BotCheck check)
    {
        ReportBody(step, check);
        ReportHeaders(step, check);
        if (step.Url.IsLiteral && !IsAddress(step.Url.Source))
        {
            check.WarnAt("url", $"{FaultText.Quote(step.Url.Source)} is not an absolute address. Write one such as https://example.com/tickets.");
        }

        if (step.OnSuccess is not null && step.Outcomes?.Ok is not null)
        {
            Fault(check, "onSuccess", "\"onSuccess\" and \"outcomes.ok\" say the same. Remove one.");
        }

        if (step.Retry is not null && !step.Idempotent && step.Method is ApiMethod.Post or ApiMethod.Patch)
        {
            check.WarnAt("retry", "A repeated request may do its work twice. Add \"idempotent\": true if the back end knows the header Idempotency-Key.");
        }

        if (step.TimeoutSeconds > s_usualTime.TotalSeconds)
        {
            check.WarnAt("timeoutSeconds", FormattableString.Invariant(
                $"A step ends after {s_usualTime.TotalSeconds:0} seconds unless the host allows more (ExecutionLimits.StepTimeout), so that these {step.TimeoutSeconds:0.###} may be cut short."));
        }

        if (step.Settings is not null)
        {
            // The settings may stand behind the blocks.
            FaultPlace place = check.Here();
            check.AtEnd(() => ReportSetting(step.Settings, place, check));
        }
    }

    public static void Report(ApiParameter parameter, BotCheck check) => Report(parameter.Content, check);

    public static void Report(ApiPart part, BotCheck check) => Report(part.Content, check);

    public static void Report(ApiRetry retry, BotCheck check)
    {
        if (retry.MaxDelaySeconds < retry.DelaySeconds)
        {
            Fault(check, "maxDelaySeconds", "The longest wait is shorter than the first one.");
        }
    }

    public static void Report(ApiOutcomeBlocks outcomes, BotCheck check)
    {
        if (outcomes.IsEmpty)
        {
            check.Fault("No outcome is named. Name one, such as \"timeout\", or remove the member.");
        }
    }

    public static void Report(ApiSetting setting, BotCheck check)
    {
        if (setting.Type == ApiSettingType.Ssl)
        {
            ReportCertificate(setting, check);
            return;
        }

        if (setting.Secret.Length == 0)
        {
            Fault(check, "secret", "A setting of type HMAC needs the shared secret.");
        }

        if (setting.Key.Length == 0)
        {
            Fault(check, "key", "A setting of type HMAC needs the public id of its key.");
        }

        if (setting.Header is not null && !OutboundHeaders.IsToken(setting.Header))
        {
            Fault(check, "header", $"{FaultText.Quote(setting.Header)} is not the name of a header. Use letters, digits and hyphens.");
        }
    }

    private static void Report(ApiValue value, BotCheck check)
    {
        switch (value.Type)
        {
            case ApiValueType.Dialogstate:
                check.Blocks.Refer(value.Source.Source, check.Here().Of("value"), FaultSeverity.Warning);
                break;
            case ApiValueType.Variable:
                int offset = check.Offset;
                check.Offset = FaultPlace.Unknown;
                check.Path.Enter("value");
                PathCheck.Report(value.Path, isTarget: false, check);
                check.Path.Leave();
                check.Offset = offset;
                break;
        }
    }

    private static void ReportBody(ApiStep step, BotCheck check)
    {
        string[] bodies =
        [
            .. step.Body.Count > 0 ? ["body"] : Array.Empty<string>(),
            .. step.BodyTemplate is not null ? ["bodyTemplate"] : Array.Empty<string>(),
            .. step.Form.Count > 0 ? ["form"] : Array.Empty<string>(),
            .. step.Multipart.Count > 0 ? ["multipart"] : Array.Empty<string>(),
        ];
        if (bodies.Length > 1)
        {
            Fault(check, bodies[1], $"A request has one body, and {FaultText.List(bodies, "and")} each say one. Keep one of them.");
        }
        else if (bodies is [not "body"] && step.Method == ApiMethod.Get)
        {
            Fault(check, bodies[0], "A GET request has no body. Use \"query\" or another method.");
        }
        else if (bodies.Length > 0 && step.Method == ApiMethod.Get)
        {
            check.WarnAt("body", "A GET request has no body, so that it is not sent. Use \"query\" or another method.");
        }
    }

    private static void ReportHeaders(ApiStep step, BotCheck check)
    {
        for (int i = 0; i < step.Headers.Count; i++)
        {
            string name = step.Headers[i].Key;
            FaultPlace place = check.Here().Of("headers", i, "key");
            if (name.Length > 0 && !OutboundHeaders.IsToken(name))
            {
                check.Warn(place, $"{FaultText.Quote(name)} is not the name of a header; the step fails. Use letters, digits and hyphens.", string.Empty, []);
            }
            else if (step.Idempotent && name.Equals("Idempotency-Key", StringComparison.OrdinalIgnoreCase))
            {
                check.Add(place, FaultSeverity.Fault, "\"idempotent\" sets this header. Remove one of them.");
            }
            else if (step.Multipart.Count > 0 && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                check.Add(place, FaultSeverity.Fault, "The type of a multipart body tells where its parts end and is set by the step. Remove the header.");
            }
        }
    }

    private static void ReportSetting(string name, FaultPlace place, BotCheck check)
    {
        bool isUnread = check.ApiSettings is null && check.Found.FaultCount > 0;
        if (!isUnread && check.ApiSettings?.Find(name) is null)
        {
            check.Warn(
                place.Of("settings"),
                $"The bot has no API setting {FaultText.Quote(name)}; the step fails.",
                name,
                check.ApiSettings?.Items.Select(known => known.Name) ?? []);
        }
    }

    /// <summary>What the framework says about keys and certificates may quote them, so that nothing of it is passed on.</summary>
    private static void ReportCertificate(ApiSetting setting, BotCheck check)
    {
        try
        {
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(setting.ClientCertificate);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            Fault(check, "clientCertificate", "This is no certificate. Write PEM that starts with -----BEGIN CERTIFICATE-----.");
            return;
        }

        try
        {
            setting.LoadCertificate();
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            Fault(check, "key", "This is not the private key of the certificate. Write unencrypted PEM that starts with -----BEGIN PRIVATE KEY-----.");
        }
    }

    private static void Fault(BotCheck check, string member, string message) =>
        check.Add(check.Here().Of(member), FaultSeverity.Fault, message);

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
