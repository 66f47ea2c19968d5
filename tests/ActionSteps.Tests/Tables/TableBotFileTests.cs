using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Knowledge;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Tables;

public sealed class TableBotFileTests
{
    private const string Bot =
        """
        {
          "id": "bot", "languages": ["en"],
          "tables": [ { "name": "questions", "id": "t-1", "columns": [
            { "name": "text", "type": "text", "required": true },
            { "name": "times", "type": "number", "defaultValue": 1 },
            { "name": "asked", "type": "date" },
            { "name": "found", "type": "boolean", "defaultValue": false },
            { "name": "sources", "type": "json" } ] } ],
          "knowledge": { "texts": [ { "text": "# Opening hours\nFrom 8 to 20.", "source": "https://choo.example/hours", "tags": ["office"] } ] },
          "blocks": [
            { "kind": "action", "id": "ask", "steps": [
              { "kind": "knowledgeBase", "destinationVariable": "kb", "question": "{question}", "tags": ["office"], "onNoFindings": "unknown" },
              { "kind": "tableOperation", "operation": "insert", "table": "questions", "values": [
                { "column": "text", "value": "{question}" }, { "column": "asked", "value": "06-10-2020" },
                { "column": "found", "value": "{kb.contentType == \"url\"}" }, { "column": "sources", "value": "{kb.sources}" } ] } ] },
            { "kind": "action", "id": "unknown", "steps": [
              { "kind": "tableOperation", "operation": "insert", "table": "t-1", "values": [ { "column": "text", "value": "{question}" } ] } ] },
            { "kind": "action", "id": "report", "steps": [
              { "kind": "tableOperation", "operation": "retrieve", "table": "questions", "match": "any", "limit": 5, "offset": 0,
                "conditions": [ { "column": "found", "operator": "does not equal", "value": "yes" }, { "column": "asked", "operator": "exists" } ],
                "sort": { "column": "text", "direction": "desc" }, "targetVariable": "rows" } ] } ]
        }
        """;

    [Fact]
    public async Task A_bot_file_asks_its_knowledge_and_keeps_the_questions_in_its_table()
    {
        BotDefinition bot = new BotReader().Read(Bot);
        BlockExecutor executor = new(new Ports(new InMemoryTableStore(), new BotKnowledgeBase()));
        Session session = Run.Session();

        foreach (string question in (string[])["What are your opening hours?", "Who won the world cup?"])
        {
            session.Set("question", question);
            BlockResult result = await executor.RunAsync(bot, "ask", session, CancellationToken.None);
            Assert.All(result.Log, step => Assert.Null(step.Error));
        }

        await executor.RunAsync(bot, "report", session, CancellationToken.None);

        Assert.True(session.Variables["rows"].TryGetList(out ValueList? rows));
        Assert.Equal(["Who won the world cup?", "What are your opening hours?"], rows.Select(row => row["text"].ToString()));
        Assert.Equal([false, true], rows.Select(row => row["found"]));
        Assert.Equal([1, 1], rows.Select(row => row["times"]));
        Assert.Equal("https://choo.example/hours", rows[1]["sources"][0]["url"]);
        Assert.Equal("2020-10-06T00:00:00.000Z", rows[1]["asked"]);
    }
}
