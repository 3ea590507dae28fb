using System.Security.Cryptography;
using System.Text;
using Articles.Extraction.Formats;
using CsCheck;

namespace Articles.Extraction.Tests.Formats;

public sealed class PartKeyTests
{
    private static readonly Gen<string?> Title = Gen.OneOf<string?>(null, string.Empty, "a", "a\nb", "b");
    private static readonly Gen<string> Content = Gen.OneOf("", "a", "b", "b\na", "\na", "a\nb\na");

    [Fact]
    public void Items_that_share_a_link_get_a_hash_of_what_they_say()
    {
        var documents = PartKey.Distinguish([Item("link", "A", "first"), Item("link", "B", "second"), Item("other", "C", "third")]);

        documents.Select(document => document.Part).ShouldBe([$"link#{Hash("A\nfirst")}", $"link#{Hash("B\nsecond")}", "other"]);
    }

    [Fact]
    public void An_item_whose_link_reads_like_what_another_is_given_is_not_taken_for_it()
    {
        var given = $"link#{Hash("A\nfirst")}";
        SourceDocument[] items = [Item("link", "A", "first"), Item("link", "B", "second"), Item(given, "C", "third"),
            Item($"{given}#{Hash("C\nthird")}", "D", "fourth")];

        var documents = PartKey.Distinguish(items);

        documents.Select(document => document.Part).Distinct().Count().ShouldBe(4);
        documents.Take(2).Select(document => document.Part).ShouldBe([given, $"link#{Hash("B\nsecond")}"]);
    }

    [Fact]
    public void Any_documents_that_differ_have_keys_that_differ_in_any_order() =>
        Gen.Select(Gen.OneOf("link", "other", $"link#{Hash("a\nb\na")}", $"link#{Hash("\nb")}", $"other#{Hash("b\na")}"), Title, Content)
            .Select((part, title, content) => Item(part, title, content)).Array[2, 12].Sample(items =>
            {
                var documents = PartKey.Distinguish(items);
                documents.Select(document => document.Part).Distinct().Count().ShouldBe(documents.Count);
                documents.Count.ShouldBe(items.Select(Said).Distinct().Count());
                PartKey.Distinguish([.. items.Reverse()]).Select(document => document.Part)
                    .ShouldBe(documents.Select(document => document.Part), ignoreOrder: true);
            });

    [Fact]
    public void Two_hashes_are_the_same_only_when_title_and_content_are() =>
        Gen.Select(Title, Content, Title, Content).Sample((title, content, otherTitle, otherContent) =>
            (PartKey.Of([], title, content) == PartKey.Of([], otherTitle, otherContent))
                .ShouldBe((title, content) == (otherTitle, otherContent)));

    private static (string?, string?, string) Said(SourceDocument document) => (document.Part, document.Declared.Title, document.Content);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static SourceDocument Item(string part, string? title, string content) => new()
    {
        Name = "feed.json",
        Part = part,
        Format = SourceFormat.Json,
        Kind = ContentKind.Text,
        Content = content,
        Declared = new DeclaredMetadata { Title = title },
    };
}
