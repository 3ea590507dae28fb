using CsCheck;

namespace Pipeline.Search.Tests.Queries;

/// <summary>Queries as they come: built of the language's own pieces, and of anything at all.</summary>
internal static class QueryGen
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "china", "Häuser", "中国", "ประเทศ", "मंत्री", "AND", "OR", "NOT", "NEAR", "NEAR(", "(", ")", "\"", "'", "“", "-", "+", "*", "^",
        "title:", "entity:", "body:", "{title}:",
        ":", " ", "  ", "\t", "\0", "\u0002", "\u200B", "\u0301", "\U0001F600", "\uD800", "\uDC00", "\\", "/", "~2", "[a TO b]", "%", "_",
        ";--", "chi*", "a");

    public static readonly Gen<string> Text = Gen.OneOf(
        Piece.Array[0, 12].Select(string.Concat),
        Piece.Array[0, 8].Select(pieces => string.Join(' ', pieces)),
        Gen.String[0, 40]);
}
