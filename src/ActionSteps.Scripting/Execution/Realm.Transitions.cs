namespace ActionSteps.Scripting.Execution;

/// <content>Which shape follows one that all realms share: shared shapes never change, so each realm keeps that for itself.</content>
internal sealed partial class Realm
{
    // Most scripts make a few objects; those that make many kinds of them show it by entries that push each other out.
    private const int FewRecent = 16;
    private const int ManyRecent = 64;
    private const int MostPushedOut = 16;

    private Dictionary<(Shape Shape, PropertyKey Key, PropertyFlags Flags), Shape>? _transitions;

    /// <summary>The transitions used last, once the run is long enough to profit.</summary>
    private (Shape? Shape, HeapCell? Key, PropertyFlags Flags, Shape? Next)[]? _recent;

    private int _pushedOut;

    /// <summary>What shared shapes may take; objects with yet other layouts get shapes of their own, which do not outlive them.</summary>
    private const long MaxShapeBytes = 4 << 20;

    private long _shapeBytes;

    /// <summary>Whether one more layout may be kept for objects to come.</summary>
    internal bool MayShareShapes => _shapeBytes < MaxShapeBytes;

    /// <summary>Pays for a shape that lasts as long as the run.</summary>
    internal void AddShape(long bytes, PropertyKey key)
    {
        bytes += key.Cell is JsString name ? JsString.FlatSize + (2L * name.Length) : 0;
        Meter.Allocate(bytes);
        _shapeBytes += bytes;
    }

    internal Shape? FindTransition(Shape shape, PropertyKey key, PropertyFlags flags)
    {
        if (_transitions is null)
        {
            return null;
        }

        if (_caches.Length == 0)
        {
            return _transitions.GetValueOrDefault((shape, key, flags));
        }

        _recent ??= NewRecent(FewRecent);
        ref (Shape? Shape, HeapCell? Key, PropertyFlags Flags, Shape? Next) recent = ref _recent[(int)(key.Bits + (uint)shape.Count) & (_recent.Length - 1)];
        if (ReferenceEquals(recent.Shape, shape) && ReferenceEquals(recent.Key, key.Cell) && recent.Flags == flags)
        {
            return recent.Next;
        }

        Shape? known = _transitions.GetValueOrDefault((shape, key, flags));
        if (known is not null)
        {
            _pushedOut += recent.Shape is null ? 0 : 1;
            recent = (shape, key.Cell, flags, known);
            if (_pushedOut > MostPushedOut && _recent.Length < ManyRecent)
            {
                _recent = NewRecent(ManyRecent);
            }
        }

        return known;
    }

    internal void AddTransition(Shape shape, PropertyKey key, PropertyFlags flags, Shape next) =>
        (_transitions ??= []).Add((shape, key, flags), next);

    private (Shape? Shape, HeapCell? Key, PropertyFlags Flags, Shape? Next)[] NewRecent(int size)
    {
        Meter.Allocate(32L * size);
        return new (Shape? Shape, HeapCell? Key, PropertyFlags Flags, Shape? Next)[size];
    }
}
