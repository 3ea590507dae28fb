using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Articles.Contracts;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Tests.Http;

public sealed class OperatorFunctionsTests
{
    private static readonly IReadOnlyList<HttpTriggerAttribute> Triggers =
    [
        .. typeof(OperatorFunctions).GetMethods()
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>(),
    ];

    [Fact]
    public void Every_route_of_the_openapi_document_is_a_function_and_nothing_besides()
    {
        using var document = JsonDocument.Parse(typeof(ArticleId).Assembly.GetManifestResourceStream("Operations.openapi.json")!);
        var described = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (operation.Name, path.Name.TrimStart('/'))));

        Triggers.Select(trigger => (trigger.Methods!.Single(), trigger.Route!.Replace("{*", "{", StringComparison.Ordinal)))
            .ShouldBe(described, ignoreOrder: true);
    }

    [Fact]
    public void Every_function_asks_for_its_key() => Triggers.ShouldAllBe(trigger => trigger.AuthLevel == AuthorizationLevel.Function);
}
