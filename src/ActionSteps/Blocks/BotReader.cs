using System.Text;
using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Blocks.Shapes;

namespace ActionSteps.Blocks;

/// <summary>
/// Reads bots from JSON. All faults of a file are found at once, each with its JSON path, line, column and what was probably meant.
/// Hostile files cost bounded time and memory: size, nesting and the number of reports are limited. Thread-safe.
/// </summary>
public sealed class BotReader
{
    private readonly BotReaderOptions _options;
    private readonly BotShape _shape;

    /// <summary>A reader; no step can be added to the registry of its options afterwards.</summary>
    /// <param name="options">The options; the defaults when left out.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public BotReader(BotReaderOptions? options = null)
    {
        _options = (options ?? new BotReaderOptions()).Validate();
        _shape = _options.Steps.Freeze();
    }

    /// <summary>Reads a bot from UTF-8 text, with or without a byte order mark.</summary>
    /// <exception cref="DefinitionException">The bot has faults; the exception carries all of them. Warnings are told by <see cref="Check(ReadOnlySpan{byte})"/>.</exception>
    public BotDefinition Read(ReadOnlySpan<byte> utf8) => Check(utf8).GetBot();

    /// <summary>Reads a bot from text.</summary>
    /// <exception cref="DefinitionException">The bot has faults; the exception carries all of them.</exception>
    public BotDefinition Read(string json) => Check(json).GetBot();

    /// <summary>Reads a bot from a file of UTF-8 text.</summary>
    /// <exception cref="DefinitionException">The bot has faults; the exception carries all of them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public async Task<BotDefinition> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        (await CheckFileAsync(path, cancellationToken).ConfigureAwait(false)).GetBot();

    /// <summary>Reads a bot from UTF-8 text and tells everything about it; faults raise no exception.</summary>
    public BotReading Check(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > _options.MaxBytes)
        {
            return RefuseSize(utf8.Length);
        }

        ReadOnlySpan<byte> text = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        BotCheck check = new(_options);
        BotFile? file = null;
        if (SyntaxFault.FindInvalidUtf8(text) is >= 0 and var invalid)
        {
            check.FaultAt(invalid, "This is not UTF-8 text. Save the file as UTF-8.");
        }
        else
        {
            file = Read(text, check);
        }

        BotDefinition? bot = check.Found.FaultCount == 0 ? file?.ToBot() : null;
        return new BotReading(bot, check.Found, FaultReport.Of(check.Found, text, _options.MaxDepth));
    }

    /// <summary>Reads a bot from text and tells everything about it; faults raise no exception.</summary>
    public BotReading Check(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Length > _options.MaxBytes ? RefuseSize(json.Length) : Check(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads a bot from a file of UTF-8 text and tells everything about it; faults raise no exception.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public async Task<BotReading> CheckFileAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            if (file.Length > _options.MaxBytes)
            {
                return RefuseSize(file.Length);
            }

            byte[] utf8 = new byte[file.Length];
            int length = await file.ReadAtLeastAsync(utf8, utf8.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Check(utf8.AsSpan(0, length));
        }
    }

    /// <summary>
    /// Gives faults that the host has found by checks of its own the line and column of their JSON path, in the order of the file. A path that
    /// leads nowhere gets the place of the longest part of it that does.
    /// </summary>
    /// <param name="utf8">The bot, UTF-8 text with or without a byte order mark.</param>
    /// <param name="faults">The faults.</param>
    public IReadOnlyList<DefinitionFault> Locate(ReadOnlySpan<byte> utf8, IReadOnlyList<DefinitionFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ReadOnlySpan<byte> text = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        return FaultReport.Locate(faults, text, _options.MaxDepth);
    }

    private BotFile? Read(ReadOnlySpan<byte> utf8, BotCheck check)
    {
        BotTokens tokens = new(utf8, _options.MaxDepth, check);
        try
        {
            _shape.TryRead(ref tokens, out BotFile? file);
            check.Finish();
            return file;
        }
        catch (JsonException syntax)
        {
            SyntaxFault.Report(syntax, utf8, _options.MaxDepth, check);
            return null;
        }
    }

    private BotReading RefuseSize(long bytes)
    {
        string message = FormattableString.Invariant(
            $"The bot file has {bytes:N0} bytes; at most {_options.MaxBytes:N0} are read. Split the bot, or raise BotReaderOptions.MaxBytes.");
        return new BotReading(new DefinitionFault("$", message) { Line = 1, Column = 1 });
    }
}
