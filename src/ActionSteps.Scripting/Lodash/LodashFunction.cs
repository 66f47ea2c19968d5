namespace ActionSteps.Scripting.Lodash;

/// <summary>
/// One function of lodash. A wrapper has it as a method that passes the wrapped value first; one that chains answers another wrapper there.
/// </summary>
internal sealed class LodashFunction(string name, int length, NativeBody body, bool chains)
{
    internal string Name { get; } = name;

    internal int Length { get; } = length;

    internal NativeBody Body { get; } = body;

    internal bool Chains { get; } = chains;

    /// <summary>A function whose result is usually a collection, an object or a function: wrappers go on with it.</summary>
    internal static LodashFunction Chain(string name, int length, NativeBody body) => new(name, length, body, chains: true);

    /// <summary>A function whose result ends an implicit chain.</summary>
    internal static LodashFunction Ends(string name, int length, NativeBody body) => new(name, length, body, chains: false);
}
