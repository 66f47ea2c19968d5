namespace ActionSteps.Execution;

/// <summary>
/// The names of logged inputs. A step passes the member that it resolves, as in <c>Title</c>, which becomes <c>title</c>; a variable in
/// braces, as in <c>{Total}</c>, which keeps its name; or any other text, which stays as it is.
/// </summary>
internal static class InputName
{
    public static bool IsVariable(string name) => name.Length > 2 && name[0] == '{' && name[^1] == '}';

    /// <summary>What <see cref="Of"/> turns into this name, whatever it looks like.</summary>
    public static string Keeping(string name) => name.Length == 0 ? name : $"{{{name}}}";

    public static string Of(string name)
    {
        if (IsVariable(name))
        {
            return name[1..^1];
        }

        string member = name.StartsWith("this.", StringComparison.Ordinal) ? name["this.".Length..] : name;
        bool isMember = member.Length > 0 && char.IsAsciiLetterUpper(member[0]) && member.All(char.IsAsciiLetterOrDigit);
        return isMember ? char.ToLowerInvariant(member[0]) + member[1..] : member;
    }
}
