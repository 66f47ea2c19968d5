using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>RegExp.prototype</c>.</summary>
internal static partial class RegExpPrototype
{
    private static readonly NativeBody s_exec = Exec;
    private static readonly NativeBody s_flags = Flags;

    private static readonly (string Name, char Letter, RegExpFlags Flag, NativeBody Body)[] s_getters =
    [
        ("hasIndices", 'd', RegExpFlags.HasIndices, static (in NativeCall call) => Flag(call, RegExpFlags.HasIndices)),
        ("global", 'g', RegExpFlags.Global, static (in NativeCall call) => Flag(call, RegExpFlags.Global)),
        ("ignoreCase", 'i', RegExpFlags.IgnoreCase, static (in NativeCall call) => Flag(call, RegExpFlags.IgnoreCase)),
        ("multiline", 'm', RegExpFlags.Multiline, static (in NativeCall call) => Flag(call, RegExpFlags.Multiline)),
        ("dotAll", 's', RegExpFlags.DotAll, static (in NativeCall call) => Flag(call, RegExpFlags.DotAll)),
        ("unicode", 'u', RegExpFlags.Unicode, static (in NativeCall call) => Flag(call, RegExpFlags.Unicode)),
        ("unicodeSets", 'v', RegExpFlags.UnicodeSets, static (in NativeCall call) => Flag(call, RegExpFlags.UnicodeSets)),
        ("sticky", 'y', RegExpFlags.Sticky, static (in NativeCall call) => Flag(call, RegExpFlags.Sticky)),
    ];

    // The first slots are those that fast paths rely on; see IsIntact.
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        Method(Names.Intern("exec"), "exec", 1, s_exec),
        Getter(Names.Intern("flags"), "flags", s_flags),
        .. Array.ConvertAll(s_getters, static getter => Getter(Names.Intern(getter.Name), getter.Name, getter.Body)),
        Link("constructor", Intrinsic.RegExp),
        Getter(Names.Intern("source"), "source", Source),
        Method("compile", 2, Compile),
        Method("test", 1, Test),
        Method("toString", 0, Text),
        Method(JsSymbol.Match, "[Symbol.match]", 1, Match),
        Method(JsSymbol.MatchAll, "[Symbol.matchAll]", 1, MatchAll),
        Method(JsSymbol.Replace, "[Symbol.replace]", 2, Replace),
        Method(JsSymbol.Search, "[Symbol.search]", 1, Search),
        Method(JsSymbol.Split, "[Symbol.split]", 2, Split),
    ]);

    private static readonly int s_constructor = s_getters.Length + 2;
    private static readonly JsString s_execName = Names.Intern("exec");
    private static readonly JsString s_flagsName = Names.Intern("flags");

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    /// <summary>Whether nothing that matching with this object would ask for has been changed by the script.</summary>
    internal static bool IsIntact(Realm realm, JsRegExp regExp)
    {
        JsObject prototype = realm.Get(Intrinsic.RegExpPrototype);
        if (!ReferenceEquals(regExp.Prototype, prototype) || !ReferenceEquals(regExp.Shape, JsRegExp.PlainShape) || !ReferenceEquals(prototype.Shape, s_table.Shape))
        {
            return false;
        }

        JsValue[] slots = prototype.Slots;
        bool isIntact = IsMethod(slots[0], s_exec) && IsGetter(slots[1], s_flags);
        for (int i = 0; i < s_getters.Length && isIntact; i++)
        {
            isIntact = IsGetter(slots[i + 2], s_getters[i].Body);
        }

        return isIntact;
    }

    /// <summary>Whether an object derived from this one would be a plain regular expression.</summary>
    private static bool HasPlainSpecies(Realm realm)
    {
        JsValue constructor = realm.Get(Intrinsic.RegExpPrototype).Slots[s_constructor];
        return (constructor.IsLazy || ReferenceEquals(constructor.Cell, realm.Get(Intrinsic.RegExp))) && RegExpConstructor.IsIntact(realm);
    }

    private static bool IsMethod(JsValue slot, NativeBody body) => slot.IsLazy || (slot.Cell is JsNativeFunction function && ReferenceEquals(function.Body, body));

    private static bool IsGetter(JsValue slot, NativeBody body) =>
        slot.IsLazy || (slot.Cell is Accessor { Getter: JsNativeFunction getter } && ReferenceEquals(getter.Body, body));

    private static JsObject Self(in NativeCall call, string method) =>
        call.This.TryGetObject(out JsObject? self) ? self : throw call.Realm.TypeError($"Method RegExp.prototype.{method} called on incompatible receiver {Operations.Describe(call.This)}");

    private static JsValue Exec(in NativeCall call)
    {
        JsRegExp self = call.ThisAs<JsRegExp>("RegExp.prototype.exec");
        return RegExpExecution.ExecBuiltIn(call.Realm, self, Operations.ToJsString(call.Realm, call[0]));
    }

    private static JsValue Test(in NativeCall call)
    {
        JsObject self = Self(call, "test");
        JsString subject = Operations.ToJsString(call.Realm, call[0]);
        JsValue exec = self.Get(call.Realm, s_execName);
        return self is JsRegExp regExp && IsExec(exec)
            ? RegExpExecution.TryMatch(call.Realm, regExp, subject.Text)
            : !RegExpExecution.Exec(call.Realm, self, subject, exec).IsNull;
    }

    /// <summary>RegExpExec (22.2.7.1).</summary>
    internal static JsValue ExecAny(Realm realm, JsObject regExp, JsString subject) =>
        RegExpExecution.Exec(realm, regExp, subject, regExp.Get(realm, s_execName));

    internal static bool IsExec(JsValue function) => function.Cell is JsNativeFunction native && ReferenceEquals(native.Body, s_exec);

    private static JsValue Compile(in NativeCall call)
    {
        JsRegExp self = call.ThisAs<JsRegExp>("RegExp.prototype.compile");
        if (call[0].Cell is JsRegExp other)
        {
            self.Program = call[1].IsUndefined ? other.Program : throw call.Realm.TypeError("Invalid flags supplied to RegExp constructor");
        }
        else
        {
            self.Program = RegExpConstructor.Compile(call.Realm, call[0], call[1]);
        }

        self.SetLastIndex(call.Realm, 0);
        return self;
    }

    private static JsValue Text(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Self(call, "toString");
        JsString source = Operations.ToJsString(realm, self.Get(realm, "source"));
        JsString flags = Operations.ToJsString(realm, self.Get(realm, s_flagsName));
        return JsString.Concat(realm, JsString.Concat(realm, JsString.OfUnit('/'), source), JsString.Concat(realm, JsString.OfUnit('/'), flags));
    }

    private static JsValue Flags(in NativeCall call)
    {
        JsObject self = Self(call, "flags");
        Span<char> letters = stackalloc char[8];
        int count = 0;
        foreach ((string name, char letter, _, _) in s_getters)
        {
            if (Operations.ToBoolean(self.Get(call.Realm, Names.Intern(name))))
            {
                letters[count++] = letter;
            }
        }

        return letters[..count].ToString();
    }

    private static JsValue Flag(in NativeCall call, RegExpFlags flag)
    {
        if (call.This.Cell is JsRegExp self)
        {
            return (self.Program.Flags & flag) != 0;
        }

        return ReferenceEquals(call.This.Cell, call.Realm.Get(Intrinsic.RegExpPrototype))
            ? JsValue.Undefined
            : throw call.Realm.TypeError($"A flag of RegExp.prototype was read of {Operations.Describe(call.This)}");
    }

    private static JsValue Source(in NativeCall call)
    {
        if (call.This.Cell is JsRegExp self)
        {
            return EscapePattern(call.Realm, self.Program.Source);
        }

        return ReferenceEquals(call.This.Cell, call.Realm.Get(Intrinsic.RegExpPrototype))
            ? "(?:)"
            : throw call.Realm.TypeError($"RegExp.prototype.source getter called on {Operations.Describe(call.This)}");
    }

    // The source between slashes must read as the same pattern: slashes outside classes and line breaks need an escape.
    internal static JsString EscapePattern(Realm realm, JsString source)
    {
        string text = source.Text;
        if (text.Length == 0)
        {
            return "(?:)".AsJs();
        }

        realm.Meter.Charge(text.Length >> 2);
        if (text.AsSpan().IndexOfAny("/\n\r\u2028\u2029") < 0)
        {
            return source;
        }

        realm.Meter.Allocate(16L * text.Length);
        var escaped = new System.Text.StringBuilder(text.Length + 8);
        bool isInClass = false;
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            bool isEscaped = unit == '\\' && i + 1 < text.Length;
            if (isEscaped)
            {
                unit = text[++i];
            }
            else
            {
                isInClass = unit == '[' || (isInClass && unit != ']');
            }

            string? special = unit switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\u2028' => "\\u2028",
                '\u2029' => "\\u2029",
                '/' when !isInClass => "\\/",
                _ => null,
            };
            if (special is null)
            {
                escaped.Append(isEscaped ? "\\" : "").Append(unit);
            }
            else
            {
                escaped.Append(special);
            }
        }

        return escaped.ToString().AsJs();
    }
}
