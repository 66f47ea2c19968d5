namespace ActionSteps.CustomSteps.Tests;

/// <summary>What the script of the README asks.</summary>
internal interface IBackEnd
{
    Task<int> CountAsync(string what, CancellationToken cancellationToken);
}
