using System.Text;

namespace ActionSteps.Scripting.Web;

/// <summary>
/// The basic URL parser (WHATWG URL Standard, section 4.4): a state machine over the text. With an override it changes one part of a URL,
/// as the setters of <c>URL</c> do.
/// </summary>
internal sealed partial class UrlParser
{
    private const int End = -1;

    /// <summary>So many units are paid for at once.</summary>
    private const int Stretch = 1024;

    private readonly string _input;
    private readonly UrlRecord? _base;
    private readonly UrlRecord _url;
    private readonly UrlState? _override;
    private readonly StringBuilder _buffer = new();
    private readonly StringBuilder _username = new();
    private readonly StringBuilder _password = new();
    private UrlState _state;
    private int _at;
    private bool _atSignSeen;
    private bool _insideBrackets;
    private bool _passwordTokenSeen;

    private UrlParser(string input, UrlRecord? baseUrl, UrlRecord url, UrlState? stateOverride)
    {
        // The parts in their buffers, and encoded. Segments of the path are paid for one by one.
        Meter.Current?.Allocate(12L * input.Length);
        _input = input;
        _base = baseUrl;
        _url = url;
        _override = stateOverride;
        _state = stateOverride ?? UrlState.SchemeStart;
    }

    /// <summary>Reads a URL; null when it is none.</summary>
    internal static UrlRecord? Parse(string text, UrlRecord? baseUrl)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && text[start] <= ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        var url = new UrlRecord();
        return new UrlParser(WithoutTabsAndBreaks(text[start..end]), baseUrl, url, null).Run() ? url : null;
    }

    /// <summary>Changes one part of a URL; false when the text does not fit there, and then the URL is as before.</summary>
    internal static bool Change(UrlRecord url, string text, UrlState part) => new UrlParser(WithoutTabsAndBreaks(text), null, url, part).Run();

    internal static bool IsNormalizedDriveLetter(ReadOnlySpan<char> text) => text.Length == 2 && char.IsAsciiLetter(text[0]) && text[1] == ':';

    private static bool IsDriveLetter(ReadOnlySpan<char> text) => text.Length == 2 && char.IsAsciiLetter(text[0]) && text[1] is ':' or '|';

    private static string WithoutTabsAndBreaks(string text) => text.AsSpan().ContainsAny('\t', '\n', '\r')
        ? text.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal)
        : text;

    private enum Step
    {
        Continue,
        Done,
        Failed,
    }

    private bool IsOverridden => _override is not null;

    private bool Run()
    {
        while (true)
        {
            if (_at % Stretch == Stretch - 1)
            {
                Meter.Current?.Charge(4 * Stretch);
            }

            int unit = _at < _input.Length ? _input[_at] : End;
            Step step = _state switch
            {
                UrlState.SchemeStart => SchemeStart(unit),
                UrlState.Scheme => Scheme(unit),
                UrlState.NoScheme => NoScheme(unit),
                UrlState.SpecialRelativeOrAuthority => Slashes(unit, UrlState.SpecialAuthorityIgnoreSlashes, UrlState.Relative),
                UrlState.PathOrAuthority => PathOrAuthority(unit),
                UrlState.Relative => Relative(unit),
                UrlState.RelativeSlash => RelativeSlash(unit),
                UrlState.SpecialAuthoritySlashes => Slashes(unit, UrlState.SpecialAuthorityIgnoreSlashes, UrlState.SpecialAuthorityIgnoreSlashes),
                UrlState.SpecialAuthorityIgnoreSlashes => IgnoreSlashes(unit),
                UrlState.Authority => Authority(unit),
                UrlState.Host or UrlState.Hostname => Host(unit),
                UrlState.Port => Port(unit),
                UrlState.File => File(unit),
                UrlState.FileSlash => FileSlash(unit),
                UrlState.FileHost => FileHost(unit),
                UrlState.PathStart => PathStart(unit),
                UrlState.Path => Path(unit),
                UrlState.OpaquePath => OpaquePath(unit),
                UrlState.Query => Query(unit),
                _ => Fragment(),
            };
            if (step != Step.Continue)
            {
                return step == Step.Done;
            }

            if (unit == End && _at >= _input.Length)
            {
                return true;
            }

            _at++;
        }
    }

    // Goes to a state and looks at the same unit again.
    private Step Again(UrlState state)
    {
        _state = state;
        _at--;
        return Step.Continue;
    }

    private Step Next(UrlState state)
    {
        _state = state;
        return Step.Continue;
    }

    private ReadOnlySpan<char> Remaining => _at + 1 < _input.Length ? _input.AsSpan(_at + 1) : [];

    private Step SchemeStart(int unit)
    {
        if (unit != End && char.IsAsciiLetter((char)unit))
        {
            _buffer.Append(char.ToLowerInvariant((char)unit));
            return Next(UrlState.Scheme);
        }

        return IsOverridden ? Step.Failed : Again(UrlState.NoScheme);
    }

    private Step Scheme(int unit)
    {
        if (unit != End && (char.IsAsciiLetterOrDigit((char)unit) || (char)unit is '+' or '-' or '.'))
        {
            _buffer.Append(char.ToLowerInvariant((char)unit));
            return Step.Continue;
        }

        if (unit != ':')
        {
            if (IsOverridden)
            {
                return Step.Failed;
            }

            _buffer.Clear();
            _at = -1;
            return Next(UrlState.NoScheme);
        }

        string scheme = _buffer.ToString();
        _buffer.Clear();
        if (IsOverridden)
        {
            return ChangeScheme(scheme);
        }

        _url.Scheme = scheme;
        if (scheme == "file")
        {
            return Next(UrlState.File);
        }

        if (_url.IsSpecial)
        {
            return Next(_base?.Scheme == scheme ? UrlState.SpecialRelativeOrAuthority : UrlState.SpecialAuthoritySlashes);
        }

        if (Remaining.StartsWith('/'))
        {
            _at++;
            return Next(UrlState.PathOrAuthority);
        }

        _url.OpaquePath = "";
        return Next(UrlState.OpaquePath);
    }

    private Step ChangeScheme(string scheme)
    {
        if (_url.IsSpecial != UrlRecord.IsSpecialScheme(scheme)
            || (scheme == "file" && (_url.HasCredentials || _url.Port is not null))
            || (_url.Scheme == "file" && string.IsNullOrEmpty(_url.Host)))
        {
            return Step.Failed;
        }

        _url.Scheme = scheme;
        if (_url.Port == UrlRecord.DefaultPort(scheme))
        {
            _url.Port = null;
        }

        return Step.Done;
    }

    private Step NoScheme(int unit)
    {
        if (_base is null || (_base.OpaquePath is not null && unit != '#'))
        {
            return Step.Failed;
        }

        if (_base.OpaquePath is not null)
        {
            _url.Scheme = _base.Scheme;
            _url.OpaquePath = _base.OpaquePath;
            _url.Query = _base.Query;
            _url.Fragment = "";
            return Next(UrlState.Fragment);
        }

        return Again(_base.Scheme == "file" ? UrlState.File : UrlState.Relative);
    }

    // Two slashes lead on; with anything else the unit is read in another state.
    private Step Slashes(int unit, UrlState whenThere, UrlState otherwise)
    {
        if (unit == '/' && Remaining.StartsWith('/'))
        {
            _at++;
            return Next(whenThere);
        }

        return Again(otherwise);
    }

    private Step PathOrAuthority(int unit) => unit == '/' ? Next(UrlState.Authority) : Again(UrlState.Path);

    private Step Relative(int unit)
    {
        _url.Scheme = _base!.Scheme;
        if (unit == '/' || (_url.IsSpecial && unit == '\\'))
        {
            return Next(UrlState.RelativeSlash);
        }

        TakeAuthority(_base);
        return TakePathAndGoOn(unit);
    }

    private void TakeAuthority(UrlRecord source)
    {
        _url.Username = source.Username;
        _url.Password = source.Password;
        _url.Host = source.Host;
        _url.Port = source.Port;
    }

    private Step TakePathAndGoOn(int unit)
    {
        _url.Path = [.. _base!.Path];
        _url.Query = _base.Query;
        switch (unit)
        {
            case '?':
                _url.Query = "";
                return Next(UrlState.Query);
            case '#':
                _url.Fragment = "";
                return Next(UrlState.Fragment);
            case End:
                return Step.Continue;
            default:
                _url.Query = null;
                _url.ShortenPath();
                return Again(UrlState.Path);
        }
    }

    private Step RelativeSlash(int unit)
    {
        if (_url.IsSpecial && unit is '/' or '\\')
        {
            return Next(UrlState.SpecialAuthorityIgnoreSlashes);
        }

        if (unit == '/')
        {
            return Next(UrlState.Authority);
        }

        TakeAuthority(_base!);
        return Again(UrlState.Path);
    }

    private Step IgnoreSlashes(int unit) => unit is '/' or '\\' ? Step.Continue : Again(UrlState.Authority);
}
