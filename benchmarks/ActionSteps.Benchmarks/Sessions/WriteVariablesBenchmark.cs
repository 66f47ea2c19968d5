using System.Buffers;
using System.Text.Json;
using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Sessions;

/// <summary>How long does it take to write a session of 20 variables as UTF-8 JSON?</summary>
[MemoryDiagnoser]
public class WriteVariablesBenchmark : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Dictionary<string, object?> _dictionary = SampleVariables.ReadDictionary(SampleVariables.Utf8);
    private readonly Value _values = Value.ParseJson(SampleVariables.Utf8);
    private readonly Utf8JsonWriter _writer = new(Stream.Null);

    [GlobalSetup]
    public void Check()
    {
        Dictionary();
        Value written = Value.ParseJson(_buffer.WrittenSpan);
        Values();
        if (written != Value.ParseJson(_buffer.WrittenSpan) || written != _values)
        {
            throw new InvalidOperationException("The two ways do not write the same variables.");
        }
    }

    [Benchmark(Baseline = true, Description = "Utf8JsonWriter from a dictionary")]
    public int Dictionary()
    {
        Start();
        SampleVariables.WriteDictionary(_writer, _dictionary);
        return End();
    }

    [Benchmark(Description = "Value.Write")]
    public int Values()
    {
        Start();
        _values.Write(_writer);
        return End();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Start()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
    }

    private int End()
    {
        _writer.Flush();
        return _buffer.WrittenCount;
    }
}
