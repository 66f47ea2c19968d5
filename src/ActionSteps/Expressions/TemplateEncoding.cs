namespace ActionSteps.Expressions;

/// <summary>How the values of placeholders are written into a text. The text around them stays as it is.</summary>
public enum TemplateEncoding
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>With <c>&amp; &lt; &gt; " '</c> as HTML entities.</summary>
    Html,

    /// <summary>With <c>&amp; &lt; &gt; " '</c> as XML entities, for SSML.</summary>
    Xml,

    /// <summary>
    /// As one percent-encoded component of a URL, except a placeholder at the very start of the text: that is a base URL and stays as it is.
    /// </summary>
    Url,
}
