using System.Collections.Concurrent;

namespace ActionSteps.Scripting.Values;

/// <summary>Texts that the engine itself uses as names; scripts that use them share them.</summary>
internal static class Names
{
    private const int SharedCount = 2048;
    private const int MaxSharedLength = 48;

    private static readonly ConcurrentDictionary<string, JsString> s_known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, JsString>.AlternateLookup<ReadOnlySpan<char>> s_knownSpans = s_known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names that scripts and hosts have used lately, by their hash; one with the same place takes it over, so that it never grows.</summary>
    private static readonly JsString?[] s_shared = new JsString?[SharedCount];

    internal static readonly JsString Length = Intern("length");
    internal static readonly JsString Name = Intern("name");
    internal static readonly JsString Prototype = Intern("prototype");
    internal static readonly JsString Constructor = Intern("constructor");
    internal static readonly JsString Value = Intern("value");
    internal static readonly JsString Done = Intern("done");
    internal static readonly JsString Next = Intern("next");
    internal static readonly JsString Return = Intern("return");
    internal static readonly JsString Throw = Intern("throw");
    internal static readonly JsString Then = Intern("then");
    internal static readonly JsString Message = Intern("message");
    internal static readonly JsString Stack = Intern("stack");
    internal static readonly JsString Cause = Intern("cause");
    internal static readonly JsString Errors = Intern("errors");
    internal static readonly JsString ToText = Intern("toString");
    internal static readonly JsString ValueOf = Intern("valueOf");
    internal static readonly JsString ToJson = Intern("toJSON");
    internal static readonly JsString Index = Intern("index");
    internal static readonly JsString Input = Intern("input");
    internal static readonly JsString Groups = Intern("groups");
    internal static readonly JsString LastIndex = Intern("lastIndex");
    internal static readonly JsString Callee = Intern("callee");
    internal static readonly JsString Get = Intern("get");
    internal static readonly JsString Set = Intern("set");
    internal static readonly JsString Has = Intern("has");
    internal static readonly JsString Add = Intern("add");
    internal static readonly JsString Resolve = Intern("resolve");
    internal static readonly JsString Default = Intern("default");
    internal static readonly JsString Undefined = Intern("undefined");
    internal static readonly JsString Null = Intern("null");
    internal static readonly JsString True = Intern("true");
    internal static readonly JsString False = Intern("false");
    internal static readonly JsString Object = Intern("object");
    internal static readonly JsString Function = Intern("function");
    internal static readonly JsString Number = Intern("number");
    internal static readonly JsString Text = Intern("string");
    internal static readonly JsString Boolean = Intern("boolean");
    internal static readonly JsString Symbol = Intern("symbol");
    internal static readonly JsString BigInt = Intern("bigint");

    /// <summary>The shared text for a name of the engine; only for names that are fixed in its code.</summary>
    internal static JsString Intern(string name) => s_known.GetOrAdd(name, JsString.Of);

    /// <summary>The shared text if there is one, so that names of scripts and of intrinsics are the same object.</summary>
    internal static JsString? Find(string name) => s_known.GetValueOrDefault(name);

    /// <summary>
    /// One and the same object for a name wherever it comes from, as far as possible, so that looking up a property need not compare texts.
    /// Only speed depends on it: names that are long, or pushed out by others, are objects of their own.
    /// </summary>
    internal static JsString Share(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > MaxSharedLength)
        {
            return s_knownSpans.TryGetValue(name, out JsString? fixedName) ? fixedName : JsString.Of(name);
        }

        ref JsString? place = ref s_shared[(uint)string.GetHashCode(name) % SharedCount];
        if (place is { } shared && name.SequenceEqual(shared.Text))
        {
            return shared;
        }

        return place = s_knownSpans.TryGetValue(name, out JsString? known) ? known : new JsString(name.ToString());
    }
}
