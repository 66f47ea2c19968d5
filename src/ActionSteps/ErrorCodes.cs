namespace ActionSteps;

/// <summary>
/// The codes of step errors and warnings. They are a contract: stored in logs, compared by hosts, never changed.
/// </summary>
public static class ErrorCodes
{
    /// <summary>The step has a kind that nobody registered.</summary>
    public const string UnknownStep = "UNKNOWN_STEP";

    /// <summary>A block was named that the bot does not have.</summary>
    public const string UnknownBlock = "UNKNOWN_BLOCK";

    /// <summary>A turn ran through more blocks than allowed (100 by default).</summary>
    public const string InfiniteLoop = "INFINITE_LOOP";

    /// <summary>A builder tried to write below <c>internal</c>; the write was skipped.</summary>
    public const string InternalReadOnly = "INTERNAL_READ_ONLY";

    /// <summary>A session entry has no namespace or no data; it was skipped.</summary>
    public const string InvalidSessionEntry = "INVALID_SESSION_ENTRY";

    /// <summary>The session would be larger than 10 MB; the write was rejected.</summary>
    public const string SessionTooLarge = "SESSION_TOO_LARGE";

    /// <summary>A variable path cannot be read or written; the write was skipped.</summary>
    public const string InvalidPath = "INVALID_PATH";

    /// <summary>An expression failed for a reason that has no code of its own.</summary>
    public const string ExpressionError = "EXPRESSION_ERROR";

    /// <summary>The content of braces is not an expression; it was printed as it is.</summary>
    public const string ExpressionSyntax = "EXPRESSION_SYNTAX";

    /// <summary>An expression exceeded a limit of length, nesting, text, list or work.</summary>
    public const string ExpressionLimit = "EXPRESSION_LIMIT";

    /// <summary>An expression calls a function that does not exist.</summary>
    public const string UnknownFunction = "UNKNOWN_FUNCTION";

    /// <summary>A modifier behind <c>|</c> does not exist; the value stayed as it was.</summary>
    public const string UnknownModifier = "UNKNOWN_MODIFIER";

    /// <summary>A function was called with too few or too many arguments.</summary>
    public const string ArgumentCount = "ARGUMENT_COUNT";

    /// <summary>A calculation met something that is not a number, or its result is beyond the range of numbers.</summary>
    public const string NotANumber = "NOT_A_NUMBER";

    /// <summary>A division or remainder by zero.</summary>
    public const string DivisionByZero = "DIVISION_BY_ZERO";

    /// <summary>Text that should be JSON is not.</summary>
    public const string InvalidJson = "INVALID_JSON";

    /// <summary>Text that should be a date is not.</summary>
    public const string InvalidDate = "INVALID_DATE";

    /// <summary>A regular expression is not valid, or took longer than it may.</summary>
    public const string InvalidPattern = "INVALID_PATTERN";

    /// <summary>A script threw an error, or is not a script.</summary>
    public const string CodeError = "CODE_ERROR";

    /// <summary>A script computed or took longer than it may.</summary>
    public const string CodeTimeout = "CODE_TIMEOUT";

    /// <summary>A script needed more memory than it may, or had too much to send or to wait for.</summary>
    public const string CodeMemory = "CODE_MEMORY";

    /// <summary>A step did not end in the time it has.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>A step or a port raised an exception.</summary>
    public const string StepException = "STEP_EXCEPTION";

    /// <summary>A step needs a port that the host has not registered.</summary>
    public const string PortMissing = "PORT_MISSING";

    /// <summary>A step is switched off and was skipped.</summary>
    public const string StepDisabled = "STEP_DISABLED";

    /// <summary>A run cannot go on where it waited or was interrupted, because the bot has changed there since.</summary>
    public const string ContinuationLost = "CONTINUATION_LOST";

    /// <summary>A run exceeded a limit of steps, messages or time.</summary>
    public const string RunLimit = "RUN_LIMIT";

    /// <summary>A message has a type that is not known, or no content; it was skipped.</summary>
    public const string UnknownMessageType = "UNKNOWN_MESSAGE_TYPE";

    /// <summary>A message would have more than 32 MB of JSON text; it was not sent.</summary>
    public const string MessageTooLarge = "MESSAGE_TOO_LARGE";

    /// <summary>The channel of the conversation cannot do this.</summary>
    public const string UnsupportedOnChannel = "UNSUPPORTED_ON_CHANNEL";

    /// <summary>An event from an iframe or agent has a type that is not known; it was ignored.</summary>
    public const string UnknownEvent = "UNKNOWN_EVENT";

    /// <summary>A delay is negative, longer than 24 hours, or not a number.</summary>
    public const string InvalidDuration = "INVALID_DURATION";

    /// <summary>Clear session names nothing to clear.</summary>
    public const string NothingToClear = "NOTHING_TO_CLEAR";

    /// <summary>A mail has no valid recipient.</summary>
    public const string NoRecipients = "NO_RECIPIENTS";

    /// <summary>A recipient is not a mail address; it was left out.</summary>
    public const string InvalidRecipient = "INVALID_RECIPIENT";

    /// <summary>The host has registered no <c>IMailSender</c>.</summary>
    public const string MailNotConfigured = "MAIL_NOT_CONFIGURED";

    /// <summary>The mail sender refused or failed, also when asked again.</summary>
    public const string MailFailed = "MAIL_FAILED";

    /// <summary>A tracked event has no name; nothing was sent.</summary>
    public const string EventNameMissing = "EVENT_NAME_MISSING";

    /// <summary>A deferred effect could not be delivered.</summary>
    public const string DeliveryFailed = "DELIVERY_FAILED";

    /// <summary>A URL is not an absolute http or https URL.</summary>
    public const string InvalidUrl = "INVALID_URL";

    /// <summary>A step that writes a variable does not say which.</summary>
    public const string TargetRequired = "TARGET_REQUIRED";

    /// <summary>A time zone offset is neither hours, <c>±HH:mm</c> nor an IANA zone, or out of range; only UTC was written.</summary>
    public const string InvalidTimezoneOffset = "INVALID_TIMEZONE_OFFSET";

    /// <summary>A telephone number has no country code or wrong digits.</summary>
    public const string InvalidPhoneNumber = "INVALID_PHONE_NUMBER";

    /// <summary>The bot has no offload provider of that name.</summary>
    public const string UnknownOffloadProvider = "UNKNOWN_OFFLOAD_PROVIDER";

    /// <summary>An offload provider failed or declined.</summary>
    public const string OffloadFailed = "OFFLOAD_FAILED";

    /// <summary>The bot has no table of that name.</summary>
    public const string UnknownTable = "UNKNOWN_TABLE";

    /// <summary>The table has no column of that name.</summary>
    public const string UnknownColumn = "UNKNOWN_COLUMN";

    /// <summary>A required column got no value.</summary>
    public const string RequiredColumnMissing = "REQUIRED_COLUMN_MISSING";

    /// <summary>A value does not fit the type of its column.</summary>
    public const string InvalidColumnValue = "INVALID_COLUMN_VALUE";

    /// <summary>An update or delete has no conditions and does not say <c>allRecords</c>.</summary>
    public const string ConditionsRequired = "CONDITIONS_REQUIRED";

    /// <summary>The limit or offset of a retrieve is not a whole number or out of range; the nearest allowed number counted.</summary>
    public const string InvalidLimit = "INVALID_LIMIT";

    /// <summary>A table reached the most records it may hold.</summary>
    public const string TableFull = "TABLE_FULL";

    /// <summary>The knowledge base failed.</summary>
    public const string KnowledgeBaseFailed = "KNOWLEDGE_BASE_FAILED";
}
