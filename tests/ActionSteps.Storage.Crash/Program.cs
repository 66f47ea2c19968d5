using System.Globalization;
using ActionSteps.Storage.Crash;

if (args is not [string store, string receiver, string plan])
{
    Console.Error.WriteLine("<store> <port of the receiver> <where to end>");
    return 2;
}

await using CrashWorker worker = new(store, int.Parse(receiver, CultureInfo.InvariantCulture), plan);
await worker.RunAsync();
return 0;
