using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Acornima;
using Acornima.Ast;

namespace Articles.Extraction.Html.Embedded;

/// <summary>Writes the literals of a JavaScript expression as JSON; calls, operators and everything else that is computed is refused.</summary>
internal sealed class LiteralJson : IDisposable
{
    private const int MaxDepth = 100;

    // Parameters that are used again and again make more of a script than it is.
    private const int MaxGrowth = 8;

    private static readonly Dictionary<string, Expression> NoParameters = [];

    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Utf8JsonWriter _writer;
    private readonly long _most;

    private LiteralJson(int length)
    {
        _writer = new(_json, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2 * MaxDepth });
        _most = MaxGrowth * (length + 1L);
    }

    /// <summary>The value of an expression; null when it is no literal, or grows to more than eight times the script's length.</summary>
    /// <param name="expression">A literal, or a call of a function that returns one.</param>
    /// <param name="length">The length of the script, in characters.</param>
    public static JsonElement? Of(Expression expression, int length)
    {
        using var json = new LiteralJson(length);
        var (value, parameters) = Called(expression);
        if (value is null || !json.Write(value, parameters, MaxDepth))
        {
            return null;
        }

        json._writer.Flush();
        using var document = JsonDocument.Parse(json._json.WrittenMemory, new() { MaxDepth = 2 * MaxDepth });
        return document.RootElement.Clone();
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    /// <summary><c>function(a,b){return {…}}(1,"x")</c>: what it returns, and the values that its parameters stand for.</summary>
    private static (Expression? Value, Dictionary<string, Expression> Parameters) Called(Expression expression)
    {
        if (expression is not CallExpression { Callee: IFunction function } call)
        {
            return (expression, NoParameters);
        }

        var parameters = new Dictionary<string, Expression>(StringComparer.Ordinal);
        for (var at = 0; at < function.Params.Count; at++)
        {
            if (function.Params[at] is not Identifier { Name: var name })
            {
                return (null, NoParameters);
            }

            parameters[name] = at < call.Arguments.Count ? call.Arguments[at] : new Identifier("undefined");
        }

        var value = function.Body switch
        {
            Expression result => result,
            FunctionBody { Body: [ReturnStatement { Argument: { } result }] } => result,
            _ => null,
        };
        return (value, parameters);
    }

    private bool Write(Expression value, Dictionary<string, Expression> parameters, int depth)
    {
        if (depth == 0 || _writer.BytesCommitted + _writer.BytesPending > _most)
        {
            return false;
        }

        switch (value)
        {
            case ObjectExpression literal:
                return Write(literal, parameters, depth - 1);
            case ArrayExpression literal:
                return Write(literal, parameters, depth - 1);
            case StringLiteral { Value: var text }:
                return Put(writer => writer.WriteStringValue(text));
            case TemplateLiteral { Expressions.Count: 0, Quasis: [{ Value.Cooked: { } text }] }:
                return Put(writer => writer.WriteStringValue(text));
            case NumericLiteral { Value: var number }:
                return Number(number);
            case BooleanLiteral { Value: var truth }:
                return Put(writer => writer.WriteBooleanValue(truth));
            case NullLiteral or UnaryExpression { Operator: Operator.Void, Argument: NumericLiteral }:
                return Put(writer => writer.WriteNullValue());
            case UnaryExpression { Operator: Operator.LogicalNot, Argument: NumericLiteral { Value: var number } }:
                return Put(writer => writer.WriteBooleanValue(number == 0));
            case UnaryExpression { Operator: Operator.UnaryNegation, Argument: NumericLiteral { Value: var number } }:
                return Number(-number);
            case NewExpression { Callee: Identifier { Name: "Date" }, Arguments: [var moment] }:
                return Write(moment, parameters, depth - 1);
            case Identifier { Name: var name } when parameters.TryGetValue(name, out var argument):
                // An argument stands outside the function: the names in it are not the function's.
                return Write(argument, NoParameters, depth - 1);
            default:
                return value is Identifier { Name: "undefined" or "NaN" or "Infinity" } && Put(writer => writer.WriteNullValue());
        }
    }

    private bool Write(ObjectExpression value, Dictionary<string, Expression> parameters, int depth)
    {
        _writer.WriteStartObject();
        foreach (var node in value.Properties)
        {
            if (node is not Property { Computed: false, Kind: PropertyKind.Init, Value: Expression member } property
                || Name(property.Key) is not { } name)
            {
                return false;
            }

            _writer.WritePropertyName(name);
            if (!Write(member, parameters, depth))
            {
                return false;
            }
        }

        return Put(writer => writer.WriteEndObject());
    }

    private bool Write(ArrayExpression value, Dictionary<string, Expression> parameters, int depth)
    {
        _writer.WriteStartArray();
        foreach (var element in value.Elements)
        {
            if (element is null)
            {
                _writer.WriteNullValue();
            }
            else if (!Write(element, parameters, depth))
            {
                return false;
            }
        }

        return Put(writer => writer.WriteEndArray());
    }

    private static string? Name(Expression key) => key switch
    {
        Identifier { Name: var name } => name,
        StringLiteral { Value: var name } => name,
        NumericLiteral { Raw: var name } => name,
        _ => null,
    };

    private bool Number(double number) =>
        Put(writer =>
        {
            if (double.IsFinite(number))
            {
                writer.WriteNumberValue(number);
            }
            else
            {
                writer.WriteNullValue();
            }
        });

    private bool Put(Action<Utf8JsonWriter> write)
    {
        write(_writer);
        return true;
    }
}
