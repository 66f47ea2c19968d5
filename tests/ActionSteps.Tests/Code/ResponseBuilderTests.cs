namespace ActionSteps.Tests.Code;

public sealed class ResponseBuilderTests
{
    [Theory]
    [InlineData("b.addMessage('Hi')", """[{"type":"text","config":{"textMessages":[{"text":"Hi"}]}}]""")]
    [InlineData("b.addButtonGroup({title:'t',buttons:[{type:'phone_number',title:'Call 1207',payload:'1207'}]})",
        """[{"type":"buttons","config":{"textMessages":[{"text":"t"}],"buttons":[{"type":"phone_number","title":"Call 1207","payload":"1207"}]}}]""")]
    [InlineData("b.addButtonGroup({title:'t'})", """[{"type":"buttons","config":{"textMessages":[{"text":"t"}],"buttons":[]}}]""")]
    [InlineData("b.addQuickReplies({title:'t',quickReplies:[{title:'a'}]})",
        """[{"type":"quickReplies","config":{"textMessages":[{"text":"t"}],"quickReplies":[{"title":"a"}]}}]""")]
    [InlineData("b.addCarousel([{title:'c'}])", """[{"type":"carousel","config":{"elements":[{"title":"c"}]}}]""")]
    [InlineData("b.addList({elements:[],size:'LARGE'})", """[{"type":"list","config":{"elements":[],"size":"LARGE"}}]""")]
    [InlineData("b.addMediaMessage({type:'image',url:'u',more:1})", """[{"type":"media","config":{"media":{"type":"image","url":"u"}}}]""")]
    [InlineData("b.addHtml('<b>x</b>',{withBalloon:false})", """[{"type":"__raw","config":{"withBalloon":false,"html":"<b>x</b>","type":"html"}}]""")]
    [InlineData("b.addHtml('x')", """[{"type":"__raw","config":{"withBalloon":true,"html":"x","type":"html"}}]""")]
    [InlineData("b.addIframe('https://e.x',{height:'200px'})",
        """[{"type":"JSONTemplate","config":{"withBalloon":true,"html":"<iframe src=\"https://e.x\" width=\"100%\" height=\"200px\" style=\"border:none;\"></iframe>","__component":"html"}}]""")]
    [InlineData("b.addIframe('s')",
        """[{"type":"JSONTemplate","config":{"withBalloon":true,"html":"<iframe src=\"s\" width=\"100%\" height=\"30px\" style=\"border:none;\"></iframe>","__component":"html"}}]""")]
    [InlineData("b.addJSONResponse({language:'nl'},{dispatch:true})",
        """[{"type":"JSONTemplate","config":{"language":"nl","___type":"CL_DISPATCH_EVENT"}}]""")]
    [InlineData("b.addJSONResponse({language:'nl'})", """[{"type":"JSONTemplate","config":{"language":"nl"}}]""")]
    [InlineData("b.addBanner({title:'T',message:'<i>M</i>',type:'ERROR'})",
        """[{"type":"JSONTemplate","config":{"withBalloon":false,"html":"<div style=\"padding: 0.5rem; background: #FFEFEF; color: #9A9A9A; margin: 1.5em; border-radius: 4px; min-width: 140px; border: 1px solid #9A9A9A; overflow-wrap: break-word;\"><h3>T</h3><div><i>M</i></div></div>","__component":"html"}}]""")]
    [InlineData("b.addBanner({message:'M',type:'toString',color:{background:'red',text:'blue'},borderRadius:'0'})",
        """[{"type":"JSONTemplate","config":{"withBalloon":false,"html":"<div style=\"padding: 0.5rem; background: red; color: blue; margin: 1.5em; border-radius: 0; min-width: 140px; border: 1px solid blue; overflow-wrap: break-word;\"><div>M</div></div>","__component":"html"}}]""")]
    public async Task A_message_has_exactly_the_documented_form(string call, string messages)
    {
        Assert.Equal(messages, await Scripts.ValueAsync($"const b = ChatlayerResponseBuilder(); return {call}.toJSON().messages;"));
        Assert.Equal("true", await Scripts.ValueAsync($"const b = new ChatlayerResponseBuilder(); return {call} === b;"));
    }

    [Theory]
    [InlineData("b", """{"messages":[]}""")]
    [InlineData("b.setNextDialogState('x').setNextDialogState('y')", """{"action":{"nextDialogstate":"y"},"messages":[]}""")]
    [InlineData("b.addSessionVariable(' user.first.name ', 'J').addSessionVariable('n', null)",
        """{"messages":[],"session":[{"namespace":"user","data":{"first":{"name":"J"}}},{"namespace":"n","data":null}]}""")]
    [InlineData("b.addSessionVariable('a', 1).setSessionVariable('b.c', 2)", """{"messages":[],"session":[{"namespace":"b","data":{"c":2}}]}""")]
    [InlineData("b.setSessionVariable('internal.x', 2)", """{"messages":[],"session":[{"namespace":"internal","data":{"x":2}}]}""")]
    [InlineData("ChatlayerResponseBuilder({ nextDialogstate: 'n', messages: [{ type: 'text' }], sessionVariable: { namespace: 's', data: 1 } })",
        """{"action":{"nextDialogstate":"n"},"messages":[{"type":"text"}],"session":[{"namespace":"s","data":1}]}""")]
    [InlineData("ChatlayerResponseBuilder({ nextDialogstate: '', messages: [], sessionVariable: { namespace: 's', data: 0 } })", """{"messages":[]}""")]
    public async Task The_state_is_what_the_methods_said(string expression, string state)
    {
        string code = $"const b = ChatlayerResponseBuilder(); const made = {expression};";

        Assert.Equal(state, await Scripts.ValueAsync($"{code} return made.toJSON();"));
        Assert.Equal(state, await Scripts.ValueAsync($"{code} return JSON.parse(made.tostring());"));
        Assert.Equal("true", await Scripts.ValueAsync($"{code} return made.tostring() === JSON.stringify(made, null, 2);"));
    }

    [Theory]
    [InlineData("b.addSessionVariable('  ', 1)", "Error: invalid session namespace \"  \"")]
    [InlineData("b.addSessionVariable(undefined, 1)", "Error: invalid session namespace \"undefined\"")]
    [InlineData("b.addSessionVariable(7, 1)", "Error: invalid session namespace \"7\"")]
    [InlineData("b.addSessionVariable('internal.channel', 'x')", "Error: can't modify internal session namespace")]
    [InlineData("b.addSessionVariable(' internal', 'x')", "Error: can't modify internal session namespace")]
    [InlineData("b.addMediaMessage({ type: 'pdf', url: 'u' })", "Error: Invalid type: pdf")]
    public async Task A_wrong_call_throws_the_documented_message(string call, string expected) => Assert.Equal(
        $"\"{expected.Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        await Scripts.ValueAsync($"const b = ChatlayerResponseBuilder(); try {{ {call}; }} catch (e) {{ return String(e); }}"));

    [Fact]
    public async Task Helpers_make_buttons_and_quick_replies()
    {
        Assert.Equal(
            """{"type":"web_url","title":"t","url":"u"}""",
            await Scripts.ValueAsync("return ChatlayerResponseBuilder.helpers.makeButtonLink({ url: 'u', text: 't' });"));
        Assert.Equal(
            """{"title":"t","payload":{"nextDialogstateId":"n"}}""",
            await Scripts.ValueAsync("return ChatlayerResponseBuilder.helpers.makeQuickReply({ text: 't', payload: { nextDialogstateId: 'n' } });"));
    }

    [Theory]
    [InlineData("ChatlayerResponseBuilder().addMessage('Hi').send()", "Hi")]
    [InlineData("new ChatlayerResponseBuilder().addMessage('Hi').send()", "Hi")]
    [InlineData("ChatlayerResponseBuilder().addMessage('Hi')", "")]
    [InlineData("const a = ChatlayerResponseBuilder().addMessage('a'), b = ChatlayerResponseBuilder().addMessage('b'); b.send(); a.send();", "b,a")]
    [InlineData("const b = ChatlayerResponseBuilder(); b.addMessage('a'); b.send(); b.addMessage('b'); b.send();", "a,b")]
    [InlineData("const b = ChatlayerResponseBuilder(); b.addMessage('a').send().addMessage('x')", "a")]
    [InlineData("const b = ChatlayerResponseBuilder().addMessage('a'); await b.send(); b.send(); b.send();", "a")]
    [InlineData("const c = [{ title: 'x' }]; const b = ChatlayerResponseBuilder().addCarousel(c); b.send(); c.push({ title: 'y' });", "carousel")]
    [InlineData("setTimeout(() => ChatlayerResponseBuilder().addMessage('late').send(), 5); ChatlayerResponseBuilder().addMessage('now').send();", "now")]
    [InlineData("Promise.resolve().then(() => ChatlayerResponseBuilder().addMessage('queued').send());", "queued")]
    [InlineData("ChatlayerResponseBuilder = 7; ", "")]
    [InlineData("delete globalThis.ChatlayerResponseBuilder; const a = {}; a.a = a; return a;", "")]
    public async Task Only_what_was_sent_by_the_end_is_delivered_once_and_in_order(string code, string texts) =>
        Assert.Equal(texts, string.Join(',', Scripts.Texts(await Scripts.RunAsync(code))));

    [Fact]
    public async Task The_state_stays_cumulative_and_a_route_is_delivered_once() => Assert.Equal(
        """[{"action":{"nextDialogstate":"x"},"messages":[{"type":"text","config":{"textMessages":[{"text":"a"}]}}]},"x"]""",
        await Scripts.ValueAsync("const b = ChatlayerResponseBuilder().setNextDialogState('x').send().addMessage('a').send(); return [b, b.toJSON().action.nextDialogstate];"));

    [Fact]
    public async Task Scripts_cannot_reach_what_publishes() => Assert.Equal(
        """["undefined","undefined",[],["helpers"]]""",
        await Scripts.ValueAsync("const b = ChatlayerResponseBuilder(); return [typeof publish, typeof Builder, Object.keys(b), Object.keys(ChatlayerResponseBuilder)];"));
}
