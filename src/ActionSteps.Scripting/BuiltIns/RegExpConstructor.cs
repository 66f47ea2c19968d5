using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>RegExp</c>.</summary>
internal static class RegExpConstructor
{
    private static readonly NativeBody s_speciesBody = static (in NativeCall call) => call.This;

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        [.. Constructor("RegExp", 2, Intrinsic.RegExpPrototype), Method("escape", 1, RegExpEscape.Escape), Getter(JsSymbol.Species, "[Symbol.species]", s_speciesBody)]);

    private static readonly int s_species = s_table.Shape.Find(JsSymbol.Species);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "RegExp".AsJs(), 2, Construct, isConstructor: true));

    /// <summary>Whether the constructor still has the <c>Symbol.species</c> it was born with.</summary>
    internal static bool IsIntact(Realm realm) =>
        realm.Peek(Intrinsic.RegExp) is not { } constructor
        || (ReferenceEquals(constructor.Shape, s_table.Shape)
            && (constructor.Slots[s_species].IsLazy
                || (constructor.Slots[s_species].Cell is Accessor { Getter: JsNativeFunction getter } && ReferenceEquals(getter.Body, s_speciesBody))));

    /// <summary>IsRegExp (7.2.8).</summary>
    internal static bool IsRegExp(Realm realm, JsValue value)
    {
        if (!value.TryGetObject(out JsObject? target))
        {
            return false;
        }

        JsValue matcher = target.Get(realm, JsSymbol.Match);
        return matcher.IsUndefined ? target is JsRegExp : Operations.ToBoolean(matcher);
    }

    /// <summary>RegExpCreate.</summary>
    internal static JsRegExp Create(Realm realm, JsValue pattern, JsValue flags) => JsRegExp.Create(realm, Compile(realm, pattern, flags));

    /// <summary>Reads pattern and flags as they come from a script.</summary>
    internal static RegExpProgram Compile(Realm realm, JsValue pattern, JsValue flags)
    {
        string source = pattern.IsUndefined ? "" : Operations.ToText(realm, pattern);
        string flagText = flags.IsUndefined ? "" : Operations.ToText(realm, flags);
        if (!RegExpProgram.TryReadFlags(flagText, out RegExpFlags read))
        {
            throw realm.SyntaxError($"Invalid flags supplied to RegExp constructor '{(flagText.Length > 100 ? flagText[..100] : flagText)}'");
        }

        return realm.Pattern(source, read, out RegExpFault? fault) ?? throw realm.SyntaxError(RegExpSyntax.Describe(source, flagText, fault!));
    }

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue pattern = call[0];
        JsValue flags = call[1];
        bool isRegExp = IsRegExp(realm, pattern);
        JsObject newTarget = call.NewTarget ?? call.Callee;
        if (call.NewTarget is null && isRegExp && flags.IsUndefined && ReferenceEquals(pattern.AsObject.Get(realm, Names.Constructor).Cell, newTarget))
        {
            return pattern;
        }

        RegExpProgram? shared = null;
        if (pattern.Cell is JsRegExp known)
        {
            shared = flags.IsUndefined ? known.Program : null;
            pattern = known.Program.Source;
        }
        else if (isRegExp)
        {
            JsObject source = pattern.AsObject;
            pattern = source.Get(realm, "source");
            flags = flags.IsUndefined ? source.Get(realm, "flags") : flags;
        }

        JsObject prototype = ReferenceEquals(newTarget, call.Callee) ? realm.Get(Intrinsic.RegExpPrototype) : Operations.PrototypeFor(realm, newTarget, Intrinsic.RegExpPrototype);
        return JsRegExp.Create(realm, shared ?? Compile(realm, pattern, flags), prototype);
    }
}
