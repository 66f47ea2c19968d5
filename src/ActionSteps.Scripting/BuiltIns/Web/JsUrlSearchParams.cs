using System.Text;
using ActionSteps.Scripting.Web;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>A <c>URLSearchParams</c>: names and values in order, perhaps the query of a URL.</summary>
internal sealed class JsUrlSearchParams(JsObject prototype, JsUrl? owner) : JsObject(prototype)
{
    internal List<(string Name, string Value)> Items { get; } = [];

    private long Bytes
    {
        get
        {
            long bytes = 80L * Items.Count;
            foreach ((string name, string value) in Items)
            {
                bytes += 2L * (name.Length + value.Length);
            }

            return bytes;
        }
    }

    internal static JsUrlSearchParams Create(Realm realm, string query, JsUrl? owner)
    {
        realm.Meter.Allocate(160);
        var made = new JsUrlSearchParams(realm.Get(Intrinsic.UrlSearchParamsPrototype), owner);
        made.Read(realm, query);
        return made;
    }

    /// <summary>Replaces all items by those of a query without its question mark.</summary>
    internal void Read(Realm realm, string query)
    {
        realm.Meter.Charge(query.Length);
        Items.Clear();
        foreach (Range range in query.AsSpan().Split('&'))
        {
            ReadOnlySpan<char> part = query.AsSpan()[range];
            if (part.IsEmpty)
            {
                continue;
            }

            int equals = part.IndexOf('=');
            ReadOnlySpan<char> name = equals < 0 ? part : part[..equals];
            ReadOnlySpan<char> value = equals < 0 ? [] : part[(equals + 1)..];
            Add(realm, PercentEncoding.Decode(name, plusIsSpace: true), PercentEncoding.Decode(value, plusIsSpace: true));
        }
    }

    internal void Add(Realm realm, string name, string value)
    {
        realm.Meter.Allocate(80 + (2L * (name.Length + value.Length)));
        realm.Meter.Charge(1);
        Items.Add((name, value));
    }

    internal string ToText(Realm realm)
    {
        realm.Meter.Charge(Bytes / 4);
        realm.Meter.Allocate(Bytes * 2);
        var text = new StringBuilder();
        foreach ((string name, string value) in Items)
        {
            if (text.Length > 0)
            {
                text.Append('&');
            }

            Encode(text, name);
            text.Append('=');
            Encode(text, value);
        }

        return text.ToString();
    }

    /// <summary>Writes the items back into the URL that they belong to.</summary>
    internal void WriteBack(Realm realm)
    {
        if (owner is not null)
        {
            string query = ToText(realm);
            owner.Record.Query = query.Length == 0 ? null : query;
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(Bytes);
        census.Visit(owner);
    }

    private static void Encode(StringBuilder text, string part)
    {
        int start = text.Length;
        PercentEncoding.Append(text, part, PercentEncoding.Form);
        text.Replace("%20", "+", start, text.Length - start);
    }
}
