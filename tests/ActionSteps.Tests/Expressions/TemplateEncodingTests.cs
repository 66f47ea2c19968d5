using ActionSteps.Expressions;

namespace ActionSteps.Tests.Expressions;

public class TemplateEncodingTests
{
    private const string Variables = """
        {"x":"<a href=\"x\">Tom & 'Jerry'</a>","base":"http://127.0.0.1:5080/v1?a=b","q":"a b&c/ü","lone":"a\ud800b\u0007c","pair":"𐐨","n":1.5}
        """;

    [Theory]
    [InlineData("<b>{x}</b>", "<b>&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;</b>")]
    [InlineData("{x}", "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;")]
    [InlineData("<&'> {n} {pair}", "<&'> 1.5 𐐨")]
    public void Html_encodes_values_and_leaves_the_text_around_them(string template, string expected) =>
        Assert.Equal(expected, Template.Parse(template).Render(Given.Session(Variables), TemplateEncoding.Html));

    [Theory]
    [InlineData("<s>{x}</s>", "<s>&lt;a href=&quot;x&quot;&gt;Tom &amp; &apos;Jerry&apos;&lt;/a&gt;</s>")]
    [InlineData("{lone}{pair}", "a\ufffdb\ufffdc𐐨")]
    public void Xml_encodes_values_and_replaces_what_XML_cannot_hold(string template, string expected) =>
        Assert.Equal(expected, Template.Parse(template).Render(Given.Session(Variables), TemplateEncoding.Xml));

    [Theory]
    [InlineData("{base}/find?q={q}&n={n}", "http://127.0.0.1:5080/v1?a=b/find?q=a%20b%26c%2F%C3%BC&n=1.5")]
    [InlineData("{base}", "http://127.0.0.1:5080/v1?a=b")]
    [InlineData("http://h/{base}", "http://h/http%3A%2F%2F127.0.0.1%3A5080%2Fv1%3Fa%3Db")]
    [InlineData("/{lone}", "/a%EF%BF%BDb%07c")]
    [InlineData("/{missing}-._~", "/-._~")]
    public void Url_encodes_values_except_a_base_at_the_start(string template, string expected) =>
        Assert.Equal(expected, Template.Parse(template).Render(Given.Session(Variables), TemplateEncoding.Url));
}
