using System.Text;
using ActionSteps.Testing;
using ActionSteps.Webhooks;

namespace ActionSteps.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    // 24 bytes 0 to 23, and 64 bytes 100 to 163.
    private const string Old = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private const string New = "whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGiow==";
    private const string Body = """{"a":1}""";

    private readonly VirtualClock _clock = new();

    [Fact]
    public void The_published_example_of_the_specification_comes_out()
    {
        WebhookSigner signer = new([WebhookSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]);

        WebhookHeaders headers = signer.Sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1_614_265_330), """{"test": 2432232314}"""u8);

        Assert.Equal(
            new WebhookHeaders("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="), headers);
    }

    // Computed with Python's hmac and with openssl.
    [Theory]
    [InlineData(Old, Body, "v1,tPtgPqOiguV30fcvyWivtyiXjP83QBUtk7uRicw06Fo=")]
    [InlineData(Old, "", "v1,1rdKn/64PsI/YpeiRi257V8byWPqwNKAkg6SO5LJ4ME=")]
    [InlineData(Old, """{"t":"é€😀"}""", "v1,nnUcCHSaEG1tmcrJsp413UyFi5iYurtQpIIb8Hzp/hY=")]
    [InlineData(New, Body, "v1,1cyLEnNe6E8b3nDwEytPuALADNkX+RkBzMgLrMUGII4=")]
    [InlineData(New, "", "v1,euXVtBdd7mguSL/mGXfjTYHUzLY/EOgZrLOAyFYvDMI=")]
    public void Signatures_are_those_of_other_implementations(string secret, string body, string signature) =>
        Assert.Equal(signature, new WebhookSigner([WebhookSecret.Parse(secret)]).Sign("run1-e1", _clock.GetUtcNow(), Encoding.UTF8.GetBytes(body)).Signature);

    [Fact]
    public void While_a_secret_is_being_replaced_both_sign() => Assert.Equal(
        "v1,1cyLEnNe6E8b3nDwEytPuALADNkX+RkBzMgLrMUGII4= v1,tPtgPqOiguV30fcvyWivtyiXjP83QBUtk7uRicw06Fo=",
        Signed("run1-e1", New, Old).Signature);

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    [InlineData(New, Old)]
    public void Any_of_the_secrets_of_the_receiver_may_have_signed(params string[] secrets) =>
        Assert.Equal(WebhookVerdict.Valid, Verify(Verifier(New, Old), Signed("id", secrets)));

    [Fact]
    public void Signatures_of_other_versions_are_for_others()
    {
        WebhookHeaders signed = Signed("id", Old);
        WebhookHeaders mixed = signed with { Signature = "v1a,AAAA v2,xyz  nonsense " + signed.Signature };

        Assert.Equal(WebhookVerdict.Valid, Verify(Verifier(Old), mixed));
    }

    [Theory]
    [InlineData("v1a,tPtgPqOiguV30fcvyWivtyiXjP83QBUtk7uRicw06Fo=")]
    [InlineData("tPtgPqOiguV30fcvyWivtyiXjP83QBUtk7uRicw06Fo=")]
    [InlineData("v1,tPtgPqOiguV30fcvyWivtyiXjP83QBUtk7uRicw06Fo")]
    [InlineData("v1,tPtgPqOiguV30fcvyWivtyiXjP83QBUtk7uRicw06F==")]
    [InlineData("v1,")]
    [InlineData("")]
    [InlineData("v1,1cyLEnNe6E8b3nDwEytPuALADNkX+RkBzMgLrMUGII4=")]
    public void A_signature_that_does_not_fit_is_refused(string signature) =>
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(Verifier(Old), Signed("run1-e1", Old) with { Signature = signature }));

    [Fact]
    public void Id_time_and_body_are_signed_with_it()
    {
        WebhookHeaders signed = Signed("id", Old);

        Assert.Equal(WebhookVerdict.WrongSignature, Verify(Verifier(Old), signed with { Id = "id2" }));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(Verifier(Old), signed with { Timestamp = "1767225601" }));
        Assert.Equal(WebhookVerdict.WrongSignature, Verifier(Old).Verify(signed.ToList(), """{"a":2}"""u8).Verdict);
    }

    [Theory]
    [InlineData(-301, WebhookVerdict.TooOld)]
    [InlineData(-300, WebhookVerdict.Valid)]
    [InlineData(300, WebhookVerdict.Valid)]
    [InlineData(301, WebhookVerdict.TooNew)]
    public void Five_minutes_are_tolerated_both_ways(int seconds, WebhookVerdict expected)
    {
        WebhookHeaders signed = Signer(Old).Sign("id", _clock.GetUtcNow().AddSeconds(seconds), Encoding.UTF8.GetBytes(Body));

        Assert.Equal(expected, Verify(Verifier(Old), signed));
    }

    [Theory]
    [InlineData("1e9")]
    [InlineData(" 1767225600")]
    [InlineData("-1")]
    [InlineData("+1767225600")]
    [InlineData("1767225600.0")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public void A_time_that_is_no_number_of_seconds_is_refused(string timestamp) =>
        Assert.Equal(WebhookVerdict.HeaderInvalid, Verify(Verifier(Old), Signed("id", Old) with { Timestamp = timestamp }));

    [Theory]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("é")]
    public void An_id_that_could_be_split_otherwise_is_neither_signed_nor_accepted(string id)
    {
        Assert.Throws<ArgumentException>(() => Signed(id, Old));
        Assert.Equal(WebhookVerdict.HeaderInvalid, Verify(Verifier(Old), Signed("id", Old) with { Id = id }));
    }

    [Fact]
    public void Headers_that_are_missing_repeated_or_endless_are_refused_and_their_case_does_not_matter()
    {
        List<KeyValuePair<string, string>> headers = [.. Signed("id", Old).ToList()];
        List<KeyValuePair<string, string>> capitals = [.. headers.Select(header => KeyValuePair.Create(header.Key.ToUpperInvariant(), header.Value))];
        byte[] body = Encoding.UTF8.GetBytes(Body);

        for (int i = 0; i < headers.Count; i++)
        {
            Assert.Equal(WebhookVerdict.HeaderMissing, Verifier(Old).Verify(headers.Where((_, index) => index != i), body).Verdict);
            Assert.Equal(WebhookVerdict.HeaderInvalid, Verifier(Old).Verify([.. headers, headers[i]], body).Verdict);
        }

        Assert.Equal(WebhookVerdict.Valid, Verifier(Old).Verify(capitals, body).Verdict);
        Assert.Equal(WebhookVerdict.HeaderInvalid, Verify(Verifier(Old), Signed("id", Old) with { Signature = new string('v', 10_000) }));
    }

    [Fact]
    public void The_same_id_is_accepted_once_also_when_it_is_signed_anew()
    {
        WebhookVerifier verifier = Verifier(Old);
        WebhookHeaders first = Signed("id", Old);
        WebhookVerdict accepted = Verify(verifier, first);
        _clock.Advance(TimeSpan.FromMinutes(4));
        WebhookHeaders second = Signed("id", Old);

        Assert.Equal(WebhookVerdict.Valid, accepted);
        Assert.Equal(WebhookVerdict.Replayed, Verify(verifier, first));
        Assert.Equal(WebhookVerdict.Replayed, Verify(verifier, second));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(WebhookVerdict.Replayed, Verify(verifier, second));
    }

    [Fact]
    public void A_webhook_from_the_future_cannot_be_replayed_when_its_time_has_come()
    {
        WebhookVerifier verifier = Verifier(Old);
        WebhookHeaders early = Signer(Old).Sign("id", _clock.GetUtcNow().AddMinutes(5), Encoding.UTF8.GetBytes(Body));
        Verify(verifier, early);

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(WebhookVerdict.Replayed, Verify(verifier, early));
    }

    [Fact]
    public void A_replay_with_a_wrong_signature_is_told_nothing_about_ids()
    {
        WebhookVerifier verifier = Verifier(Old);
        WebhookHeaders signed = Signed("id", Old);
        Verify(verifier, signed);

        WebhookVerification forged = verifier.Verify(signed.ToList(), "{}"u8);

        Assert.Equal((WebhookVerdict.WrongSignature, null), (forged.Verdict, forged.Id));
    }

    [Fact]
    public void A_forged_webhook_does_not_use_up_an_id()
    {
        WebhookVerifier verifier = Verifier(Old);

        Verify(verifier, Signed("id", New));

        Assert.Equal(WebhookVerdict.Valid, Verify(verifier, Signed("id", Old)));
    }

    [Fact]
    public void What_could_not_be_acted_upon_may_come_again()
    {
        WebhookVerifier verifier = Verifier(Old);
        Verify(verifier, Signed("id", Old));

        verifier.Forget("id");
        verifier.Forget("never seen");

        Assert.Equal(WebhookVerdict.Valid, Verify(verifier, Signed("id", Old)));
    }

    [Fact]
    public void The_memory_is_bounded_and_refuses_rather_than_forgets()
    {
        WebhookVerifier verifier = new([WebhookSecret.Parse(Old)], _clock, new WebhookVerifierOptions { MaxIds = 2 });
        Verify(verifier, Signed("a", Old));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Verify(verifier, Signed("b", Old));

        Assert.Equal(WebhookVerdict.TooMany, Verify(verifier, Signed("c", Old)));
        Assert.Equal(WebhookVerdict.Replayed, Verify(verifier, Signed("a", Old)));
        _clock.Advance(TimeSpan.FromMinutes(10.1));
        Assert.Equal(WebhookVerdict.Valid, Verify(verifier, Signed("c", Old)));
    }

    [Fact]
    public void Of_webhooks_that_come_at_once_with_one_id_a_single_one_is_valid()
    {
        WebhookVerifier verifier = Verifier(Old);
        WebhookHeaders signed = Signed("id", Old);
        int valid = 0;

        Parallel.For(0, 100, _ => Interlocked.Add(ref valid, Verify(verifier, signed) == WebhookVerdict.Valid ? 1 : 0));

        Assert.Equal(1, valid);
    }

    [Theory]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")]
    [InlineData("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFQ==")]
    [InlineData("whsec_not base64!")]
    [InlineData("whsec_")]
    [InlineData("")]
    public void What_is_no_secret_is_refused_without_being_repeated(string text)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => WebhookSecret.Parse(text));

        Assert.True(text.Length < 7 || !refusal.Message.Contains(text, StringComparison.Ordinal));
        Assert.False(WebhookSecret.TryParse(text + new string('A', 200), out _));
    }

    [Fact]
    public void A_secret_tells_itself_only_when_asked()
    {
        WebhookSecret made = WebhookSecret.Create();

        Assert.DoesNotContain(made.Reveal()[6..], made.ToString(), StringComparison.Ordinal);
        Assert.Equal(Old, WebhookSecret.Parse(Old).Reveal());
        Assert.NotEqual(made.Reveal(), WebhookSecret.Create().Reveal());
    }

    [Fact]
    public void Without_a_secret_or_with_options_out_of_range_there_is_neither_signer_nor_verifier()
    {
        Assert.Throws<ArgumentException>(() => new WebhookSigner([]));
        Assert.Throws<ArgumentException>(() => new WebhookVerifier([]));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new WebhookVerifier(
            [WebhookSecret.Create()], _clock, new WebhookVerifierOptions { MaxIds = 0, Tolerance = TimeSpan.FromDays(1) }));
        Assert.Contains("MaxIds", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Tolerance", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parameters_of_a_query_are_decoded()
    {
        IncomingWebhook request = new("POST", "?a%5Bb%5D=1%262&c=x+y&a[b]=3&=z&d", [], default);

        Assert.Equal(["1&2", "3"], request.QueryValues("a[b]"));
        Assert.Equal(["x y"], request.QueryValues("c"));
        Assert.Empty(request.QueryValues("d"));
        Assert.Empty((request with { Query = "c=1&" + new string('x', 10_000) }).QueryValues("c"));
        Assert.DoesNotContain("x+y", request.ToString(), StringComparison.Ordinal);
    }

    private static WebhookSigner Signer(params string[] secrets) => new(secrets.Select(WebhookSecret.Parse));

    private WebhookHeaders Signed(string id, params string[] secrets) =>
        Signer(secrets).Sign(id, _clock.GetUtcNow(), Encoding.UTF8.GetBytes(Body));

    private WebhookVerifier Verifier(params string[] secrets) => new(secrets.Select(WebhookSecret.Parse), _clock);

    private static WebhookVerdict Verify(WebhookVerifier verifier, WebhookHeaders headers) =>
        verifier.Verify(headers.ToList(), Encoding.UTF8.GetBytes(Body)).Verdict;
}
