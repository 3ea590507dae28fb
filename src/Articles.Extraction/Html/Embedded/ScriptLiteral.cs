using System.Text.Json;
using Acornima;
using Acornima.Ast;

namespace Articles.Extraction.Html.Embedded;

/// <summary>
/// Reads what a script assigns where it is no JSON: Nuxt 2 gives <c>window.__NUXT__</c> names without quotes, <c>!0</c> and <c>void 0</c>,
/// in a function whose parameters are the values that it repeats. It is parsed, never run.
/// </summary>
internal static class ScriptLiteral
{
    // The parser takes about a third of a second for a million characters, whatever they are, and cannot be cancelled.
    private const int MaxLength = 4_000_000;

    /// <summary>The value at a place in a script, whatever follows it; null when it would have to be computed.</summary>
    public static JsonElement? Read(string script, int start)
    {
        if (script.Length - start > MaxLength)
        {
            return null;
        }

        try
        {
            var expression = Parse(script, start);
            var value = expression is SequenceExpression { Expressions: [var first, ..] } ? first : expression;
            return LiteralJson.Of(value, script.Length - start);
        }
        catch (Exception fault) when (fault is ParseErrorException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    /// <summary>Acornima 1.9.1 reads an expression up to the end of the text; where it finds more, the expression ends.</summary>
    private static Expression Parse(string script, int start)
    {
        var parser = new Parser();
        try
        {
            return parser.ParseExpression(script, start, script.Length - start);
        }
        catch (ParseErrorException more) when (more.Error.Index > start && more.Error.Index < script.Length)
        {
            return parser.ParseExpression(script, start, more.Error.Index - start);
        }
    }
}
