using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Tests;

public sealed class SearchHitTests
{
    [Fact]
    public void In_json_a_snippet_is_plain_text_with_the_places_of_its_matches()
    {
        var hit = new SearchHit { Id = ArticleId.FromName("a"), Name = "a", Snippet = "An \u0002electric\u0003 \u0002car\u0003." };

        var json = JsonSerializer.SerializeToNode(hit, JsonSerializerOptions.Web)!;

        ((string?)json["snippet"]).ShouldBe("An electric car.");
        json["matches"]!.AsArray().Select(match => ((int)match!["start"]!, (int)match["length"]!)).ShouldBe([(3, 8), (12, 3)]);
        json.ToJsonString().ShouldNotContain("u0002");
    }

    [Fact]
    public void A_hit_without_a_snippet_has_no_matches() =>
        new SearchHit { Id = ArticleId.FromName("a"), Name = "a" }.Matches.ShouldBeEmpty();
}
