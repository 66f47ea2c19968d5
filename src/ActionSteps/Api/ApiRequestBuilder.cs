using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>Resolves what a step sends (api-step.md section 1).</summary>
internal static class ApiRequestBuilder
{
    private const int MaxRedirects = 5;
    private const int MaxBodyBytes = 10 * 1024 * 1024;

    /// <exception cref="StepException">The request cannot be sent.</exception>
    public static ApiRequest Build(ApiStep step, StepContext context)
    {
        // Headers first: they tell what no log may show, the address included.
        ApiSecrets secrets = new();
        ApiBody body = ApiBody.Of(step, context);
        ApiHeaders headers = Headers(step, body, secrets, context);
        List<KeyValuePair<string, string>>? query = Query(step.Query, context, out Value loggedQuery);
        string rendered = step.Url.Render(context.Evaluation, TemplateEncoding.Url);
        context.CollectFaults();
        string shown = secrets.Mask(ApiUrl.WithoutUser(rendered));
        context.LogInput("url", Value.Text(shown));
        if (!ApiUrl.TryCreate(rendered, query, out Uri? url))
        {
            throw new StepException(ErrorCodes.InvalidUrl, $"\"{shown}\" is not an absolute address. Write one such as https://example.com/tickets.");
        }

        if (ApiUrl.IsLedAstray(step.Url, rendered))
        {
            throw new StepException(ErrorCodes.InvalidUrl, $"A value leads out of the path of \"{shown}\": \"..\" and \".\" cannot stand between slashes.");
        }

        ApiRequest request = new(
            new OutboundRequest
            {
                Url = url,
                Method = MethodOf(step.Method),
                Headers = headers.All,
                Body = body.Bytes,
                MaxRedirects = MaxRedirects,
                MaxBodyBytes = MaxBodyBytes,
                Timeout = TimeSpan.FromSeconds(step.TimeoutSeconds),
            },
            shown,
            loggedQuery,
            body.Logged,
            secrets);
        Log(request, context);
        return request;
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
            if (parameter.Key.Length > 0 && parameter.ResolveText(context) is { } text)
            {
                query.Add(new(parameter.Key, text));
                shown.Set(parameter.Key, parameter.Logged(text, context));
            }
        }

        logged = Value.Object(shown.ToObject());
        return query.Count == 0 ? null : query;
    }

    private static ApiHeaders Headers(ApiStep step, in ApiBody body, ApiSecrets secrets, StepContext context)
    {
        ApiHeaders headers = new();
        for (int i = 0; i < step.Headers.Count; i++)
        {
            ApiParameter header = step.Headers[i];
            if (header.Key.Length > 0 && header.ResolveText(context) is { } text)
            {
                headers.Set(header.Key, text);
                if (ApiRequest.IsCredential(header.Key))
                {
                    secrets.Add(text);
                }
            }
        }

        if (step.Authorization?.Render(context, secrets) is { } authorization)
        {
            headers.Set("Authorization", authorization);
        }

        headers.SetDefault("Accept", "application/json");
        headers.SetDefault("Accept-Encoding", "gzip, deflate, br");
        if (body.ContentType is { } contentType)
        {
            headers.SetDefault("Content-Type", contentType);
        }

        return headers;
    }

    private static void Log(ApiRequest request, StepContext context)
    {
        if (!request.Query.IsUndefined)
        {
            context.LogInput("query", request.Secrets.Mask(request.Query));
        }

        if (!request.Body.IsUndefined)
        {
            context.LogInput("body", request.Secrets.Mask(request.Body));
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
