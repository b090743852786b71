namespace KartuAsn.Contracts;

/// <summary>The instant, and the day it is in the city. There is no "today" without a zone; the city's has no daylight saving.</summary>
public sealed class CityClock(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>WIB, in which every sentence and paper of this product tells the time.</summary>
    public const string DefaultZone = "Asia/Jakarta";

    public static CityClock System() => new(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById(DefaultZone));

    public TimeZoneInfo Zone => zone;

    /// <summary>The instant, with the city's offset.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    public DateOnly Today => DayOf(Now);

    /// <summary>The local day an instant falls on.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>An instant with the city's offset.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>The first instant after a local day.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }
}
