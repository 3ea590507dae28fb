#pragma warning disable RCS0056 // A line is as long as the text: a line of it is a paragraph.

namespace Pipeline.Tests;

/// <summary>An article for tests that need one: compiled into each project that has such tests.</summary>
internal static class SampleText
{
    public const string Article = """
        Harbour Bridge Reopens After Two Years of Repairs

        The harbour bridge in Port Ellery reopened to traffic on Monday, two years after engineers closed it because of cracks in its eastern pier.

        Mayor Clara Whitfield cut a ribbon at sunrise and thanked the three hundred workers who had replaced more than nine hundred rivets by hand.

        "We were told that it could not be done before the winter, and here we are," she said,
        before the first bus crossed with the crew aboard.

        The city expects the detour through the old town, which had angered shopkeepers and commuters alike, to be lifted by the end of the week.
        """;
}
