using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>Resolves what a step sends (api-step.md section 1).</summary>
internal static class ApiRequestBuilder
{
    private const string IdempotencyKey = "Idempotency-Key";

    // The headers of most requests; never changed.
    private static readonly ApiHeaders s_withoutBody = AddDefaults(new ApiHeaders(), null);
    private static readonly ApiHeaders s_withJson = AddDefaults(new ApiHeaders(), ApiBody.Json);

    /// <exception cref="StepException">The request cannot be sent.</exception>
    public static ApiRequest Build(ApiStep step, StepContext context)
    {
        // Headers and settings first: they tell what no log may show, the address included.
        ApiSecrets secrets = new();
        ApiSettings? settings = step.Settings is null ? null : context.FindSetting<ApiSettings>();
        ApiSetting? setting = FindSetting(step, settings);
        secrets.Add(setting?.Secret);
        ApiBody body = ApiBody.Of(step, context);
        ApiHeaders headers = Headers(step, body, secrets, context);
        List<KeyValuePair<string, string>>? query = Query(step.Query, context, out Value loggedQuery);
        string rendered = step.Url.Render(context.Evaluation, TemplateEncoding.Url);
        context.CollectFaults();
        string shown = secrets.Mask(ApiUrl.WithoutUser(rendered));
        context.LogInput("url", Value.Text(shown));
        Uri? url = query is null ? step.FixedUrl : null;
        if (url is null && !ApiUrl.TryCreate(rendered, query, out url))
        {
            throw new StepException(ErrorCodes.InvalidUrl, $"\"{shown}\" is not an absolute address. Write one such as https://example.com/tickets.");
        }

        if (ApiUrl.IsLedAstray(step.Url, rendered))
        {
            throw new StepException(ErrorCodes.InvalidUrl, $"A value leads out of the path of \"{shown}\": \"..\" and \".\" cannot stand between slashes.");
        }

        Log("query", loggedQuery, secrets, context);
        Log("body", body.Logged, secrets, context);
        return new ApiRequest
        {
            Url = url,
            Method = MethodOf(step.Method),
            Headers = headers,
            Body = body,
            ShownUrl = shown,
            Query = loggedQuery,
            Secrets = secrets,
            Signature = setting is { Type: ApiSettingType.Hmac } ? setting : null,
            Certificate = setting is null ? null : settings?.CertificateOf(setting),
        };
    }

    private static ApiSetting? FindSetting(ApiStep step, ApiSettings? settings)
    {
        if (step.Settings is not { Length: > 0 } name)
        {
            return null;
        }

        return settings?.Find(name)
            ?? throw new StepException(ErrorCodes.UnknownApiSetting, $"The bot has no API setting \"{name}\"; nothing was sent. Add it to \"apiSettings\".");
    }

    private static List<KeyValuePair<string, string>>? Query(IReadOnlyList<ApiParameter> parameters, StepContext context, out Value logged)
    {
        logged = default;
        if (parameters.Count == 0)
        {
            return null;
        }

        List<KeyValuePair<string, string>> query = new(parameters.Count);
        ValueObject.Builder shown = new(parameters.Count);
        foreach (ApiParameter parameter in parameters)
        {
            ApiValue content = parameter.Content;
            if (parameter.Key.Length > 0 && content.ResolveText(context) is { } text)
            {
                query.Add(new(parameter.Key, text));
                shown.Set(parameter.Key, content.Logged(text, context));
            }
        }

        logged = Value.Object(shown.ToObject());
        return query.Count == 0 ? null : query;
    }

    private static ApiHeaders Headers(ApiStep step, in ApiBody body, ApiSecrets secrets, StepContext context)
    {
        if (body.HasDefaultType && step.Headers.Count == 0 && step.Authorization is null && !step.Idempotent)
        {
            return body.ContentType is null ? s_withoutBody : s_withJson;
        }

        ApiHeaders headers = new();
        for (int i = 0; i < step.Headers.Count; i++)
        {
            ApiParameter header = step.Headers[i];
            if (header.Key.Length > 0 && TextOf(header, secrets, context) is { } text)
            {
                headers.Set(header.Key, text);
            }
        }

        if (step.Authorization?.Render(context, secrets) is { } authorization)
        {
            headers.Set("Authorization", authorization);
        }

        if (step.Idempotent)
        {
            headers.Set(IdempotencyKey, context.IdempotencyKey);
        }

        return AddDefaults(headers, body.ContentType);
    }

    private static string? TextOf(ApiParameter header, ApiSecrets secrets, StepContext context)
    {
        if (!ApiRequest.IsCredential(header.Key))
        {
            return header.Content.ResolveText(context);
        }

        if (header.Type == ApiValueType.Text)
        {
            return secrets.Render(header.Value, context, header.Key);
        }

        string? text = header.Content.ResolveText(context);
        secrets.Add(text);
        return text;
    }

    private static ApiHeaders AddDefaults(ApiHeaders headers, string? contentType)
    {
        headers.SetDefault("Accept", "application/json");
        headers.SetDefault("Accept-Encoding", "gzip, deflate, br");
        if (contentType is not null)
        {
            headers.SetDefault("Content-Type", contentType);
        }

        return headers;
    }

    private static void Log(string field, Value value, ApiSecrets secrets, StepContext context)
    {
        if (!value.IsUndefined)
        {
            context.LogInput(field, secrets.Mask(value));
        }
    }

    private static string MethodOf(ApiMethod method) => method switch
    {
        ApiMethod.Post => "POST",
        ApiMethod.Delete => "DELETE",
        ApiMethod.Put => "PUT",
        ApiMethod.Patch => "PATCH",
        _ => "GET",
    };
}
