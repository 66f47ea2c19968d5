using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>What a step does with what came of its call (api-step.md sections 2 and 3).</summary>
internal readonly struct ApiReply(ApiStep step, StepContext context)
{
    /// <summary>The request could not be sent.</summary>
    public StepOutcome Refuse(StepException refused) =>
        StepOutcome.Fail(ErrorRecord.Create(refused.Code, refused.Message, context), IdOf(step.OnFailure));

    public StepOutcome Apply(ApiRequest request, ApiAnswer answer)
    {
        Reply reply = default;
        bool isContract = step.ResponseVariable is { } variable
            ? TryStore(variable, answer, out reply)
            : answer.IsOk && answer.TryReadReply(out reply);
        if (!answer.IsOk)
        {
            string code = answer.Outcome == ApiOutcome.Timeout ? ErrorCodes.Timeout : ErrorCodes.HttpError;
            return StepOutcome.Fail(
                ErrorRecord.Create(code, answer.Message, context, request, answer),
                step.Outcomes?.Of(answer.Outcome) ?? IdOf(step.OnFailure));
        }

        if (!isContract)
        {
            context.Warn(ErrorCodes.UnexpectedResponse, "The answer is not a JSON object, so that nothing of it was applied.");
            return step.Outcomes?.Of(ApiOutcome.InvalidBody) is { } block ? StepOutcome.GoTo(block) : Route(null);
        }

        ReplyContract.Apply(reply, context);
        return Route(reply.NextBlock);
    }

    /// <summary>Stores an answer that was read to its end, whatever it is.</summary>
    private bool TryStore(VariablePath variable, ApiAnswer answer, out Reply reply)
    {
        reply = default;
        if (answer.Fault is not null)
        {
            return false;
        }

        bool isJson = answer.TryParseBody(out Value body);
        context.Set(variable, ToValue(answer, isJson ? body : Value.Text(answer.BodyText())));
        context.KeepChanges();
        reply = Reply.Of(body);
        return isJson && (body.IsObject || body.IsUndefined);
    }

    private static Value ToValue(ApiAnswer answer, Value body)
    {
        ValueObject.Builder headers = new(answer.Headers.Count);
        Dictionary<string, string> lines = new(answer.Headers.Count, StringComparer.Ordinal);
        foreach ((string name, string value) in answer.Headers)
        {
            string key = name.ToLowerInvariant();
            lines[key] = lines.TryGetValue(key, out string? before) ? $"{before}, {value}" : value;
            headers.Set(key, lines[key]);
        }

        return Value.Object(
            ("status", answer.Status),
            ("ok", answer.IsOk),
            ("headers", Value.Object(headers.ToObject())),
            ("body", body.IsUndefined ? Value.Null : body));
    }

    private StepOutcome Route(string? next)
    {
        if ((step.Outcomes?.Of(ApiOutcome.Ok) ?? IdOf(step.OnSuccess)) is not { } block)
        {
            return next is null ? StepOutcome.Continue : StepOutcome.GoTo(next);
        }

        if (next is null)
        {
            return StepOutcome.GoTo(block);
        }

        if (context.FindBlock(next) == next)
        {
            return StepOutcome.GoTo(next);
        }

        context.Warn(ErrorCodes.UnknownBlock, $"The bot has no block \"{next}\"; the flow goes on as if none had been named.");
        return StepOutcome.GoTo(block);
    }

    private static string? IdOf(BlockReference? block) => block is { Id.Length: > 0 } known ? known.Id : null;
}
