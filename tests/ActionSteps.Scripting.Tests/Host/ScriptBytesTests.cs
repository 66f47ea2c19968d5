namespace ActionSteps.Scripting.Tests.Host;

public sealed class ScriptBytesTests
{
    private static readonly byte[] s_bytes = [104, 105, 0, 255];

    [Theory]
    [InlineData("return data instanceof ArrayBuffer && data.byteLength", "4")]
    [InlineData("return [...new Uint8Array(data)].join()", "104,105,0,255")]
    [InlineData("return new TextDecoder().decode(new Uint8Array(data, 0, 2))", "hi")]
    [InlineData("return new DataView(data).getUint16(2)", "255")]
    [InlineData("return Object.prototype.toString.call(data) + JSON.stringify(data)", "[object ArrayBuffer]{}")]
    [InlineData("return data === data && data.slice(1, 2).byteLength", "1")]
    public async Task A_script_gets_them_as_an_array_buffer(string script, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunBodyAsync(script, With(ScriptValue.Bytes(s_bytes)))).ToString());

    [Fact]
    public async Task Neither_side_sees_what_the_other_does_to_them()
    {
        byte[] mine = [1, 2, 3];
        ScriptGlobals globals = With(ScriptValue.Bytes(mine));

        ScriptValue first = await TestScripts.RunBodyAsync("const a = new Uint8Array(data); a[0] = 9; return data;", globals);
        mine[1] = 7;
        ScriptValue second = await TestScripts.RunBodyAsync("return data;", globals);

        Assert.Equal([9, 2, 3], first.AsBytes().ToArray());
        Assert.Equal([1, 7, 3], second.AsBytes().ToArray());
        Assert.Equal([1, 7, 3], mine);
    }

    [Theory]
    [InlineData("return new Uint8Array([1, 2, 255]).buffer", "01-02-FF")]
    [InlineData("return new Uint16Array([258]).buffer", "02-01")]
    [InlineData("return new ArrayBuffer(0)", "")]
    [InlineData("return { inner: [new Uint8Array([7]).buffer] }.inner[0]", "07")]
    public async Task A_script_hands_over_array_buffers_as_bytes(string script, string expected)
    {
        ScriptValue value = await TestScripts.RunBodyAsync(script);

        Assert.Equal(ScriptValueKind.Bytes, value.Kind);
        Assert.Equal(expected, BitConverter.ToString(value.AsBytes().ToArray()));
    }

    [Fact]
    public async Task Typed_arrays_are_lists_and_functions_of_the_host_get_bytes()
    {
        Assert.Equal("[1,2]", (await TestScripts.RunBodyAsync("return new Uint8Array([1, 2])")).ToJson());
        ScriptGlobals globals = new ScriptGlobals().Add("length", (arguments, _) => new ValueTask<ScriptValue>(arguments[0].AsBytes().Length));
        Assert.Equal(3, (await TestScripts.RunBodyAsync("return length(new ArrayBuffer(3))", globals)).AsNumber());
    }

    [Fact]
    public void They_are_equal_by_content()
    {
        Assert.Equal(ScriptValue.Bytes(s_bytes), ScriptValue.Bytes(s_bytes.ToArray()));
        Assert.Equal(ScriptValue.Bytes(s_bytes).GetHashCode(), ScriptValue.Bytes(s_bytes.ToArray()).GetHashCode());
        Assert.NotEqual(ScriptValue.Bytes(s_bytes), ScriptValue.Bytes(s_bytes.AsMemory(1)));
        Assert.NotEqual(ScriptValue.Bytes(default), ScriptValue.Parse("{}"));
        Assert.NotEqual(ScriptValue.Bytes(default), ScriptValue.List([]));
    }

    [Fact]
    public void They_are_read_only_as_what_they_are()
    {
        ScriptValue bytes = ScriptValue.Bytes(s_bytes);

        Assert.Throws<InvalidOperationException>(() => bytes.AsText());
        Assert.Throws<InvalidOperationException>(() => bytes.AsList());
        Assert.Throws<InvalidOperationException>(() => ((ScriptValue)"x").AsBytes());
        Assert.Equal(ScriptValue.Undefined, bytes["length"]);
        Assert.False(bytes.IsNullish);
    }

    [Fact]
    public void As_json_they_are_an_object_without_members_and_as_plain_values_an_array()
    {
        ScriptValue bytes = ScriptValue.Bytes(s_bytes);

        Assert.Equal("""[{},{"b":{}}]""", ScriptValue.List([bytes, ScriptValue.Object([new("b", bytes)])]).ToJson());
        Assert.Equal("{}", bytes.ToString());
        Assert.Equal(s_bytes, bytes.ToObject());
        Assert.Equal(bytes, ScriptValue.FromObject(s_bytes));
        Assert.Equal(bytes, ScriptValue.FromObject(new ReadOnlyMemory<byte>(s_bytes)));
    }

    [Theory]
    [InlineData("return new ArrayBuffer(101)")]
    [InlineData("return [new ArrayBuffer(60), new ArrayBuffer(60)]")]
    public async Task They_count_as_part_of_the_result(string script) => Assert.Equal(
        ScriptLimit.ResultSize,
        (await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunBodyAsync(script, limits: new ScriptLimits { ResultSize = 100 }))).Limit);

    [Fact]
    public async Task They_count_as_memory_of_the_script() => Assert.Equal(
        ScriptLimit.Memory,
        (await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunBodyAsync(
            "return data.byteLength", With(ScriptValue.Bytes(new byte[200_000])), new ScriptLimits { MemoryBytes = 100_000 }))).Limit);

    private static ScriptGlobals With(ScriptValue data) => new ScriptGlobals().Add("data", data);
}
