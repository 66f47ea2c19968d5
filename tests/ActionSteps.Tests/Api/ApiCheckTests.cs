using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Api;

public sealed class ApiCheckTests
{
    private const string Url = "\"url\": \"https://example.com/\"";

    [Theory]
    [InlineData("\"method\": \"POST\", \"body\": [ { \"key\": \"a\", \"value\": \"1\" } ], \"bodyTemplate\": §\"x\"", "one body")]
    [InlineData("\"method\": \"POST\", \"form\": [ { \"key\": \"a\", \"value\": \"1\" } ], \"multipart\": §[ { \"name\": \"a\", \"value\": \"1\" } ]", "one body")]
    [InlineData("\"bodyTemplate\": §\"x\"", "GET request has no body")]
    [InlineData("\"form\": §[ { \"key\": \"a\", \"value\": \"1\" } ]", "GET request has no body")]
    [InlineData("\"timeoutSeconds\": §0", "0.001 to 3,600 seconds, not 0")]
    [InlineData("\"timeoutSeconds\": §-1", "0.001 to 3,600")]
    [InlineData("\"timeoutSeconds\": §1e9", "0.001 to 3,600")]
    [InlineData("\"timeoutSeconds\": §\"30\"", "Expected a number")]
    [InlineData("\"method\": §\"HEAD\"", "is none of \"GET\", \"POST\"")]
    [InlineData("\"authorization\": { \"type\": §\"digest\" }", "is none of \"none\", \"basic\"")]
    [InlineData("\"authorization\": { §\"pasword\": \"x\" }", "Unknown member")]
    [InlineData("\"retry\": { \"attempts\": §1 }", "2 to 10")]
    [InlineData("\"retry\": { \"attempts\": §1000 }", "2 to 10")]
    [InlineData("\"retry\": { \"delaySeconds\": §0 }", "0.01 to 60")]
    [InlineData("\"retry\": { \"maxDelaySeconds\": §4000 }", "0.01 to 300")]
    [InlineData("\"retry\": { \"delaySeconds\": 50, \"maxDelaySeconds\": §40 }", "shorter than the first one")]
    [InlineData("\"retry\": { \"on\": §[] }", "Only the outcomes connect, timeout and httpError")]
    [InlineData("\"retry\": { \"on\": §[ \"ok\" ] }", "Only the outcomes connect, timeout and httpError")]
    [InlineData("\"retry\": { \"on\": [ §\"conect\" ] }", "is none of \"ok\", \"httpError\"")]
    [InlineData("\"onSuccess\": §\"one\", \"outcomes\": { \"ok\": \"one\" }", "say the same")]
    [InlineData("\"outcomes\": §{}", "No outcome is named")]
    [InlineData("\"outcomes\": { \"timeout\": §\"gone\" }", "There is no block \"gone\"")]
    [InlineData("\"onFailure\": §\"gone\"", "There is no block \"gone\"")]
    [InlineData("\"method\": \"POST\", \"idempotent\": true, \"headers\": [ { \"key\": §\"idempotency-key\", \"value\": \"1\" } ]", "sets this header")]
    [InlineData("\"method\": \"POST\", \"multipart\": [ { \"name\": \"a\", \"value\": \"1\" } ], \"headers\": [ { \"key\": §\"content-type\", \"value\": \"1\" } ]", "Remove the header")]
    [InlineData("\"method\": \"POST\", \"multipart\": [ { \"name\": \"a\", \"value\": \"1\", \"contentType\": §\"a\\nb\" } ]", "printable ASCII")]
    public void What_cannot_be_meant_is_refused_with_its_place(string members, string message) =>
        Assert.Contains(message, Reading.SingleFault(Reading.WithSteps($"{{ \"kind\": \"api\", {Url}, {members} }}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"body\": §[ { \"key\": \"a\", \"value\": \"1\" } ]", "not sent")]
    [InlineData("\"settings\": §\"gone\"", "no API setting \"gone\"")]
    [InlineData("\"headers\": [ { \"key\": §\"X A\", \"value\": \"1\" } ]", "not the name of a header")]
    [InlineData("\"method\": \"POST\", \"retry\": §{ \"attempts\": 2 }", "do its work twice")]
    [InlineData("\"query\": [ { \"key\": \"a\", \"type\": \"variable\", \"value\": §\"a b\" } ]", "not the path of a variable")]
    [InlineData("\"query\": [ { \"key\": \"a\", \"type\": \"dialogstate\", \"value\": §\"gone\" } ]", "no block \"gone\"")]
    [InlineData("\"responseVariable\": §\"internal.user\"", "cannot be written")]
    [InlineData("\"timeoutSeconds\": §90.5", "ends after 90 seconds unless the host allows more")]
    public void What_will_fail_is_warned_of(string members, string message) =>
        Assert.Contains(message, Reading.SingleWarning(Reading.WithSteps($"{{ \"kind\": \"api\", {Url}, {members} }}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("example.com/tickets")]
    [InlineData("ftp://example.com")]
    public void A_fixed_address_that_is_none_is_warned_of(string url) => Assert.Contains(
        "not an absolute address",
        Reading.SingleWarning(Reading.WithSteps($"{{ \"kind\": \"api\", \"url\": §\"{url}\" }}")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_setting_is_suggested()
    {
        DefinitionFault warning = Reading.SingleWarning("""
            { "id": "b", "blocks": [ { "kind": "action", "id": "one", "steps": [ { "kind": "api", "url": "https://e.example", "settings": §"singed" } ] } ],
              "apiSettings": [ { "name": "signed", "type": "HMAC", "key": "k", "secret": "s" } ] }
            """);

        Assert.Equal("signed", warning.Suggestion);
    }

    [Theory]
    [InlineData("§{ \"name\": \"a\" }", "\"type\" is missing")]
    [InlineData("{ \"name\": \"a\", \"type\": §\"TLS\" }", "is none of \"SSL\" or \"HMAC\"")]
    [InlineData("§{ \"name\": \"a\", \"type\": \"HMAC\", \"key\": \"k\" }", "shared secret")]
    [InlineData("{ \"name\": \"a\", \"type\": \"HMAC\", \"secret\": \"hush\", \"key\": §\"\" }", "public id")]
    [InlineData("{ \"name\": \"a\", \"type\": \"HMAC\", \"secret\": \"hush\", \"key\": \"k\", \"header\": §\"X A\" }", "name of a header")]
    [InlineData("{ \"name\": \"a\", \"type\": \"HMAC\", \"secret\": \"hush\", \"key\": \"k\", \"encoding\": §\"md5\" }", "is none of \"sha256\"")]
    [InlineData("{ \"name\": \"a\", \"type\": \"SSL\", \"key\": \"hush\", \"clientCertificate\": §\"hush\" }", "BEGIN CERTIFICATE")]
    public void A_setting_that_cannot_work_is_refused_without_telling_its_secrets(string setting, string message)
    {
        DefinitionFault fault = Reading.SingleFault($$"""{ "id": "b", "blocks": [], "apiSettings": [ {{setting}} ] }""");

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_settings_of_one_name_are_refused() => Assert.Contains("are called \"a\"", Reading.SingleFault("""
        { "id": "b", "blocks": [], "apiSettings": §[ { "name": "a", "type": "HMAC", "key": "k", "secret": "s" }, { "name": "a", "type": "HMAC", "key": "k", "secret": "s" } ] }
        """).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_has_to_be_that_of_the_certificate()
    {
        (string certificate, string key) = Create("one");
        (_, string otherKey) = Create("two");

        Assert.Empty(ReadCertificate(certificate, key).Faults);
        Assert.Equal("$.apiSettings[0].key", Assert.Single(ReadCertificate(certificate, otherKey).Faults).Path);
        Assert.Equal("$.apiSettings[0].key", Assert.Single(ReadCertificate(certificate, "").Faults).Path);
        Assert.Equal("$.apiSettings[0].clientCertificate", Assert.Single(ReadCertificate(key, key).Faults).Path);
    }

    [Fact]
    public void Settings_are_written_as_they_were_and_can_be_made_in_code()
    {
        BotDefinition bot = BotDefinition.Create("b", bot => bot
            .ApiSetting(new ApiSetting("signed", ApiSettingType.Hmac) { Key = "k", Secret = "s", Header = "X-Sign", Encoding = ApiHash.Sha512 })
            .Action("one", steps => steps.Add(new ApiStep { Url = "https://example.com", Settings = "signed" })));

        ApiSetting read = Assert.Single(Reading.Read(bot.ToJson()).FindSetting<ApiSettings>()!.Items);

        Assert.Equal(new ApiSetting("signed", ApiSettingType.Hmac) { Key = "k", Secret = "s", Header = "X-Sign", Encoding = ApiHash.Sha512 }, read);
    }

    private static BotReading ReadCertificate(string certificate, string key) => Reading.Check(
        $$"""{ "id": "b", "blocks": [], "apiSettings": [ { "name": "a", "type": "SSL", "clientCertificate": {{JsonSerializer.Serialize(certificate)}}, "key": {{JsonSerializer.Serialize(key)}} } ] }""");

    private static (string Certificate, string Key) Create(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
