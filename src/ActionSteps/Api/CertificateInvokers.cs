using System.Net.Security;

namespace ActionSteps.Api;

/// <summary>
/// Connections for each client certificate, never shared with another one. Keeps those of the certificates that were used last. Thread-safe.
/// </summary>
internal sealed class CertificateInvokers(Func<SslStreamCertificateContext, HttpMessageInvoker> create) : IDisposable
{
    private const int MostCertificates = 100;

    private readonly Lock _lock = new();
    private readonly LinkedList<(SslStreamCertificateContext Certificate, HttpMessageInvoker Invoker)> _used = [];

    public HttpMessageInvoker Get(SslStreamCertificateContext certificate)
    {
        HttpMessageInvoker? dropped = null;
        HttpMessageInvoker invoker;
        lock (_lock)
        {
            var node = _used.First;
            while (node is not null && !ReferenceEquals(node.Value.Certificate, certificate))
            {
                node = node.Next;
            }

            if (node is null)
            {
                node = new((certificate, create(certificate)));
            }
            else
            {
                _used.Remove(node);
            }

            _used.AddFirst(node);
            invoker = node.Value.Invoker;
            if (_used.Count > MostCertificates && _used.Last is { } last)
            {
                _used.RemoveLast();
                dropped = last.Value.Invoker;
            }
        }

        // Exchanges that are under way keep their connection to the end.
        dropped?.Dispose();
        return invoker;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach ((_, HttpMessageInvoker invoker) in _used)
            {
                invoker.Dispose();
            }

            _used.Clear();
        }
    }
}
