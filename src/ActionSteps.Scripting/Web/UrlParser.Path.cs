namespace ActionSteps.Scripting.Web;

/// <content>Path, query and fragment.</content>
internal sealed partial class UrlParser
{
    private Step PathStart(int unit)
    {
        if (_url.IsSpecial)
        {
            return unit is '/' or '\\' ? Next(UrlState.Path) : Again(UrlState.Path);
        }

        if (!IsOverridden && unit == '?')
        {
            _url.Query = "";
            return Next(UrlState.Query);
        }

        if (!IsOverridden && unit == '#')
        {
            _url.Fragment = "";
            return Next(UrlState.Fragment);
        }

        if (unit != End)
        {
            return unit == '/' ? Next(UrlState.Path) : Again(UrlState.Path);
        }

        if (IsOverridden && _url.Host is null)
        {
            _url.Path.Add("");
        }

        return Step.Continue;
    }

    private Step Path(int unit)
    {
        bool isSlash = unit == '/' || (_url.IsSpecial && unit == '\\');
        if (unit != End && !isSlash && (IsOverridden || unit is not ('?' or '#')))
        {
            _buffer.Append((char)unit);
            return Step.Continue;
        }

        AddSegment(isSlash);
        if (unit == '?' && !IsOverridden)
        {
            _url.Query = "";
            return Next(UrlState.Query);
        }

        if (unit == '#' && !IsOverridden)
        {
            _url.Fragment = "";
            return Next(UrlState.Fragment);
        }

        return Step.Continue;
    }

    private void AddSegment(bool isFollowed)
    {
        string segment = PercentEncoding.Encode(_buffer.ToString(), PercentEncoding.Path);
        _buffer.Clear();
        switch (segment.ToLowerInvariant())
        {
            case ".." or ".%2e" or "%2e." or "%2e%2e":
                _url.ShortenPath();
                if (!isFollowed)
                {
                    _url.Path.Add("");
                }

                break;
            case "." or "%2e":
                if (!isFollowed)
                {
                    _url.Path.Add("");
                }

                break;
            default:
                if (_url.Scheme == "file" && _url.Path.Count == 0 && IsDriveLetter(segment))
                {
                    segment = segment[0] + ":";
                }

                Meter.Current?.Allocate(UrlRecord.BytesOfSegment + (2L * segment.Length));
                _url.Path.Add(segment);
                break;
        }
    }

    private Step OpaquePath(int unit)
    {
        if (unit is not (End or '?' or '#'))
        {
            _buffer.Append((char)unit);
            return Step.Continue;
        }

        // A space before a query or fragment would be lost when the URL is read again.
        string path = PercentEncoding.Encode(_buffer.ToString(), PercentEncoding.Control);
        _url.OpaquePath = unit != End && path.EndsWith(' ') ? path[..^1] + "%20" : path;
        _buffer.Clear();
        if (unit == '?')
        {
            _url.Query = "";
            return Next(UrlState.Query);
        }

        if (unit == '#')
        {
            _url.Fragment = "";
            return Next(UrlState.Fragment);
        }

        return Step.Continue;
    }

    private Step Query(int unit)
    {
        if (unit != End && (IsOverridden || unit != '#'))
        {
            _buffer.Append((char)unit);
            return Step.Continue;
        }

        _url.Query += PercentEncoding.Encode(_buffer.ToString(), _url.IsSpecial ? PercentEncoding.SpecialQuery : PercentEncoding.Query);
        _buffer.Clear();
        if (unit == '#')
        {
            _url.Fragment = "";
            return Next(UrlState.Fragment);
        }

        return Step.Continue;
    }

    private Step Fragment()
    {
        if (_at < _input.Length)
        {
            _url.Fragment += PercentEncoding.Encode(_input.AsSpan(_at), PercentEncoding.Fragment);
        }

        return Step.Done;
    }
}
