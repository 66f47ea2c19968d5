using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>A part of a multipart body.</summary>
/// <param name="Name">The name of the field, taken literally.</param>
/// <param name="Value">The content, as <see cref="Type"/> says; lists and objects as JSON.</param>
public sealed record ApiPart(string Name, Template Value)
{
    private readonly VariablePath _path = VariablePath.Parse(Value.Source);

    /// <summary>What the content is; <see cref="ApiValueType.Text"/> when left out. A part whose variable does not exist is left out.</summary>
    public ApiValueType Type { get; init; }

    /// <summary>The name of the file that the part is; <c>null</c> for a plain field.</summary>
    public Template? FileName { get; init; }

    /// <summary>The type of the content; <c>null</c> for none, or <c>application/octet-stream</c> when there is a file name.</summary>
    /// <exception cref="ArgumentException">It holds something else than printable ASCII.</exception>
    public string? ContentType
    {
        get;
        init => field = value is null || value.All(static unit => unit is >= ' ' and <= '~')
            ? value
            : throw new ArgumentException("A content type is printable ASCII, such as text/plain; charset=utf-8.");
    }

    internal ApiValue Content => new(Type, Value, _path);
}
