using System.Reflection;
using Xunit.Sdk;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Runs a test with a store on a server, its kind the first argument; skipped with the reason where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ServerStoreAttribute : DataAttribute
{
    private readonly object[] _more;

    public ServerStoreAttribute(params object[] more)
    {
        _more = more;
        if (DurableStore.MissingServer is { } reason)
        {
            Skip = reason;
        }
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => DurableStore.Server.Length > 0 ? [[DurableStore.Server, .. _more]] : [];
}
