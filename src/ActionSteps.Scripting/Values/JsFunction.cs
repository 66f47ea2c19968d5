namespace ActionSteps.Scripting.Values;

/// <summary>A function of a script: shared code with its captured variables. Own properties are made when somebody looks.</summary>
internal sealed class JsFunction(JsObject? prototype, FunctionCode code, VariableCell[] captures) : JsObject(prototype, Shape.Deferred, [])
{
    private const int MaxLearntSize = 32;

    private static readonly Shape s_plain = Shape.CreateShared([(Names.Length, PropertyFlags.Configurable), (Names.Name, PropertyFlags.Configurable)]);

    private static readonly Shape s_constructor = Shape.CreateShared(
        [(Names.Length, PropertyFlags.Configurable), (Names.Name, PropertyFlags.Configurable), (Names.Prototype, PropertyFlags.Writable)]);

    private static readonly Shape s_class = Shape.CreateShared(
        [(Names.Length, PropertyFlags.Configurable), (Names.Name, PropertyFlags.Configurable), (Names.Prototype, PropertyFlags.None)]);

    private static readonly Shape s_prototype = Shape.CreateShared([(Names.Constructor, PropertyFlags.Hidden)]);

    /// <summary>Stands in frames that are not in use.</summary>
    internal static readonly JsFunction Idle = new(null, FunctionCode.Idle, []);

    private FunctionExtras? _extras;

    internal FunctionCode Code { get; } = code;

    internal VariableCell[] Captures { get; } = captures;

    /// <summary>The object whose prototype <c>super</c> looks in.</summary>
    internal JsObject? HomeObject
    {
        get => _extras?.HomeObject;
        set => (_extras ??= new FunctionExtras()).HomeObject = value;
    }

    /// <summary>Runs the fields of a class on each new instance.</summary>
    internal JsFunction? FieldInitializer
    {
        get => _extras?.FieldInitializer;
        set => (_extras ??= new FunctionExtras()).FieldInitializer = value;
    }

    internal override string ClassName => "Function";

    internal override bool IsCallable => true;

    internal override bool IsConstructor => Code.IsConstructor;

    internal static Intrinsic PrototypeFor(FunctionCode code) => (code.IsAsync, code.IsGenerator) switch
    {
        (false, false) => Intrinsic.FunctionPrototype,
        (true, false) => Intrinsic.AsyncFunctionPrototype,
        (false, true) => Intrinsic.GeneratorFunctionPrototype,
        _ => Intrinsic.AsyncGeneratorFunctionPrototype,
    };

    /// <summary>Gives the name that only run time knows, unless a static member has taken its place.</summary>
    internal void SetName(Realm realm, PropertyKey key, string prefix)
    {
        string name = key.Cell is JsSymbol symbol ? symbol.Description is null ? "" : symbol.IsPrivate ? symbol.Description.Text : $"[{symbol.Description.Text}]" : key.ToString();
        if (Shape.IsDeferred)
        {
            realm.Meter.Allocate(JsString.FlatSize + (2L * (prefix.Length + name.Length)));
            (_extras ??= new FunctionExtras()).Name = JsString.Of(prefix + name);
        }
        else if (!TryGetOwn(realm, Names.Name, out JsValue known, out _) || known.Cell is JsString { Length: 0 })
        {
            PutOwn(realm, Names.Name, prefix + name, PropertyFlags.Configurable);
        }
    }

    internal void BecomeClass(Realm realm, JsObject prototype)
    {
        realm.Meter.Allocate(160);
        Shape = s_class;
        Slots = [Code.Length, JsString.Of(Code.Name), prototype];
    }

    internal override void Materialize(Realm realm)
    {
        JsString name = _extras?.Name ?? JsString.Of(Code.Name);
        realm.Meter.Allocate(72);
        if (Code.IsConstructor)
        {
            var made = new JsObject(realm.ObjectPrototype, s_prototype, [this]);
            Shape = s_constructor;
            Slots = [Code.Length, name, made];
        }
        else if (Code.IsGenerator)
        {
            Shape = s_constructor;
            Slots = [Code.Length, name, new JsObject(realm.Get(Code.IsAsync ? Intrinsic.AsyncGeneratorPrototype : Intrinsic.GeneratorPrototype))];
        }
        else
        {
            Shape = s_plain;
            Slots = [Code.Length, name];
        }
    }

    internal override JsValue Call(Realm realm, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        realm.Meter.Charge(1);
        if (Code.IsPlain)
        {
            return Interpreter.Run(realm, realm.Stack.Push(realm, this, thisValue, arguments));
        }

        if (Code.IsClassConstructor)
        {
            throw realm.TypeError($"Class constructor {Code.Name} cannot be invoked without 'new'");
        }

        return Code.IsGenerator
            ? JsGenerator.Start(realm, this, thisValue, arguments)
            : AsyncFunctionCall.Start(realm, this, thisValue, arguments);
    }

    internal override JsValue Construct(Realm realm, ReadOnlySpan<JsValue> arguments, JsObject newTarget)
    {
        realm.Meter.Charge(1);
        bool isDerived = Code.Kind == FunctionKind.DerivedConstructor;
        JsValue self = isDerived ? JsValue.Empty : CreateThis(realm, newTarget);
        if (!isDerived)
        {
            FieldInitializer?.Call(realm, self, []);
        }

        Frame frame = realm.Stack.Push(realm, this, self, arguments);
        frame.NewTarget = newTarget;
        frame.Exit = FrameExit.Construct;
        return Interpreter.Run(realm, frame);
    }

    /// <summary>The object that a constructor of a base class fills; with room for as many properties as the ones before it got.</summary>
    internal static JsObject CreateThis(Realm realm, JsObject newTarget)
    {
        if (newTarget is not JsFunction function)
        {
            realm.Meter.Allocate(64);
            return new JsObject(Operations.PrototypeFor(realm, newTarget, Intrinsic.ObjectPrototype));
        }

        int size = function._extras?.InstanceSize ?? 0;
        realm.Meter.Allocate(88 + (16 * size));
        return new JsObject(function.InstancePrototype(realm), Shape.None, size == 0 ? [] : new JsValue[size]);
    }

    internal void LearnSize(JsObject instance)
    {
        int size = Math.Min(instance.Shape.Count, MaxLearntSize);
        if (size > (_extras?.InstanceSize ?? 0))
        {
            (_extras ??= new FunctionExtras()).InstanceSize = size;
        }
    }

    private JsObject InstancePrototype(Realm realm)
    {
        if (Shape.IsDeferred)
        {
            Materialize(realm);
        }

        JsValue prototype = ReferenceEquals(Shape, s_class) || ReferenceEquals(Shape, s_constructor)
            ? Slots[2]
            : Get(realm, Names.Prototype);
        return prototype.TryGetObject(out JsObject? made) ? made : realm.ObjectPrototype;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(40 + (8 * Captures.Length) + (_extras is null ? 0 : 48));
        foreach (VariableCell cell in Captures)
        {
            census.Visit(cell);
        }

        census.Visit(_extras?.Name);
        census.Visit(HomeObject);
        census.Visit(FieldInitializer);
    }
}
