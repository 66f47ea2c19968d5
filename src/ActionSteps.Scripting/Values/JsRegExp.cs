namespace ActionSteps.Scripting.Values;

/// <summary>A regular expression object. Its only own property at birth is <c>lastIndex</c>, always in the first slot.</summary>
internal sealed class JsRegExp : JsObject
{
    /// <summary>The layout as long as nobody adds or redefines a property.</summary>
    internal static readonly Shape PlainShape = Shape.CreateShared([(Names.LastIndex, PropertyFlags.Writable)]);

    private JsRegExp(JsObject? prototype, RegExpProgram program)
        : base(prototype, PlainShape, [0]) => Program = program;

    /// <summary>Pattern and flags; changed by <c>compile</c> only.</summary>
    internal RegExpProgram Program { get; set; }

    internal override string ClassName => "RegExp";

    internal JsValue LastIndex => Slots[0];

    internal static JsRegExp Create(Realm realm, RegExpProgram program, JsObject? prototype = null)
    {
        realm.Meter.Allocate(120);
        return new JsRegExp(prototype ?? realm.Get(Intrinsic.RegExpPrototype), program);
    }

    internal void SetLastIndex(Realm realm, double index)
    {
        if (ReferenceEquals(Shape, PlainShape))
        {
            Slots[0] = index;
        }
        else
        {
            SetOrThrow(realm, Names.LastIndex, index);
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(8);
        census.Visit(Program);
    }
}
