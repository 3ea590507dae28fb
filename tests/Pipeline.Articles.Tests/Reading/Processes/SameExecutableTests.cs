using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Articles.Tests.Reading.Processes;

public sealed class SameExecutableTests
{
    private const string Runtime = "/usr/lib/dotnet/shared/Microsoft.NETCore.App/10.0.1/";

    [Theory]
    [InlineData("/app/articles", "/app/articles.dll", "/app/articles reader-process")]
    [InlineData("/app/Pipeline.Functions", "/app/Pipeline.Functions.dll", "/app/Pipeline.Functions reader-process")]
    [InlineData("/app/articles", "", "/app/articles reader-process")]
    [InlineData("/usr/bin/dotnet", "/app/articles.dll", "/usr/bin/dotnet exec /app/articles.dll reader-process")]
    public void Starts_the_program_as_it_was_started(string process, string assembly, string command) =>
        Started(process, assembly).ShouldBe(command);

    [Fact]
    public void Starts_by_dotnet_what_a_native_host_has_loaded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Its paths are others.");
        Started("/azure-functions-host/FunctionsNetHost", "/app/Pipeline.Functions.dll")
            .ShouldBe("/usr/lib/dotnet/dotnet exec /app/Pipeline.Functions.dll reader-process");
    }

    private static string Started(string process, string assembly)
    {
        var command = SameExecutable.Find(process, assembly, Runtime);
        return $"{command.FileName} {string.Join(' ', command.Arguments)}";
    }
}
