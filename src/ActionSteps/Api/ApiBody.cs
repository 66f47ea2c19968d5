using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>The body of a request.</summary>
/// <param name="Bytes">What is sent; <c>null</c> for no body.</param>
/// <param name="ContentType">Its type unless the step's own headers say another one; <c>null</c> for no body.</param>
/// <param name="Logged">What logs show of it; undefined for no body.</param>
internal readonly record struct ApiBody(ReadOnlyMemory<byte>? Bytes, string? ContentType, Value Logged)
{
    /// <summary>The type of bodies unless the step says another one.</summary>
    public const string Json = "application/json";

    private static readonly ApiBody s_emptyObject = new((ReadOnlyMemory<byte>)"{}"u8.ToArray(), Json, Value.EmptyObject);

    public ApiBody(byte[] bytes, string contentType, Value logged)
        : this((ReadOnlyMemory<byte>?)bytes, contentType, logged)
    {
    }

    /// <summary>Whether there is no body, or one of JSON.</summary>
    public bool HasDefaultType => ContentType is null or Json;

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
            return OfMembers(step, context);
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

    private static ApiBody OfMembers(ApiStep step, StepContext context)
    {
        IReadOnlyList<ApiParameter> members = step.Body;
        Value[] values = new Value[members.Count];
        bool isWhole = true;
        bool isHidden = false;
        for (int i = 0; i < values.Length; i++)
        {
            ApiValue content = members[i].Content;
            values[i] = content.Resolve(context);
            isWhole &= !values[i].IsUndefined;
            isHidden |= content.IsHidden(values[i], context);
        }

        if (!isWhole || !step.BodyNames.TryCombine(values, out ValueObject? body))
        {
            body = Combine(members, values);
        }

        return new ApiBody(JsonBody.Write(body), Json, Value.Object(isHidden ? Combine(members, Hide(members, values, context)) : body));
    }

    private static ValueObject Combine(IReadOnlyList<ApiParameter> members, Value[] values)
    {
        ValueObject.Builder body = new(members.Count);
        for (int i = 0; i < values.Length; i++)
        {
            if (members[i].Key.Length > 0)
            {
                body.Set(members[i].Key, values[i]);
            }
        }

        return body.ToObject();
    }

    private static Value[] Hide(IReadOnlyList<ApiParameter> members, Value[] values, StepContext context) =>
        [.. values.Select((value, index) => members[index].Content.Logged(value, context))];
}
