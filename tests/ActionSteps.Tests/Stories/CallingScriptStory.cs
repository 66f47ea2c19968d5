using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Api;
using ActionSteps.Tests.Code;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Stories;

/// <summary>Scripts that ask other systems, written as the documentation of the code step shows, against a server on loopback.</summary>
public sealed class CallingScriptStory : IDisposable
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly OutboundHttp _http = OutboundHttpTests.Open();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Rows_of_a_table_in_the_cloud_become_a_carousel()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("""
            { "records": [
              { "id": "rec1", "fields": { "Name": "Ghent", "Price": 12.5, "Photo": [ { "url": "https://e.example/ghent.png" } ] } },
              { "id": "rec2", "fields": { "Name": "Bruges", "Price": 15 } } ] }
            """, "Content-Type: application/json\r\n"));

        await Tell(server, """
            const { month, token } = args;

            const url = `{root}/v0/appTrips/Trips?maxRecords=5&filterByFormula=${encodeURIComponent(`{Month}="${month}"`)}`;
            const result = await fetch(url, {
                headers: { 'Authorization': `Bearer ${token}` }
            }).then(res => res.json());

            const elements = _.get(result, 'records', []).map(record => {
                const imageUrl = _.get(record, 'fields.Photo[0].url');
                return {
                    title: record.fields.Name,
                    subTitle: `€ ${record.fields.Price.toFixed(2)}`,
                    ...(imageUrl ? { imageUrl } : {}),
                    buttons: [
                        { type: 'postback', title: `Take ${record.fields.Name}`, payload: { nextDialogstateId: args.nextDialogState, params: [{ key: 'trip', value: record.id }] } },
                    ],
                };
            });

            const builder = ChatlayerResponseBuilder();

            if (elements.length) {
                builder.addCarousel(elements);
            } else {
                builder.addMessage('Nothing found!');
            }

            builder.send();
            """, Scripts.Variable("month", "month"), Scripts.Text("token", "keyABC"))
            .UserArrives().BotSays("Ghent\n€ 12.50\nBruges\n€ 15.00")
            .UserPresses("Take Bruges").BotSays("Thank you.")
            .VariableIs("trip", "rec2")
            .TellAsync(Token);

        string request = Assert.Single(server.Requests);
        Assert.StartsWith("GET /v0/appTrips/Trips?maxRecords=5&filterByFormula=%7BMonth%7D%3D%22undefined%22 HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nAuthorization: Bearer keyABC\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_user_has_told_is_posted_and_the_flow_goes_on()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("""{"records":[{"id":"rec9"}]}"""));

        await Tell(server, """
            const row = {
                "records": [{
                    "fields": { "Name": args.name, "Kind of ticket": args.kind }
                }],
                "typecast": true
            }
            const saved = await fetch('{root}/v0/appOrders/Orders', {
                method: 'POST',
                headers: {
                    'Authorization': `Bearer ${args.token}`,
                    'Content-Type': 'application/json'
                },
                body: JSON.stringify(row)
            }).then(answer => answer.json())

            ChatlayerResponseBuilder()
                .addSessionVariable('order', saved.records[0].id)
                .setNextDialogState(args.nextDialogState)
                .send()
            """, Scripts.Text("name", "Zoë"), Scripts.Text("kind", "{\"return\"}"), Scripts.Text("token", "keyABC"))
            .UserArrives().BotSays("Thank you.")
            .VariableIs("order", "rec9")
            .TellAsync(Token);

        string request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /v0/appOrders/Orders HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{\"records\":[{\"fields\":{\"Name\":\"ZoÃ«\",\"Kind of ticket\":\"return\"}}],\"typecast\":true}", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<m:Price>25</m:Price>", "That is € 25.")]
    [InlineData("<m:Fault/>", "Error: There is no price in the answer")]
    public async Task A_soap_service_is_asked_with_xml(string content, string said)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok(
            $"""<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>{content}</soap:Body></soap:Envelope>""",
            "Content-Type: text/xml; charset=utf-8\r\n"));

        await Tell(server, """
            const { seats } = args;

            const envelope = `<?xml version="1.0" encoding="utf-8"?>
              <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
                <soap:Body>
                  <PriceOf xmlns="http://e.example/prices"><seats>${seats}</seats></PriceOf>
                </soap:Body>
              </soap:Envelope>
            `;
            const request = {
              method: "POST",
              // A service may want a SOAPAction as well
              headers: { "Content-Type": "text/xml; charset=utf-8" },
              body: envelope,
            };
            const builder = ChatlayerResponseBuilder();

            try {
              const xml = await fetch("{root}/prices", request).then(answer => answer.text());
              const found = xml.match(new RegExp("<m:Price>(.*?)</m:Price>"));
              if (!found) {
                throw new Error("There is no price in the answer");
              }
              builder.addMessage(`That is € ${found[1]}.`);
            } catch (ex) {
              builder.addMessage(ex.toString());
            } finally {
              builder.send();
            }
            """, Scripts.Text("seats", "2"))
            .UserArrives().BotSays(said)
            .TellAsync(Token);

        string request = Assert.Single(server.Requests);
        Assert.Contains("\r\nContent-Type: text/xml; charset=utf-8\r\n", request, StringComparison.Ordinal);
        Assert.Contains("<seats>2</seats>", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 28\r\n\r\n{\"data\":[{\"name\":\"Ann\"},{}]}", "You are Ann.")]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "Something went wrong.")]
    public async Task A_status_that_the_script_does_not_accept_leads_to_the_error_block(string answer, string said)
    {
        await using RawServer server = RawServer.Answering(answer);

        await Tell(server, """
            const answer = await fetch('{root}/people').then((res) => {
                // 200 to 299
                if (!res.ok) {
                    throw new Error(res.statusText);
                }
                return res;
            });
            const people = await answer.json();

            ChatlayerResponseBuilder()
                .addSessionVariable('profile', _.get(people, 'data[0]'))
                .addMessage('You are {profile.name}.')
                .send();
            """)
            .UserArrives().BotSays(said)
            .TellAsync(Token);
    }

    [Fact]
    public async Task Buttons_made_from_data_set_what_was_chosen() => await Tell(null, """
            const trips = ["Ghent", "Mons"]

            const choices = trips.map((city, index) => ({
                type: 'postback',
                title: `${index + 1}. ${city}`,
                payload: {
                    nextDialogstateId: args.nextDialogState,
                    params: [{ key: 'city', value: city }, { key: 'number', value: index + 1 }],
                },
            }));

            ChatlayerResponseBuilder()
                .addButtonGroup({ title: "Where to?", buttons: choices })
                .addButtonGroup({
                    title: 'Or ask us.',
                    buttons: [
                        { type: 'web_url', title: 'Site', url: 'https://e.example' },
                        { type: 'phone_number', title: 'Call 1207', payload: '1207'}
                    ]
                })
                .send();
            """)
        .UserArrives().BotSays("Where to?", "Or ask us.")
        .UserPresses("2. Mons").BotSays("Thank you.")
        .VariableIs("city", "Mons")
        .VariableIs("number", 2)
        .TellAsync(Token);

    [Fact]
    public async Task Quick_replies_in_a_list_too_many_are_one_list() => await Tell(null, """
            const quickReplies = [
              [
                { title: "Today", payload: { nextDialogstateId: args.nextDialogState, params: [{ key: "day", value: "today" }] } },
                {
                  title: "Tomorrow",
                  payload: {
                    nextDialogstateId: args.nextDialogState,
                    params: [
                      // Set when the user chooses it
                      { key: "day", value: "tomorrow" },
                    ],
                  },
                },
              ],
            ];

            ChatlayerResponseBuilder().addQuickReplies({ title: 'When?', quickReplies }).send();
            """)
        .UserArrives().BotSays("When?")
        .UserPresses("Tomorrow").BotSays("Thank you.")
        .VariableIs("day", "tomorrow")
        .TellAsync(Token);

    [Theory]
    [InlineData("const { nextDialogState } = args;\n\nconst route = ChatlayerResponseBuilder();\nroute.setNextDialogState(nextDialogState);\nroute.send();")]
    [InlineData("const next = _.get(args, 'nextDialogState');\n\nChatlayerResponseBuilder().setNextDialogState(next).send();")]
    public async Task An_argument_names_the_next_block(string code) =>
        await Tell(null, code).UserArrives().BotSays("Thank you.").TellAsync(Token);

    [Fact]
    public async Task Members_of_a_variable_are_told_in_later_blocks() => await Tell(null, """
            ChatlayerResponseBuilder()
                .addSessionVariable("user", { firstName: "Ann", lastName: "Janssens" })
                .addMessage("{user.lastName} is known.")
                .send();
            """)
        .UserArrives().BotSays("Janssens is known.")
        .VariableIs("user", Value.ParseJson("""{"firstName":"Ann","lastName":"Janssens"}"""))
        .TellAsync(Token);

    [Theory]
    [InlineData(Channels.Web, "html html image audio video")]
    [InlineData(Channels.Webhook, "image audio video")]
    public async Task Html_and_frames_reach_the_web_alone_and_media_everybody(string channel, string expected)
    {
        Session session = new("session-1", channel);

        BlockResult result = await Scripts.RunAsync(session, Scripts.Step("""
            ChatlayerResponseBuilder()
                .addHtml(`
                    <h1>Your trip</h1>
                    <p>Platform 4, at ten.</p>
                `, { withBalloon: true })
                .send();
            ChatlayerResponseBuilder()
                .addIframe("https://e.example/watch?v=1", {
                    withBalloon: false,
                    height: "200px"
                })
                .send();

            // Send an image
            ChatlayerResponseBuilder()
                .addMediaMessage({
                    type: "image",
                    url: "https://e.example/i.png"
                })
                .send();
            ChatlayerResponseBuilder().addMediaMessage({ type: "audio", url: "https://e.example/a.mp3" }).send();
            ChatlayerResponseBuilder().addMediaMessage({ type: "video", url: "https://e.example/v.mp4" }).send();
            """));

        Assert.Equal(expected, string.Join(' ', result.Messages.Select(message => message switch
        {
            HtmlMessage or HtmlComponentMessage => "html",
            MediaMessage media => media.Type.ToString().ToLowerInvariant(),
            _ => message.GetType().Name,
        })));
        Assert.Equal(channel == Channels.Web ? 0 : 2, result.Log[0].Warnings.Count(warning => warning.Code == ErrorCodes.UnsupportedOnChannel));
    }

    private ConversationStory Tell(RawServer? server, string code, params ActionSteps.Code.CodeArgument[] arguments)
    {
        BotDefinition bot = BotDefinition.Create("calls", build => build
            .Start("script")
            .ErrorBlock("error")
            .Action("script", steps => steps
                .Add(Scripts.Step(code.Replace("{root}", server?.Root, StringComparison.Ordinal), [Scripts.Block("nextDialogState", "thanks"), .. arguments]))
                .GoTo("end"))
            .Action("end", _ => { })
            .Message("thanks", message => message.Text("Thank you."))
            .Message("error", message => message.Text("Something went wrong.")));
        return ConversationStory.Of(bot, new Ports(_http));
    }
}
