namespace ActionSteps.Scripting.Web;

/// <content>User, host and port.</content>
internal sealed partial class UrlParser
{
    private bool EndsAuthority(int unit) => unit is End or '/' or '?' or '#' || (_url.IsSpecial && unit == '\\');

    private Step Authority(int unit)
    {
        if (unit == '@')
        {
            AddCredentials();
            return Step.Continue;
        }

        if (EndsAuthority(unit))
        {
            if (_atSignSeen && _buffer.Length == 0)
            {
                return Step.Failed;
            }

            _url.Username = _username.ToString();
            _url.Password = _password.ToString();
            _at -= _buffer.Length + 1;
            _buffer.Clear();
            return Next(UrlState.Host);
        }

        _buffer.Append((char)unit);
        return Step.Continue;
    }

    // Everything up to the last @ is user and password; an earlier one belongs to them.
    private void AddCredentials()
    {
        ReadOnlySpan<char> text = _buffer.ToString();
        _buffer.Clear();
        if (_atSignSeen)
        {
            (_passwordTokenSeen ? _password : _username).Append("%40");
        }

        _atSignSeen = true;
        if (!_passwordTokenSeen)
        {
            int colon = text.IndexOf(':');
            _passwordTokenSeen = colon >= 0;
            PercentEncoding.Append(_username, colon >= 0 ? text[..colon] : text, PercentEncoding.Userinfo);
            text = colon >= 0 ? text[(colon + 1)..] : [];
        }

        PercentEncoding.Append(_password, text, PercentEncoding.Userinfo);
    }

    private Step Host(int unit)
    {
        if (IsOverridden && _url.Scheme == "file")
        {
            return Again(UrlState.FileHost);
        }

        if (unit == ':' && !_insideBrackets)
        {
            if (_buffer.Length == 0 || _override == UrlState.Hostname || !TakeHost())
            {
                return Step.Failed;
            }

            return Next(UrlState.Port);
        }

        if (EndsAuthority(unit))
        {
            if (_url.IsSpecial && _buffer.Length == 0)
            {
                return Step.Failed;
            }

            if (IsOverridden && _buffer.Length == 0 && (_url.HasCredentials || _url.Port is not null))
            {
                return Step.Failed;
            }

            if (!TakeHost())
            {
                return Step.Failed;
            }

            return IsOverridden ? Step.Done : Again(UrlState.PathStart);
        }

        _insideBrackets = unit == '[' || (_insideBrackets && unit != ']');
        _buffer.Append((char)unit);
        return Step.Continue;
    }

    private bool TakeHost()
    {
        string? host = _buffer.Length == 0 && !_url.IsSpecial ? "" : UrlHost.Parse(_buffer.ToString(), !_url.IsSpecial);
        _buffer.Clear();
        if (host is null)
        {
            return false;
        }

        _url.Host = host;
        return true;
    }

    private Step Port(int unit)
    {
        if (unit != End && char.IsAsciiDigit((char)unit))
        {
            _buffer.Append((char)unit);
            return Step.Continue;
        }

        if (!EndsAuthority(unit) && !IsOverridden)
        {
            return Step.Failed;
        }

        if (_buffer.Length > 0)
        {
            ReadOnlySpan<char> digits = _buffer.ToString().AsSpan().TrimStart('0');
            int port = 0;
            if (digits.Length > 5 || (!digits.IsEmpty && (port = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)) > 65535))
            {
                return Step.Failed;
            }

            _url.Port = port == UrlRecord.DefaultPort(_url.Scheme) ? null : port;
            _buffer.Clear();
            if (IsOverridden)
            {
                return Step.Done;
            }
        }

        return IsOverridden ? Step.Failed : Again(UrlState.PathStart);
    }

    private Step File(int unit)
    {
        _url.Scheme = "file";
        _url.Host = "";
        if (unit is '/' or '\\')
        {
            return Next(UrlState.FileSlash);
        }

        if (_base?.Scheme != "file")
        {
            return Again(UrlState.Path);
        }

        _url.Host = _base.Host;
        if (unit is not ('?' or '#' or End) && StartsWithDriveLetter(_input.AsSpan(_at)))
        {
            return Again(UrlState.Path);
        }

        return TakePathAndGoOn(unit);
    }

    private Step FileSlash(int unit)
    {
        if (unit is '/' or '\\')
        {
            return Next(UrlState.FileHost);
        }

        if (_base?.Scheme == "file")
        {
            _url.Host = _base.Host;
            if (!StartsWithDriveLetter(_at < _input.Length ? _input.AsSpan(_at) : []) && _base.Path.Count > 0 && IsNormalizedDriveLetter(_base.Path[0]))
            {
                _url.Path.Add(_base.Path[0]);
            }
        }

        return Again(UrlState.Path);
    }

    private Step FileHost(int unit)
    {
        if (unit is not (End or '/' or '\\' or '?' or '#'))
        {
            _buffer.Append((char)unit);
            return Step.Continue;
        }

        if (!IsOverridden && IsDriveLetter(_buffer.ToString()))
        {
            return Again(UrlState.Path);
        }

        if (_buffer.Length == 0)
        {
            _url.Host = "";
        }
        else
        {
            if (!TakeHost())
            {
                return Step.Failed;
            }

            _url.Host = _url.Host == "localhost" ? "" : _url.Host;
        }

        return IsOverridden ? Step.Done : Again(UrlState.PathStart);
    }

    private static bool StartsWithDriveLetter(ReadOnlySpan<char> text) =>
        text.Length >= 2 && IsDriveLetter(text[..2]) && (text.Length == 2 || text[2] is '/' or '\\' or '?' or '#');
}
