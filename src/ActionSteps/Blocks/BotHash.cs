using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ActionSteps.Blocks;

/// <summary>Hashes that name a bot and its blocks in what is stored of conversations.</summary>
internal static class BotHash
{
    private const int Bytes = 18;

    /// <summary>A short hash of texts, safe in file names and URLs, of 24 characters.</summary>
    public static string Of(params IEnumerable<string> texts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts)
        {
            // Each text ends in a byte that UTF-8 never has, so that parts cannot be shifted into each other.
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0xff]);
        }

        return Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, Bytes));
    }

    public static string OfBlock(Block block) => block is ActionBlock action
        ? Of([block.Id, block.Kind, .. action.Plan.SelectMany(static step => (string[])[step.Kind, step.StepId])])
        : Of(block.Id, block.Kind);

    /// <summary>The hash of the bot file; of the blocks alone for a bot with steps that no file can hold.</summary>
    public static string OfBot(BotDefinition bot)
    {
        try
        {
            return Of(bot.ToJson());
        }
        catch (InvalidOperationException)
        {
            return Of([bot.Id, bot.Version, .. bot.Blocks.Select(static block => block.Hash)]);
        }
    }
}
