using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>The body of a request.</summary>
/// <param name="Bytes">What is sent; <c>null</c> for no body.</param>
/// <param name="ContentType">Its type unless the step's own headers say another one; <c>null</c> for no body.</param>
/// <param name="Logged">What logs show of it; undefined for no body.</param>
internal readonly record struct ApiBody(ReadOnlyMemory<byte>? Bytes, string? ContentType, Value Logged)
{
    private const string Json = "application/json";

    private static readonly ApiBody s_emptyObject = new((ReadOnlyMemory<byte>)"{}"u8.ToArray(), Json, Value.EmptyObject);

    public ApiBody(byte[] bytes, string contentType, Value logged)
        : this((ReadOnlyMemory<byte>?)bytes, contentType, logged)
    {
    }

    /// <summary>The body of a step.</summary>
    public static ApiBody Of(ApiStep step, StepContext context)
    {
        if (step.Method == ApiMethod.Get)
        {
            if (step.HasBody)
            {
                context.Warn(ErrorCodes.BodyIgnored, "A GET request has no body; what is configured was not sent. Use query parameters or another method.");
            }

            return default;
        }

        if (step.Body.Count > 0)
        {
            return OfMembers(step.Body, context);
        }

        if (step.BodyTemplate is { } template)
        {
            string text = template.Render(context.Evaluation);
            context.CollectFaults();
            return new ApiBody(Encoding.UTF8.GetBytes(text), Json, Value.Text(text));
        }

        return step.Form.Count > 0 ? FormBody.Encode(step.Form, context)
            : step.Multipart.Count > 0 ? FormBody.Encode(step.Multipart, context)
            : step.Method == ApiMethod.Delete ? default
            : s_emptyObject;
    }

    private static ApiBody OfMembers(IReadOnlyList<ApiParameter> members, StepContext context)
    {
        ValueObject.Builder sent = new(members.Count);
        ValueObject.Builder? logged = context.Variables.Definitions.HasSensitive ? new(members.Count) : null;
        for (int i = 0; i < members.Count; i++)
        {
            ApiParameter member = members[i];
            if (member.Key.Length > 0)
            {
                ApiValue content = member.Content;
                Value value = content.Resolve(context);
                sent.Set(member.Key, value);
                logged?.Set(member.Key, content.Logged(value, context));
            }
        }

        ValueObject body = sent.ToObject();
        return new ApiBody(JsonBody.Write(body), Json, Value.Object(logged?.ToObject() ?? body));
    }
}
