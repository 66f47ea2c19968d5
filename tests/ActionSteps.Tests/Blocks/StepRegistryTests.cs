using ActionSteps.Blocks;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Blocks;

public sealed class StepRegistryTests
{
    [Fact]
    public void A_host_adds_a_step_with_one_class_and_one_line()
    {
        StepRegistry steps = new StepRegistry().Add<SteepStep>();

        BotDefinition bot = new BotReader(new BotReaderOptions { Steps = steps }).Read(Reading.WithSteps("""{ "kind": "test.steep", "result": "tea" }"""));

        Assert.IsType<SteepStep>(Assert.Single(Assert.IsType<ActionBlock>(bot.Blocks[0]).Steps));
        Assert.Equal(typeof(SteepStep), steps.Kinds["test.steep"]);
    }

    [Fact]
    public void Registries_do_not_share_what_is_added()
    {
        _ = new StepRegistry().Add<SteepStep>();

        Assert.DoesNotContain("test.steep", new StepRegistry().Kinds.Keys);
    }

    [Fact]
    public void A_class_without_a_kind_is_refused() => Refuses<NoKindStep>(registry => registry.Add<NoKindStep>(), "[StepKind(");

    [Fact]
    public void A_kind_of_a_host_needs_a_dot() => Refuses<PlainKindStep>(registry => registry.Add<PlainKindStep>(), "\"plain\"");

    [Fact]
    public void A_kind_of_a_host_has_no_empty_parts() => Refuses<BrokenKindStep>(registry => registry.Add<BrokenKindStep>(), "\"test..x\"");

    [Fact]
    public void A_kind_that_is_taken_is_refused_with_both_classes()
    {
        ArgumentException refusal = Refuses<OtherSteepStep>(registry => registry.Add<SteepStep>().Add<OtherSteepStep>(), "\"test.steep\"");

        Assert.Contains(typeof(SteepStep).FullName!, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_a_step_twice_is_refused() => Refuses<SteepStep>(registry => registry.Add<SteepStep>().Add<SteepStep>(), "taken");

    [Fact]
    public void Adding_after_the_first_reading_is_refused_with_the_class()
    {
        StepRegistry steps = new();
        _ = new BotReader(new BotReaderOptions { Steps = steps });

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => steps.Add<SteepStep>());

        Assert.Contains(typeof(SteepStep).FullName!, refusal.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => steps.AddEnum<CupSize>());
        Assert.Throws<InvalidOperationException>(() => steps.AddRecord<Topping>());
    }

    [Fact]
    public void The_registry_of_the_defaults_takes_no_steps() =>
        Assert.Throws<InvalidOperationException>(() => new BotReaderOptions().Steps.Add<SteepStep>());

    [Fact]
    public void A_property_that_cannot_be_bound_is_refused_with_its_class_and_type()
    {
        ArgumentException refusal = Refuses<UriStep>(registry => registry.Add<UriStep>(), "\"Address\"");

        Assert.Contains("System.Uri", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Template", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Enums_and_records_are_added_before_the_steps_that_hold_them()
    {
        Refuses<PourStep>(registry => registry.AddRecord<Topping>().Add<PourStep>(), "AddEnum<CupSize>()");
        Refuses<PourStep>(registry => registry.AddEnum<CupSize>().Add<PourStep>(), "AddRecord<Topping>()");
    }

    [Fact]
    public void Types_that_have_a_form_are_not_added_again()
    {
        StepRegistry registry = Reading.CreateRegistry();

        Assert.Contains("Topping", Assert.Throws<ArgumentException>(() => registry.AddRecord<Topping>()).Message, StringComparison.Ordinal);
        Assert.Contains("CupSize", Assert.Throws<ArgumentException>(() => registry.AddEnum<CupSize>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_with_two_constructors_is_refused() => Refuses<TwoWayStep>(registry => registry.Add<TwoWayStep>(), "2 public constructors");

    [Fact]
    public void A_constructor_parameter_without_a_property_is_refused() => Refuses<HiddenStep>(registry => registry.Add<HiddenStep>(), "\"secret\"");

    [Fact]
    public void A_property_called_kind_is_refused() => Refuses<KindlyStep>(registry => registry.Add<KindlyStep>(), "\"Kind\"");

    [Fact]
    public void An_abstract_class_is_refused() => Refuses<AbstractStep>(registry => registry.Add<AbstractStep>(), "abstract");

    [Fact]
    public void Readers_of_many_threads_share_one_registry()
    {
        StepRegistry steps = new StepRegistry().Add<SteepStep>();

        Parallel.For(0, 100, _ => Assert.NotNull(new BotReader(new BotReaderOptions { Steps = steps }).Read(
            Reading.WithSteps("""{ "kind": "test.steep", "result": "tea" }"""))));
    }

    private static ArgumentException Refuses<TStep>(Action<StepRegistry> add, string part)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => add(new StepRegistry()));
        Assert.Contains(typeof(TStep).FullName!, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }

    public abstract class IdleStep : ActionStep
    {
        protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(StepOutcome.Continue);
    }

    public sealed class NoKindStep : IdleStep;

    [StepKind("plain")]
    public sealed class PlainKindStep : IdleStep;

    [StepKind("test..x")]
    public sealed class BrokenKindStep : IdleStep;

    [StepKind("test.steep")]
    public sealed class OtherSteepStep : IdleStep;

    [StepKind("test.abstract")]
    public abstract class AbstractStep : IdleStep;

    [StepKind("test.uri")]
    public sealed class UriStep : IdleStep
    {
        public Uri? Address { get; init; }
    }

    [StepKind("test.kindly")]
    public sealed class KindlyStep : IdleStep
    {
        public string? Kind { get; init; }
    }

    [StepKind("test.hidden")]
    public sealed class HiddenStep(string secret) : IdleStep
    {
        public override string ToString() => secret;
    }

    [StepKind("test.twoWay")]
    public sealed class TwoWayStep : IdleStep
    {
        public TwoWayStep()
        {
        }

        public TwoWayStep(string way) => Way = way;

        public string? Way { get; }
    }
}
