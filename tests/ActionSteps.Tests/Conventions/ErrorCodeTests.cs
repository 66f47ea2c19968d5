using System.Reflection;
using System.Xml.Linq;

namespace ActionSteps.Tests.Conventions;

public sealed class ErrorCodeTests
{
    /// <summary>The codes that the behaviour reference names and that belong to steps of this version.</summary>
    private static readonly string[] Promised =
    [
        "UNKNOWN_BLOCK", "INFINITE_LOOP", "INTERNAL_READ_ONLY", "INVALID_SESSION_ENTRY", "SESSION_TOO_LARGE", "EXPRESSION_ERROR",
        "EXPRESSION_SYNTAX", "UNKNOWN_FUNCTION", "UNKNOWN_MODIFIER", "TIMEOUT", "UNKNOWN_MESSAGE_TYPE", "UNSUPPORTED_ON_CHANNEL", "INVALID_DURATION",
        "NO_RECIPIENTS", "MAIL_NOT_CONFIGURED", "EVENT_NAME_MISSING", "INVALID_URL", "TARGET_REQUIRED", "INVALID_TIMEZONE_OFFSET",
        "INVALID_PHONE_NUMBER", "UNKNOWN_OFFLOAD_PROVIDER", "UNKNOWN_TABLE", "UNKNOWN_COLUMN", "REQUIRED_COLUMN_MISSING", "INVALID_COLUMN_VALUE",
        "CONDITIONS_REQUIRED", "STEP_DISABLED", "NOTHING_TO_CLEAR", "INVALID_RECIPIENT", "INVALID_PATTERN", "DIVISION_BY_ZERO", "NOT_A_NUMBER",
        "ARGUMENT_COUNT", "INVALID_JSON", "EXPRESSION_LIMIT", "CODE_ERROR", "CODE_TIMEOUT", "CODE_MEMORY",
        "HTTP_ERROR", "UNEXPECTED_RESPONSE", "UNKNOWN_API_SETTING", "BODY_IGNORED",
        "WEBHOOK_DELIVERY_FAILED",
    ];

    [Fact]
    public void Every_code_is_documented() => Assert.Empty(Undocumented(typeof(ErrorCodes), "ActionSteps.xml"));

    [Fact]
    public void Codes_are_capitals_and_distinct()
    {
        string[] codes = [.. Codes(typeof(ErrorCodes)).Select(code => code.Value)];

        Assert.All(codes, code => Assert.Matches("^[A-Z][A-Z_]*$", code));
        Assert.Equal(codes.Length, codes.Distinct().Count());
    }

    [Fact]
    public void The_codes_that_were_promised_are_there() =>
        Assert.Empty(Promised.Except(Codes(typeof(ErrorCodes)).Select(code => code.Value)));

    [Fact]
    public void A_code_without_a_text_is_found() =>
        Assert.Equal(["Silent"], Undocumented(typeof(SampleCodes), "ActionSteps.xml"));

    private static IEnumerable<string> Undocumented(Type codes, string documentation)
    {
        XDocument xml = XDocument.Load(Path.Combine(AppContext.BaseDirectory, documentation));
        HashSet<string> documented =
        [
            .. xml.Descendants("member")
                .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
                .Select(member => member.Attribute("name")?.Value)
                .OfType<string>(),
        ];
        return Codes(codes).Select(code => code.Name).Where(name => !documented.Contains($"F:{codes.FullName}.{name}"));
    }

    private static IEnumerable<(string Name, string Value)> Codes(Type codes) => codes
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (field.Name, (string)(field.GetRawConstantValue() ?? string.Empty)));

    private static class SampleCodes
    {
        public const string Silent = "SILENT";
    }
}
