namespace ActionSteps.Storage.Sql;

/// <summary>The value of one parameter; <c>default</c> with a type is NULL of that type. Immutable.</summary>
internal readonly record struct SqlValue
{
    private SqlValue(SqlType type, bool isNull, double number = 0, long integer = 0, string? text = null, ReadOnlyMemory<byte> json = default) =>
        (Type, IsNull, Double, Long, String, Utf8) = (type, isNull, number, integer, text, json);

    public SqlType Type { get; }

    public bool IsNull { get; }

    public double Double { get; }

    public long Long { get; }

    public string? String { get; }

    public ReadOnlyMemory<byte> Utf8 { get; }

    public static SqlValue Null(SqlType type) => new(type, isNull: true);

    /// <summary>Text, encoded here.</summary>
    public static SqlValue Text(string? text) =>
        text is null ? Null(SqlType.Text) : new SqlValue(SqlType.Text, isNull: false, text: EncodedText.Encode(text));

    public static SqlValue Number(double number) => new(SqlType.Number, isNull: false, number: number);

    public static SqlValue Integer(long? integer) =>
        integer is { } value ? new SqlValue(SqlType.Integer, isNull: false, integer: value) : Null(SqlType.Integer);

    public static SqlValue Boolean(bool boolean) => new(SqlType.Boolean, isNull: false, integer: boolean ? 1 : 0);

    public static SqlValue Json(ReadOnlyMemory<byte>? utf8) =>
        utf8 is { } json ? new SqlValue(SqlType.Json, isNull: false, json: json) : Null(SqlType.Json);

    /// <summary>A moment, as ticks of UTC.</summary>
    public static SqlValue Moment(DateTimeOffset? moment) => Integer(moment?.UtcTicks);
}
