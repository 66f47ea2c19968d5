using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActionSteps.Tests.Blocks;

/// <summary>
/// Checks JSON against the part of JSON Schema 2020-12 that the schema of bots uses. A keyword that it does not know fails, so that
/// nothing passes unchecked.
/// </summary>
internal sealed class SchemaCheck(JsonNode root)
{
    private static readonly string[] Notes = ["$schema", "$defs", "title", "description", "default"];

    private readonly List<string> _faults = [];

    public static IReadOnlyList<string> Faults(string schema, string json)
    {
        JsonNode root = JsonNode.Parse(schema)!;
        SchemaCheck check = new(root);
        check.Check(root, JsonNode.Parse(json), "$");
        return check._faults;
    }

    private void Check(JsonNode schema, JsonNode? value, string path)
    {
        if (schema is not JsonObject keywords)
        {
            Expect(schema.GetValue<bool>(), path, "nothing is allowed here");
            return;
        }

        foreach ((string keyword, JsonNode? argument) in keywords)
        {
            if (!Notes.Contains(keyword))
            {
                Check(keyword, argument!, keywords, value, path);
            }
        }
    }

    private void Check(string keyword, JsonNode argument, JsonObject keywords, JsonNode? value, string path)
    {
        switch (keyword)
        {
            case "$ref":
                Check(root["$defs"]![argument.GetValue<string>()["#/$defs/".Length..]]!, value, path);
                break;
            case "type":
                Expect(argument is JsonArray types ? types.Any(type => IsOf(value, type!)) : IsOf(value, argument), path, $"is no {argument}");
                break;
            case "enum":
                Expect(argument.AsArray().Any(one => JsonNode.DeepEquals(one, value)), path, $"{value} is none of {argument.ToJsonString()}");
                break;
            case "const":
                Expect(JsonNode.DeepEquals(argument, value), path, $"is not {argument}");
                break;
            case "minimum":
                Expect(value is not JsonValue number || !number.TryGetValue(out double size) || size >= argument.GetValue<double>(), path, "is too small");
                break;
            case "pattern":
                Expect(value?.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), argument.GetValue<string>()), path, "does not match");
                break;
            case "items":
                CheckAll(value as JsonArray ?? [], (item, index) => Check(argument, item, $"{path}[{index}]"));
                break;
            case "required":
                CheckAll(argument.AsArray(), (name, _) => Expect(
                    value is not JsonObject members || members.ContainsKey(name!.GetValue<string>()), path, $"has no {name}"));
                break;
            case "properties":
                foreach ((string name, JsonNode? schema) in argument.AsObject())
                {
                    if (value is JsonObject owner && owner.TryGetPropertyValue(name, out JsonNode? member))
                    {
                        Check(schema!, member, $"{path}.{name}");
                    }
                }

                break;
            case "additionalProperties":
                foreach ((string name, JsonNode? member) in value as JsonObject ?? [])
                {
                    if (keywords["properties"]?[name] is null)
                    {
                        Check(argument, member, $"{path}.{name}");
                    }
                }

                break;
            case "allOf":
                CheckAll(argument.AsArray(), (rule, _) => Check(rule!, value, path));
                break;
            case "if":
                SchemaCheck trial = new(root);
                trial.Check(argument, value, path);
                if (trial._faults.Count == 0)
                {
                    Check(keywords["then"]!, value, path);
                }

                break;
            case "then":
                break;
            default:
                throw new NotSupportedException($"Keyword \"{keyword}\" is not checked.");
        }
    }

    private static void CheckAll(JsonArray items, Action<JsonNode?, int> check)
    {
        for (int i = 0; i < items.Count; i++)
        {
            check(items[i], i);
        }
    }

    private static bool IsOf(JsonNode? value, JsonNode type) => (type.GetValue<string>(), value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value!.GetValue<double>() % 1 == 0,
        _ => false,
    };

    private void Expect(bool holds, string path, string message)
    {
        if (!holds)
        {
            _faults.Add($"{path}: {message}");
        }
    }
}
