using System.Text;

namespace ActionSteps.Scripting.Fetch;

/// <summary>What requests and responses have in common: a body that is read once.</summary>
internal abstract class JsFetchBody : JsObject
{
    private JsBodyStream? _stream;

    private protected JsFetchBody(JsObject prototype, Shape shape, JsValue[] slots, HeapCell? content)
        : base(prototype, shape, slots) => Content = content;

    /// <summary>The body: a text, a buffer that nobody changes any more, one that comes from the network, or null.</summary>
    internal HeapCell? Content { get; }

    internal bool IsUsed { get; private set; }

    /// <summary>The address in messages about the body.</summary>
    internal abstract string BodyUrl { get; }

    /// <summary>The media type that a blob of the body gets.</summary>
    internal abstract string MediaType(Realm realm);

    /// <summary>Lets nobody else read the body.</summary>
    internal void Use(Realm realm)
    {
        if (IsUsed)
        {
            throw realm.TypeError($"body used already for: {BodyUrl}");
        }

        IsUsed = true;
    }

    /// <summary>The body for a second reader.</summary>
    internal HeapCell? Share(Realm realm)
    {
        if (IsUsed)
        {
            throw realm.Error(Intrinsic.ErrorPrototype, "cannot clone body after it is used");
        }

        (Content as ArrivingBody)?.Share();
        return Content;
    }

    /// <summary>The body in pieces; null when there is none.</summary>
    internal JsBodyStream? Stream(Realm realm) => Content is null ? null : _stream ??= JsBodyStream.Make(realm, this);

    /// <summary>The bytes of a body that is here.</summary>
    internal static byte[] BytesOf(Realm realm, HeapCell? content)
    {
        switch (content)
        {
            case JsString { Text: { } text }:
                int count = Encoding.UTF8.GetByteCount(text);
                realm.Meter.Allocate(24L + count);
                realm.Meter.Charge(count / 64);
                return Encoding.UTF8.GetBytes(text);
            case JsArrayBuffer buffer:
                realm.Meter.Allocate(24L + buffer.ByteLength);
                return buffer.Bytes.ToArray();
            default:
                return [];
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(48);
        census.Visit(Content);
        census.Visit(_stream);
    }
}
