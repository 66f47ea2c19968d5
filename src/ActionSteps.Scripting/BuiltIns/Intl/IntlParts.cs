using System.Text;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>A formatted text in its parts.</summary>
internal sealed class IntlParts(Realm realm)
{
    private readonly List<(string Type, string Value, string? Extra)> _parts = [];

    internal Realm Realm { get; } = realm;

    /// <summary>The unit of a relative time or the source of a range, where parts tell it.</summary>
    internal string? Extra { get; set; }

    internal void Add(string type, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        Realm.Meter.Charge(2 + (value.Length / 8));
        Realm.Meter.Allocate(JsString.FlatSize + (2L * value.Length));
        if (type == "literal" && _parts.Count > 0 && _parts[^1].Type == "literal" && _parts[^1].Extra == Extra)
        {
            _parts[^1] = ("literal", _parts[^1].Value + value, Extra);
            return;
        }

        _parts.Add((type, value, Extra));
    }

    internal void Literal(string value) => Add("literal", value);

    internal JsString ToText() => Join(keepsNarrowSpaces: true);

    /// <summary>Texts of dates have plain spaces where their parts have narrow ones: scripts of the world compare and split them.</summary>
    internal JsString ToDateText() => Join(keepsNarrowSpaces: false);

    private JsString Join(bool keepsNarrowSpaces)
    {
        var text = new StringBuilder();
        foreach ((_, string value, _) in _parts)
        {
            text.Append(value);
        }

        if (text.Length > Realm.Meter.MaxStringLength)
        {
            throw Realm.RangeError("Invalid string length");
        }

        return StringPrototype.Make(Realm, (keepsNarrowSpaces ? text : text.Replace('\u202f', ' ')).ToString());
    }

    /// <summary>Takes over the parts of another text, marked with what tells them apart.</summary>
    internal void AddAll(IntlParts other, string extra)
    {
        Extra = extra;
        foreach ((string type, string value, _) in other._parts)
        {
            Add(type, value);
        }
    }

    /// <summary>formatToParts; the third property has the given name.</summary>
    internal JsArray ToArray(string? extraName = null)
    {
        var items = new List<JsValue>(_parts.Count);
        foreach ((string type, string value, string? extra) in _parts)
        {
            JsObject part = Realm.NewObject();
            part.CreateDataProperty(Realm, "type", type);
            part.CreateDataProperty(Realm, "value", value);
            if (extraName is not null && extra is not null)
            {
                part.CreateDataProperty(Realm, extraName, extra);
            }

            items.Add(part);
        }

        return Realm.NewArrayOf(items);
    }
}
