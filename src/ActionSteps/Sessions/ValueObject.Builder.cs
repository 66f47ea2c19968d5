using System.Runtime.InteropServices;

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
        public ValueObject ToObject() => _names.Count == 0 ? Empty : OfDistinct(CollectionsMarshal.AsSpan(_names), [.. _values]);

        private static ValueObject OfDistinct(ReadOnlySpan<string> names, Value[] values) =>
            TryOwn(names, [], values) ?? throw new InvalidOperationException("Two members have the same name.");

        private int PositionOf(string name)
        {
            if (_names.Count > NameIndex.ScanLimit && _positions is null)
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
}
