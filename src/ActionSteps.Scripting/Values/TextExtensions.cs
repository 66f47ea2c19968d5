namespace ActionSteps.Scripting.Values;

/// <summary>Short forms for texts of the engine.</summary>
internal static class TextExtensions
{
    internal static JsString AsJs(this string text) => JsString.Of(text);
}
