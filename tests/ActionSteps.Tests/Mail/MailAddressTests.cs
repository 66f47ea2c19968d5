using ActionSteps.Mail;

namespace ActionSteps.Tests.Mail;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("a@b.c", "a@b.c", null)]
    [InlineData("  a@b.c ", "a@b.c", null)]
    [InlineData("Ann.O'Neil+bot@Mail.Example", "Ann.O'Neil+bot@Mail.Example", null)]
    [InlineData("user@localhost", "user@localhost", null)]
    [InlineData("<a@b.c>", "a@b.c", null)]
    [InlineData("Ann <a@b.c>", "a@b.c", "Ann")]
    [InlineData("Zoë 🚂 <a@b.c>", "a@b.c", "Zoë 🚂")]
    [InlineData("\"Lee, Ann\" <a@b.c>", "a@b.c", "Lee, Ann")]
    [InlineData("\"a \\\"b\\\" \\\\ c\" <a@b.c>", "a@b.c", "a \"b\" \\ c")]
    [InlineData("\"<evil@x.y>\" <a@b.c>", "a@b.c", "<evil@x.y>")]
    [InlineData("user@bücher.example", "user@xn--bcher-kva.example", null)]
    [InlineData("user@例え.テスト", "user@xn--r8jz45g.xn--zckzah", null)]
    public void Reads_addresses_with_and_without_a_name(string text, string address, string? name)
    {
        MailAddress parsed = MailAddress.Parse(text);

        Assert.Equal(address, parsed.Address);
        Assert.Equal(name, parsed.DisplayName);
        Assert.Equal(parsed, MailAddress.Parse(parsed.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ann")]
    [InlineData("@b.c")]
    [InlineData("a@")]
    [InlineData("a@b@c.d")]
    [InlineData("a b@c.d")]
    [InlineData(".a@b.c")]
    [InlineData("a.@b.c")]
    [InlineData("a..b@c.d")]
    [InlineData("\"a b\"@c.d")]
    [InlineData("ä@b.c")]
    [InlineData("a@b..c")]
    [InlineData("a@-b.c")]
    [InlineData("a@b-.c")]
    [InlineData("a@b_c.d")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@b.c>")]
    [InlineData("<a@b.c")]
    [InlineData("Ann a@b.c")]
    [InlineData("x <y <a@b.c>")]
    [InlineData("Ann \"x\" <a@b.c>")]
    [InlineData("\"Ann <a@b.c>")]
    [InlineData("\"Ann\\\" <a@b.c>")]
    [InlineData("a@b.c\r\nRCPT TO:<x@y.z>")]
    [InlineData("a@b.c\n")]
    [InlineData("a@b.c\r")]
    [InlineData("a\0@b.c")]
    [InlineData("Ann\r\nBcc: x@y.z <a@b.c>")]
    [InlineData("\"Ann\nBcc: x@y.z\" <a@b.c>")]
    [InlineData("Ann\0 <a@b.c>")]
    [InlineData("Ann\u0085 <a@b.c>")]
    [InlineData("Ann\u2028 <a@b.c>")]
    [InlineData("Ann\u001b <a@b.c>")]
    [InlineData("a@b\u3002\u3002c")]
    [InlineData("a@b\uFF0Ec:25")]
    public void Refuses_what_is_no_address(string text)
    {
        Assert.False(MailAddress.TryParse(text, out MailAddress? address));
        Assert.Null(address);
        Assert.Throws<FormatException>(() => MailAddress.Parse(text));
    }

    [Fact]
    public void Refuses_half_a_surrogate_pair() => Assert.False(MailAddress.TryParse("A\ud83d <a@b.c>", out _));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Local_parts_have_at_most_64_characters(int length, bool valid) =>
        Assert.Equal(valid, MailAddress.TryParse($"{new string('a', length)}@b.c", out _));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Labels_have_at_most_63_characters(int length, bool valid) =>
        Assert.Equal(valid, MailAddress.TryParse($"a@{new string('b', length)}.c", out _));

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Names_have_at_most_256_characters(int length, bool valid) =>
        Assert.Equal(valid, MailAddress.TryParse($"{new string('n', length)} <a@b.c>", out _));

    [Fact]
    public void Addresses_have_at_most_254_characters()
    {
        string domain = string.Join('.', Enumerable.Repeat(new string('d', 49), 5));

        Assert.True(MailAddress.TryParse($"{new string('a', 254 - domain.Length - 1)}@{domain}", out _));
        Assert.False(MailAddress.TryParse($"{new string('a', 255 - domain.Length - 1)}@{domain}", out _));
    }

    [Fact]
    public void Reads_hostile_text_in_time_that_grows_with_its_length()
    {
        Assert.False(MailAddress.TryParse(new string('<', 1_000_000), out _));
        Assert.False(MailAddress.TryParse($"\"{new string('\\', 1_000_000)}\" <a@b.c>", out _));
        Assert.False(MailAddress.TryParse(string.Concat(Enumerable.Repeat("a@", 500_000)), out _));
    }
}
