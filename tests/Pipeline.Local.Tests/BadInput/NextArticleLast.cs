using Xunit.Sdk;
using Xunit.v3;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Runs the article that comes after all the bad ones after all the bad ones.</summary>
public sealed class NextArticleLast : ITestMethodOrderer
{
    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod =>
        [.. testMethods.OrderBy(
            method => method?.MethodName == nameof(BadInputTests.The_next_article_is_published_and_the_host_stays_small))];
}
