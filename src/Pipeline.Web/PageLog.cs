namespace Pipeline.Web;

/// <summary>The category of what the pages write into the pipeline's log.</summary>
public sealed class PageLog
{
    private PageLog()
    {
    }
}
