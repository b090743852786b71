using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>People who have and people who have not uploaded the card.</summary>
public readonly record struct Count(int Uploaded, int NotUploaded)
{
    /// <summary>Everybody counted.</summary>
    [JsonIgnore]
    public int People => Uploaded + NotUploaded;

    public static Count operator +(Count a, Count b) => new(a.Uploaded + b.Uploaded, a.NotUploaded + b.NotUploaded);

    public static Count operator -(Count a, Count b) => new(a.Uploaded - b.Uploaded, a.NotUploaded - b.NotUploaded);
}

/// <summary>
/// A sum of standings on a date: the columns of form E (annex E of the letter), and beside them what the form has no column for.
/// </summary>
/// <param name="PppkParuhWaktu">Part-time PPPK, also inside <paramref name="Pppk"/>.</param>
/// <param name="Cpns">People without a TMT PNS: no card yet, in no column.</param>
/// <param name="Suspended">People suspended; whether they are inside the columns is policy.</param>
/// <param name="Review">People somebody has to look at; those of an unclear code are in no column.</param>
public readonly record struct Tally(Count Pns, Count Pppk, Count PppkParuhWaktu, int Cpns, int Suspended, int Review)
{
    /// <summary>PNS + PPPK: the column TOTAL of the form.</summary>
    public Count Total => Pns + Pppk;

    public static Tally operator +(Tally a, Tally b) => new(
        a.Pns + b.Pns, a.Pppk + b.Pppk, a.PppkParuhWaktu + b.PppkParuhWaktu,
        a.Cpns + b.Cpns, a.Suspended + b.Suspended, a.Review + b.Review);

    public static Tally operator -(Tally a, Tally b) => new(
        a.Pns - b.Pns, a.Pppk - b.Pppk, a.PppkParuhWaktu - b.PppkParuhWaktu,
        a.Cpns - b.Cpns, a.Suspended - b.Suspended, a.Review - b.Review);

    public static Tally operator *(Tally a, int times) => new(
        new(a.Pns.Uploaded * times, a.Pns.NotUploaded * times),
        new(a.Pppk.Uploaded * times, a.Pppk.NotUploaded * times),
        new(a.PppkParuhWaktu.Uploaded * times, a.PppkParuhWaktu.NotUploaded * times),
        a.Cpns * times, a.Suspended * times, a.Review * times);
}

/// <summary>The attributes of a standing that counting looks at. People who share them are counted alike.</summary>
public readonly record struct Countable(Kind Kind, bool PartTime, Service Service, Suspension Suspended, bool Uploaded, bool Review)
{
    public static Countable Of(Standing s) => new(s.Kind, s.PartTime, s.Service, s.Suspended, s.Uploaded, s.Review);

    /// <summary>In the columns of form E.</summary>
    public bool Counts(Policy policy) =>
        Service == Service.Serving && Kind != Kind.Cpns
        && (policy.SuspendedCounts || !policy.Suspends(Suspended)) && (policy.PartTimeCounts || !PartTime);

    /// <summary>What one such person adds.</summary>
    public Tally Tally(Policy policy)
    {
        var serving = Service == Service.Serving;
        var one = Uploaded ? new Count(1, 0) : new Count(0, 1);
        var counted = Counts(policy);
        return new Tally(
            Pns: counted && Kind == Kind.Pns ? one : default,
            Pppk: counted && Kind == Kind.Pppk ? one : default,
            PppkParuhWaktu: counted && Kind == Kind.Pppk && PartTime ? one : default,
            Cpns: serving && Kind == Kind.Cpns ? 1 : 0,
            Suspended: serving && policy.Suspends(Suspended) ? 1 : 0,
            Review: Review && (serving || Service == Service.Unclear) ? 1 : 0);
    }
}
