namespace ActionSteps.Scripting.BuiltIns;

/// <summary>
/// GetSubstitution (22.1.3.19.1): what <c>$1</c>, <c>$&amp;</c> and the like stand for. Captures are either values that a script has
/// given, or places of the last match.
/// </summary>
internal readonly ref struct Substitution
{
    private readonly Realm _realm;
    private readonly JsString _subject;
    private readonly int _start;
    private readonly int _end;
    private readonly ReadOnlySpan<JsValue> _captures;
    private readonly ReadOnlySpan<int> _places;
    private readonly int _count;
    private readonly JsValue _groups;
    private readonly RegExpProgram? _program;

    internal Substitution(Realm realm, JsString subject, int position, int length, ReadOnlySpan<JsValue> captures, JsValue groups)
    {
        _realm = realm;
        _subject = subject;
        _start = position;
        _end = (int)Math.Min((long)position + length, subject.Length);
        _captures = captures;
        _count = captures.Length;
        _groups = groups;
    }

    internal Substitution(Realm realm, JsString subject, RegExpProgram program, ReadOnlySpan<int> places)
    {
        _realm = realm;
        _subject = subject;
        _start = places[0];
        _end = places[1];
        _places = places;
        _count = program.GroupCount;
        _groups = JsValue.Undefined;
        _program = program;
    }

    internal JsString Expand(JsString template)
    {
        if (!template.Text.Contains('$', StringComparison.Ordinal))
        {
            return template;
        }

        PendingWork work = PendingWork.Begin(_realm);
        try
        {
            AppendTo(work, template.Text);
            return JsString.Of(work.Text.ToString());
        }
        finally
        {
            work.End();
        }
    }

    internal void AppendTo(PendingWork work, string template)
    {
        int at = 0;
        while (at < template.Length)
        {
            int sign = template.IndexOf('$', at);
            if (sign < 0 || sign + 1 == template.Length)
            {
                break;
            }

            work.Append(template.AsSpan(at, sign - at));
            at = AppendSign(work, template, sign);
        }

        work.Append(template.AsSpan(at));
    }

    /// <summary>Appends what stands at a dollar sign; the position behind it.</summary>
    private int AppendSign(PendingWork work, string template, int sign)
    {
        string text = _subject.Text;
        char kind = template[sign + 1];
        switch (kind)
        {
            case '$':
                work.Append("$");
                return sign + 2;
            case '&':
                if (_places.IsEmpty && _captures.Length > 0)
                {
                    work.Append(_captures[0].AsString.Text);
                }
                else
                {
                    work.Append(text.AsSpan(_start, _end - _start));
                }

                return sign + 2;
            case '`':
                work.Append(text.AsSpan(0, _start));
                return sign + 2;
            case '\'':
                work.Append(text.AsSpan(_end));
                return sign + 2;
            case '<':
                return AppendNamed(work, template, sign);
        }

        int digit = kind - '0';
        if ((uint)digit > 9)
        {
            work.Append("$");
            return sign + 1;
        }

        int second = sign + 2 < template.Length ? template[sign + 2] - '0' : -1;
        int two = (uint)second <= 9 ? (digit * 10) + second : int.MaxValue;
        int group = two < _count ? two : digit;
        int size = two < _count ? 3 : 2;
        if (group == 0 || group >= _count)
        {
            work.Append(template.AsSpan(sign, size));
            return sign + size;
        }

        AppendGroup(work, group);
        return sign + size;
    }

    private void AppendGroup(PendingWork work, int group)
    {
        if (_places.IsEmpty)
        {
            work.Append(_captures[group].Cell is JsString text ? text.Text : "");
        }
        else if (_places[2 * group] >= 0 && _places[(2 * group) + 1] >= 0)
        {
            work.Append(_subject.Text.AsSpan(_places[2 * group].._places[(2 * group) + 1]));
        }
    }

    private int AppendNamed(PendingWork work, string template, int sign)
    {
        int end = (_program is null ? _groups.IsUndefined : _program.Names.Length == 0) ? -1 : template.IndexOf('>', sign);
        if (end < 0)
        {
            work.Append("$<");
            return sign + 2;
        }

        string name = template[(sign + 2)..end];
        if (_program is null)
        {
            JsValue value = _groups.AsObject.Get(_realm, name);
            work.Append(value.IsUndefined ? "" : Operations.ToText(_realm, value));
            return end + 1;
        }

        _realm.Meter.Charge(_program.Names.Length);
        foreach ((string known, int[] groups) in _program.Names)
        {
            if (known == name)
            {
                foreach (int group in groups)
                {
                    AppendGroup(work, group);
                }
            }
        }

        return end + 1;
    }
}
