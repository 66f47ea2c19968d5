namespace ActionSteps.Sessions;

public sealed partial class ValueObject
{
    /// <summary>Collects the members of an object. Not thread-safe; usable again after <see cref="ToObject"/>.</summary>
    public sealed class Builder
    {
        private readonly List<string> _names;
        private readonly List<Value> _values;
        private Dictionary<string, int>? _positions;

        /// <summary>Starts without members.</summary>
        /// <param name="capacity">How many members to expect; more may come.</param>
        public Builder(int capacity = 4)
        {
            _names = new List<string>(capacity);
            _values = new List<Value>(capacity);
        }

        /// <summary>Number of members so far.</summary>
        public int Count => _names.Count;

        /// <summary>Sets a member; a name that is there keeps its place and gets the new value; undefined values are left out.</summary>
        public Builder Set(string name, Value value)
        {
            ArgumentNullException.ThrowIfNull(name);
            if (value.IsUndefined)
            {
                return this;
            }

            int position = PositionOf(name);
            if (position >= 0)
            {
                _values[position] = value;
                return this;
            }

            _positions?.Add(name, _names.Count);
            _names.Add(name);
            _values.Add(value);
            return this;
        }

        /// <summary>The finished object.</summary>
        /// <exception cref="LimitExceededException">The object would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
        public ValueObject ToObject() => _names.Count == 0 ? Empty : Own([.. _names], [.. _values]);

        private int PositionOf(string name)
        {
            if (_names.Count > ScanLimit && _positions is null)
            {
                _positions = new Dictionary<string, int>(StringComparer.Ordinal);
                for (int i = 0; i < _names.Count; i++)
                {
                    _positions.Add(_names[i], i);
                }
            }

            if (_positions is not null)
            {
                return _positions.TryGetValue(name, out int position) ? position : -1;
            }

            return _names.IndexOf(name);
        }
    }

    /// <summary>Takes over arrays of names and their values; of equal names the last value wins at the place of the first.</summary>
    internal static ValueObject Own(string[] names, Value[] values)
    {
        int[]? index = BuildIndex(names, out bool distinct);
        if (!distinct)
        {
            Builder builder = new(names.Length);
            for (int i = 0; i < names.Length; i++)
            {
                builder.Set(names[i], values[i]);
            }

            return builder.ToObject();
        }

        return new ValueObject(names, values, index, ShapeOf(names, values));
    }

    private static NodeShape ShapeOf(string[] names, Value[] values)
    {
        NodeShape shape = NodeShape.Empty;
        for (int i = 0; i < names.Length; i++)
        {
            shape = shape.With(names[i], values[i]);
        }

        return shape;
    }
}
