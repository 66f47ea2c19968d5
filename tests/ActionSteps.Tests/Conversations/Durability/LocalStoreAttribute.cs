using System.Reflection;
using Xunit.Sdk;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Runs a test with a store that every machine has: its kind is the first argument.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class LocalStoreAttribute(params object[] more) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DurableStore.Local, .. more]];
}
