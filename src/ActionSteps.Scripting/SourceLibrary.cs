namespace ActionSteps.Scripting;

/// <summary>A library that is written in JavaScript. Immutable and thread-safe.</summary>
public sealed class SourceLibrary : ScriptLibrary
{
    private readonly FunctionCode _code;
    private readonly FreeNames _free;
    private readonly bool _isFrozen;
    private readonly ScriptValue[]? _given;

    private SourceLibrary(FunctionCode code, FreeNames free, bool isFrozen, ScriptValue[]? given)
    {
        _code = code;
        _free = free;
        _isFrozen = isFrozen;
        _given = given;
    }

    internal static SourceLibrary Make(string source, ScriptLibraryOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        int allowed = ScriptLimits.Default.SourceLength;
        if (source.Length > allowed)
        {
            throw new ScriptLimitException(ScriptLimit.SourceLength, $"{allowed.ToString(CultureInfo.InvariantCulture)} UTF-16 units");
        }

        FunctionNode root = Parser.ParseLibrary(source);
        FreeNames free = Resolver.Resolve(source, root);
        FunctionCode code = FunctionCompiler.Compile(root, new ScriptSource(options.Name, source) { IsLibrary = true });
        return new SourceLibrary(code, free, options.IsFrozen, given: null);
    }

    /// <inheritdoc cref="Script.FindFreeNames"/>
    public IReadOnlyList<ScriptName> FindFreeNames() => _free.In(_code.Source);

    /// <summary>
    /// The library with what the host gives it: its value is then a function, which is called with these values when a script touches the
    /// library, and answers the value of the global. Scripts can reach only what the library shows them of it.
    /// </summary>
    /// <param name="values">Values and functions of the host, not to be changed afterwards.</param>
    public SourceLibrary With(params ScriptValue[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new SourceLibrary(_code, _free, _isFrozen, values);
    }

    internal override JsValue Create(Realm realm)
    {
        realm.Meter.Allocate(200);
        realm.Open(this, _code.Source.Name);
        try
        {
            return Make(realm);
        }
        finally
        {
            realm.Close(this);
        }
    }

    private JsValue Make(Realm realm)
    {
        JsValue value = new JsFunction(null, _code, []).Call(realm, JsValue.Undefined, []);
        if (_given is not null)
        {
            var given = new JsValue[_given.Length];
            for (int i = 0; i < given.Length; i++)
            {
                given[i] = HostValues.ToScript(realm, JsString.EmptyText, _given[i]);
            }

            value = realm.Call(value, JsValue.Undefined, given);
        }

        if (_isFrozen)
        {
            DeepFreeze.Apply(realm, value);
        }

        return value;
    }
}
