using System.Collections.Frozen;

namespace ActionSteps.Knowledge;

/// <summary>
/// Words that say nothing about the subject of a question, for English, Dutch, French and German. Only questions leave them out.
/// </summary>
internal static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = new Dictionary<string, FrozenSet<string>>
    {
        ["en"] = Read("""
            a about am an and any are as at be been but by can could d did do does doing done for from get give had has have hello hi how
            i if in into is it its just let ll m many may me might much my no not of off on or our out please re s shall she should so
            some t tell than thank that the their them then there these they this those to up us ve want was we were what when where which
            who whom whose why will with would yes you your
            """),
        ["nl"] = Read("""
            aan al als bij dan dat de deze die dit doe doen door dus een en er geef ge gij graag had hallo heb hebben heeft het hij hoe hun ik
            in is ja je jij jou jouw jullie kan kun kunnen kunt maar mag me men met mij mijn moet n na naar nee niet nog nu of om ons onze ook
            op over s t te tot u uit uw van vertel voor waar waarom wanneer waren was wat we wel welk welke werd wie wij wil willen wilt worden
            wordt zal ze zich zij zijn zo zou
            """),
        ["fr"] = Read("""
            a ai as au aux avec avez avoir avons bonjour c ce ces cet cette combien comment d dans de des donc du elle elles en est et etes etre
            eu il ils j je jusqu l la le les leur leurs lui m ma mais me merci mes moi mon n ne non nos notre nous on ont ou oui par pas peut
            peux plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur ta te tes toi ton tu
            un une veux vos votre voudrais vous y
            """),
        ["de"] = Read("""
            aber als am an auch auf aus bei bin bis bist bitte da dann das dass dem den der des dich die dir doch du durch ein eine einem einen
            einer eines er es euch euer fur gibt habe haben hallo hat hatte ich ihm ihn ihnen ihr ihre im in ist ja kann kannst konnen man mein
            meine mich mir mit nach nein nicht noch nun nur ob oder sein seine sich sie sind so uber um und uns unser unsere vom von vor wann
            war waren warum was welche welcher wenn wer werden wie will wir wird wo wollen zu zum zur
            """),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OfAllLanguages = ByLanguage.Values.SelectMany(words => words).ToFrozenSet();

    private static readonly FrozenSet<string> None = FrozenSet<string>.Empty;

    /// <summary>The words of a language; of all four when the language is not known, none for another language.</summary>
    public static FrozenSet<string> Of(string? language) =>
        language is null ? OfAllLanguages : ByLanguage.GetValueOrDefault(Words.MainLanguage(language), None);

    /// <summary>In the form in which <see cref="Words"/> gives them.</summary>
    private static FrozenSet<string> Read(string words) => Words.Of(words).ToFrozenSet();
}
