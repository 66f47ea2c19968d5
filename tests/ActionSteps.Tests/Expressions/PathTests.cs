using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Expressions;

public class PathTests
{
    private const string Variables = """
        {"users":[{"firstname":"Elon","tags":["a","b"]}],"i":0,"key":"firstname","name":"Ann","Ünï_1$":"x","@sys":{"and":"y","1st":"z"},
         "obj":{"first name":"q","0":"zero","length":7},"t":"abc","evil":"__proto__","or":1}
        """;

    [Theory]
    [InlineData("users[0].firstname", "Elon")]
    [InlineData("users.0.firstname", "Elon")]
    [InlineData("users . 0 . firstname", "Elon")]
    [InlineData("users [ 0 ] [ \"firstname\" ]", "Elon")]
    [InlineData("users[-1].firstname", "Elon")]
    [InlineData("users[i].firstname", "Elon")]
    [InlineData("users[i][key]", "Elon")]
    [InlineData("users[i + 0].tags[1]", "b")]
    [InlineData("users[\"0\"].tags[\"length\"]", "2")]
    [InlineData("(users)[0].tags.length", "2")]
    [InlineData("users[0].tags[-i - 1]", "b")]
    [InlineData("obj[\"first name\"]", "q")]
    [InlineData("obj[i]", "zero")]
    [InlineData("obj[0]", "zero")]
    [InlineData("obj.length", "7")]
    [InlineData("t.length", "3")]
    [InlineData("[1, 2, 3][1]", "2")]
    [InlineData("\"abc\".length", "3")]
    [InlineData("Ünï_1$", "x")]
    [InlineData("@sys.and", "y")]
    [InlineData("@sys.1st", "z")]
    public void Paths_lead_into_values(string expression, string expected) =>
        Assert.Equal(expected, Given.Session(Variables).Evaluate(expression).ToString());

    [Theory]
    [InlineData("missing")]
    [InlineData("missing.deep.path[3].x")]
    [InlineData("missing[i][key]")]
    [InlineData("Name")]
    [InlineData("users[1]")]
    [InlineData("users[0.5]")]
    [InlineData("users[i + 0.5]")]
    [InlineData("users[99999999999]")]
    [InlineData("t[0]")]
    [InlineData("t[i]")]
    [InlineData("name.first")]
    [InlineData("__proto__")]
    [InlineData("obj.__proto__")]
    [InlineData("obj.constructor")]
    [InlineData("obj[\"prototype\"]")]
    [InlineData("obj[evil]")]
    [InlineData("obj[evil][evil].x")]
    public void Steps_that_lead_nowhere_are_undefined(string expression) =>
        Assert.Equal(Value.Undefined, Given.Session(Variables).Evaluate(expression));

    [Theory]
    [InlineData("GET(\"or\")", "1")]
    [InlineData("get('users[0].firstname')", "Elon")]
    [InlineData("GET(\"obj.first name\")", "q")]
    [InlineData("GET(CHOSEN())", "Ann")]
    [InlineData("GET(missing)", "")]
    [InlineData("GET(users)", "")]
    public void GET_reads_the_session_by_the_text_of_a_path(string expression, string expected)
    {
        FunctionRegistry functions = new FunctionRegistry().Add("CHOSEN", static (_, _) => "name");

        Assert.Equal(expected, Given.Session(Variables, functions).Evaluate(expression).ToString());
    }

    [Fact]
    public void Internal_data_and_locale_are_read_like_variables()
    {
        Session session = new("s", "web");
        session.SetInternal("internal.locale", "nl-be");
        session.SetInternal("internal.user", Given.Json("""{"firstName":"Ann"}"""));
        EvaluationContext context = new(session.Variables);

        Assert.Equal("web Ann nl-be", context.Render("{internal.channel} {internal[\"user\"].firstName} {locale}"));
    }

    [Fact]
    public void Events_are_read_like_variables()
    {
        Session session = new("s");
        session.Set("eventvar", 1);
        EvaluationContext context = new(session.Variables);

        Assert.Equal("eventvar ADDED", context.Render("{events.variablesChanged[0].path} {events.variablesChanged[0].type}"));
    }
}
