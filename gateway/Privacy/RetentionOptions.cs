namespace KartuAsn.Gateway.Privacy;

/// <summary>How long bytes are kept that are no longer needed (UU 27/2022 Pasal 43).</summary>
public sealed class RetentionOptions
{
    /// <summary>Card files and photos, after a newer one took their place or they were given back; 0: for ever.</summary>
    public int ReplacedFilesDays { get; set; } = 365;

    /// <summary>After somebody left service: from then on what is on file of them may be erased.</summary>
    public int YearsAfterLeaving { get; set; } = 5;
}
