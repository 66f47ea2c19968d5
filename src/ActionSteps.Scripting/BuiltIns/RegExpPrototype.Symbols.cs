namespace ActionSteps.Scripting.BuiltIns;

/// <content><c>Symbol.match</c>, <c>matchAll</c>, <c>search</c> and <c>split</c>.</content>
internal static partial class RegExpPrototype
{
    private static JsValue Match(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Self(call, "[Symbol.match]");
        JsString subject = Operations.ToJsString(realm, call[0]);
        if (self is JsRegExp regExp && IsIntact(realm, regExp))
        {
            return regExp.Program.IsGlobal ? MatchEach(realm, regExp, subject) : RegExpExecution.ExecBuiltIn(realm, regExp, subject);
        }

        string flags = Operations.ToText(realm, self.Get(realm, s_flagsName));
        if (!flags.Contains('g', StringComparison.Ordinal))
        {
            return ExecAny(realm, self, subject);
        }

        bool isUnicode = IsUnicode(flags);
        self.SetOrThrow(realm, Names.LastIndex, 0);
        PendingWork work = PendingWork.Begin(realm);
        try
        {
            while (ExecAny(realm, self, subject).TryGetObject(out JsObject? result))
            {
                realm.Meter.Charge(4);
                JsString matched = Operations.ToJsString(realm, result.Get(realm, new PropertyKey(0)));
                work.Add(matched);
                if (matched.Length == 0)
                {
                    StepOverEmpty(realm, self, subject, isUnicode);
                }
            }

            return work.Values.Count == 0 ? JsValue.Null : realm.NewArrayOf(work.Values);
        }
        finally
        {
            work.End();
        }
    }

    private static JsValue MatchEach(Realm realm, JsRegExp regExp, JsString subject)
    {
        RegExpProgram program = regExp.Program;
        RegExpCode code = program.Code(realm);
        regExp.SetLastIndex(realm, 0);
        string text = subject.Text;
        RegExpMatcher matcher = RegExpMatcher.Current;
        if (!matcher.TryMatch(code, text, 0, program.IsSticky, realm.Meter))
        {
            return JsValue.Null;
        }

        JsArray found = realm.NewArray([]);
        PendingWork work = PendingWork.Begin(realm);
        try
        {
            work.Add(found);
            int at;
            do
            {
                int start = matcher.Groups[0];
                int end = matcher.Groups[1];
                found.Push(realm, RegExpExecution.Part(realm, subject, start, end));
                at = end > start ? end : (int)RegExpExecution.Advance(text, end, program.IsUnicode);
            }
            while (at <= text.Length && matcher.TryMatch(code, text, at, program.IsSticky, realm.Meter));
            return found;
        }
        finally
        {
            work.End();
        }
    }

    private static bool IsUnicode(string flags) => flags.AsSpan().IndexOfAny('u', 'v') >= 0;

    /// <summary>An empty match would be found for ever.</summary>
    private static void StepOverEmpty(Realm realm, JsObject regExp, JsString subject, bool isUnicode)
    {
        double index = Operations.ToLength(realm, regExp.Get(realm, Names.LastIndex));
        regExp.SetOrThrow(realm, Names.LastIndex, RegExpExecution.Advance(subject.Text, index, isUnicode));
    }

    private static JsValue MatchAll(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Self(call, "[Symbol.matchAll]");
        JsString subject = Operations.ToJsString(realm, call[0]);
        JsObject constructor = Operations.SpeciesConstructor(realm, self, Intrinsic.RegExp);
        JsString flags = Operations.ToJsString(realm, self.Get(realm, s_flagsName));
        JsObject matcher = Operations.Construct(realm, constructor, [self, flags]).AsObject;
        double lastIndex = Operations.ToLength(realm, self.Get(realm, Names.LastIndex));
        matcher.SetOrThrow(realm, Names.LastIndex, lastIndex);
        realm.Meter.Allocate(120);
        return new JsRegExpStringIterator(
            realm.Get(Intrinsic.RegExpStringIteratorPrototype),
            matcher,
            subject,
            flags.Text.Contains('g', StringComparison.Ordinal),
            IsUnicode(flags.Text));
    }

    private static JsValue Search(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Self(call, "[Symbol.search]");
        JsString subject = Operations.ToJsString(realm, call[0]);
        if (self is JsRegExp regExp && IsIntact(realm, regExp))
        {
            RegExpMatcher matcher = RegExpMatcher.Current;
            return matcher.TryMatch(regExp.Program.Code(realm), subject.Text, 0, regExp.Program.IsSticky, realm.Meter) ? matcher.Groups[0] : -1;
        }

        JsValue before = self.Get(realm, Names.LastIndex);
        if (!Operations.SameValue(before, 0))
        {
            self.SetOrThrow(realm, Names.LastIndex, 0);
        }

        JsValue result = ExecAny(realm, self, subject);
        if (!Operations.SameValue(self.Get(realm, Names.LastIndex), before))
        {
            self.SetOrThrow(realm, Names.LastIndex, before);
        }

        return result.TryGetObject(out JsObject? match) ? match.Get(realm, Names.Index) : -1;
    }

    private static JsValue Split(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Self(call, "[Symbol.split]");
        JsString subject = Operations.ToJsString(realm, call[0]);
        if (self is JsRegExp regExp && IsIntact(realm, regExp) && HasPlainSpecies(realm))
        {
            // Reading the limit may run a script that compiles the object anew.
            RegExpProgram program = regExp.Program;
            uint most = call[1].IsUndefined ? uint.MaxValue : Operations.ToUint32(realm, call[1]);
            return SplitPlain(realm, program, subject, most);
        }

        JsObject constructor = Operations.SpeciesConstructor(realm, self, Intrinsic.RegExp);
        JsString flags = Operations.ToJsString(realm, self.Get(realm, s_flagsName));
        JsString sticky = flags.Text.Contains('y', StringComparison.Ordinal) ? flags : JsString.Concat(realm, flags, JsString.OfUnit('y'));
        JsObject splitter = Operations.Construct(realm, constructor, [self, sticky]).AsObject;
        uint limit = call[1].IsUndefined ? uint.MaxValue : Operations.ToUint32(realm, call[1]);
        return limit == 0 ? realm.NewArray([]) : SplitBy(realm, splitter, subject, limit, IsUnicode(flags.Text));
    }

    private static JsArray SplitBy(Realm realm, JsObject splitter, JsString subject, uint limit, bool isUnicode)
    {
        JsArray parts = realm.NewArray([]);
        if (subject.Length == 0)
        {
            if (ExecAny(realm, splitter, subject).IsNull)
            {
                parts.Push(realm, subject);
            }

            return parts;
        }

        PendingWork work = PendingWork.Begin(realm);
        try
        {
            work.Add(parts);
            int last = 0;
            double at = 0;
            while (at < subject.Length)
            {
                realm.Meter.Charge(4);
                splitter.SetOrThrow(realm, Names.LastIndex, at);
                JsValue result = ExecAny(realm, splitter, subject);
                double end = result.IsNull ? 0 : Math.Min(Operations.ToLength(realm, splitter.Get(realm, Names.LastIndex)), subject.Length);
                if (result.IsNull || end == last)
                {
                    at = RegExpExecution.Advance(subject.Text, at, isUnicode);
                    continue;
                }

                parts.Push(realm, RegExpExecution.Part(realm, subject, last, (int)at));
                if (parts.Length == limit)
                {
                    return parts;
                }

                last = (int)end;
                JsObject match = result.AsObject;
                double count = Math.Max(match.GetLength(realm) - 1, 0);
                for (double i = 1; i <= count; i++)
                {
                    realm.Meter.Charge(2);
                    parts.Push(realm, match.Get(realm, PropertyKey.OfLength(i)));
                    if (parts.Length == limit)
                    {
                        return parts;
                    }
                }

                at = last;
            }

            parts.Push(realm, RegExpExecution.Part(realm, subject, last, subject.Length));
            return parts;
        }
        finally
        {
            work.End();
        }
    }

    // Searching for the next match is the same as trying every position with a sticky copy, which is what scripts could observe.
    private static JsArray SplitPlain(Realm realm, RegExpProgram program, JsString subject, uint limit)
    {
        JsArray parts = realm.NewArray([]);
        if (limit == 0)
        {
            return parts;
        }

        string text = subject.Text;
        RegExpCode code = program.Code(realm);
        RegExpMatcher matcher = RegExpMatcher.Current;
        if (text.Length == 0)
        {
            if (!matcher.TryMatch(code, text, 0, isSticky: true, realm.Meter))
            {
                parts.Push(realm, subject);
            }

            return parts;
        }

        PendingWork work = PendingWork.Begin(realm);
        try
        {
            work.Add(parts);
            SplitEach(realm, program, subject, limit, parts);
            return parts;
        }
        finally
        {
            work.End();
        }
    }

    private static void SplitEach(Realm realm, RegExpProgram program, JsString subject, uint limit, JsArray parts)
    {
        string text = subject.Text;
        RegExpCode code = program.Code(realm);
        RegExpMatcher matcher = RegExpMatcher.Current;
        int last = 0;
        for (int at = 0; at < text.Length && matcher.TryMatch(code, text, at, isSticky: false, realm.Meter);)
        {
            ReadOnlySpan<int> groups = matcher.Groups;
            int start = groups[0];
            int end = groups[1];
            if (start >= text.Length)
            {
                break;
            }

            if (end == last)
            {
                at = (int)RegExpExecution.Advance(text, start, program.IsUnicode);
                continue;
            }

            parts.Push(realm, RegExpExecution.Part(realm, subject, last, start));
            for (int i = 1; i < program.GroupCount && parts.Length < limit; i++)
            {
                parts.Push(realm, groups[2 * i] < 0 ? JsValue.Undefined : RegExpExecution.Part(realm, subject, groups[2 * i], groups[(2 * i) + 1]));
            }

            if (parts.Length == limit)
            {
                return;
            }

            last = end;
            at = end;
        }

        parts.Push(realm, RegExpExecution.Part(realm, subject, last, text.Length));
    }
}
