namespace ActionSteps.Sessions;

internal static class VariableFaultText
{
    public static string Of(VariableFault fault) => fault switch
    {
        VariableFault.InternalReadOnly => "everything below \"internal\" is written by the platform only.",
        VariableFault.InvalidPath => "it is not a path such as \"user.address[0].city\", or leads to a place that cannot be written.",
        VariableFault.SessionTooLarge => $"the session would be larger than {SessionVariables.MaxBytes / 1024 / 1024} MB.",
        VariableFault.InvalidEntry => "a session entry needs a namespace and data.",
        _ => "nothing is wrong with it.",
    };

    public static string CodeOf(VariableFault fault) => fault switch
    {
        VariableFault.InternalReadOnly => ErrorCodes.InternalReadOnly,
        VariableFault.InvalidEntry => ErrorCodes.InvalidSessionEntry,
        VariableFault.SessionTooLarge => ErrorCodes.SessionTooLarge,
        _ => ErrorCodes.InvalidPath,
    };
}
