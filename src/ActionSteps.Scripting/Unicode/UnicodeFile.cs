namespace ActionSteps.Scripting.Unicode;

/// <summary>The embedded data of Unicode 17, read when it is first needed. Its layout is described in README.md.</summary>
internal sealed class UnicodeFile
{
    private static readonly Lazy<UnicodeFile> s_instance = new(static () => new UnicodeFile());

    private readonly byte[] _bytes;
    private readonly (int Start, int Length)[] _sections;
    private readonly Dictionary<string, int> _names;

    private UnicodeFile()
    {
        using Stream stream = typeof(UnicodeFile).Assembly.GetManifestResourceStream("unicode-17.bin")
            ?? throw new InvalidOperationException("The assembly lacks its Unicode data.");
        _bytes = new byte[stream.Length];
        stream.ReadExactly(_bytes);

        var reader = new UnicodeReader(_bytes);
        _sections = new (int Start, int Length)[reader.Number()];
        int start = 0;
        for (int i = 0; i < _sections.Length; i++)
        {
            _sections[i] = (start, reader.Number());
            start += _sections[i].Length;
        }

        int count = reader.Number();
        _names = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string name = reader.Name();
            _names.Add(name, reader.Number());
        }

        for (int i = 0; i < _sections.Length; i++)
        {
            _sections[i].Start += reader.At;
        }
    }

    internal static UnicodeFile Instance => s_instance.Value;

    internal int SectionCount => _sections.Length;

    internal bool TryFind(string name, out int section) => _names.TryGetValue(name, out section);

    internal UnicodeReader Open(int section) => new(_bytes.AsSpan(_sections[section].Start, _sections[section].Length));

    internal UnicodeReader Open(string name) => Open(_names[name]);
}
