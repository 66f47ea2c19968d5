using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The box of <c>console.table</c>.</summary>
internal sealed class ConsoleTable
{
    private const int MaxRows = 1_000;
    private const int MaxColumns = 100;
    private const int MaxCells = 20_000;

    private readonly Realm _realm;
    private readonly List<string> _index = [];
    private readonly List<string> _names = [];
    private readonly List<Dictionary<string, string>> _rows = [];
    private readonly List<string?> _values = [];
    private readonly HashSet<string>? _wanted;
    private int _cells;

    private ConsoleTable(Realm realm, JsValue columns)
    {
        _realm = realm;
        if (columns.Cell is JsArray { IsDense: true } list)
        {
            _wanted = new(StringComparer.Ordinal);
            for (int i = 0; i < list.DenseSpan.Length && i < MaxColumns; i++)
            {
                if (list.Items[i].Cell is JsString name && _wanted.Add(name.Text))
                {
                    _names.Add(name.Text);
                }
            }
        }
    }

    /// <summary>The table; null when the value is no object.</summary>
    internal static string? Draw(Realm realm, JsValue value, JsValue columns)
    {
        if (value.Cell is not JsObject { IsCallable: false, HasOrdinaryPrototype: true } target)
        {
            return null;
        }

        var table = new ConsoleTable(realm, columns);
        string index = "(iteration index)";
        switch (target)
        {
            case JsMap map:
                table.AddMap(map);
                return table.Box([index, "Key", "Values"]);
            case JsSet set:
                var cursor = default(TableCursor);
                for (int i = 0; table.HasRoom && set.Table.TryNext(realm, ref cursor, out int at); i++)
                {
                    table.AddRow(NumberText.Format(i), set.Table.KeyAt(at));
                }

                break;
            default:
                index = "(index)";
                foreach (PropertyKey key in target.OwnKeys(realm))
                {
                    if (table.HasRoom && !key.IsSymbol && target.TryGetOwn(realm, key, out JsValue slot, out PropertyFlags flags)
                        && (flags & (PropertyFlags.Enumerable | PropertyFlags.Accessor)) == PropertyFlags.Enumerable)
                    {
                        table.AddRow(key.ToString(), slot);
                    }
                }

                break;
        }

        bool hasValues = table._values.Exists(static value => value is not null);
        return table.Box(hasValues ? [index, .. table._names, "Values"] : [index, .. table._names]);
    }

    private bool HasRoom => _rows.Count < MaxRows && _cells < MaxCells;

    private void AddMap(JsMap map)
    {
        _names.Clear();
        _names.Add("Key");
        var cursor = default(TableCursor);
        while (HasRoom && map.Table.TryNext(_realm, ref cursor, out int at))
        {
            _index.Add(NumberText.Format(_rows.Count));
            _rows.Add(new(StringComparer.Ordinal) { ["Key"] = Show(map.Table.KeyAt(at)) });
            _values.Add(Show(map.Table.ValueAt(at)));
        }
    }

    private void AddRow(string index, JsValue value)
    {
        _realm.Meter.Charge(10);
        _realm.Meter.Allocate(200);
        _index.Add(index);
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        _rows.Add(row);
        if (value.Cell is not JsObject { IsCallable: false, HasOrdinaryPrototype: true } target)
        {
            _values.Add(Show(value));
            return;
        }

        _values.Add(null);
        foreach (PropertyKey key in target.OwnKeys(_realm))
        {
            if (key.IsSymbol || row.Count >= MaxColumns || !target.TryGetOwn(_realm, key, out JsValue slot, out PropertyFlags flags) || (flags & PropertyFlags.Enumerable) == 0)
            {
                continue;
            }

            string name = key.ToString();
            if (_wanted is not null ? !_wanted.Contains(name) : !_names.Contains(name) && _names.Count >= MaxColumns)
            {
                continue;
            }

            if (_wanted is null && !_names.Contains(name))
            {
                _names.Add(name);
            }

            row[name] = (flags & PropertyFlags.Accessor) != 0 ? "[Getter]" : Show(slot);
        }
    }

    private string Show(JsValue value)
    {
        _cells++;
        return new ConsoleInspector(_realm, maxDepth: value.IsObject ? 0 : 2).Inspect(value);
    }

    private string Box(string[] head)
    {
        int[] widths = Array.ConvertAll(head, static name => ConsoleWidth.Of(name) + 2);
        var lines = new List<string[]>();
        for (int i = 0; i < _rows.Count; i++)
        {
            var cells = new string[head.Length];
            for (int j = 0; j < head.Length; j++)
            {
                cells[j] = j == 0 ? _index[i]
                    : j == head.Length - 1 && j > _names.Count ? _values[i] ?? ""
                    : _rows[i].GetValueOrDefault(head[j], "");
                widths[j] = Math.Max(widths[j], ConsoleWidth.Of(cells[j]) + 2);
            }

            lines.Add(cells);
        }

        var text = new StringBuilder();
        Rule(text, widths, '┌', '┬', '┐').Append('\n');
        Cells(text, widths, head).Append('\n');
        Rule(text, widths, '├', '┼', '┤').Append('\n');
        foreach (string[] cells in lines)
        {
            Cells(text, widths, cells).Append('\n');
            _realm.Meter.Charge(text.Length / 64);
        }

        return Rule(text, widths, '└', '┴', '┘').ToString();
    }

    private static StringBuilder Rule(StringBuilder text, int[] widths, char left, char middle, char right)
    {
        for (int i = 0; i < widths.Length; i++)
        {
            text.Append(i == 0 ? left : middle).Append('─', widths[i]);
        }

        return text.Append(right);
    }

    private static StringBuilder Cells(StringBuilder text, int[] widths, string[] cells)
    {
        foreach ((int width, string cell) in widths.Zip(cells))
        {
            text.Append("│ ").Append(cell).Append(' ', width - 1 - ConsoleWidth.Of(cell));
        }

        return text.Append('│');
    }
}
