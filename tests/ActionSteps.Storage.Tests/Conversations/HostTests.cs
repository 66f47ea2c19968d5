using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActionSteps.Storage.Tests.Conversations;

public sealed class HostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_host_takes_up_what_another_one_has_accepted_and_remembers_what_was_said()
    {
        RecordingChannel silent = new();
        using (IHost first = Host(silent, worker: false))
        {
            ConversationRunner runner = first.Services.GetRequiredService<ConversationRunner>();
            await first.Services.GetRequiredService<IConversationStore>().AcceptAsync(
                "c", new InboxEntry("m-1", DateTimeOffset.UnixEpoch) { Message = new IncomingMessage(new UserText("hi")) { Id = "m-1" } }, CancellationToken.None);
            Assert.Null(await runner.FindAsync("c", CancellationToken.None));
        }

        RecordingChannel channel = new();
        using IHost second = Host(channel, worker: true);
        await second.StartAsync();
        ConversationWorker worker = second.Services.GetRequiredService<ConversationWorker>();
        await worker.WhenIdleAsync(CancellationToken.None);
        Assert.Equal(["Where to?"], channel.Texts);
        Assert.True(worker.Health.IsHealthy);

        await second.Services.GetRequiredService<ConversationRunner>().HandleAsync("c", new UserText("Ghent"), CancellationToken.None);
        await second.StopAsync();
        Assert.Equal(["Where to?", "To Ghent."], channel.Texts);
        Assert.Empty(silent.Texts);
        Assert.False(worker.Health.IsHealthy);
    }

    [Fact]
    public async Task A_host_without_a_bot_starts_and_stops()
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddActionSteps().UseSqlite(_folder.File("bot.db"));
        using IHost host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    private IHost Host(RecordingChannel channel, bool worker)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        BotDefinition bot = BotDefinition.Create("trains", bot => bot
            .Start("ask")
            .Message("ask", message => message.Text("Where to?").GoTo("read"))
            .Input("read", "city", input => input.GoTo("tell"))
            .Message("tell", message => message.Text("To {city}.")));
        builder.Services.AddSingleton<IChannel>(channel).AddActionSteps(actionSteps => actionSteps.UseBot(bot)).UseSqlite(_folder.File("bot.db"));
        if (!worker)
        {
            builder.Services.Remove(builder.Services.Single(service => service.ServiceType == typeof(IHostedService)));
        }

        return builder.Build();
    }
}
