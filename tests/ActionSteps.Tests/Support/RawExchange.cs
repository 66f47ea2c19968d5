using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ActionSteps.Tests.Support;

/// <summary>One request at a <see cref="RawServer"/> and the bytes of its answer.</summary>
internal sealed class RawExchange(NetworkStream stream, string request, CancellationToken end)
{
    public string Request => request;

    public string Path => request.Split(' ')[1];

    public bool IsClosed { get; private set; }

    /// <summary>Signalled when the test is over.</summary>
    public CancellationToken End => end;

    public static async Task<RawExchange?> ReadAsync(NetworkStream stream, CancellationToken end)
    {
        StringBuilder text = new();
        byte[] buffer = new byte[4096];
        while (true)
        {
            string soFar = text.ToString();
            int head = soFar.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && soFar.Length >= head + 4 + BodyLength(soFar[..head]))
            {
                return new RawExchange(stream, soFar, end);
            }

            int read = await stream.ReadAsync(buffer, end);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(byte[] bytes) => await stream.WriteAsync(bytes, end);

    /// <summary>Says nothing more until the test is over.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, end);

    public void Close()
    {
        IsClosed = true;
        stream.Close();
    }

    private static int BodyLength(string head)
    {
        const string Name = "Content-Length: ";
        int at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + Name.Length)..].Split("\r\n")[0], CultureInfo.InvariantCulture);
    }
}
