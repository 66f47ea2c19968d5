using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>Writes the two kinds of forms.</summary>
internal static class FormBody
{
    private const int BoundaryBytes = 16;

    /// <summary>Fields as <c>application/x-www-form-urlencoded</c>.</summary>
    public static ApiBody Encode(IReadOnlyList<ApiParameter> fields, StepContext context)
    {
        StringBuilder text = new();
        ValueObject.Builder logged = new(fields.Count);
        foreach (ApiParameter field in fields)
        {
            if (field.Key.Length > 0 && field.Content.ResolveText(context) is { } value)
            {
                text.Append(text.Length > 0 ? "&" : string.Empty).Append(Escape(field.Key)).Append('=').Append(Escape(value));
                logged.Set(field.Key, field.Content.Logged(value, context));
            }
        }

        return new ApiBody(Encoding.ASCII.GetBytes(text.ToString()), "application/x-www-form-urlencoded", Value.Object(logged.ToObject()));
    }

    /// <summary>Parts as <c>multipart/form-data</c>.</summary>
    public static ApiBody Encode(IReadOnlyList<ApiPart> parts, StepContext context)
    {
        string boundary = Convert.ToHexStringLower(Chance.Bytes(context, BoundaryBytes));
        StringBuilder text = new();
        ValueObject.Builder logged = new(parts.Count);
        foreach (ApiPart part in parts)
        {
            if (part.Content.ResolveText(context) is { } value)
            {
                text.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"").Append(EscapeName(part.Name)).Append('"');
                if (part.FileName is { } template)
                {
                    string fileName = template.Render(context.Evaluation);
                    context.CollectFaults();
                    text.Append("; filename=\"").Append(EscapeName(fileName)).Append('"');
                }

                if ((part.ContentType ?? (part.FileName is null ? null : "application/octet-stream")) is { } contentType)
                {
                    text.Append("\r\nContent-Type: ").Append(contentType);
                }

                text.Append("\r\n\r\n").Append(value).Append("\r\n");
                logged.Set(part.Name, part.Content.Logged(value, context));
            }
        }

        text.Append("--").Append(boundary).Append("--\r\n");
        return new ApiBody(Encoding.UTF8.GetBytes(text.ToString()), $"multipart/form-data; boundary={boundary}", Value.Object(logged.ToObject()));
    }

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>As browsers write names, so that none can end its header.</summary>
    private static string EscapeName(string name) => name
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
