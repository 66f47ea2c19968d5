using System.Collections;
using System.Net.Http.Headers;

namespace ActionSteps.Api;

/// <summary>The headers of an answer, one entry for each line; made when somebody reads them, which few do. Used by one thread at a time.</summary>
internal sealed class AnswerHeaders(HttpResponseMessage answer) : IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly HttpResponseHeaders _ofTheAnswer = answer.Headers;
    private readonly HttpContentHeaders _ofTheBody = answer.Content.Headers;
    private List<KeyValuePair<string, string>>? _all;

    public int Count => All.Count;

    private List<KeyValuePair<string, string>> All => _all ??= ReadAll();

    public KeyValuePair<string, string> this[int index] => All[index];

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<KeyValuePair<string, string>> ReadAll()
    {
        List<KeyValuePair<string, string>> all = new(12);
        Add(_ofTheAnswer.NonValidated, all);
        Add(_ofTheBody.NonValidated, all);
        return all;
    }

    private static void Add(HttpHeadersNonValidated headers, List<KeyValuePair<string, string>> all)
    {
        foreach ((string name, HeaderStringValues values) in headers)
        {
            foreach (string value in values)
            {
                all.Add(new(name, value));
            }
        }
    }
}
