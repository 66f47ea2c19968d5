namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class IntlTests
{
    [Theory]
    [InlineData("(1234567.891).toLocaleString()", "1,234,567.891")]
    [InlineData("(1234567.891).toLocaleString('nl-NL')", "1.234.567,891")]
    [InlineData("(1234.5).toLocaleString('pl-PL')", "1234,5")]
    [InlineData("(1234.5).toLocaleString('de-CH')", "1'234.5")]
    [InlineData("(0.256).toLocaleString('fr-FR', { style: 'percent' })", "26\u00a0%")]
    [InlineData("(-5).toLocaleString('nl-NL', { style: 'currency', currency: 'EUR' })", "€\u00a0-5,00")]
    [InlineData("(1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD', currencyDisplay: 'name' })", "1,234.50 US dollars")]
    [InlineData("(5).toLocaleString('en-US', { style: 'currency', currency: 'CHF' })", "CHF\u00a05.00")]
    [InlineData("(1e6).toLocaleString('de-DE', { notation: 'compact', compactDisplay: 'long' })", "1 Million")]
    [InlineData("(1234567).toLocaleString('en-US', { notation: 'compact' })", "1.2M")]
    [InlineData("(999999).toLocaleString('en-US', { notation: 'compact' })", "1M")]
    [InlineData("(16).toLocaleString('nl-BE', { style: 'unit', unit: 'kilometer-per-hour', unitDisplay: 'long' })", "16 kilometer per uur")]
    [InlineData("(2).toLocaleString('ru-RU', { style: 'unit', unit: 'day', unitDisplay: 'long' })", "2 дня")]
    [InlineData("(0.00012).toLocaleString('en-US', { maximumSignificantDigits: 1 })", "0.0001")]
    [InlineData("(123456).toLocaleString('en-US', { notation: 'engineering' })", "123.456E3")]
    [InlineData("(1.005).toLocaleString('en-US', { minimumFractionDigits: 2 })", "1.005")]
    [InlineData("(-0).toLocaleString('en-US')", "-0")]
    [InlineData("(-0).toLocaleString('en-US', { signDisplay: 'negative' })", "0")]
    [InlineData("(12345678901234567890n).toLocaleString('de-DE')", "12.345.678.901.234.567.890")]
    [InlineData("new Intl.NumberFormat('en').format('123456789012345678901234567890.5')", "123,456,789,012,345,678,901,234,567,890.5")]
    [InlineData("[NaN, Infinity, -Infinity].map(n => n.toLocaleString('nl')).join()", "NaN,\u221e,-\u221e")]
    [InlineData("new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' }).formatToParts(1234.5).map(p => p.type).join()", "currency,literal,integer,group,integer,decimal,fraction")]
    [InlineData("new Intl.NumberFormat('nl-BE').resolvedOptions().locale", "nl-BE")]
    [InlineData("new Intl.NumberFormat('xx-YY').resolvedOptions().locale", "en-US")]
    [InlineData("new Intl.NumberFormat('en', { roundingMode: 'floor', maximumFractionDigits: 0 }).format(-1.5)", "-2")]
    [InlineData("new Date(0).toLocaleString()", "1/1/1970, 12:00:00 AM")]
    [InlineData("new Date(0).toLocaleDateString('nl-NL', { dateStyle: 'full' })", "donderdag 1 januari 1970")]
    [InlineData("new Date(0).toLocaleDateString('nl-BE')", "1/1/1970")]
    [InlineData("new Date(0).toLocaleTimeString('fr-FR')", "00:00:00")]
    [InlineData("new Date(0).toLocaleString('fi-FI', { dateStyle: 'long', timeStyle: 'short' })", "1. tammikuuta 1970 klo 0.00")]
    [InlineData("new Date(0).toLocaleDateString('ru-RU', { month: 'long' })", "январь")]
    [InlineData("new Date(0).toLocaleDateString('ru-RU', { day: 'numeric', month: 'long' })", "1 января")]
    [InlineData("new Date(0).toLocaleDateString('en-US', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })", "Thursday, January 1, 1970")]
    [InlineData("new Date(0).toLocaleTimeString('en-US', { timeZone: 'Europe/Amsterdam', timeZoneName: 'long' })", "1:00:00 AM Central European Standard Time")]
    [InlineData("new Date(1720000000000).toLocaleString('de-DE', { timeZone: 'america/new_york', dateStyle: 'short', timeStyle: 'long' })", "03.07.24, 05:46:40 GMT-4")]
    [InlineData("new Date(0).toLocaleTimeString('en-US', { hour12: false, hour: '2-digit', minute: '2-digit' })", "24:00")]
    [InlineData("new Date(0).toLocaleDateString('ja-JP', { era: 'long', year: 'numeric' })", "西暦1970年")]
    [InlineData("new Date(-6e13).toLocaleDateString('en-GB', { era: 'short' })", "03/09/68 AD")]
    [InlineData("new Date(123).toLocaleTimeString('en-US', { second: 'numeric', fractionalSecondDigits: 2 })", "0.12")]
    [InlineData("new Intl.DateTimeFormat('nl-NL').formatToParts(0).map(p => p.type + p.value).join()", "day1,literal-,month1,literal-,year1970")]
    [InlineData("new Intl.DateTimeFormat('en', { timeZone: 'asia/kolkata' }).resolvedOptions().timeZone", "Asia/Calcutta")]
    [InlineData("new Date(NaN).toLocaleDateString()", "Invalid Date")]
    [InlineData("new Intl.DateTimeFormat('fr').formatRange(0, 1e12)", "01/01/1970\u2009\u2013\u200909/09/2001")]
    [InlineData("['b', 'ä', 'a', 'Z', 'z'].sort((x, y) => x.localeCompare(y, 'de')).join('')", "aäbzZ")]
    [InlineData("['b', 'ä', 'a', 'z'].sort(new Intl.Collator('sv').compare).join('')", "abzä")]
    [InlineData("'a'.localeCompare('A')", "-1")]
    [InlineData("'résumé'.localeCompare('resume', 'fr', { sensitivity: 'base' })", "0")]
    [InlineData("['item 10', 'item 2'].sort(new Intl.Collator('en', { numeric: true }).compare).join()", "item 2,item 10")]
    [InlineData("'o\\u0308'.localeCompare('ö')", "0")]
    [InlineData("['chata', 'cena', 'hrad'].sort(new Intl.Collator('cs').compare).join()", "cena,hrad,chata")]
    [InlineData("'istanbul'.toLocaleUpperCase('tr')", "İSTANBUL")]
    [InlineData("'ISPARTA'.toLocaleLowerCase('tr')", "ısparta")]
    [InlineData("'straße'.toLocaleUpperCase()", "STRASSE")]
    [InlineData("[1, 2, 5, 21, 1.5].map(n => new Intl.PluralRules('pl').select(n)).join()", "one,few,many,many,other")]
    [InlineData("[1, 2, 3, 4, 11, 21].map(n => new Intl.PluralRules('en', { type: 'ordinal' }).select(n)).join()", "one,two,few,other,other,one")]
    [InlineData("new Intl.ListFormat('nl').format(['a', 'b', 'c'])", "a, b en c")]
    [InlineData("new Intl.RelativeTimeFormat('nl', { numeric: 'auto' }).format(-1, 'day')", "gisteren")]
    [InlineData("new Intl.RelativeTimeFormat('ru').format(-3, 'hours')", "3 часа назад")]
    [InlineData("Intl.getCanonicalLocales(['EN-us', 'nl-be', 'en-US']).join()", "en-US,nl-BE")]
    [InlineData("Intl.NumberFormat.supportedLocalesOf(['nl-BE', 'xx']).join()", "nl-BE")]
    [InlineData("typeof Intl.NumberFormat('en').format", "function")]
    public async Task Numbers_dates_and_texts_are_as_the_locale_has_them(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync($"String({source})")).AsText());

    [Theory]
    [InlineData("new Intl.NumberFormat('x_y')", "RangeError")]
    [InlineData("new Intl.NumberFormat('en', { style: 'currency' })", "TypeError")]
    [InlineData("new Intl.NumberFormat('en', { style: 'currency', currency: 'EURO' })", "RangeError")]
    [InlineData("new Intl.NumberFormat('en', { maximumFractionDigits: 101 })", "RangeError")]
    [InlineData("new Intl.NumberFormat('en', { minimumFractionDigits: 5, maximumFractionDigits: 2 })", "RangeError")]
    [InlineData("new Intl.NumberFormat('en', { style: 'unit', unit: 'parrot' })", "RangeError")]
    [InlineData("new Intl.NumberFormat(null)", "TypeError")]
    [InlineData("new Intl.NumberFormat('en', null)", "TypeError")]
    [InlineData("new Intl.DateTimeFormat('en', { timeZone: '../../etc/passwd' })", "RangeError")]
    [InlineData("new Intl.DateTimeFormat('en', { dateStyle: 'short', month: 'long' })", "TypeError")]
    [InlineData("new Intl.DateTimeFormat('en').format(NaN)", "RangeError")]
    [InlineData("new Date(0).toLocaleDateString('en', { timeStyle: 'short' })", "TypeError")]
    [InlineData("Intl.PluralRules('en')", "TypeError")]
    [InlineData("new Intl.ListFormat('en').format([1])", "TypeError")]
    [InlineData("new Intl.RelativeTimeFormat('en').format(1, 'eon')", "RangeError")]
    [InlineData("'a'.localeCompare('b', 'x_')", "RangeError")]
    [InlineData("Intl.NumberFormat.prototype.formatToParts.call({}, 1)", "TypeError")]
    [InlineData("(1).toLocaleString('en', { get style() { throw new EvalError('mine'); } })", "EvalError")]
    public async Task Wrong_options_are_errors(string expression, string expected) =>
        Assert.Equal(expected, (await NameOfErrorAsync(expression)).AsText());

    [Theory]
    [InlineData("const x = 10n ** 50000n; for (;;) x.toLocaleString()")]
    [InlineData("for (;;) new Intl.NumberFormat(Array.from({ length: 1e6 }, () => 'nl'))")]
    [InlineData("new Intl.NumberFormat({ length: 2 ** 53 - 1 })")]
    [InlineData("const a = 'á'.repeat(1e6); const b = a + 'b'; for (;;) a.localeCompare(b)")]
    [InlineData("for (;;) new Date(0).toLocaleString('ru', { dateStyle: 'full', timeStyle: 'full' })")]
    [InlineData("function* all() { for (;;) yield 'x'.repeat(1e6) + Math.random(); } new Intl.ListFormat('en').format(all())")]
    [InlineData("const keep = []; for (;;) keep.push(new Intl.DateTimeFormat('en'))")]
    public async Task Endless_work_ends_at_a_limit(string source)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(400), MemoryBytes = 32L << 20 };
        await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
    }

    [Fact]
    public async Task An_option_that_makes_formats_itself_does_no_harm() => Assert.Equal("RangeError", (await NameOfErrorAsync(
        "(function again() { return (1).toLocaleString('en', { get style() { return again(); } }); })()")).AsText());

    private static Task<ScriptValue> NameOfErrorAsync(string expression) =>
        TestScripts.RunAsync($"try {{ ({expression}); 'nothing thrown' }} catch (error) {{ error.name }}");
}
