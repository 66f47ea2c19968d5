namespace ActionSteps.Tests.Conventions.Samples.Tables;

internal sealed class Store
{
    public static int Count => 1;
}
