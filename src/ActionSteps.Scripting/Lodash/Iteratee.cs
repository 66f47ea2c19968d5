namespace ActionSteps.Scripting.Lodash;

/// <summary>
/// What a function does with each item: a function of the script, or one of the short forms: the path of a property, an object whose
/// properties must be there, or a path with the value that must be there.
/// </summary>
internal readonly struct Iteratee
{
    private readonly JsObject? _function;
    private readonly PropertyPath _path;
    private readonly JsValue _expected;
    private readonly Form _form;
    private readonly SourceMatch? _match;

    private Iteratee(Form form, JsObject? function, PropertyPath path, JsValue expected, SourceMatch? match) =>
        (_form, _function, _path, _expected, _match) = (form, function, path, expected, match);

    private enum Form
    {
        Identity,
        Function,
        Property,
        Matches,
        MatchesProperty,
    }

    internal static Iteratee Identity => default;

    internal bool IsIdentity => _form == Form.Identity;

    internal JsObject? Function => _function;

    internal static Iteratee Of(Realm realm, JsValue value)
    {
        if (value.IsCallable)
        {
            return new Iteratee(Form.Function, value.AsObject, default, default, null);
        }

        if (value.IsNullish)
        {
            return default;
        }

        if (!value.IsObject)
        {
            return new Iteratee(Form.Property, null, PropertyPath.Of(realm, value), default, null);
        }

        if (!Operations.IsArray(realm, value))
        {
            return new Iteratee(Form.Matches, null, default, default, new SourceMatch(realm, value.AsObject));
        }

        ListView pair = ListView.Of(realm, value);
        return MatchesProperty(realm, pair[0], pair[1]);
    }

    internal static Iteratee Property(Realm realm, JsValue path) => new(Form.Property, null, PropertyPath.Of(realm, path), default, null);

    internal static Iteratee MatchesProperty(Realm realm, JsValue path, JsValue expected) =>
        new(Form.MatchesProperty, null, PropertyPath.Of(realm, path), expected, null);

    /// <summary>Called with the item alone.</summary>
    internal JsValue Of1(Realm realm, JsValue value) =>
        _form == Form.Function ? _function!.Call(realm, JsValue.Undefined, [value]) : Short(realm, value);

    /// <summary>Called with item, key and collection.</summary>
    internal JsValue Of3(Realm realm, in Entries at) =>
        _form == Form.Function ? _function!.Call(realm, JsValue.Undefined, [at.Value, at.Key, at.Source]) : Short(realm, at.Value);

    internal JsValue Of3(Realm realm, JsValue value, JsValue key, JsValue collection) =>
        _form == Form.Function ? _function!.Call(realm, JsValue.Undefined, [value, key, collection]) : Short(realm, value);

    internal bool Test(Realm realm, in Entries at) => Operations.ToBoolean(Of3(realm, at));

    private JsValue Short(Realm realm, JsValue value) => _form switch
    {
        Form.Property => _path.Get(realm, value),
        Form.Matches => _match!.IsMatch(realm, value),
        Form.MatchesProperty => HasExpected(realm, value),
        _ => value,
    };

    private bool HasExpected(Realm realm, JsValue value)
    {
        JsValue found = _path.Get(realm, value);
        return found.IsUndefined && _expected.IsUndefined
            ? _path.Exists(realm, value, inherited: true)
            : DeepEquality.IsPartlyEqual(realm, _expected, found, null);
    }
}
