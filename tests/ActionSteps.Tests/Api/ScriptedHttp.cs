using System.Text;

namespace ActionSteps.Tests.Api;

/// <summary>A way out that gives prepared answers, the last one for ever, and keeps what was sent.</summary>
internal sealed class ScriptedHttp(params ScriptedAnswer[] answers) : IOutboundHttp
{
    public List<OutboundRequest> Requests { get; } = [];

    public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        ScriptedAnswer answer = answers[Math.Min(Requests.Count, answers.Length - 1)];
        Requests.Add(request);
        return answer.Failure is { } failure
            ? Task.FromException<OutboundResponse>(new OutboundException(failure, "E", "scripted failure"))
            : Task.FromResult(new OutboundResponse(
                request.Url, answer.Status, "Scripted", answer.Headers, new MemoryStream(Encoding.UTF8.GetBytes(answer.Body))));
    }

    public static string? HeaderOf(OutboundRequest request, string name) => request.Headers.LastOrDefault(header => header.Key == name).Value;
}
