using ActionSteps.Cli.Commands;

return await ActionStepsCommand.RunAsync(args, Console.Out, Console.Error);
