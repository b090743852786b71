using System.Xml;

namespace KartuAsn.Roster.Xlsx;

/// <summary>Unwinds the readers of zip and XML when a limit is exceeded. It never leaves this folder: see <see cref="Refusing"/>.</summary>
internal sealed class RefusedException(RosterProblem problem) : Exception(problem.Code)
{
    public RosterProblem Problem => problem;
}

/// <summary>Turns what zip and XML throw at damaged bytes into a problem; a failing disk stays an exception.</summary>
internal static class Refusing
{
    public static RefusedException TooLarge(string what) => new(new RosterProblem.TooLarge(what));

    public static RefusedException Broken() => new(new RosterProblem.Broken());

    public static bool Is(Exception e) => e is RefusedException or XmlException or InvalidDataException or NotSupportedException
        or EndOfStreamException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException;

    public static RosterProblem ProblemOf(Exception e) => e is RefusedException refused ? refused.Problem : new RosterProblem.Broken();
}
