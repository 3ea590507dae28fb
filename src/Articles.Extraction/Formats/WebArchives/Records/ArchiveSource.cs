namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>The expanded bytes of a web archive, read once and forward. It consists of members that can be read one without the other.</summary>
internal abstract class ArchiveSource : IDisposable
{
    /// <summary>The offset in the file of the member that the last bytes came from.</summary>
    public abstract long Member { get; }

    /// <summary>The offset in the file of the first byte that is read.</summary>
    public long Origin { get; protected set; }

    /// <summary>Whether the file is compressed: what is read has no offset of its own in it.</summary>
    public abstract bool IsCompressed { get; }

    /// <summary>Reads bytes of one member.</summary>
    /// <returns>How many; 0 at the end of the file.</returns>
    /// <exception cref="MemberFaultException">The member is damaged. <see cref="Recover"/> goes on behind it.</exception>
    public abstract int Read(Span<byte> buffer);

    /// <summary>
    /// Whether the member that is being read is damaged, as far as its checksum tells it, which stands at its end. If the stream cannot
    /// seek, that is not known before.
    /// </summary>
    public virtual bool IsMemberDamaged() => false;

    /// <summary>Goes on at the next member that can be read, after a fault.</summary>
    /// <param name="isStart">Whether a record begins with the given bytes.</param>
    /// <returns>Whether there is one.</returns>
    public abstract bool Recover(StartPredicate isStart);

    /// <summary>Goes on at a member that is known. What was told at the beginning, such as a dictionary, is kept.</summary>
    /// <param name="stream">The archive from there on; it stays open.</param>
    /// <param name="offset">The member's offset in the file.</param>
    public abstract void MoveTo(Stream stream, long offset);

    /// <inheritdoc/>
    public abstract void Dispose();
}
