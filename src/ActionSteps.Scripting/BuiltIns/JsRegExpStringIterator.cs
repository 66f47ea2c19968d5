namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An iterator over all matches of a regular expression.</summary>
internal sealed class JsRegExpStringIterator(JsObject prototype, JsObject matcher, JsString subject, bool isGlobal, bool isUnicode) : JsObject(prototype)
{
    private bool _isDone;

    internal override string ClassName => "RegExp String Iterator";

    internal JsValue Next(Realm realm)
    {
        if (_isDone)
        {
            return realm.NewIterResult(JsValue.Undefined, isDone: true);
        }

        JsValue result = RegExpPrototype.ExecAny(realm, matcher, subject);
        if (!result.TryGetObject(out JsObject? match))
        {
            _isDone = true;
            return realm.NewIterResult(JsValue.Undefined, isDone: true);
        }

        if (!isGlobal)
        {
            _isDone = true;
        }
        else if (Operations.ToJsString(realm, match.Get(realm, new PropertyKey(0))).Length == 0)
        {
            double index = Operations.ToLength(realm, matcher.Get(realm, Names.LastIndex));
            matcher.SetOrThrow(realm, Names.LastIndex, RegExpExecution.Advance(subject.Text, index, isUnicode));
        }

        return realm.NewIterResult(match, isDone: false);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(matcher);
        census.Visit(subject);
    }
}
