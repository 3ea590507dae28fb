using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Articles.Client.Tests.Events;

/// <summary>The types against the JSON Schemas that the pipeline's events meet: every field, and which of them are always there.</summary>
public sealed class SchemaTests
{
    public static TheoryData<Type, string, string> Types() => new()
    {
        { typeof(EnrichedData), "article-event", "data" },
        { typeof(WithdrawnData), "withdrawn-event", "data" },
        { typeof(EventEntity), "article-event", "data/entities" },
        { typeof(SentimentScores), "article-event", "data/sentimentScores" },
        { typeof(WireDetails), "article-event", "data/wire" },
        { typeof(WireTerm), "article-event", "data/wire/subjects" },
        { typeof(WirePicture), "article-event", "data/wire/pictures" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_field_of_the_schema_is_read_and_nothing_besides(Type type, string schema, string path)
    {
        var described = Find(schema, path);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToList();

        properties.Select(NameOf).ShouldBe(
            described.GetProperty("properties").EnumerateObject().Select(property => property.Name), ignoreOrder: true);
        properties.Where(property => property.IsDefined(typeof(RequiredMemberAttribute))).Select(NameOf).ShouldBe(
            described.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [],
            ignoreOrder: true);
    }

    private static JsonElement Find(string schema, string path)
    {
        using var document = JsonDocument.Parse(
            RepositoryFiles.Read($"src/Pipeline.Articles/Publishing/{schema}.schema.json"));
        var place = document.RootElement;
        foreach (var name in path.Split('/'))
        {
            place = place.GetProperty("properties").GetProperty(name);
            place = place.TryGetProperty("items", out var items) ? items : place;
        }

        return place.Clone();
    }

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
