namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Matching an object against a text, and the results that scripts see.</summary>
internal static class RegExpExecution
{
    private static readonly Shape s_result = Shape.CreateShared(
        [(Names.Index, PropertyFlags.Default), (Names.Input, PropertyFlags.Default), (Names.Groups, PropertyFlags.Default)]);

    private static readonly Shape s_resultWithIndices = Shape.CreateShared(
        [(Names.Index, PropertyFlags.Default), (Names.Input, PropertyFlags.Default), (Names.Groups, PropertyFlags.Default), (Names.Intern("indices"), PropertyFlags.Default)]);

    private static readonly Shape s_indices = Shape.CreateShared([(Names.Groups, PropertyFlags.Default)]);

    /// <summary>RegExpExec (22.2.7.1), the method <c>exec</c> being read already.</summary>
    internal static JsValue Exec(Realm realm, JsObject regExp, JsString subject, JsValue exec)
    {
        if (exec.IsCallable && !(regExp is JsRegExp && RegExpPrototype.IsExec(exec)))
        {
            JsValue result = realm.Call(exec, regExp, subject);
            return result.IsObject || result.IsNull ? result : throw realm.TypeError("The exec method of a regular expression must return an object or null");
        }

        return regExp is JsRegExp plain
            ? ExecBuiltIn(realm, plain, subject)
            : throw realm.TypeError($"Method RegExp.prototype.exec called on incompatible receiver {Operations.Describe(regExp)}");
    }

    /// <summary>RegExpBuiltinExec (22.2.7.2).</summary>
    internal static JsValue ExecBuiltIn(Realm realm, JsRegExp regExp, JsString subject) =>
        TryMatch(realm, regExp, subject.Text) ? NewResult(realm, regExp.Program, subject) : JsValue.Null;

    /// <summary>Matches from <c>lastIndex</c> where the flags say so, and writes it; the groups are in the matcher then.</summary>
    internal static bool TryMatch(Realm realm, JsRegExp regExp, string subject)
    {
        double lastIndex = Operations.ToLength(realm, regExp.LastIndex);
        RegExpProgram program = regExp.Program;
        bool isMoving = program.IsGlobal || program.IsSticky;
        lastIndex = isMoving ? lastIndex : 0;
        RegExpMatcher matcher = RegExpMatcher.Current;
        bool isFound = lastIndex <= subject.Length && matcher.TryMatch(program.Code(realm), subject, (int)lastIndex, program.IsSticky, realm.Meter);
        if (isMoving)
        {
            regExp.SetLastIndex(realm, isFound ? matcher.Groups[1] : 0);
        }

        return isFound;
    }

    /// <summary>The array for the match that the matcher has just found.</summary>
    internal static JsArray NewResult(Realm realm, RegExpProgram program, JsString subject)
    {
        ReadOnlySpan<int> groups = RegExpMatcher.Current.Groups;
        int index = groups[0];
        realm.Meter.Allocate(180);
        var captures = new JsValue[PayForCaptures(realm, program.GroupCount, extra: 0)];
        for (int i = 0; i < captures.Length; i++)
        {
            captures[i] = Capture(subject, groups, i);
        }

        JsValue names = NewGroups(realm, program, captures);
        var result = new JsArray(realm.ArrayPrototype, captures, (uint)captures.Length);
        if (program.HasIndices)
        {
            result.Shape = s_resultWithIndices;
            result.Slots = [index, subject, names, NewIndices(realm, program)];
        }
        else
        {
            result.Shape = s_result;
            result.Slots = [index, subject, names];
        }

        return result;
    }

    /// <summary>
    /// Pays for the texts of all groups at once: no census can see them before they are in an object, and many groups may have captured
    /// the same long text. The number of groups and other places.
    /// </summary>
    internal static int PayForCaptures(Realm realm, int groupCount, int extra)
    {
        ReadOnlySpan<int> groups = RegExpMatcher.Current.Groups;
        long bytes = 16L * (groupCount + extra);
        for (int i = 0; i < groupCount; i++)
        {
            int length = groups[(2 * i) + 1] - groups[2 * i];
            bytes += length > 1 ? JsString.FlatSize + (2L * length) : 0;
        }

        realm.Meter.Allocate(bytes);
        realm.Meter.Charge(bytes >> 5);
        return groupCount + extra;
    }

    /// <summary>What a group has captured, or undefined; paid for already.</summary>
    internal static JsValue Capture(JsString subject, ReadOnlySpan<int> groups, int group)
    {
        int start = groups[2 * group];
        int end = groups[(2 * group) + 1];
        return start < 0 || end < 0 ? JsValue.Undefined : Slice(subject, start, end);
    }

    /// <summary>A part of a text, paid for.</summary>
    internal static JsString Part(Realm realm, JsString subject, int start, int end)
    {
        int length = end - start;
        if (length > 1)
        {
            realm.Meter.Allocate(JsString.FlatSize + (2L * length));
            realm.Meter.Charge(length >> 4);
        }

        return Slice(subject, start, end);
    }

    private static JsString Slice(JsString subject, int start, int end) => (end - start) switch
    {
        0 => JsString.EmptyText,
        1 => JsString.OfUnit(subject[start]),
        int length => length == subject.Length ? subject : new JsString(subject.Text.Substring(start, length)),
    };

    /// <summary>The object <c>groups</c>; undefined when no group has a name.</summary>
    internal static JsValue NewGroups(Realm realm, RegExpProgram program, ReadOnlySpan<JsValue> captures)
    {
        if (program.GroupsShape is null)
        {
            return JsValue.Undefined;
        }

        realm.Meter.Allocate(88 + (16L * program.Names.Length));
        realm.Meter.Charge(program.Names.Length);
        var slots = new JsValue[program.Names.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = JsValue.Undefined;
            foreach (int group in program.Names[i].Groups)
            {
                if (!captures[group].IsUndefined)
                {
                    slots[i] = captures[group];
                }
            }
        }

        return new JsObject(null, program.GroupsShape, slots);
    }

    private static JsArray NewIndices(Realm realm, RegExpProgram program)
    {
        ReadOnlySpan<int> groups = RegExpMatcher.Current.Groups;
        realm.Meter.Allocate(16L * program.GroupCount);
        var pairs = new JsValue[program.GroupCount];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = groups[2 * i] < 0 || groups[(2 * i) + 1] < 0
                ? JsValue.Undefined
                : realm.NewArray([groups[2 * i], groups[(2 * i) + 1]]);
        }

        JsArray indices = realm.NewArray(pairs);
        indices.Shape = s_indices;
        indices.Slots = [NewGroups(realm, program, pairs)];
        return indices;
    }

    /// <summary>AdvanceStringIndex.</summary>
    internal static double Advance(string text, double index, bool isUnicode) =>
        isUnicode && index + 1 < text.Length && char.IsSurrogatePair(text[(int)index], text[(int)index + 1]) ? index + 2 : index + 1;
}
