namespace ActionSteps.Scripting.BuiltIns;

/// <content><c>Symbol.replace</c>.</content>
internal static partial class RegExpPrototype
{
    private static JsValue Replace(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Self(call, "[Symbol.replace]");
        JsString subject = Operations.ToJsString(realm, call[0]);
        JsValue replacement = call[1].IsCallable ? call[1] : Operations.ToJsString(realm, call[1]);
        if (self is JsRegExp regExp && regExp.LastIndex.IsNumber && IsIntact(realm, regExp))
        {
            return ReplacePlain(realm, regExp, subject, replacement);
        }

        PendingWork work = PendingWork.Begin(realm);
        try
        {
            CollectMatches(realm, self, subject, work);
            return ReplaceCollected(realm, subject, replacement, work);
        }
        finally
        {
            work.End();
        }
    }

    private static void CollectMatches(Realm realm, JsObject regExp, JsString subject, PendingWork work)
    {
        string flags = Operations.ToText(realm, regExp.Get(realm, s_flagsName));
        bool isGlobal = flags.Contains('g', StringComparison.Ordinal);
        bool isUnicode = IsUnicode(flags);
        if (isGlobal)
        {
            regExp.SetOrThrow(realm, Names.LastIndex, 0);
        }

        while (ExecAny(realm, regExp, subject).TryGetObject(out JsObject? result))
        {
            realm.Meter.Charge(4);
            work.Add(result);
            if (!isGlobal)
            {
                return;
            }

            if (Operations.ToJsString(realm, result.Get(realm, new PropertyKey(0))).Length == 0)
            {
                StepOverEmpty(realm, regExp, subject, isUnicode);
            }
        }
    }

    private static JsValue ReplaceCollected(Realm realm, JsString subject, JsValue replacement, PendingWork work)
    {
        string text = subject.Text;
        int next = 0;
        int matches = work.Values.Count;
        for (int i = 0; i < matches; i++)
        {
            work.Values.RemoveRange(matches, work.Values.Count - matches);
            JsObject result = work.Values[i].AsObject;
            double count = Math.Max(result.GetLength(realm) - 1, 0);
            if (count > 1_000_000)
            {
                throw realm.RangeError("Too many captures");
            }

            JsString matched = Operations.ToJsString(realm, result.Get(realm, new PropertyKey(0)));
            int position = (int)Math.Clamp(Operations.ToInteger(realm, result.Get(realm, Names.Index)), 0, text.Length);
            realm.Meter.Allocate(32 * (long)(count + 4));
            var captures = new JsValue[(int)count + 1];
            captures[0] = matched;
            for (int n = 1; n < captures.Length; n++)
            {
                realm.Meter.Charge(2);
                JsValue capture = result.Get(realm, new PropertyKey((uint)n));
                captures[n] = capture.IsUndefined ? capture : Operations.ToJsString(realm, capture);
                work.Add(captures[n]);
            }

            JsValue groups = result.Get(realm, Names.Groups);
            JsString inserted;
            if (replacement.IsCallable)
            {
                inserted = Operations.ToJsString(realm, realm.Call(replacement, JsValue.Undefined, Arguments(captures, position, subject, groups)));
            }
            else
            {
                groups = groups.IsUndefined ? groups : Operations.ToObject(realm, groups);
                var substitution = new Substitution(realm, subject, position, matched.Length, captures, groups);
                inserted = substitution.Expand(replacement.AsString);
            }

            if (position >= next)
            {
                work.Append(text.AsSpan(next, position - next));
                work.Append(inserted.Text);
                next = (int)Math.Min((long)position + matched.Length, text.Length);
            }
        }

        if (next >= text.Length && work.Text.Length == 0)
        {
            return JsString.EmptyText;
        }

        work.Append(text.AsSpan(next));
        return StringPrototype.Make(realm, work.Text.ToString());
    }

    private static JsValue[] Arguments(JsValue[] captures, int position, JsString subject, JsValue groups)
    {
        int count = captures.Length;
        var arguments = new JsValue[count + (groups.IsUndefined ? 2 : 3)];
        captures.CopyTo(arguments, 0);
        arguments[count] = position;
        arguments[count + 1] = subject;
        if (!groups.IsUndefined)
        {
            arguments[count + 2] = groups;
        }

        return arguments;
    }

    // Matches do not depend on what the function does, so it may be called between them; it finds lastIndex as it is afterwards.
    private static JsValue ReplacePlain(Realm realm, JsRegExp regExp, JsString subject, JsValue replacement)
    {
        RegExpProgram program = regExp.Program;
        RegExpCode code = program.Code(realm);
        string text = subject.Text;
        bool isGlobal = program.IsGlobal;
        double from = isGlobal || !program.IsSticky ? 0 : Operations.ToLength(realm, regExp.LastIndex);
        if (isGlobal)
        {
            regExp.SetLastIndex(realm, 0);
        }

        RegExpMatcher matcher = RegExpMatcher.Current;
        if (from > text.Length || !matcher.TryMatch(code, text, (int)from, program.IsSticky, realm.Meter))
        {
            if (program.IsSticky)
            {
                regExp.SetLastIndex(realm, 0);
            }

            return subject;
        }

        if (program.IsSticky && !isGlobal)
        {
            regExp.SetLastIndex(realm, matcher.Groups[1]);
        }

        bool isFunction = replacement.IsCallable;
        bool isTemplate = !isFunction && replacement.AsString.Text.Contains('$', StringComparison.Ordinal);
        PendingWork work = PendingWork.Begin(realm);
        try
        {
            int next = 0;
            while (true)
            {
                ReadOnlySpan<int> groups = matcher.Groups;
                int start = groups[0];
                int end = groups[1];
                work.Append(text.AsSpan(next, start - next));
                next = end;
                if (isFunction)
                {
                    work.Append(CallReplacer(realm, program, subject, replacement.AsObject).Text);
                    matcher = RegExpMatcher.Current;
                }
                else if (isTemplate)
                {
                    new Substitution(realm, subject, program, groups).AppendTo(work, replacement.AsString.Text);
                }
                else
                {
                    work.Append(replacement.AsString.Text);
                }

                int at = end > start ? end : (int)RegExpExecution.Advance(text, end, program.IsUnicode);
                if (!isGlobal || at > text.Length || !matcher.TryMatch(code, text, at, program.IsSticky, realm.Meter))
                {
                    break;
                }
            }

            work.Append(text.AsSpan(next));
            return StringPrototype.Make(realm, work.Text.ToString());
        }
        finally
        {
            work.End();
        }
    }

    private static JsString CallReplacer(Realm realm, RegExpProgram program, JsString subject, JsObject function)
    {
        ReadOnlySpan<int> groups = RegExpMatcher.Current.Groups;
        int count = program.GroupCount;
        bool hasNames = program.GroupsShape is not null;
        var arguments = new JsValue[RegExpExecution.PayForCaptures(realm, count, hasNames ? 3 : 2)];
        for (int i = 0; i < count; i++)
        {
            arguments[i] = RegExpExecution.Capture(subject, groups, i);
        }

        arguments[count] = groups[0];
        arguments[count + 1] = subject;
        if (hasNames)
        {
            arguments[count + 2] = RegExpExecution.NewGroups(realm, program, arguments);
        }

        return Operations.ToJsString(realm, function.Call(realm, JsValue.Undefined, arguments));
    }
}
