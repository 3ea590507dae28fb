namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>A compressed member of a web archive is damaged. It stays within the reader of records, which names the record.</summary>
/// <param name="member">The member's offset in the file.</param>
/// <param name="message">What is wrong with it, a clause.</param>
/// <param name="innerException">What found it.</param>
internal sealed class MemberFaultException(long member, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The member's offset in the file.</summary>
    public long Member => member;

    /// <summary>Whether the file ends within the member: what was read of it is right.</summary>
    public bool IsCutOff { get; init; }
}
