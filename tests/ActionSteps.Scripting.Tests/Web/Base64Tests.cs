namespace ActionSteps.Scripting.Tests.Web;

public sealed class Base64Tests
{
    [Theory]
    [InlineData("atob(' a\\tGk= ')", "hi")]
    [InlineData("atob('YQ')", "a")]
    [InlineData("atob('YR==')", "a")]
    [InlineData("atob('')", "")]
    [InlineData("btoa('hi\\xff')", "aGn/")]
    [InlineData("btoa('')", "")]
    [InlineData("btoa(undefined)", "dW5kZWZpbmVk")]
    [InlineData("let r; try { btoa('\u20ac'); } catch (e) { r = e.name + e.code; } r", "InvalidCharacterError5")]
    [InlineData("let r; try { atob('a'); } catch (e) { r = e.name; } r", "InvalidCharacterError")]
    [InlineData("let r; try { atob('YQ='); } catch (e) { r = e.name; } r", "InvalidCharacterError")]
    [InlineData("let r; try { atob('*'); } catch (e) { r = e instanceof DOMException; } r", "true")]
    public async Task Bytes_become_base64_text_and_back(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Fact]
    public async Task A_uuid_is_random_of_version_4()
    {
        string[] made = (await TestScripts.RunAsync("[crypto.randomUUID(), crypto.randomUUID()].join()")).ToString().Split(',');
        Assert.NotEqual(made[0], made[1]);
        Assert.All(made, uuid => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", uuid));
    }

    [Fact]
    public async Task A_given_source_makes_random_values_repeatable()
    {
        async Task<string> MakeAsync() =>
            (await Script.Compile("Math.random() + crypto.randomUUID()", new ScriptOptions { Random = new Random(7) }).RunAsync(null, null, CancellationToken.None)).Value.ToString();

        Assert.Equal(await MakeAsync(), await MakeAsync());
    }
}
