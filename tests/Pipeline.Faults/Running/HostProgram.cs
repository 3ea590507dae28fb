namespace Pipeline.Faults.Running;

/// <summary>Which program is the host.</summary>
public enum HostProgram
{
    /// <summary><c>articles serve</c>, as it is delivered.</summary>
    Articles,

    /// <summary>This program's <c>host</c>: the same services, with faults that the settings below <c>Faults</c> ask for.</summary>
    Faulty,
}
