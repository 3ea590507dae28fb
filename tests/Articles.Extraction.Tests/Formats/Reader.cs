using System.Text;
using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats;

/// <summary>Reads bytes and strings as if they had been dropped.</summary>
internal static class Reader
{
    public static FileDocuments Read(string name, byte[] content, ReadingOptions? options = null) =>
        new ArticleReader(options ?? new ReadingOptions(), TimeProvider.System).Read(name, content, TestContext.Current.CancellationToken);

    public static IReadOnlyList<SourceDocument> All(string name, byte[] content, ReadingOptions? options = null) =>
        Read(name, content, options).Documents;

    public static IReadOnlyList<SourceDocument> All(string name, string content, ReadingOptions? options = null) =>
        All(name, Encoding.UTF8.GetBytes(content), options);

    public static SourceDocument One(string name, byte[] content, ReadingOptions? options = null) =>
        All(name, content, options).ShouldHaveSingleItem();

    public static SourceDocument One(string name, string content, ReadingOptions? options = null) =>
        One(name, Encoding.UTF8.GetBytes(content), options);

    public static RejectionReason Rejection(string name, byte[] content, ReadingOptions? options = null) =>
        Should.Throw<ArticleRejectedException>(() => All(name, content, options)).Reason;

    public static RejectionReason Rejection(string name, string content, ReadingOptions? options = null) =>
        Rejection(name, Encoding.UTF8.GetBytes(content), options);
}
