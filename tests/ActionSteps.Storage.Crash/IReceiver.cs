namespace ActionSteps.Storage.Crash;

/// <summary>Who counts effects by their key.</summary>
public interface IReceiver
{
    /// <param name="key">Names the effect.</param>
    /// <param name="what">Conversation, kind, text and count, separated by spaces.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask SendAsync(string key, string what, CancellationToken cancellationToken);
}
