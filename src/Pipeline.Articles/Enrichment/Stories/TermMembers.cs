namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>The articles that have a term.</summary>
internal sealed class TermMembers
{
    private readonly List<StoryMember> _members = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public IEnumerable<StoryMember> Present => _members.Where(member => member.IsPresent);

    public void Add(StoryMember member)
    {
        _members.Add(member);
        Count++;
    }

    /// <summary>One of them, which is no longer present, is left out.</summary>
    public void Leave()
    {
        Count--;
        if (_members.Count > 2 * (Count + 4))
        {
            _members.RemoveAll(member => !member.IsPresent);
        }
    }
}
