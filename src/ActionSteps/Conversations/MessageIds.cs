using System.Buffers.Binary;
using System.Security.Cryptography;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>Ids of user messages, 24 hexadecimal digits: the second, a random number of the process, a counter.</summary>
internal static class MessageIds
{
    private const int TimeBytes = sizeof(uint);
    private const int ProcessBytes = 5;
    private const int CounterBytes = 3;

    private static readonly byte[] Process = RandomNumberGenerator.GetBytes(ProcessBytes);
    private static int _last;

    /// <summary>The form of a user message in the history, with an id of its own.</summary>
    public static Value Name(UserMessage message, DateTimeOffset now)
    {
        Value form = message.ToWireForm();
        return form.TryGetObject(out ValueObject? members) ? Value.Object(members.With(OffloadEvent.IdName, Next(now))) : form;
    }

    private static string Next(DateTimeOffset now)
    {
        Span<byte> counter = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(counter, Interlocked.Increment(ref _last));
        Span<byte> id = stackalloc byte[TimeBytes + ProcessBytes + CounterBytes];
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)now.ToUnixTimeSeconds());
        Process.CopyTo(id[TimeBytes..]);
        counter[1..].CopyTo(id[(TimeBytes + ProcessBytes)..]);
        return Convert.ToHexStringLower(id);
    }
}
